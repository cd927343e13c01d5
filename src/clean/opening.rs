//! What an article begins with, and which other lines speak of it.

use std::ops::Range;

use super::piece::Piece;
use super::words::{is_long, words};

/// So many paragraphs are the first ones.
const FIRST: usize = 5;

/// The longer words of the first paragraphs.
pub struct Opening<'a> {
    words: Vec<&'a str>,
    /// The keys of the words, as bits.
    keys: [u64; KEYS / 64],
}

impl<'a> Opening<'a> {
    /// Those of an article whose running text stands in `run`.
    #[must_use]
    pub fn new(pieces: &'a [Piece], run: &Range<usize>) -> Self {
        let first = pieces[run.clone()].iter().filter(|piece| piece.is_prose()).take(FIRST);
        let words: Vec<&str> = first.flat_map(|piece| content_words(piece.as_str())).collect();
        let mut keys = [0; KEYS / 64];
        for word in &words {
            keys[key(word) / 64] |= 1 << (key(word) % 64);
        }
        Self { words, keys }
    }

    /// How many of a line's longer words are among them.
    #[must_use]
    pub fn shared(&self, piece: &Piece) -> usize {
        let mut own: Vec<&str> = Vec::new();
        for word in content_words(piece.as_str()).filter(|word| self.holds(word)) {
            if !own.contains(&word) {
                own.push(word);
            }
        }
        own.len()
    }

    fn holds(&self, word: &str) -> bool {
        self.keys[key(word) / 64] >> (key(word) % 64) & 1 == 1 && self.words.contains(&word)
    }
}

fn content_words(line: &str) -> impl Iterator<Item = &str> {
    words(line)
        .filter(|word| is_long(word) || word.starts_with(char::is_uppercase) && word.len() > 1)
}

/// So many keys.
const KEYS: usize = 1024;

/// What tells most words apart without a look at all of them: length, beginning and end.
fn key(word: &str) -> usize {
    let [first, .., last] = word.as_bytes() else { return 0 };
    usize::from(first & 31) << 5 ^ usize::from(last & 31) << 2 ^ word.len() & 15
}

#[cfg(test)]
mod tests {
    use crate::clean::piece::with_pieces;

    use super::Opening;

    #[test]
    fn words_are_shared_once_each_and_short_ones_not() {
        let paste = "The ferry to Lillevik stopped on Monday, its owners said.\n\
             Ferry owners: ferry and owners of Lillevik, and the ferry";
        with_pieces(paste, |pieces| {
            let opening = Opening::new(pieces, &(0..1));
            // ferry, owners, Lillevik
            assert_eq!(opening.shared(&pieces[1]), 3);
            assert_eq!(Opening::new(pieces, &(1..2)).shared(&pieces[0]), 0);
        });
    }
}
