//! Learning weights, and writing them in few bits.

use quotelens_train::ftrl::{Ftrl, Rates, quantised};
use quotelens_train::logistic;
use quotelens_train::random::Random;

const RATES: Rates = Rates { epochs: 8, alpha: 0.1, l1: 8.0, seed: 1 };

#[test]
fn an_informative_weight_leaves_zero_and_a_useless_one_stays() {
    const YES: u32 = 0;
    const NO: u32 = 1;
    const COIN: u32 = 2;
    const NEVER: u32 = 3;
    let examples: Vec<logistic::Example> = (0..400)
        .map(|number| {
            let is_one = number % 2 == 0;
            let mut features = vec![if is_one { YES } else { NO }];
            // As often with a yes as with a no.
            features.extend((number % 4 < 2).then_some(COIN));
            (features, is_one)
        })
        .collect();
    let weights = logistic::train(&examples, 2, RATES);
    assert!(weights[YES as usize] > 1.0, "{weights:?}");
    assert!(weights[NO as usize] < -1.0, "{weights:?}");
    assert_eq!((weights[COIN as usize], weights[NEVER as usize]), (0.0, 0.0));
}

#[test]
fn a_weight_follows_its_gradients_only_beyond_l1() {
    let mut model = Ftrl::new(2, RATES);
    model.update(0, -7.9);
    model.update(1, -8.1);
    assert_eq!(model.weights()[0], 0.0);
    assert!(model.weights()[1] > 0.0);
}

#[test]
fn quantised_weights_are_within_half_a_step_and_zero_stays_zero() {
    let mut random = Random::new(11);
    let mut weights: Vec<f32> = (0..1000).map(|_| number(&mut random) * 4.0).collect();
    weights.extend([0.0, -0.0]);
    let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    for levels in [1, 15, 31, 127] {
        let (bytes, unit) = quantised(&weights, levels);
        let step = largest / f32::from(levels);
        // The unit is the step in 1/65536 of 1/256 nat.
        assert!((f64::from(unit) - f64::from(step) * 16_777_216.0).abs() <= 0.5 + f64::from(step));
        for (&weight, byte) in weights.iter().zip(bytes) {
            let kept = byte.cast_signed();
            assert!(kept.unsigned_abs() <= levels);
            let error = (f32::from(kept) * step - weight).abs();
            assert!(error <= step * 0.5001, "{weight} became {kept} of {step}");
            assert!(weight != 0.0 || kept == 0);
        }
    }
}

#[test]
fn nothing_learned_is_written_as_zeros() {
    assert_eq!(quantised(&[0.0; 4], 15).0, [0; 4]);
}

/// Between -1 and 1.
fn number(random: &mut Random) -> f32 {
    f32::from((random.bits() as i16) | 1) / 32768.0
}
