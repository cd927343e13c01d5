//! Two things at once, and the two halves that jackknifing needs: fixed splits, so that the result
//! does not depend on how many cores there are.

use std::panic;
use std::thread;

/// The half that a document belongs to, by its number.
#[must_use]
pub fn half(number: usize) -> usize {
    number % 2
}

/// The items of one half.
pub fn in_half<T: Copy>(items: &[T], which: usize) -> Vec<T> {
    let numbered = items.iter().copied().enumerate();
    numbered.filter(|&(number, _)| half(number) == which).map(|(_, item)| item).collect()
}

/// What both functions give, run at the same time.
pub fn both<A: Send, B>(first: impl FnOnce() -> A + Send, second: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        (first.join().unwrap_or_else(|reason| panic::resume_unwind(reason)), second)
    })
}
