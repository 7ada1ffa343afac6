//! Work shared out to threads.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this gain nothing.
const THREADS_MAX: usize = 8;

/// How many threads take part. The system reads several files to tell, so that it is asked once.
fn threads() -> usize {
    static THREADS: OnceLock<usize> = OnceLock::new();
    *THREADS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get).min(THREADS_MAX))
}

/// Does the work on every piece and gives the results back in the order of the pieces. Where that
/// is worth it, as many threads as the machine has take part.
pub(crate) fn map<T: Sync, R: Send>(pieces: &[T], is_worth_threads: bool, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = if is_worth_threads { threads().min(pieces.len()) } else { 1 };
    if threads < 2 {
        return pieces.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(piece) = pieces.get(at)
        {
            done.push((at, work(piece)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
