//! The briefs that come with the program.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use teigen::brief;
use teigen::lang::Lang;

#[test]
fn the_shipped_briefs_load_together_without_a_problem() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    assert!(!paths.is_empty());
    let files: Vec<_> = paths.iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect();

    let files: Vec<_> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let readings = brief::read_all(&files);
    // Each is mailed alone too.
    for reading in &readings {
        let problems: Vec<_> = reading.problems().iter().map(|problem| problem.render(Lang::En)).collect();
        assert_eq!(problems, Vec::<String>::new());
    }
    let (library, problems) = brief::assemble(readings);
    let problems: Vec<_> = problems.iter().map(|problem| problem.render(Lang::En)).collect();
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(library.briefs().len(), files.len());
}
