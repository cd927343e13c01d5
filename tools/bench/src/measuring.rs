//! Time on the clock. What disturbs a run only ever makes it slower, so the best of several counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A measurement goes on for so many runs at least: a single one is at the mercy of its neighbours.
const LEAST_RUNS: usize = 3;
/// And for so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the work gives, and the seconds of the best run.
pub fn best<T>(mut work: impl FnMut() -> T) -> (T, f64) {
    let begin = Instant::now();
    let (mut result, mut best) = timed(&mut work);
    let mut runs = 1;
    while runs < LEAST_RUNS || begin.elapsed() < PATIENCE {
        let (again, time) = timed(&mut work);
        (result, best, runs) = (again, best.min(time), runs + 1);
    }
    (result, best)
}

/// What the work gives, and the seconds it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed().as_secs_f64())
}
