//! Eight bytes of text looked at together, as one number.
//!
//! Of each byte of a [`Bytes`] the highest bit tells whether it is one of those asked for; all other bits are 0.
//! The method is Lamport's *Multiple byte processing with full-word instructions* (1975).

/// Which of eight bytes are told, by their highest bits; the first byte is the lowest.
pub type Bytes = u64;

/// The highest bit of each byte.
pub const ALL: Bytes = EACH << 7;
const EACH: u64 = u64::from_le_bytes([1; 8]);

/// Eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eight(u64);

impl Eight {
    /// The eight bytes.
    #[must_use]
    #[inline]
    pub const fn new(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// The first eight of `bytes`; where there are fewer, blanks follow them.
    #[must_use]
    #[inline]
    pub fn first_of(bytes: &[u8]) -> Self {
        if let Some(eight) = bytes.first_chunk() {
            return Self::new(*eight);
        }
        let mut eight = [b' '; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        Self::new(eight)
    }

    /// Those beyond ASCII.
    #[must_use]
    #[inline]
    pub const fn wide(self) -> Bytes {
        self.0 & ALL
    }

    /// Those of ASCII below `bound`.
    #[must_use]
    #[inline]
    pub const fn below(self, bound: u8) -> Bytes {
        !self.at_least(bound) & !self.0 & ALL
    }

    /// ASCII digits.
    #[must_use]
    #[inline]
    pub const fn digits(self) -> Bytes {
        self.at_least(b'0') & !self.at_least(b'9' + 1) & !self.0 & ALL
    }

    /// ASCII letters.
    #[must_use]
    #[inline]
    pub const fn letters(self) -> Bytes {
        let small = Self(self.0 | EACH << 5);
        small.at_least(b'a') & !small.at_least(b'z' + 1) & !self.0 & ALL
    }

    /// Those that are `byte`, one of ASCII.
    #[must_use]
    #[inline]
    pub const fn equal(self, byte: u8) -> Bytes {
        let other = Self(self.0 ^ (EACH * byte as u64));
        !other.at_least(1) & !other.0 & ALL
    }

    /// Those that are at least `bound` with their highest bit taken for 0; no sum reaches the next byte.
    #[inline]
    const fn at_least(self, bound: u8) -> u64 {
        (self.0 & !ALL) + EACH * (0x80 - bound as u64)
    }
}

/// How many bytes are told.
#[must_use]
#[inline]
pub const fn count(bytes: Bytes) -> usize {
    ((bytes >> 7).wrapping_mul(EACH) >> 56) as usize
}

/// The first byte that is told, 8 for none.
#[must_use]
#[inline]
pub const fn first(bytes: Bytes) -> usize {
    bytes.trailing_zeros() as usize / 8
}

/// The places of the bytes that are told, from the first on.
#[inline]
pub fn places(mut bytes: Bytes) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bytes != 0).then(|| first(bytes));
        bytes &= bytes.wrapping_sub(1);
        place
    })
}

/// The bytes right behind those that are told, in the same eight and the eight `before`.
#[must_use]
#[inline]
pub const fn behind(bytes: Bytes, before: Bytes) -> Bytes {
    bytes << 8 | before >> 56
}

#[cfg(test)]
mod tests {
    use super::{ALL, Eight, behind, count, first, places};

    #[test]
    fn each_byte_is_told_beside_any_other() {
        for byte in 0..=255_u8 {
            for other in [0, b' ', b'a', b'Z', 0x7f, 0x80, 0xff] {
                let eight = Eight::new([other, byte, other, other, byte, other, other, other]);
                let told = |bytes: u64| (bytes & !ALL, bytes >> 15 & 1 == 1, bytes >> 39 & 1 == 1);
                let both = |is: bool| (0, is, is);
                assert_eq!(told(eight.wide()), both(!byte.is_ascii()), "{byte}");
                assert_eq!(told(eight.below(b'!')), both(byte <= b' '), "{byte}");
                assert_eq!(told(eight.digits()), both(byte.is_ascii_digit()), "{byte}");
                assert_eq!(told(eight.letters()), both(byte.is_ascii_alphabetic()), "{byte}");
                assert_eq!(told(eight.equal(b';')), both(byte == b';'), "{byte}");
            }
        }
    }

    #[test]
    fn bytes_are_counted_and_found() {
        let letters = Eight::first_of(b"12 boats").letters();
        assert_eq!((count(letters), first(letters)), (5, 3));
        let blanks = Eight::first_of(b"of 4").equal(b' ');
        assert_eq!((count(blanks), first(blanks)), (5, 2));
        assert_eq!((count(behind(blanks, 0)), first(behind(blanks, blanks))), (4, 0));
        assert_eq!(first(Eight::first_of(b"4").letters()), 8);
        assert_eq!(places(letters).collect::<Vec<_>>(), [3, 4, 5, 6, 7]);
        assert_eq!(places(0).count(), 0);
        assert_eq!(count(ALL), 8);
    }
}
