//! Words to look for in a line, many at once.

use super::words::LETTERS;
use crate::order;

/// Words to look for, each with the number below 64 of what it stands for.
pub struct Needles {
    /// The needles, those of a bucket side by side.
    needles: Vec<Needle>,
    /// Where each bucket begins, and the last ends.
    starts: [u16; BUCKETS + 1],
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
        let before = |end: usize| placed.partition_point(|(bucket, _)| *bucket < end);
        let starts = std::array::from_fn(|end| u16::try_from(before(end)).unwrap_or(u16::MAX));
        Self { starts, needles: placed.into_iter().map(|(_, needle)| needle).collect() }
    }

    /// The numbers of the needles that `words` begin with, as bits.
    pub fn begin(&self, words: &str) -> u64 {
        self.begin_bytes(words.as_bytes())
    }

    /// The numbers of the needles that stand in `words` where a word or a sign begins, as bits.
    pub fn held(&self, words: &str) -> u64 {
        let bytes = words.as_bytes();
        let (mut found, mut at) = (0, 0);
        while let Some(byte) = bytes.get(at) {
            if *byte != b' ' {
                found |= self.begin_bytes(&bytes[at..]);
            }
            at += 1;
            if LETTERS[usize::from(*byte)] {
                while bytes.get(at).is_some_and(|byte| LETTERS[usize::from(*byte)]) {
                    at += 1;
                }
            }
        }
        found
    }

    #[inline]
    fn begin_bytes(&self, bytes: &[u8]) -> u64 {
        let (first, second) = match bytes {
            [] => return 0,
            [first] => (*first, 0),
            [first, second, ..] => (*first, *second),
        };
        let bucket = bucket(first, second);
        let near = usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1]);
        if near.is_empty() { 0 } else { begin_one_of(&self.needles[near], bytes) }
    }
}

fn begin_one_of(needles: &[Needle], bytes: &[u8]) -> u64 {
    let (own, filled) = head(bytes);
    let fits = |needle: &&Needle| {
        own & needle.mask == needle.head
            && needle.mask & !filled == 0
            && (needle.tail.is_empty() || bytes[4..].starts_with(&needle.tail))
    };
    needles.iter().filter(fits).fold(0, |found, needle| found | needle.bit)
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

    #[test]
    fn needles_are_held_where_words_and_signs_begin() {
        let needles = Needles::new(vec![("epa".into(), 0), ("/ap".into(), 1), ("©".into(), 2)]);
        assert_eq!(needles.held("a separate photo/ap"), 0b010);
        assert_eq!(needles.held("x© (epa)"), 0b101);
        assert_eq!(needles.begin("epa"), 0b001);
    }

    #[test]
    fn a_needle_is_as_long_as_it_is() {
        let words = ["photo", "photos", "in this", "ap", "#"];
        let needles = words.into_iter().enumerate().map(|(at, word)| (word.to_owned(), at));
        let needles = Needles::new(needles.collect());
        assert_eq!(needles.held("phot"), 0);
        assert_eq!(needles.held("photo"), 0b00001);
        assert_eq!(needles.held("apt photos"), 0b01011);
        assert_eq!(needles.held("in thi"), 0);
        assert_eq!(needles.held("and in this #"), 0b10100);
        assert_eq!(needles.held(""), 0);
    }
}
