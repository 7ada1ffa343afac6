//! Writes a folder of generated brief files, and beside them `lines.txt` with the same texts, a line an
//! item: `cargo bench --bench generate -- FOLDER ITEMS [ja] [en] [ko]`. Without a language it is all
//! three.

#[path = "support/corpus.rs"]
mod corpus;

use std::path::Path;

use teigen::lang::Lang;

/// Findings in one file.
const PER_FILE: usize = 500;

fn main() -> std::io::Result<()> {
    // Cargo adds an argument of its own.
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let (Some(folder), Some(items)) = (args.next(), args.next().and_then(|items| items.parse::<usize>().ok())) else {
        println!("generate: nothing to do; give a folder and the number of items");
        return Ok(());
    };
    let named: Vec<Lang> = args.filter_map(|tag| tag.parse().ok()).collect();
    let langs = if named.is_empty() { Lang::ALL.to_vec() } else { named };
    std::fs::create_dir_all(&folder)?;
    let mut all = String::new();
    for number in 0..items.div_ceil(PER_FILE) {
        let (yaml, lines) = corpus::brief_file(number, PER_FILE.min(items - number * PER_FILE), &langs);
        std::fs::write(Path::new(&folder).join(format!("generated-{number:04}.yaml")), yaml)?;
        all.push_str(&lines);
    }
    std::fs::write(Path::new(&folder).join("lines.txt"), all)
}
