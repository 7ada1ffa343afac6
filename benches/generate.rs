//! Writes a folder of generated brief files: `cargo bench --bench generate -- FOLDER ITEMS`.

#[path = "support/corpus.rs"]
mod corpus;

use std::path::Path;

/// Findings in one file.
const PER_FILE: usize = 500;

fn main() -> Result<(), String> {
    // Cargo adds an argument of its own.
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let (Some(folder), Some(items)) = (args.next(), args.next().and_then(|items| items.parse::<usize>().ok())) else {
        println!("generate: nothing to do; give a folder and the number of items");
        return Ok(());
    };
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for number in 0..items.div_ceil(PER_FILE) {
        let findings = PER_FILE.min(items - number * PER_FILE);
        let path = Path::new(&folder).join(format!("generated-{number:04}.yaml"));
        std::fs::write(path, corpus::brief_file(number, findings)).map_err(|error| error.to_string())?;
    }
    Ok(())
}
