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
        let start = self.end_of(self.at, Sort::Other);
        self.at = self.end_of(start, Sort::Letter);
        self.line.get(start..self.at).filter(|word| !word.is_empty())
    }
}

impl Words<'_> {
    /// Where the characters of a sort end that stand from `at` on.
    fn end_of(&self, mut at: usize, sort: Sort) -> usize {
        while let Some(byte) = self.line.as_bytes().get(at) {
            match SORTS[usize::from(*byte)] {
                own if own == sort => at += 1,
                Sort::Wide => match self.wide(at) {
                    (own, length) if own == sort => at += length,
                    _ => return at,
                },
                _ => return at,
            }
        }
        at
    }

    /// The sort and length of the character at `at`, one beyond ASCII.
    fn wide(&self, at: usize) -> (Sort, usize) {
        let Some(char) = self.line[at..].chars().next() else { return (Sort::Other, 1) };
        (if is_wide_letter(char) { Sort::Letter } else { Sort::Other }, char.len_utf8())
    }
}

/// What a byte stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A letter or digit.
    Letter,
    /// A sign or blank.
    Other,
    /// A part of a character beyond ASCII.
    Wide,
}

static SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = (byte as u8).is_ascii_alphanumeric();
        sorts[byte] = if letter { Sort::Letter } else { Sort::Other };
        byte += 1;
    }
    sorts
};

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
    use super::{Sorts, is_wide_letter, words};

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let all: Vec<_> = words("“Zürich’s 3rd-best” – «Лед», 氷!").collect();
        assert_eq!(all, ["Zürich", "s", "3rd", "best", "Лед", "氷"]);
        assert_eq!(words(" … ").count(), 0);
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
