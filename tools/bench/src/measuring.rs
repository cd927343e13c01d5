//! Time on the clock. What disturbs a run only ever makes it slower, so the best of several counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A measurement goes on for so many runs at least: a single one is at the mercy of its neighbours.
const LEAST_RUNS: usize = 3;
/// And for so long, as in `best.mjs`.
const PATIENCE: Duration = Duration::from_secs(5);

/// Seconds of the best run.
pub fn best<T>(work: impl Fn() -> T) -> f64 {
    best_of_each(&[()], |()| work())
}

/// Seconds for all items once: the best run of each, added up. A neighbour on the machine seldom disturbs
/// every run of one; all together in one run it nearly always does.
pub fn best_of_each<I, T>(items: &[I], work: impl Fn(&I) -> T) -> f64 {
    let begin = Instant::now();
    let mut best = vec![f64::INFINITY; items.len()];
    let mut runs = 0;
    while runs < LEAST_RUNS || begin.elapsed() < PATIENCE {
        for (item, best) in items.iter().zip(&mut best) {
            *best = best.min(timed(|| work(item)).1);
        }
        runs += 1;
    }
    best.iter().sum()
}

/// What the work gives, and the seconds it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed().as_secs_f64())
}
