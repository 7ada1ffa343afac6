//! What a hostile file may cost: the time and the memory of the program as a whole, which reads it,
//! makes it ready to be searched and tells what is wrong with it, in a process of its own.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use teigen::shell::files::MAX_FILE;

use crate::corpus::{self, Case};
use crate::is_long;

/// Set to the file that the program is to read, for the test that is the program.
const PROBE: &str = "TEIGEN_PROBE";
/// What it looks for there, if not `x`.
const QUERY: &str = "TEIGEN_PROBE_QUERY";
/// The address space that the process has, in KiB: where it asks for more, it dies.
const SPACE: u64 = 512 << 10;
/// The memory that it may use at a time, in KiB: also for its own code.
pub const MEMORY: u64 = 64 << 10;
/// The processor time that it may use; ten times that without the compiler's optimizations.
pub const TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5000 } else { 500 });

#[test]
#[ignore = "the program that the other tests start"]
fn probe() {
    let Some(path) = std::env::var_os(PROBE) else { return };
    let query = std::env::var(QUERY).unwrap_or("x".to_owned());
    let args: &[&str] = match Path::new(&path).extension() {
        Some(yaml) if yaml == "yaml" => &["teigen", "find", "--lang=en", &query, "--from"],
        _ => &["teigen", "keys", "--json", "--lang=en", "--keymap"],
    };
    let before = cpu_time();
    teigen::cli::run(args.iter().map(OsString::from).chain([path]));
    let time = cpu_time() - before;
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("\n{COST}{} {}", time.as_millis(), peak.trim().trim_end_matches(" kB"));
}

/// What the probe says last, before the milliseconds and the KiB that it took.
const COST: &str = "cost: ";

/// The time that this process has had of all processors.
pub fn cpu_time() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap())
}

/// What reading one file came to.
pub struct Cost {
    /// The first line of what is said of it.
    pub told: String,
    pub time: Duration,
    /// In KiB.
    pub memory: u64,
}

/// Reads a file in a process that has no more than [`SPACE`]; how it died, if it did.
fn cost(path: &Path) -> Result<Cost, String> {
    cost_of_query(path, "x")
}

/// The same, and looks for that in it.
pub fn cost_of_query(path: &Path, query: &str) -> Result<Cost, String> {
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {SPACE}; exec \"$0\" \"$@\"")])
        .arg(std::env::current_exe().unwrap())
        .args(["budgets::probe", "--exact", "--ignored", "--nocapture"])
        .env(PROBE, path)
        .env(QUERY, query)
        .output()
        .unwrap();
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    let Some(numbers) = out.lines().find_map(|line| line.strip_prefix(COST)).filter(|_| output.status.success()) else {
        return Err(format!("{}: {err}", output.status));
    };
    let (time, memory) = numbers.split_once(' ').unwrap();
    Ok(Cost {
        told: err.lines().next().unwrap_or_default().to_owned(),
        time: Duration::from_millis(time.parse().unwrap()),
        memory: memory.parse().unwrap(),
    })
}

/// Reads every case and says which cost too much, were not told of as they should be, or killed the
/// program.
fn check(cases: Vec<Case>, extension: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a").with_extension(extension);
    let mut failures = Vec::new();
    for Case { name, told, text } in cases {
        fs::write(&path, &text).unwrap();
        match cost(&path) {
            Err(died) => failures.push(format!("{name}: {died}")),
            Ok(cost) => {
                let figures =
                    format!("{:6} KiB {:5} ms {:6} KiB  {name}", text.len() >> 10, cost.time.as_millis(), cost.memory);
                println!("{figures}");
                if cost.time > TIME || cost.memory > MEMORY {
                    failures.push(figures);
                }
                if !cost.told.contains(told) || told.is_empty() && cost.told.contains(&path.display().to_string()) {
                    failures.push(format!("{name}: expected {told:?}, was told {:?}", cost.told));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_brief_costs_more_than_its_share() {
    let largest = usize::try_from(MAX_FILE).unwrap() - 1024;
    check(corpus::briefs(if is_long() { largest } else { 1 << 18 }), "yaml");
}

#[test]
fn no_keymap_costs_more_than_its_share() {
    check(corpus::keymaps(), "toml");
}

#[test]
fn a_file_of_100_mb_is_refused_unread() {
    check(vec![corpus::one_long_text(100 << 20)], "yaml");
}
