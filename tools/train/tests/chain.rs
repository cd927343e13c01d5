//! The chain, beside brute force over all labellings: the engine's in integers, the trainer's in
//! floating point.

use quotelens::model::chain::{self, LABELS, Scores, Transitions};
use quotelens::model::probability::{NAT, ONE, Powers};
use quotelens_train::chain::{Expectations, Links, Row, Sequence, expectations, train};
use quotelens_train::ftrl::Rates;
use quotelens_train::random::Random;

/// Long enough for every kind of step, short enough to list all labellings.
const LONGEST: usize = 5;
const CASES: u64 = 60;

#[test]
fn the_best_labelling_is_the_best_of_all() {
    for case in cases() {
        let best = chain::best(&case.emissions, &case.transitions);
        let scores = labellings(case.emissions.len()).map(|labels| case.score(&labels));
        assert_eq!(case.score(&best), scores.max().unwrap(), "{case:?}");
    }
    assert!(chain::best(&[], &Transitions::default()).is_empty());
}

#[test]
fn probabilities_in_integers_are_those_of_brute_force() {
    for case in cases() {
        let found = chain::marginals(&case.emissions, &case.transitions, &Powers::new());
        for (found, exact) in found.iter().zip(case.marginals()) {
            let close = found
                .iter()
                .zip(exact)
                .all(|(&found, exact)| (share(found) - exact).abs() < INTEGER);
            assert!(close, "{found:?} {exact:?}");
            let sum = share(found.iter().sum());
            assert!((sum - 1.0).abs() < INTEGER, "{found:?}");
        }
    }
}

#[test]
fn expectations_in_training_are_those_of_brute_force() {
    for case in cases() {
        let Expectations { labels, steps } = case.expectations();
        for (found, exact) in labels.iter().zip(case.marginals()) {
            let close = found
                .iter()
                .zip(exact)
                .all(|(&found, exact)| (f64::from(found) - exact).abs() < 1e-5);
            assert!(close, "{found:?} {exact:?}");
        }
        for (found, exact) in steps.as_flattened().iter().zip(case.steps().as_flattened()) {
            assert!((f64::from(*found) - exact).abs() < 1e-4, "{found} {exact}");
        }
    }
}

#[test]
fn engine_and_trainer_agree_on_windows_of_any_length() {
    for len in [1, 2, 40, 230] {
        for seed in 0..20 {
            let case = Case::random(seed, len);
            let found = chain::marginals(&case.emissions, &case.transitions, &Powers::new());
            let pairs =
                found.iter().flatten().zip(case.expectations().labels.into_iter().flatten());
            for (&found, expected) in pairs {
                let difference = (share(found) - f64::from(expected)).abs();
                assert!(difference < INTEGER, "{difference} at {len}");
            }
        }
    }
}

#[test]
fn a_chain_learns_labels_from_words_and_from_what_is_before() {
    // The word 1 is label 1 at the start and label 2 after label 1.
    let window = |words: &[u32], labels: &[u8]| Sequence {
        features: words.to_vec(),
        ends: (1..=words.len()).collect(),
        labels: labels.to_vec(),
    };
    let windows = vec![window(&[1, 1], &[1, 2]), window(&[0, 0], &[0, 0]), Sequence::default()];
    let weights = train(&windows, 2, Rates { epochs: 60, alpha: 0.3, l1: 0.01, seed: 1 });
    let emission = |word: usize| -> Scores {
        std::array::from_fn(|label| (weights.rows[word * LABELS + label] * NAT as f32) as i32)
    };
    assert_eq!(chain::best(&[emission(1), emission(1)], &weights.transitions), [1, 2]);
    assert_eq!(chain::best(&[emission(0), emission(0)], &weights.transitions), [0, 0]);
}

/// What rounding costs a probability.
const INTEGER: f64 = 0.0001;

#[derive(Debug)]
struct Case {
    emissions: Vec<Scores>,
    transitions: Transitions,
}

fn cases() -> impl Iterator<Item = Case> {
    (0..CASES).map(|seed| Case::random(seed, 1 + seed as usize % LONGEST))
}

fn labellings(len: usize) -> impl Iterator<Item = Vec<usize>> {
    let all = LABELS.pow(len as u32);
    (0..all).map(move |number| (0..len).map(|at| number / LABELS.pow(at as u32) % LABELS).collect())
}

fn share(probability: i32) -> f64 {
    f64::from(probability) / f64::from(ONE)
}

impl Case {
    /// Scores of up to three nats either way.
    fn random(seed: u64, len: usize) -> Self {
        let mut random = Random::new(seed);
        let mut scores =
            || -> Scores { std::array::from_fn(|_| (random.bits() % 1537) as i32 - 768) };
        Self {
            transitions: Transitions { start: scores(), steps: std::array::from_fn(|_| scores()) },
            emissions: (0..len).map(|_| scores()).collect(),
        }
    }

    fn score(&self, labels: &[impl Copy + TryInto<usize>]) -> i32 {
        let labels: Vec<usize> = labels.iter().filter_map(|&label| label.try_into().ok()).collect();
        let own: i32 =
            self.emissions.iter().zip(&labels).map(|(scores, &label)| scores[label]).sum();
        let steps = labels.windows(2).map(|pair| self.transitions.steps[pair[0]][pair[1]]);
        own + self.transitions.start[labels[0]] + steps.sum::<i32>()
    }

    /// Every labelling with its probability.
    fn distribution(&self) -> Vec<(Vec<usize>, f64)> {
        let weight = |labels: &Vec<usize>| (f64::from(self.score(labels)) / f64::from(NAT)).exp();
        let all: Vec<(Vec<usize>, f64)> = labellings(self.emissions.len())
            .map(|labels| {
                let weight = weight(&labels);
                (labels, weight)
            })
            .collect();
        let total: f64 = all.iter().map(|(_, weight)| weight).sum();
        all.into_iter().map(|(labels, weight)| (labels, weight / total)).collect()
    }

    fn marginals(&self) -> Vec<[f64; LABELS]> {
        let mut marginals = vec![[0.0; LABELS]; self.emissions.len()];
        for (labels, probability) in self.distribution() {
            for (row, label) in marginals.iter_mut().zip(labels) {
                row[label] += probability;
            }
        }
        marginals
    }

    fn steps(&self) -> [[f64; LABELS]; LABELS] {
        let mut steps = [[0.0; LABELS]; LABELS];
        for (labels, probability) in self.distribution() {
            for pair in labels.windows(2) {
                steps[pair[0]][pair[1]] += probability;
            }
        }
        steps
    }

    fn expectations(&self) -> Expectations {
        let nats = |row: Scores| -> Row { row.map(|score| score as f32 / NAT as f32) };
        let emissions: Vec<Row> = self.emissions.iter().copied().map(nats).collect();
        let links =
            Links { start: nats(self.transitions.start), steps: self.transitions.steps.map(nats) };
        expectations(&emissions, &links)
    }
}
