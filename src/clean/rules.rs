//! The rules of the table at work.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::plan::Cut;
use super::table::{HOLDING, OPENING, Rule, SHORT, Zone};

/// Lines with more words than this are in no rule of short lines.
const FEW_WORDS: usize = 4;

/// A table with what its rules need and their patterns.
struct Table {
    rules: &'static [Rule],
    needs: Needles,
    /// Made ready one by one: most articles come near a few rules only, and to compile them all
    /// takes longer than to analyse an article.
    patterns: Vec<OnceLock<Option<Regex>>>,
}

static OPENINGS: LazyLock<Table> = LazyLock::new(|| Table::new(OPENING));
static SHORTS: LazyLock<Table> = LazyLock::new(|| Table::new(SHORT));
static HOLDINGS: LazyLock<Table> = LazyLock::new(|| Table::new(HOLDING));

impl Table {
    fn new(rules: &'static [Rule]) -> Self {
        let needs = rules.iter().enumerate().flat_map(|(number, rule)| {
            rule.needs.split(' ').map(move |need| (need.replace('_', " "), number))
        });
        Self {
            rules,
            needs: Needles::new(needs),
            patterns: rules.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The first of the `candidates` whose pattern `words` fit.
    fn first(&self, candidates: u64, words: &str) -> Option<&'static Rule> {
        let fits = |number: &usize| {
            candidates & 1 << number != 0
                && self.pattern(*number).is_some_and(|pattern| pattern.is_match(words))
        };
        if candidates == 0 {
            return None;
        }
        self.rules.get((0..self.rules.len()).find(fits)?)
    }

    fn pattern(&self, number: usize) -> Option<&Regex> {
        let compile = || Regex::new(&ascii(self.rules[number].pattern)).ok();
        self.patterns[number].get_or_init(compile).as_ref()
    }
}

/// Words to look for, each with the number below 64 of what it stands for.
pub struct Needles {
    by_first: Vec<Vec<(String, usize)>>,
    /// Which two bytes a needle begins with, as bits: at most places none does.
    pairs: Vec<u64>,
}

impl Needles {
    /// The words of `needles`, ordered by their first byte.
    pub fn new(needles: impl Iterator<Item = (String, usize)>) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        let mut pairs = vec![0; 1 << 10];
        for (needle, number) in needles {
            let seconds = match needle.as_bytes() {
                [] => continue,
                [_] => 0..=u8::MAX,
                [_, second, ..] => *second..=*second,
            };
            let first = needle.as_bytes()[0];
            for second in seconds {
                let (word, bit) = pair(first, second);
                pairs[word] |= bit;
            }
            by_first[usize::from(first)].push((needle, number));
        }
        Self { by_first, pairs }
    }

    /// The numbers of the needles that `words` begin with, as bits.
    pub fn begin(&self, words: &str) -> u64 {
        self.begin_bytes(words.as_bytes())
    }

    /// The numbers of the needles that stand in `words` where a word or a sign begins, as bits.
    pub fn held(&self, words: &str) -> u64 {
        let mut found = 0;
        let mut inside = false;
        let bytes = words.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let letter = byte.is_ascii_alphanumeric();
            if !(inside && letter) {
                let (word, bit) = pair(*byte, bytes.get(at + 1).copied().unwrap_or(0));
                if self.pairs[word] & bit != 0 {
                    found |= self.begin_bytes(&bytes[at..]);
                }
            }
            inside = letter;
        }
        found
    }

    fn begin_bytes(&self, bytes: &[u8]) -> u64 {
        let Some(first) = bytes.first() else { return 0 };
        let near = self.by_first[usize::from(*first)].iter();
        near.filter(|(needle, _)| bytes.starts_with(needle.as_bytes()))
            .fold(0, |found, (_, number)| found | 1 << number)
    }
}

/// Where the bit of two bytes stands.
fn pair(first: u8, second: u8) -> (usize, u64) {
    let number = usize::from(first) << 8 | usize::from(second);
    (number >> 6, 1 << (number & 63))
}

/// The pattern with its classes taken for ASCII.
fn ascii(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", "a-z0-9_").replace(r"\S", "[^ ]")
}

/// The first rule that `folded` fits, a line of so many words in lower case.
#[must_use]
pub fn matching(folded: &str, words: usize) -> Option<(Zone, Cut)> {
    let rule = opening(folded)
        .or_else(|| (words <= FEW_WORDS).then(|| short(folded)).flatten())
        .or_else(|| holding(folded))?;
    Some((rule.zone, Cut::new(rule.kind, rule.reason)))
}

fn opening(folded: &str) -> Option<&'static Rule> {
    let bare = folded.trim_start_matches([' ', '[', '(', '*', '-', '–', '—']);
    OPENINGS.first(OPENINGS.needs.begin(bare), bare)
}

fn short(folded: &str) -> Option<&'static Rule> {
    SHORTS.first(SHORTS.needs.held(folded), folded)
}

fn holding(folded: &str) -> Option<&'static Rule> {
    let rule = HOLDINGS.first(HOLDINGS.needs.held(folded), folded)?;
    (!folded.contains(['"', '“', '”'])).then_some(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_table_is_valid() {
        for rule in OPENING.iter().chain(SHORT).chain(HOLDING) {
            assert!(Regex::new(&ascii(rule.pattern)).is_ok(), "{}", rule.pattern);
        }
    }

    #[test]
    fn the_numbers_of_a_table_fit_into_the_bits() {
        for table in [OPENING, SHORT, HOLDING] {
            assert!(table.len() <= 64);
        }
    }

    #[test]
    fn needles_are_held_where_words_and_signs_begin() {
        let needles =
            Needles::new([("epa".into(), 0), ("/ap".into(), 1), ("©".into(), 2)].into_iter());
        assert_eq!(needles.held("a separate photo/ap"), 0b010);
        assert_eq!(needles.held("x© (epa)"), 0b101);
        assert_eq!(needles.begin("epa"), 0b001);
    }

    #[test]
    fn what_a_rule_needs_is_in_lower_case() {
        for rule in OPENING.iter().chain(SHORT).chain(HOLDING) {
            assert_eq!(rule.needs, rule.needs.to_lowercase(), "{}", rule.pattern);
            assert!(!rule.needs.is_empty(), "{}", rule.pattern);
        }
    }
}
