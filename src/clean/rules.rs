//! The rules of the table at work.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::plan::Cut;
use super::table::{HOLDING, OPENING, Rule, SHORT, Zone};

/// Lines with more words than this are in no rule of short lines.
const FEW_WORDS: usize = 4;

struct Opening {
    rule: &'static Rule,
    starts: Vec<String>,
    regex: Regex,
}

struct Tables {
    /// The rules for lines that begin with a certain byte.
    opening: Vec<(u8, Vec<Opening>)>,
    short: RegexSet,
    holding: Vec<Opening>,
}

static TABLES: LazyLock<Option<Tables>> = LazyLock::new(|| {
    let mut opening: Vec<(u8, Vec<Opening>)> = Vec::new();
    for rule in OPENING {
        let Opening { rule, starts, regex } = compiled(rule)?;
        for byte in first_bytes(&starts) {
            let starts = starts
                .iter()
                .filter(|start| start.as_bytes().first() == Some(&byte))
                .cloned()
                .collect();
            let own = Opening { rule, starts, regex: regex.clone() };
            match opening.iter_mut().find(|(first, _)| *first == byte) {
                Some((_, rules)) => rules.push(own),
                None => opening.push((byte, vec![own])),
            }
        }
    }
    let short = RegexSet::new(SHORT.iter().map(|rule| ascii(rule.pattern))).ok()?;
    let holding = HOLDING.iter().map(compiled).collect::<Option<_>>()?;
    Some(Tables { opening, short, holding })
});

fn compiled(rule: &'static Rule) -> Option<Opening> {
    let starts = rule.needs.split(' ').map(|need| need.replace('_', " ")).collect();
    Some(Opening { rule, starts, regex: Regex::new(&ascii(rule.pattern)).ok()? })
}

fn first_bytes(starts: &[String]) -> Vec<u8> {
    let mut bytes: Vec<u8> = starts.iter().filter_map(|start| start.bytes().next()).collect();
    bytes.sort_unstable();
    bytes.dedup();
    bytes
}

/// The pattern with its classes taken for ASCII.
fn ascii(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", "a-z0-9_").replace(r"\S", "[^ ]")
}

/// The first rule that `folded` fits, a line of so many words in lower case.
#[must_use]
pub fn matching(folded: &str, words: usize) -> Option<(Zone, Cut)> {
    let tables = TABLES.as_ref()?;
    let rule = opening(tables, folded)
        .or_else(|| (words <= FEW_WORDS).then(|| short(tables, folded)).flatten())
        .or_else(|| holding(tables, folded))?;
    Some((rule.zone, Cut::new(rule.kind, rule.reason)))
}

fn opening(tables: &Tables, folded: &str) -> Option<&'static Rule> {
    let bare = folded.trim_start_matches(|char: char| " [(*-–—".contains(char));
    let first = bare.bytes().next()?;
    let (_, rules) = tables.opening.iter().find(|(byte, _)| *byte == first)?;
    let fits = |own: &&Opening| {
        own.starts.iter().any(|start| bare.starts_with(start.as_str())) && own.regex.is_match(bare)
    };
    rules.iter().find(fits).map(|own| own.rule)
}

fn short(tables: &Tables, folded: &str) -> Option<&'static Rule> {
    tables.short.matches(folded).iter().next().and_then(|index| SHORT.get(index))
}

fn holding(tables: &Tables, folded: &str) -> Option<&'static Rule> {
    let fits = |own: &&Opening| {
        own.starts.iter().any(|word| folded.contains(word.as_str())) && own.regex.is_match(folded)
    };
    let rule = tables.holding.iter().find(fits)?.rule;
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
        assert!(TABLES.is_some());
    }

    #[test]
    fn what_a_rule_needs_is_in_lower_case() {
        for rule in OPENING.iter().chain(HOLDING) {
            assert_eq!(rule.needs, rule.needs.to_lowercase(), "{}", rule.pattern);
            assert!(!rule.needs.is_empty(), "{}", rule.pattern);
        }
    }
}
