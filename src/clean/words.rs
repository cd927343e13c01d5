//! The words of a line, and lists of words that most words are not in.

use crate::eight::{ALL, Eight, first};
use crate::lexicon::Table;

/// The stretches of letters and digits.
pub fn words(line: &str) -> Words<'_> {
    Words { line, at: 0 }
}

/// The word of `line` that begins at byte `at`, the start of a character or none.
#[must_use]
pub fn word_at(line: &str, at: usize) -> Option<&str> {
    let goes_on = line.get(..at)?.chars().next_back().is_some_and(is_letter);
    let words = Words { line, at };
    line.get(at..words.end(at)).filter(|word| !word.is_empty() && !goes_on)
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
        let start = self.beginning(self.at);
        self.at = self.end(start);
        self.line.get(start..self.at).filter(|word| !word.is_empty())
    }
}

impl Words<'_> {
    /// Where the first word from `at` on begins, or the line ends.
    fn beginning(&self, mut at: usize) -> usize {
        while let Some(byte) = self.line.as_bytes().get(at) {
            match byte {
                byte if byte.is_ascii_alphanumeric() => return at,
                byte if byte.is_ascii() => at += 1,
                _ => match self.wide(at) {
                    (true, _) => return at,
                    (false, length) => at += length,
                },
            }
        }
        at
    }

    /// Where the word that begins at `at` ends.
    fn end(&self, mut at: usize) -> usize {
        let bytes = self.line.as_bytes();
        while at < bytes.len() {
            let eight = Eight::first_of(&bytes[at..]);
            let length = first(ALL & !(eight.letters() | eight.digits()));
            at += length;
            if length < 8 {
                match (at < bytes.len()).then(|| self.wide(at)) {
                    Some((true, length)) => at += length,
                    _ => return at,
                }
            }
        }
        at
    }

    /// Whether a character beyond ASCII that is a letter or digit stands at `at`, and its length.
    fn wide(&self, at: usize) -> (bool, usize) {
        if self.line.as_bytes()[at].is_ascii() {
            return (false, 0);
        }
        let wide = self.line[at..].chars().next();
        wide.map_or((false, 1), |char| (is_wide_letter(char), char.len_utf8()))
    }
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || !char.is_ascii() && is_wide_letter(char)
}

/// Whether a character beyond ASCII is a letter or digit; of the commonest without Unicode's tables.
fn is_wide_letter(char: char) -> bool {
    match char {
        'À'..='ɏ' => !matches!(char, '×' | '÷'),
        'Ѐ'..='ҁ' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => char.is_alphanumeric(),
    }
}

/// What each of a few words is; that a word is none of them is found out without a look at all of it.
pub struct Sorts {
    table: Table<u8>,
    /// By its first byte, how long a word can be, and its last byte, five bits of it, as bits.
    near: [(u16, u32); 256],
}

impl Sorts {
    /// Lists of words in lower case, of fifteen bytes at most, each with what they are; of equal words the
    /// last counts.
    pub fn new(lists: &[(&[&'static str], u8)]) -> Self {
        let of_list = |(list, sort): &(&[&'static str], u8)| -> Vec<(&'static str, u8)> {
            list.iter().map(|word| (*word, *sort)).collect()
        };
        let entries: Vec<_> = lists.iter().flat_map(of_list).collect();
        let mut near = [(0, 0); 256];
        for (word, _) in &entries {
            if let (Some(first), Some(last)) = (word.bytes().next(), word.bytes().last()) {
                let (lengths, lasts) = &mut near[usize::from(first)];
                *lengths |= length_bit(word);
                *lasts |= last_bit(last);
            }
        }
        Self { table: Table::new(entries), near }
    }

    /// What `word` is, 0 for none of the table.
    pub fn get(&self, word: &str) -> u8 {
        let bytes = word.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return 0 };
        let (lengths, lasts) = self.near[usize::from(*first)];
        if lengths & length_bit(word) == 0 || lasts & last_bit(*last) == 0 {
            return 0;
        }
        self.table.get(word).unwrap_or(0)
    }
}

fn length_bit(word: &str) -> u16 {
    if word.len() < 16 { 1 << word.len() } else { 0 }
}

fn last_bit(last: u8) -> u32 {
    1 << (last & 31)
}

#[cfg(test)]
mod tests {
    use super::{Sorts, is_wide_letter, word_at, words};

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let all: Vec<_> = words("“Zürich’s 3rd-best” – «Лед», 氷!").collect();
        assert_eq!(all, ["Zürich", "s", "3rd", "best", "Лед", "氷"]);
        assert_eq!(words(" … ").count(), 0);
    }

    #[test]
    fn a_word_is_found_where_it_begins() {
        let line = "Zürich’s 氷 3rd";
        let found: Vec<_> = (0..=line.len()).filter_map(|at| word_at(line, at)).collect();
        assert_eq!(found, words(line).collect::<Vec<_>>());
    }

    #[test]
    fn letters_told_without_tables_are_those_of_the_tables() {
        for char in '\u{80}'..=char::MAX {
            assert_eq!(is_wide_letter(char), char.is_alphanumeric(), "{char:?}");
        }
    }

    #[test]
    fn words_of_no_list_are_nothing() {
        let sorts = Sorts::new(&[(&["said"], 1), (&["für"], 2)]);
        assert_eq!((sorts.get("said"), sorts.get("für")), (1, 2));
        for other in ["", "sail", "saidso", "f", "an-uncommonly-long-word"] {
            assert_eq!(sorts.get(other), 0, "{other}");
        }
    }
}
