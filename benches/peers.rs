//! The filter beside other filters over the same lines, run by turns: `cargo bench --bench peers`,
//! with `-- ITEMS ROUNDS` in other numbers than 100,000 items and 15 rounds. With `-- cpu` the times are
//! those that all threads together spend computing: what can be compared on a machine that is busy.
//!
//! `memmem` is one pass for the query as it stands over all the text, on one thread, and counts; the
//! others find every match and put the best first, on two threads. What they count is not the same:
//! here scattered characters must stand near each other, and for the others anywhere in a line.

#[path = "support/corpus.rs"]
mod corpus;

use std::hint::black_box;
use std::thread;
use std::time::Duration;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::Utf32String;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use rustix::time::{ClockId, clock_gettime};
use teigen::lang::Lang;
use teigen::search::{Index, Within};

const JAPANESE: [&str; 6] = ["日", "首脳", "拉致", "拉致問題", "北非会", "のを"];
const ENGLISH: [&str; 3] = ["s", "security", "jkclm"];
const KOREAN: [&str; 2] = ["대", "대책"];
/// As many as the desk lists.
const LISTED: usize = 1000;
const COLUMNS: [&str; 5] = ["memmem", "teigen", "frizbee", "nucleo", "skim"];

/// The same lines as each filter takes them.
struct Corpus {
    lines: Vec<String>,
    text: String,
    wide: Vec<Utf32String>,
    index: Index,
}

fn main() {
    let mut numbers = std::env::args().filter_map(|arg| arg.parse::<usize>().ok());
    let (items, rounds) = (numbers.next().unwrap_or(100_000), numbers.next().unwrap_or(15));
    let clock = if std::env::args().any(|arg| arg == "cpu") { ClockId::ProcessCPUTime } else { ClockId::Monotonic };
    println!("{items} items, medians of {rounds} rounds, milliseconds by {clock:?} (matches)\n");
    println!("| query | {} |", COLUMNS.join(" | "));
    println!("|---|{}", "---|".repeat(COLUMNS.len()));
    for (lang, queries) in [(Lang::Ja, &JAPANESE[..]), (Lang::En, &ENGLISH), (Lang::Ko, &KOREAN)] {
        let corpus = Corpus::new(lang, items);
        queries.iter().for_each(|query| corpus.compare(query, rounds, clock));
    }
}

impl Corpus {
    fn new(lang: Lang, items: usize) -> Corpus {
        let lines = corpus::sentences(lang, items);
        let library = corpus::library(lang, &lines);
        let index = Index::new(library);
        index.build();
        let wide = lines.iter().map(|line| line.as_str().into()).collect();
        Corpus { text: lines.join("\n"), wide, lines, index }
    }

    /// Prints a row of the table.
    fn compare(&self, query: &str, rounds: usize, clock: ClockId) {
        let now = || {
            let time = clock_gettime(clock);
            Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
        };
        let filters: [&dyn Fn(&str) -> usize; COLUMNS.len()] = [
            &|query| memchr::memmem::find_iter(self.text.as_bytes(), query).count(),
            &|query| self.index.search(query, Within::Library, LISTED).total,
            &|query| self.frizbee(query),
            &|query| self.nucleo(query),
            &|query| self.skim(query),
        ];
        let mut taken = COLUMNS.map(|_| Vec::new());
        let mut found = COLUMNS.map(|_| 0);
        for _ in 0..rounds {
            for ((filter, taken), found) in filters.iter().zip(&mut taken).zip(&mut found) {
                let start = now();
                *found = black_box(filter(black_box(query)));
                taken.push(now() - start);
            }
        }
        let cells = taken.iter_mut().zip(found).map(|(taken, found)| {
            taken.sort_unstable();
            format!("{:.3} ({found})", taken[taken.len() / 2].as_secs_f64() * 1e3)
        });
        println!("| `{query}` | {} |", cells.collect::<Vec<_>>().join(" | "));
    }

    fn frizbee(&self, query: &str) -> usize {
        let config = frizbee::Config::default().max_typos(Some(0));
        frizbee::Matcher::new(query, &config).match_list_parallel(&self.lines, 2).len()
    }

    fn nucleo(&self, query: &str) -> usize {
        let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
        best_first(&self.wide, |lines| {
            let mut matcher = nucleo_matcher::Matcher::new(nucleo_matcher::Config::DEFAULT);
            lines.iter().map(|line| pattern.score(line.slice(..), &mut matcher).map(i64::from)).collect()
        })
    }

    fn skim(&self, query: &str) -> usize {
        best_first(&self.lines, |lines| {
            let matcher = SkimMatcherV2::default();
            lines.iter().map(|line| matcher.fuzzy_match(line, query)).collect()
        })
    }
}

/// Scores the lines on two threads, sorts those that match, and counts them.
fn best_first<T: Sync>(lines: &[T], scores: impl Fn(&[T]) -> Vec<Option<i64>> + Sync) -> usize {
    let (first, second) = lines.split_at(lines.len() / 2);
    let scored = thread::scope(|scope| {
        let other = scope.spawn(|| scores(second));
        let mut scored = scores(first);
        scored.extend(other.join().unwrap_or_default());
        scored
    });
    let mut best: Vec<(std::cmp::Reverse<i64>, usize)> =
        scored.into_iter().enumerate().filter_map(|(at, score)| Some((std::cmp::Reverse(score?), at))).collect();
    best.sort_unstable();
    black_box(best).len()
}
