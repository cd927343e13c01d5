//! Yes or no from features: logistic regression.

use crate::ftrl::{Ftrl, LEAST_GRADIENT, Rates};
use crate::random::Random;

/// An example: its features (hashes) and whether it is one.
pub type Example = (Vec<u32>, bool);

/// The weights that tell examples apart, one a row of a table of `2^bits` rows.
#[must_use]
pub fn train(examples: &[Example], bits: u32, rates: Rates) -> Vec<f32> {
    let mask = (1_u32 << bits) - 1;
    let mut model = Ftrl::new(1 << bits, rates);
    let mut random = Random::new(rates.seed);
    for _ in 0..rates.epochs {
        for at in random.order(examples.len()) {
            let (features, is_one) = &examples[at];
            let rows = || features.iter().map(|&hash| (hash & mask) as usize);
            let logit: f32 = rows().map(|row| model.weights()[row]).sum();
            let gradient = logistic(logit) - f32::from(u8::from(*is_one));
            if gradient.abs() >= LEAST_GRADIENT {
                rows().for_each(|row| model.update(row, gradient));
            }
        }
    }
    model.weights().to_vec()
}

fn logistic(logit: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-logit))
}
