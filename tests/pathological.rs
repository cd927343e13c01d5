//! Linear time: every slow paste ever thought of or found, at one size and at four times that.
//!
//! Linear work takes four times as long, quadratic work sixteen times. The bound between them is
//! generous, since the machine has other things to do, and the quickest of several tries counts.

use std::time::{Duration, Instant};

use quotelens::analyse;

/// A paste four times as long may take this many times as long.
const BOUND: f64 = 9.0;
/// What is quicker than this is not asked how it grows: timers and caches would decide.
const QUICK: Duration = Duration::from_millis(40);
/// Tries before a paste is called slow, and how long they may take together: what is truly slow
/// need not be waited for four times.
const TRIES: usize = 4;
const PATIENCE: Duration = Duration::from_secs(10);

fn time(paste: &str) -> Duration {
    let start = Instant::now();
    let report = analyse(paste);
    assert!(report.body.len() <= 2 * paste.len() + 2);
    start.elapsed()
}

/// Asserts that the paste `make(4 * n)` takes no more than linearly longer than `make(n)`.
fn linear(n: usize, make: impl Fn(usize) -> String) {
    let (small, large) = (make(n), make(4 * n));
    let begun = Instant::now();
    let mut best = f64::INFINITY;
    for _ in 0..TRIES {
        let long = time(&large);
        if long < QUICK {
            return;
        }
        best = best.min(long.as_secs_f64() / time(&small).as_secs_f64().max(1e-6));
        if best <= BOUND {
            return;
        }
        if begun.elapsed() > PATIENCE {
            break;
        }
    }
    panic!("{} bytes take {best:.1} times as long as {}", large.len(), small.len());
}

#[test]
fn straight_marks() {
    linear(50_000, |n| "\"".repeat(n));
}

#[test]
fn straight_marks_between_words() {
    linear(12_500, |n| "\"a ".repeat(n));
}

#[test]
fn opening_marks() {
    linear(50_000, |n| "“".repeat(n));
}

#[test]
fn single_marks_and_apostrophes() {
    linear(20_000, |n| "‘the dogs’ ’90s don’t ".repeat(n / 4));
}

#[test]
fn alternating_marks() {
    linear(20_000, |n| "“a ‘b \"c «d „e ".repeat(n / 5));
}

#[test]
fn marks_opened_in_every_paragraph() {
    linear(5_000, |n| "“There is more to it.\n\n".repeat(n));
}

#[test]
fn one_line_of_a_megabyte() {
    linear(260_000, |n| "the plan is dead and nobody was told ".repeat(n / 37));
}

#[test]
fn nested_brackets() {
    linear(20_000, |n| "[(<".repeat(n / 2) + &">)]".repeat(n / 2));
}

#[test]
fn said_after_said() {
    linear(2_500, |n| "said ".repeat(n));
}

#[test]
fn he_said_that_he_said() {
    linear(2_500, |n| "he said that ".repeat(n));
}

#[test]
fn names_in_a_row() {
    linear(2_500, |n| {
        "Mara Lindqvist, the council leader, and Ian Odell, her deputy, ".repeat(n / 8)
    });
}

/// Another name for each number.
fn name(number: usize) -> String {
    let letter = |k: usize| char::from(b'a' + u8::try_from(k % 26).unwrap_or(0));
    let word = |i: usize| format!("{}{}{}", letter(i), letter(i / 26), letter(i / 676));
    format!("Jo X{} Y{}", word(number), word(number * 7))
}

#[test]
fn many_speakers() {
    linear(500, |n| (0..n).map(|i| format!("“No,” said {}. He left.\n\n", name(i))).collect());
}

#[test]
fn many_names_in_an_interview() {
    linear(8_000, |n| (0..n).map(|i| format!("Q: And {}?\nA: It is so.\n", name(i))).collect());
}

#[test]
fn many_sentences_of_two_verbs() {
    linear(10_000, |n| "He warned them and said it.\n".repeat(n));
}

#[test]
fn short_lines() {
    linear(25_000, |n| "World\nNews\n".repeat(n / 2));
}

#[test]
fn empty_lines() {
    linear(50_000, |n| " \n\t\n".repeat(n / 2));
}

#[test]
fn entities() {
    linear(15_000, |n| "&quot;a&#8217;&amp;amp;&".repeat(n / 3));
}

#[test]
fn ampersands_without_an_end() {
    linear(60_000, |n| "&".repeat(n));
}

#[test]
fn one_huge_word() {
    // Large enough that both sizes are beyond the caches, which count for more here than the work does.
    linear(1_000_000, |n| "a".repeat(n));
}

#[test]
fn one_huge_number_with_points() {
    linear(100_000, |n| "1.".repeat(n));
}

#[test]
fn capitals_with_points() {
    linear(50_000, |n| "U.S.".repeat(n / 2));
}

#[test]
fn invisible_characters() {
    linear(50_000, |n| "\u{200b}\u{ad}\u{202e}a".repeat(n / 4));
}

#[test]
fn according_to_according_to() {
    linear(2_500, |n| "according to ".repeat(n));
}

#[test]
fn hard_wrapped_hyphens() {
    linear(10_000, |n| {
        "a long line of a mail that goes on and is cut in the mid-\n".repeat(n / 10)
    });
}

#[test]
fn capitals_and_dashes_like_datelines() {
    linear(10_000, |n| "OSLO/PARIS, March 3 (Reuters) - ".repeat(n / 8));
}
