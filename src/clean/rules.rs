//! The rules of the table at work.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::held::{Held, needs};
use super::needles::Needles;
use super::plan::Cut;
use super::table::{HOLDING, OPENING, Rule, SHORT, Zone};

/// Lines with more words than this are in no rule of short lines.
const FEW_WORDS: usize = 4;

/// A table with its patterns, made ready one by one: most articles come near a few rules only, and to
/// compile them all takes longer than to analyse an article.
struct Table {
    rules: &'static [Rule],
    patterns: Vec<OnceLock<Option<Regex>>>,
}

static OPENINGS: LazyLock<Table> = LazyLock::new(|| Table::new(OPENING));
static SHORTS: LazyLock<Table> = LazyLock::new(|| Table::new(SHORT));
static HOLDINGS: LazyLock<Table> = LazyLock::new(|| Table::new(HOLDING));

/// What lines begin with.
static BEGINNINGS: LazyLock<Needles> = LazyLock::new(|| Needles::new(needs(OPENING, 0)));
/// What stands behind the number that a short line begins with.
static AFTER_NUMBERS: LazyLock<Needles> = LazyLock::new(|| {
    let mut after = needs(SHORT, 0);
    after.retain(|(need, _)| need.starts_with('#'));
    for (need, _) in &mut after {
        need.remove(0);
    }
    Needles::new(after)
});

impl Table {
    fn new(rules: &'static [Rule]) -> Self {
        Self { rules, patterns: rules.iter().map(|_| OnceLock::new()).collect() }
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

/// The pattern with its classes taken for ASCII.
fn ascii(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", "a-z0-9_").replace(r"\S", "[^ ]")
}

/// The first rule that `folded` fits, a line of so many words in lower case.
#[must_use]
pub fn matching(folded: &str, words: usize, held: Held) -> Option<(Zone, Cut)> {
    let rule = opening(folded)
        .or_else(|| (words <= FEW_WORDS).then(|| short(folded, held)).flatten())
        .or_else(|| holding(folded, held))?;
    Some((rule.zone, Cut::new(rule.kind, rule.reason)))
}

fn opening(folded: &str) -> Option<&'static Rule> {
    let bare = folded.trim_start_matches([' ', '[', '(', '*', '-', '–', '—']);
    OPENINGS.first(BEGINNINGS.begin(bare.as_bytes()), bare)
}

fn short(folded: &str, held: Held) -> Option<&'static Rule> {
    SHORTS.first(held.short() | after_number(folded), folded)
}

/// The rules that need what stands behind the number that the line begins with.
fn after_number(folded: &str) -> u64 {
    let of_number = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | ':');
    if !folded.starts_with(|char: char| char.is_ascii_digit()) {
        return 0;
    }
    match folded.trim_start_matches(of_number).trim_start_matches([' ', '-']) {
        "" => AFTER_NUMBERS.begin(b"$"),
        after => AFTER_NUMBERS.begin(after.as_bytes()),
    }
}

fn holding(folded: &str, held: Held) -> Option<&'static Rule> {
    let rule = HOLDINGS.first(held.holding(), folded)?;
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
    fn numbers_are_told_by_what_follows_them() {
        for line in
            ["1,204", "12k", "3:25", "0:14 / 2:03", "3 of 14", "4 min read", "12min", "1.2k shares"]
        {
            assert!(matching(line, 1, Held::seen(line).0).is_some(), "{line}");
        }
        for line in ["12 boats", "3 officers", "4 minutes later they left", "10-4 kings"] {
            assert_eq!(matching(line, 2, Held::seen(line).0), None, "{line}");
        }
    }

    #[test]
    fn what_a_rule_needs_is_in_lower_case() {
        for rule in OPENING.iter().chain(SHORT).chain(HOLDING) {
            assert_eq!(rule.needs, rule.needs.to_lowercase(), "{}", rule.pattern);
            assert!(!rule.needs.is_empty(), "{}", rule.pattern);
        }
    }
}
