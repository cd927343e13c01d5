//! Words to look for in a line, many at once.

use crate::order;

/// Words to look for, each with the number below 64 of what it stands for.
pub struct Needles {
    /// The needles, those of a bucket side by side.
    needles: Vec<Needle>,
    /// Where each bucket begins, and the last ends.
    starts: [u16; BUCKETS + 1],
    /// The third and fourth bytes in each bucket, five bits of each, as bits.
    near: [[u32; 2]; BUCKETS],
}

#[derive(Clone)]
struct Needle {
    /// Its first four bytes, or as many as it has.
    head: u32,
    /// Those of the four that count.
    mask: u32,
    /// What follows them.
    tail: Box<[u8]>,
    /// The bit of what it stands for.
    bit: u64,
}

/// A bucket for each two first bytes, five bits of each.
const BUCKETS: usize = 1 << 10;

fn bucket(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

impl Needles {
    /// The words of `needles`, ordered by their first bytes.
    pub fn new(needles: Vec<(String, usize)>) -> Self {
        let mut placed: Vec<(usize, Needle)> = Vec::new();
        for (needle, number) in needles {
            let bytes = needle.as_bytes();
            let (head, mask) = head(bytes);
            let tail = bytes.get(4..).unwrap_or_default().into();
            let needle = Needle { head, mask, tail, bit: 1 << number };
            match bytes {
                [] => {}
                // Whatever follows it.
                [first] => {
                    let all = (0..32).map(|second| bucket(*first, second));
                    placed.extend(all.map(|bucket| (bucket, needle.clone())));
                }
                [first, second, ..] => placed.push((bucket(*first, *second), needle)),
            }
        }
        let placed = order::sorted(placed, |(bucket, _)| [order::number(*bucket), 0, 0]);
        let mut near = [[0; 2]; BUCKETS];
        for (bucket, needle) in &placed {
            let [_, _, third, fourth] = needle.head.to_le_bytes();
            let bits = |byte: u8, counts: bool| if counts { bit(byte) } else { u32::MAX };
            near[*bucket][0] |= bits(third, needle.mask >= 0x00ff_ffff);
            near[*bucket][1] |= bits(fourth, needle.mask == u32::MAX);
        }
        let before = |end: usize| placed.partition_point(|(bucket, _)| *bucket < end);
        let starts = std::array::from_fn(|end| u16::try_from(before(end)).unwrap_or(u16::MAX));
        Self { starts, near, needles: placed.into_iter().map(|(_, needle)| needle).collect() }
    }

    /// The numbers of the needles that `bytes` begin with, as bits.
    #[inline]
    pub fn begin(&self, bytes: &[u8]) -> u64 {
        let (own, filled) = head(bytes);
        let [first, second, third, fourth] = own.to_le_bytes();
        let bucket = bucket(first, second);
        let [thirds, fourths] = self.near[bucket];
        // Most words are told from all needles by their third and fourth bytes.
        if thirds & bit(third) == 0 || fourths & bit(fourth) == 0 {
            return 0;
        }
        let near = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
        let fits = |needle: &&Needle| {
            own & needle.mask == needle.head
                && needle.mask & !filled == 0
                && (needle.tail.is_empty() || bytes[4..].starts_with(&needle.tail))
        };
        self.needles[near].iter().filter(fits).fold(0, |found, needle| found | needle.bit)
    }
}

/// Five bits of a byte as one of 32 bits.
fn bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

/// The first four bytes as one number, and which of its bits they fill.
fn head(bytes: &[u8]) -> (u32, u32) {
    match bytes {
        [a, b, c, d, ..] => (u32::from_le_bytes([*a, *b, *c, *d]), u32::MAX),
        [a, b, c] => (u32::from_le_bytes([*a, *b, *c, 0]), 0x00ff_ffff),
        [a, b] => (u32::from_le_bytes([*a, *b, 0, 0]), 0xffff),
        [a] => (u32::from(*a), 0xff),
        [] => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::Needles;
    use crate::clean::piece::see;

    fn held(needles: &Needles, words: &str) -> u64 {
        let mut found = 0;
        see(words, |from| found |= needles.begin(from));
        found
    }

    #[test]
    fn needles_are_held_where_words_and_signs_begin() {
        let needles = Needles::new(vec![("epa".into(), 0), ("/ap".into(), 1), ("©".into(), 2)]);
        assert_eq!(held(&needles, "a separate photo/ap"), 0b010);
        assert_eq!(held(&needles, "x© (epa)"), 0b101);
        assert_eq!(needles.begin(b"epa"), 0b001);
    }

    #[test]
    fn a_needle_is_as_long_as_it_is() {
        let words = ["photo", "photos", "in this", "ap", "#"];
        let needles = words.into_iter().enumerate().map(|(at, word)| (word.to_owned(), at));
        let needles = Needles::new(needles.collect());
        assert_eq!(held(&needles, "phot"), 0);
        assert_eq!(held(&needles, "photo"), 0b00001);
        assert_eq!(held(&needles, "apt photos"), 0b01011);
        assert_eq!(held(&needles, "in thi"), 0);
        assert_eq!(held(&needles, "and in this #"), 0b10100);
        assert_eq!(held(&needles, ""), 0);
    }
}
