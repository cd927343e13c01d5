//! The words of a line, and lists of words that most words are not in.

use crate::lexicon::Table;

/// The stretches of letters and digits.
pub fn words(line: &str) -> Words<'_> {
    Words { line, at: 0 }
}

/// Whether a word has more than three characters.
#[must_use]
pub fn is_long(word: &str) -> bool {
    word.len() > 3 && (word.is_ascii() || word.chars().count() > 3)
}

/// The words of a line, one after the other.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        while let Some(length) = self.other() {
            self.at += length;
        }
        let start = self.at;
        while let Some(length) = self.letter() {
            self.at += length;
        }
        self.line.get(start..self.at).filter(|word| !word.is_empty())
    }
}

impl Words<'_> {
    /// How long the character is that comes next, if it is a letter or digit.
    #[inline]
    fn letter(&self) -> Option<usize> {
        let byte = *self.line.as_bytes().get(self.at)?;
        if byte.is_ascii() {
            return LETTERS[usize::from(byte)].then_some(1);
        }
        self.wide(|is_letter| is_letter)
    }

    /// The same if it is none.
    #[inline]
    fn other(&self) -> Option<usize> {
        let byte = *self.line.as_bytes().get(self.at)?;
        if byte.is_ascii() {
            return (!LETTERS[usize::from(byte)]).then_some(1);
        }
        self.wide(|is_letter| !is_letter)
    }

    /// How long the next character, one beyond ASCII, is if it is a letter or none, as `wanted`.
    fn wide(&self, wanted: fn(bool) -> bool) -> Option<usize> {
        let char = self.line[self.at..].chars().next()?;
        // Told without Unicode's tables: the quotation marks and dashes of newspapers.
        let punctuation = ('\u{2000}'..='\u{206f}').contains(&char);
        wanted(!punctuation && char.is_alphanumeric()).then(|| char.len_utf8())
    }
}

/// Whether a byte is an ASCII letter or digit.
pub static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

/// What each of a few words is; that a word is none of them is found out without a look at all of it.
pub struct Sorts {
    table: Table<u8>,
    /// By its first byte, how long a word can be, as bits.
    lengths: [u16; 256],
}

impl Sorts {
    /// The table of words in lower case, of fifteen bytes at most; of equal words the last counts.
    pub fn new(entries: Vec<(&'static str, u8)>) -> Self {
        let mut lengths = [0; 256];
        for (word, _) in &entries {
            if let Some(first) = word.bytes().next() {
                lengths[usize::from(first)] |= bit(word);
            }
        }
        Self { table: Table::new(entries), lengths }
    }

    /// What `word` is, 0 for none of the table.
    pub fn get(&self, word: &str) -> u8 {
        let Some(first) = word.bytes().next() else { return 0 };
        if self.lengths[usize::from(first)] & bit(word) == 0 {
            return 0;
        }
        self.table.get(word).unwrap_or(0)
    }
}

fn bit(word: &str) -> u16 {
    if word.len() < 16 { 1 << word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Sorts, words};

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let all: Vec<_> = words("“Zürich’s 3rd-best” – «Лед», 氷!").collect();
        assert_eq!(all, ["Zürich", "s", "3rd", "best", "Лед", "氷"]);
        assert_eq!(words(" … ").count(), 0);
    }

    #[test]
    fn words_of_no_list_are_nothing() {
        let sorts = Sorts::new(vec![("said", 1), ("für", 2)]);
        assert_eq!((sorts.get("said"), sorts.get("für")), (1, 2));
        for other in ["", "sail", "saidso", "f", "an-uncommonly-long-word"] {
            assert_eq!(sorts.get(other), 0, "{other}");
        }
    }
}
