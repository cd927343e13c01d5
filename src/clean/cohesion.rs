//! How much of what a line speaks of other lines speak of too.

use rustc_hash::FxHashMap;

use super::features::bucket;
use super::piece::{Piece, see};
use super::words::{is_long, word_at, words};

/// So many content words of a line are looked at.
const FIRST: usize = 60;
/// Fewer say nothing.
const FEWEST: usize = 3;

/// Of each of `lines`, which stand in the region, how many of its content words other lines of the region
/// hold: in fifths, 5 for too few words.
#[must_use]
pub fn cohesion(pieces: &[Piece], region: &[bool], lines: &[usize]) -> Vec<u8> {
    let mut sought = Sought::default();
    let words: Vec<Vec<usize>> =
        lines.iter().map(|line| sought.numbers(pieces[*line].as_str())).collect();
    if !sought.held.is_empty() {
        sought.look(pieces, region);
    }
    words.iter().map(|words| sought.share(words)).collect()
}

/// Content words of lines that are asked about, and where they stand.
#[derive(Default)]
struct Sought<'a> {
    numbers: FxHashMap<&'a str, usize>,
    /// Of each word which lines hold it, by its number.
    held: Vec<Held>,
    /// Of each key how many words have it that are still looked for.
    keys: Vec<u16>,
}

/// Which lines hold a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Nowhere,
    By(usize),
    Again,
}

impl<'a> Sought<'a> {
    /// The numbers of a line's content words; none of a line that has too few.
    fn numbers(&mut self, line: &'a str) -> Vec<usize> {
        let words: Vec<&str> = content_words(line).take(FIRST).collect();
        if words.len() < FEWEST {
            return Vec::new();
        }
        self.keys.resize(KEYS, 0);
        words.into_iter().map(|word| self.number(word)).collect()
    }

    fn number(&mut self, word: &'a str) -> usize {
        let number = *self.numbers.entry(word).or_insert(self.held.len());
        if number == self.held.len() {
            self.held.push(Held::Nowhere);
            let with_key = &mut self.keys[key(word.as_bytes())];
            *with_key = with_key.saturating_add(1);
        }
        number
    }

    /// Finds the words in the lines of the region.
    fn look(&mut self, pieces: &[Piece], region: &[bool]) {
        let lines = pieces.iter().enumerate().filter(|(index, _)| region[*index]);
        for (index, piece) in lines {
            let line = piece.as_str();
            see(line, |from| {
                if self.keys[key(from)] > 0
                    && let Some(word) = word_at(line, line.len() - from.len())
                {
                    self.find(word, index);
                }
            });
        }
    }

    /// Notes that a line holds a word.
    fn find(&mut self, word: &str, line: usize) {
        let Some(number) = self.numbers.get(word) else { return };
        let held = &mut self.held[*number];
        match *held {
            Held::Nowhere => *held = Held::By(line),
            Held::By(other) if other != line => {
                *held = Held::Again;
                let with_key = &mut self.keys[key(word.as_bytes())];
                // What has reached the most may be more.
                *with_key -= u16::from(*with_key < u16::MAX);
            }
            Held::By(_) | Held::Again => {}
        }
    }

    fn share(&self, words: &[usize]) -> u8 {
        let again = words.iter().filter(|word| self.held[**word] == Held::Again).count();
        if words.len() < FEWEST { 5 } else { bucket(again * 10 / words.len(), &[1, 3, 5, 7]) }
    }
}

fn content_words(line: &str) -> impl Iterator<Item = &str> {
    words(line).filter(|word| is_long(word))
}

/// So many keys.
const KEYS: usize = 1 << 12;

/// What tells most words apart without a look at all of them: five, four and three bits of their first
/// bytes. Content words have three bytes and more.
fn key(from: &[u8]) -> usize {
    let [first, second, third, ..] = from else { return 0 };
    usize::from(first & 31) << 7 | usize::from(second & 15) << 3 | usize::from(third & 7)
}

#[cfg(test)]
mod tests {
    use crate::clean::piece::with_pieces;

    use super::cohesion;

    #[test]
    fn words_count_that_other_lines_of_the_region_hold() {
        let paste = "Ferry crews strike\nFerry owners talk\nFerry ferry ferry\nIslands wait, ferry waits\n\
             A Ferry";
        with_pieces(paste, |pieces| {
            let all = [0, 1, 2, 3, 4];
            assert_eq!(cohesion(pieces, &[true; 5], &all), [2, 2, 4, 1, 5]);
            assert_eq!(cohesion(pieces, &[true, false, false, false, true], &[0, 4]), [2, 5]);
            assert_eq!(cohesion(pieces, &[true, false, false, false, false], &[0]), [0]);
        });
    }
}
