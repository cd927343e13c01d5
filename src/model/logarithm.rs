//! Probabilities as integers: logarithms in 1/256 nat, sums by a table.

use std::sync::LazyLock;

/// Units in a nat.
pub const NAT: i32 = 256;
/// Beyond this difference the smaller of two terms adds nothing.
const REACH: usize = 1800;

/// `ln(1 + e^-d)` and `e^-d` for d in 1/256 nat, made with the four operations of arithmetic alone,
/// which IEEE 754 fixes to the last bit on every machine.
struct Tables {
    sum: [i16; REACH],
    power: [i32; REACH],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    // e^(-1/256) to the precision of a double.
    const STEP: f64 = 0.996_101_369_470_117_5;
    let mut tables = Tables { sum: [0; REACH], power: [0; REACH] };
    let mut power = 1.0_f64;
    for at in 0..REACH {
        #[expect(clippy::cast_possible_truncation, reason = "both are small")]
        {
            tables.sum[at] = (ln_1p(power) * f64::from(NAT) + 0.5) as i16;
            tables.power[at] = (power * f64::from(ONE) + 0.5) as i32;
        }
        power *= STEP;
    }
    tables
});

/// `ln(1 + x)` for x in 0..=1, by the series of the inverse hyperbolic tangent.
fn ln_1p(x: f64) -> f64 {
    let ratio = x / (2.0 + x);
    let square = ratio * ratio;
    let (mut term, mut sum) = (ratio, 0.0);
    for odd in (1..40).step_by(2) {
        sum += term / f64::from(odd);
        term *= square;
    }
    2.0 * sum
}

/// One, in the units of [`Adder::probability`].
pub const ONE: i32 = 1 << 16;

/// The logarithm of the sum of two numbers given by their logarithms.
pub struct Adder(&'static Tables);

impl Adder {
    /// Ready to add.
    #[must_use]
    pub fn new() -> Self {
        Self(&TABLES)
    }

    /// `ln(e^a + e^b)` in 1/256 nat.
    #[inline]
    #[must_use]
    pub fn add(&self, a: i32, b: i32) -> i32 {
        let (high, low) = if a > b { (a, b) } else { (b, a) };
        // Minus infinity is far below any sum of weights, and stays far from overflow.
        let gap = usize::try_from(high.saturating_sub(low)).unwrap_or(usize::MAX);
        high + self.0.sum.get(gap).map_or(0, |&sum| i32::from(sum))
    }

    /// `e^logarithm` in 1/65536, for logarithms up to 0.
    #[must_use]
    pub fn probability(&self, logarithm: i32) -> i32 {
        let gap = usize::try_from(-logarithm.min(0)).unwrap_or(usize::MAX);
        self.0.power.get(gap).copied().unwrap_or(0)
    }

    /// The logistic function of `logit` (1/256 nat) in 1/65536.
    #[must_use]
    pub fn logistic(&self, logit: i32) -> i32 {
        self.probability(-self.add(0, -logit))
    }
}

impl Default for Adder {
    fn default() -> Self {
        Self::new()
    }
}
