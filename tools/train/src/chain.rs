//! A linear-chain conditional random field over four labels (Lafferty, McCallum and Pereira, ICML
//! 2001), trained window by window.

use quotelens::model::chain::{LABELS, Transitions};
use quotelens::model::probability::NAT;

use crate::ftrl::{Ftrl, LEAST_GRADIENT, Rates};
use crate::random::Random;

/// A number for each label.
pub type Row = [f32; LABELS];

/// A window: the features of its tokens one after the other, where each token's end, and the
/// labels.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The features of all tokens.
    pub features: Vec<u32>,
    /// Of each token: the end of its features.
    pub ends: Vec<usize>,
    /// Of each token: its label.
    pub labels: Vec<u8>,
}

impl Sequence {
    /// The features of a token.
    #[must_use]
    pub fn token(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.features[start..self.ends[at]]
    }
}

/// What was learned.
pub struct Weights {
    /// Weights in rows of one a label, `2^bits` rows, in nats.
    pub rows: Vec<f32>,
    /// How labels follow each other, in 1/256 nat.
    pub transitions: Transitions,
}

/// How labels follow each other, in nats.
#[derive(Clone, Copy, Debug, Default)]
pub struct Links {
    /// Of the first token.
    pub start: Row,
    /// From one label to the next.
    pub steps: [Row; LABELS],
}

/// Trains on all windows.
#[must_use]
pub fn train(windows: &[Sequence], bits: u32, rates: Rates) -> Weights {
    let mut field = Field::new(bits, rates);
    let mut random = Random::new(rates.seed);
    for _ in 0..rates.epochs {
        for number in random.order(windows.len()) {
            field.learn(&windows[number]);
        }
    }
    Weights {
        transitions: field.transitions(),
        rows: field.weights.weights()[..field.rows].to_vec(),
    }
}

/// The field under training: rows of weights, then the steps, then the start, all in one vector.
struct Field {
    weights: Ftrl,
    mask: u32,
    /// The number of weights in the table: behind them are those of the steps.
    rows: usize,
}

impl Field {
    fn new(bits: u32, rates: Rates) -> Self {
        let rows = LABELS << bits;
        let weights = Ftrl::new(rows + LABELS * LABELS + LABELS, rates);
        Self { weights, mask: (1 << bits) - 1, rows }
    }

    fn step(&self, from: usize, to: usize) -> usize {
        self.rows + from * LABELS + to
    }

    fn start(&self, label: usize) -> usize {
        self.rows + LABELS * LABELS + label
    }

    fn row(&self, hash: u32) -> usize {
        (hash & self.mask) as usize * LABELS
    }

    /// Follows the gradient of a window: what the field expects less what is there.
    fn learn(&mut self, window: &Sequence) {
        let Some(&first) = window.labels.first() else { return };
        let emissions: Vec<Row> =
            (0..window.labels.len()).map(|at| self.emission(window.token(at))).collect();
        let Expectations { labels, mut steps } = expectations(&emissions, &self.links());
        for (at, (expected, &gold)) in labels.iter().zip(&window.labels).enumerate() {
            self.correct(window.token(at), expected, gold);
        }
        for pair in window.labels.windows(2) {
            steps[usize::from(pair[0])][usize::from(pair[1])] -= 1.0;
        }
        for (from, row) in steps.iter().enumerate() {
            for (to, &gradient) in row.iter().enumerate() {
                self.follow(self.step(from, to), gradient);
            }
        }
        for (label, gradient) in gradients(&labels[0], first).into_iter().enumerate() {
            self.follow(self.start(label), gradient);
        }
    }

    fn emission(&self, features: &[u32]) -> Row {
        let mut scores = [0.0; LABELS];
        for &hash in features {
            let row = self.row(hash);
            for (score, weight) in scores.iter_mut().zip(&self.weights.weights()[row..]) {
                *score += weight;
            }
        }
        scores
    }

