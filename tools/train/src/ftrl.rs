//! Weights that most features do not have: FTRL-proximal (McMahan and others, *Ad Click Prediction:
//! a View from the Trenches*, KDD 2013, algorithm 1 without L2), which leaves a weight at zero until
//! its gradients add up to more than `l1`.

/// How fast and how long to learn, and how much a weight must be worth.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Passes over the examples.
    pub epochs: u32,
    /// The rate of the first step.
    pub alpha: f32,
    /// What the gradients of a weight must add up to before it leaves zero.
    pub l1: f32,
    /// Of the order in which the examples are gone through.
    pub seed: u64,
}

/// A vector of weights under training.
pub struct Ftrl {
    z: Vec<f32>,
    n: Vec<f32>,
    weights: Vec<f32>,
    alpha: f32,
    l1: f32,
}

/// Smooths the rate of a weight's first steps, as the paper has it.
const BETA: f32 = 1.0;

/// Examples that are predicted better than this teach nothing worth the time.
pub const LEAST_GRADIENT: f32 = 1e-3;

impl Ftrl {
    /// `len` weights, all zero.
    #[must_use]
    pub fn new(len: usize, rates: Rates) -> Self {
        let Rates { alpha, l1, .. } = rates;
        Self { z: vec![0.0; len], n: vec![0.0; len], weights: vec![0.0; len], alpha, l1 }
    }

    /// The weights as they are now.
    #[must_use]
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// Follows the gradient of one weight.
    #[inline]
    pub fn update(&mut self, at: usize, gradient: f32) {
        let before = self.n[at];
        let after = before + gradient * gradient;
        let sigma = (after.sqrt() - before.sqrt()) / self.alpha;
        self.z[at] += gradient - sigma * self.weights[at];
        self.n[at] = after;
        let z = self.z[at];
        self.weights[at] = if z.abs() <= self.l1 {
            0.0
        } else {
            -(z - self.l1.copysign(z)) / ((BETA + after.sqrt()) / self.alpha)
        };
    }
}

/// Weights as bytes of `levels` steps on each side of zero (127 at most), and what one step is worth
/// in 1/65536 of 1/256 nat.
///
/// Fewer levels make more bytes equal, above all more zeros, and the file smaller when compressed.
#[must_use]
pub fn quantised(weights: &[f32], levels: u8) -> (Vec<u8>, i32) {
    let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let step = (largest / f32::from(levels)).max(1e-9);
    (
        weights.iter().map(|weight| byte(weight / step)).collect(),
        #[expect(clippy::cast_possible_truncation, reason = "a cast saturates")]
        {
            (step * 256.0 * 65536.0).round() as i32
        },
    )
}

/// The nearest whole number, as the byte of an `i8`; what is beyond its range stops at its end.
#[must_use]
pub fn byte(number: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast saturates")]
    let number = number.round() as i8;
    number.cast_unsigned()
}
