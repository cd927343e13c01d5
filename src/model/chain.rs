//! A linear chain over four labels: the best labelling (Viterbi) and how probable each label is
//! (forward-backward), both in integers.

use super::logarithm::Adder;

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

/// The probability of each label at each token, in 1/65536.
#[must_use]
pub fn marginals(emissions: &[Scores], transitions: &Transitions, adder: &Adder) -> Vec<Scores> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let sum =
        |terms: Scores| adder.add(adder.add(terms[0], terms[1]), adder.add(terms[2], terms[3]));
    let mut forward: Vec<Scores> = Vec::with_capacity(emissions.len());
    forward.push(std::array::from_fn(|label| first[label] + transitions.start[label]));
    for (at, emission) in emissions.iter().enumerate().skip(1) {
        let before = forward[at - 1];
        forward.push(std::array::from_fn(|label| {
            sum(std::array::from_fn(|last| before[last] + transitions.steps[last][label]))
                + emission[label]
        }));
    }
    let mut backward: Scores = [0; LABELS];
    let mut result = vec![[0; LABELS]; emissions.len()];
    for at in (0..emissions.len()).rev() {
        let both: Scores = std::array::from_fn(|label| forward[at][label] + backward[label]);
        // The whole is the same at every token but for rounding, which must not add up.
        let total = sum(both);
        result[at] = both.map(|score| adder.probability(score - total));
        let emission = emissions[at];
        backward = std::array::from_fn(|label| {
            sum(std::array::from_fn(|next| {
                transitions.steps[label][next] + emission[next] + backward[next]
            }))
        });
    }
    result
}
