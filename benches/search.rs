//! The filter by itself: `cargo bench --bench search`. Beside peers, run by turns: `--bench peers`.

#[path = "support/corpus.rs"]
mod corpus;

use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use teigen::brief::Library;
use teigen::lang::Lang;
use teigen::search::{Index, Within};

const ITEMS: usize = 100_000;
const QUERIES: [&str; 10] =
    ["日", "首脳", "拉致問題", "北非会", "のを", "拉致 制裁", "rachi", "shunou", "!拉致", "kind:event 首脳"];
const ENGLISH: [&str; 4] = ["s", "se", "security", "jkclm"];

struct Corpus {
    library: Arc<Library>,
    index: Index,
}

impl Corpus {
    fn new(lang: Lang) -> Corpus {
        let library = Arc::new(corpus::library(lang, &corpus::sentences(lang, ITEMS)));
        let index = Index::new(Arc::clone(&library));
        index.build();
        Corpus { library, index }
    }

    fn search(&self, query: &str) -> usize {
        self.index.search(query, Within::Library, 1000).total
    }
}

static JAPANESE: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(Lang::Ja));
static IN_ENGLISH: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(Lang::En));

fn main() {
    divan::main();
}

#[divan::bench(args = QUERIES)]
fn japanese(bencher: Bencher, query: &str) {
    let corpus = &*JAPANESE;
    bencher.bench(|| corpus.search(black_box(query)));
}

#[divan::bench(args = ENGLISH)]
fn english(bencher: Bencher, query: &str) {
    let corpus = &*IN_ENGLISH;
    bencher.bench(|| corpus.search(black_box(query)));
}

#[divan::bench(sample_count = 10)]
fn build(bencher: Bencher) {
    let library = &JAPANESE.library;
    bencher.with_inputs(|| Index::new(Arc::clone(library))).bench_values(|index| {
        index.build();
        index
    });
}

#[divan::bench(sample_count = 10)]
fn scan(bencher: Bencher) {
    let library = &JAPANESE.library;
    let index = Index::new(Arc::clone(library));
    bencher.bench(|| index.search(black_box("首脳"), Within::Library, 1000).total);
}
