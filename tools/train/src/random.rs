//! Random numbers that are the same everywhere.

/// `SplitMix64` (Steele and others, OOPSLA 2014): short, and good enough to shuffle by.
pub struct Random(u64);

impl Random {
    /// Numbers that a seed gives.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The numbers below `len` in some order (Fisher and Yates).
    pub fn order(&mut self, len: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..len).collect();
        for at in (1..len).rev() {
            // Never more than `at`, and the bias of the remainder is below 2^-40 for any corpus.
            #[expect(clippy::cast_possible_truncation, reason = "no more than a usize")]
            let other = (self.bits() % (at as u64 + 1)) as usize;
            order.swap(at, other);
        }
        order
    }
}
