//! A linear chain over four labels: the best labelling (Viterbi) and how probable each label is
//! (forward-backward), both in integers.

use super::probability::{BITS, Powers, WHOLE};

/// The labels of a statement's window.
pub const LABELS: usize = 4;
/// A score of each label, in 1/256 nat.
pub type Scores = [i32; LABELS];

/// How labels follow each other, in 1/256 nat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transitions {
    /// Of the first token.
    pub start: Scores,
    /// From one label to the next.
    pub steps: [Scores; LABELS],
}

/// The best labelling of a window whose tokens score `emissions`.
#[must_use]
pub fn best(emissions: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let mut scores: Scores = std::array::from_fn(|label| first[label] + transitions.start[label]);
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(emissions.len());
    from.push([0; LABELS]);
    for emission in &emissions[1..] {
        let mut next = [0; LABELS];
        let mut back = [0; LABELS];
        for label in 0..LABELS {
            let (mut best, mut at) = (i32::MIN, 0);
            for (before, score) in scores.iter().enumerate() {
                let candidate = score + transitions.steps[before][label];
                if candidate > best {
                    (best, at) = (candidate, before);
                }
            }
            next[label] = best + emission[label];
            back[label] = at.to_le_bytes()[0];
        }
        scores = next;
        from.push(back);
    }
    let mut label =
        (1..LABELS).fold(0, |best, label| if scores[label] > scores[best] { label } else { best });
    let mut labels = vec![0; emissions.len()];
    for at in (0..emissions.len()).rev() {
        labels[at] = label.to_le_bytes()[0];
        label = usize::from(from[at][label]);
    }
    labels
}

/// Probabilities of the labels up to a common factor: the greatest has [`BITS`] bits.
type Weights = [u32; LABELS];

/// The probability of each label at each token, in 1/65536.
#[must_use]
pub fn marginals(emissions: &[Scores], transitions: &Transitions, powers: &Powers) -> Vec<Scores> {
    let Some((first, rest)) = emissions.split_first() else { return Vec::new() };
    let most = greatest(transitions.steps.as_flattened());
    let steps: [Weights; LABELS] =
        transitions.steps.map(|row| row.map(|step| powers.below(most - step)));
    let start: Scores = std::array::from_fn(|label| first[label] + transitions.start[label]);

    // Plain loops: what few labels there are is added up in place.
    let mut forward: Vec<Weights> = Vec::with_capacity(emissions.len());
    let mut before = weights(&start, powers);
    forward.push(before);
    let mut emitted: Vec<Weights> = Vec::with_capacity(emissions.len());
    emitted.push(weights(first, powers));
    for emission in rest {
        let here = weights(emission, powers);
        let mut reached = [0; LABELS];
        for from in 0..LABELS {
            for label in 0..LABELS {
                reached[label] += product(before[from], steps[from][label]);
            }
        }
        for label in 0..LABELS {
            // At least 1, so that what is emitted decides where nothing else is left.
            reached[label] = (reached[label] >> (BITS + 2)).max(1) * u64::from(here[label]);
        }
        before = scaled(reached);
        forward.push(before);
        emitted.push(here);
    }

    let mut backward: Weights = [WHOLE; LABELS];
    let mut result = vec![[0; LABELS]; emissions.len()];
    for at in (0..emissions.len()).rev() {
        let (mut both, mut onward, mut reached) = ([0; LABELS], [0; LABELS], [0; LABELS]);
        for label in 0..LABELS {
            both[label] = product(forward[at][label], backward[label]);
            onward[label] = product(emitted[at][label], backward[label]);
        }
        result[at] = shares(both);
        let onward = scaled(onward);
        for label in 0..LABELS {
            for to in 0..LABELS {
                reached[label] += product(steps[label][to], onward[to]);
            }
        }
        backward = scaled(reached);
    }
    result
}

fn product(a: u32, b: u32) -> u64 {
    u64::from(a) * u64::from(b)
}

fn greatest(scores: &[i32]) -> i32 {
    scores.iter().copied().max().unwrap_or(0)
}

/// Scores as probabilities up to a common factor.
fn weights(scores: &Scores, powers: &Powers) -> Weights {
    let [a, b, c, d] = *scores;
    let most = a.max(b).max(c.max(d));
    let one = |score: i32| powers.below(most - score);
    [one(a), one(b), one(c), one(d)]
}

/// Numbers divided by whatever power of two leaves the greatest of them [`BITS`] bits; none is 0.
fn scaled(numbers: [u64; LABELS]) -> Weights {
    let [a, b, c, d] = numbers;
    let shift = (u64::BITS - (1 | a | b | c | d).leading_zeros()).saturating_sub(BITS);
    #[expect(clippy::cast_possible_truncation, reason = "30 bits are left")]
    let one = |number: u64| ((number >> shift) as u32).max(1);
    [one(a), one(b), one(c), one(d)]
}

/// The share of each number below 2^61 in their sum, in 1/65536.
fn shares(numbers: [u64; LABELS]) -> Scores {
    let [a, b, c, d] = numbers;
    let all = (a + b + c + d).max(1);
    let shift = (u64::BITS - all.leading_zeros()).saturating_sub(32);
    let one_in = (1 << 62) / (all >> shift).max(1);
    let one = |number: u64| i32::try_from(((number >> shift) * one_in) >> 46).unwrap_or(0);
    [one(a), one(b), one(c), one(d)]
}