    fn correct(&mut self, features: &[u32], expected: &Row, gold: u8) {
        for (label, gradient) in gradients(expected, gold).into_iter().enumerate() {
            if gradient.abs() < LEAST_GRADIENT {
                continue;
            }
            for &hash in features {
                self.weights.update(self.row(hash) + label, gradient);
            }
        }
    }

    fn follow(&mut self, at: usize, gradient: f32) {
        if gradient.abs() > LEAST_GRADIENT {
            self.weights.update(at, gradient);
        }
    }

    fn links(&self) -> Links {
        let weight = |at: usize| self.weights.weights()[at];
        Links {
            start: std::array::from_fn(|label| weight(self.start(label))),
            steps: std::array::from_fn(|from| {
                std::array::from_fn(|to| weight(self.step(from, to)))
            }),
        }
    }

    fn transitions(&self) -> Transitions {
        let Links { start, steps } = self.links();
        Transitions { start: start.map(in_engine), steps: steps.map(|row| row.map(in_engine)) }
    }
}

fn gradients(expected: &Row, gold: u8) -> Row {
    std::array::from_fn(|label| expected[label] - f32::from(u8::from(usize::from(gold) == label)))
}

/// Nats in the units of the engine.
fn in_engine(nats: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast saturates")]
    {
        (nats * NAT as f32).round() as i32
    }
}

/// What a field expects of a window.
#[derive(Clone, Debug)]
pub struct Expectations {
    /// The probability of each label at each token.
    pub labels: Vec<Row>,
    /// How often each label follows each, over the window.
    pub steps: [Row; LABELS],
}

/// What a field expects of a window whose tokens score `emissions` (in nats): forward-backward, each
/// token scaled so that nothing overflows however long the window.
#[must_use]
pub fn expectations(emissions: &[Row], links: &Links) -> Expectations {
    let step: [Row; LABELS] = links.steps.map(|row| row.map(libm::expf));
    let own: Vec<Row> = emissions.iter().map(scaled).collect();
    let (forward, scale) = forward(&own, &step, &links.start.map(libm::expf));
    let backward = backward(&own, &step, &scale);
    let mut steps = [[0.0; LABELS]; LABELS];
    for at in 1..own.len() {
        for last in 0..LABELS {
            for label in 0..LABELS {
                steps[last][label] += forward[at - 1][last]
                    * step[last][label]
                    * own[at][label]
                    * backward[at][label]
                    / scale[at];
            }
        }
    }
    let product = |(forward, backward): (&Row, &Row)| {
        std::array::from_fn(|label| forward[label] * backward[label])
    };
    Expectations { labels: forward.iter().zip(&backward).map(product).collect(), steps }
}

/// The scores of a token as factors, the largest 1.
fn scaled(scores: &Row) -> Row {
    let top = scores.iter().fold(f32::MIN, |top, &score| top.max(score));
    scores.map(|score| libm::expf(score - top))
}

/// Of each token: the share of each label in all that leads to it, and what it was divided by.
fn forward(own: &[Row], step: &[Row; LABELS], start: &Row) -> (Vec<Row>, Vec<f32>) {
    let mut shares: Vec<Row> = Vec::with_capacity(own.len());
    let mut scale = Vec::with_capacity(own.len());
    for own in own {
        let mut row: Row = std::array::from_fn(|label| {
            let before = match shares.last() {
                None => start[label],
                Some(before) => (0..LABELS).map(|last| before[last] * step[last][label]).sum(),
            };
            before * own[label]
        });
        let sum: f32 = row.iter().sum();
        row.iter_mut().for_each(|value| *value /= sum);
        shares.push(row);
        scale.push(sum);
    }
    (shares, scale)
}

/// Of each token: how much each label leads to, in the scale of what follows.
fn backward(own: &[Row], step: &[Row; LABELS], scale: &[f32]) -> Vec<Row> {
    let mut shares = vec![[1.0_f32; LABELS]; own.len()];
    for at in (1..own.len()).rev() {
        shares[at - 1] = std::array::from_fn(|label| {
            let ahead =
                (0..LABELS).map(|next| step[label][next] * own[at][next] * shares[at][next]);
            ahead.sum::<f32>() / scale[at]
        });
    }
    shares
}
