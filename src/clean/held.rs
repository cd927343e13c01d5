//! Which words that rules and model look for a line holds, found in one pass over it.

use std::sync::LazyLock;

use super::authors;
use super::needles::Needles;
use super::pictures;
use super::piece::{Seen, see};
use super::table::{HOLDING, Rule, SHORT};
use super::topics;

/// What a line holds words of, as bits: rules of the tables, offices, credits of pictures, topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held(u64);

/// Where the bits of each begin; those of short lines come first.
const HOLDINGS: usize = 16;
const OFFICE: usize = 30;
const CREDIT: usize = 31;
const TOPICS: usize = 32;

static NEEDLES: LazyLock<Needles> = LazyLock::new(|| {
    let mut all = needs(SHORT, 0);
    all.retain(|(need, _)| !need.starts_with('#'));
    all.append(&mut needs(HOLDING, HOLDINGS));
    for need in authors::OFFICES {
        all.push(((*need).to_owned(), OFFICE));
    }
    for need in pictures::NEEDLES {
        all.push(((*need).to_owned(), CREDIT));
    }
    for (word, topic) in topics::words() {
        all.push((word, TOPICS + topic));
    }
    Needles::new(all)
});

/// The words that the rules of a table need, with their numbers from `first` on.
pub fn needs(rules: &'static [Rule], first: usize) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    for (rule, number) in rules.iter().zip(first..) {
        for need in rule.needs.split(' ') {
            let need = need.replace('_', " ");
            match need.strip_suffix('%') {
                Some(label) => {
                    words.extend(PARTING.iter().map(|sign| (label.to_owned() + sign, number)));
                }
                None => words.push((need, number)),
            }
        }
    }
    words
}

/// What parts a label from what follows it on its line.
const PARTING: [&str; 12] = [":", " :", "|", " |", ">", " >", "»", " »", "›", " ›", "/", " /"];

impl Held {
    /// What the line `folded`, in lower case, holds, and what else is seen of it.
    #[must_use]
    pub fn seen(folded: &str) -> (Self, Seen) {
        let needles = &*NEEDLES;
        let mut held = 0;
        let seen = see(folded, |from| held |= needles.begin(from));
        (Self(held), seen)
    }

    /// The rules of short lines, by their numbers.
    #[must_use]
    pub fn short(self) -> u64 {
        self.0 & ((1 << HOLDINGS) - 1)
    }

    /// The rules of lines that hold certain words, by their numbers.
    #[must_use]
    pub fn holding(self) -> u64 {
        (self.0 >> HOLDINGS) & ((1 << (OFFICE - HOLDINGS)) - 1)
    }

    /// Whether there are offices of those who write for papers.
    #[must_use]
    pub fn office(self) -> bool {
        self.0 & 1 << OFFICE != 0
    }

    /// Whether there are words of credits.
    #[must_use]
    pub fn credit(self) -> bool {
        self.0 & 1 << CREDIT != 0
    }

    /// The topics, by their numbers.
    #[must_use]
    pub fn topics(self) -> u64 {
        self.0 >> TOPICS
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::matching;
    use super::*;

    #[test]
    fn the_numbers_of_all_fit_beside_each_other() {
        assert!(SHORT.len() <= HOLDINGS);
        assert!(HOLDING.len() <= OFFICE - HOLDINGS);
        assert!(usize::from(topics::TOPICS) <= 64 - TOPICS);
    }

    #[test]
    fn each_is_told_from_the_others() {
        let held = Held::seen("cookie policy | getty images").0;
        assert!(held.credit() && held.holding() != 0 && held.topics() != 0);
        assert_eq!(Held::seen("the ferry stops").0, Held::default());
        assert_eq!(matching("the ferry stops", 3, Held::default()), None);
    }
}
