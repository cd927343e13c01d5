//! Probabilities as integers, out of scores in 1/256 nat.

use std::sync::LazyLock;

/// Units in a nat.
pub const NAT: i32 = 256;
/// One, in the units of probabilities that leave this folder.
pub const ONE: i32 = 1 << 16;
/// One as a power of e.
pub const WHOLE: u32 = 1 << BITS;
/// Bits of [`WHOLE`].
pub const BITS: u32 = 30;
/// Beyond this many 1/256 nat a power of e is nothing beside [`WHOLE`].
const REACH: usize = 5400;

/// `e^-d` in 1/[`WHOLE`] for d in 1/256 nat, made by multiplication alone, which IEEE 754 fixes to the
/// last bit on every machine.
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    // e^(-1/256) to the precision of a double.
    const STEP: f64 = 0.996_101_369_470_117_5;
    let powers = std::iter::successors(Some(f64::from(WHOLE)), |power| Some(power * STEP));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^30")]
    let rounded = |power: f64| (power + 0.5) as u32;
    powers.take(REACH).map(rounded).collect()
});

/// Powers of e, looked up.
#[derive(Clone, Copy, Debug)]
pub struct Powers(&'static [u32]);

impl Powers {
    /// Ready to be looked up.
    #[must_use]
    pub fn new() -> Self {
        Self(&TABLE)
    }

    /// `e^-gap` in 1/[`WHOLE`], for gaps in 1/256 nat from 0 on.
    #[inline]
    #[must_use]
    pub fn below(&self, gap: i32) -> u32 {
        usize::try_from(gap).ok().and_then(|gap| self.0.get(gap)).copied().unwrap_or(0)
    }

    /// The logistic function of `logit` (1/256 nat) in 1/65536.
    #[must_use]
    pub fn logistic(&self, logit: i32) -> i32 {
        let less = u64::from(self.below(logit.saturating_abs()));
        let whole = u64::from(WHOLE);
        let likelier = if logit < 0 { less } else { whole };
        i32::try_from((likelier << 16) / (whole + less)).unwrap_or(ONE)
    }
}

impl Default for Powers {
    fn default() -> Self {
        Self::new()
    }
}
