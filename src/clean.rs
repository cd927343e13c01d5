//! Which blocks are the article, and why the others are not.
//!
//! Rules that people can read, each with its kind and its reason. What they share: when in doubt
//! a line stays. A lost line may lose a quotation, a line too many seldom adds one.

mod authors;
mod byline;
mod cohesion;
mod compose;
mod dates;
pub mod features;
mod foreign;
mod head;
mod held;
mod hints;
mod html_features;
mod inline;
mod labels;
mod lines;
mod listings;
mod looks;
mod names;
mod needles;
mod opening;
mod page;
pub mod page_model;
mod pictures;
mod piece;
mod plan;
mod region;
mod remove;
mod rules;
mod sources;
mod speech;
mod table;
mod topics;
mod verdicts;
mod wire;
mod words;

use std::ops::Range;

use features::Row;
use page_model::PageModel;

use crate::blocks::Block;
use crate::paste::{Cleanup, Paste, Settings};
use crate::report::{BodyKind, Meta, Removed};
use crate::text::Text;

/// The article without its furniture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// One line a paragraph, heading or list item.
    pub body: Text,
    /// The lines of the body.
    pub lines: Vec<Line>,
    /// What was left out, in the order of the paste.
    pub removed: Vec<Removed>,
    /// What the article says about itself.
    pub meta: Meta,
}

/// A line of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: BodyKind,
    /// Its bytes in the body, without the line break.
    pub range: Range<usize>,
}

/// Keeps the blocks that are the article.
#[must_use]
pub fn clean(text: &Text, blocks: &[Block], paste: &Paste, settings: &Settings) -> Article {
    clean_by(page_model::embedded(), text, blocks, paste, settings)
}

/// The same with a model of one's own.
#[must_use]
pub fn clean_by(
    model: &PageModel,
    text: &Text,
    blocks: &[Block],
    paste: &Paste,
    settings: &Settings,
) -> Article {
    let folded = text.as_str().to_ascii_lowercase();
    let pieces = piece::pieces(text, &folded, blocks, paste);
    let plan = remove::plan(model, &pieces, text.as_str());
    let plan = match settings.cleanup {
        Cleanup::Remove => plan.put_back(&pieces, &settings.put_back),
        Cleanup::Keep => plan.without_cuts(),
    };
    let mut article = compose::compose(&pieces, plan);
    // A mark that the paste spells as a blank (U+0085, Windows' dots) is nothing to be shown.
    article.removed.retain(|removed| !removed.span.of(paste.text).trim().is_empty());
    article
}

/// A block as training sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its words.
    pub words: String,
    /// Whether it stands where the article does, so that the model is asked.
    pub asked: bool,
    /// What the model sees of it.
    pub row: Row,
}

/// What the trained model would see of the blocks.
#[must_use]
pub fn seen_by_model(text: &Text, blocks: &[Block], paste: &Paste) -> Vec<Seen> {
    let folded = text.as_str().to_ascii_lowercase();
    let pieces = piece::pieces(text, &folded, blocks, paste);
    let names = names::Names::new(&pieces);
    let hits = lines::hits(&pieces, &names);
    let region = region::region(&pieces, &hits, &names);
    let rows = features::rows(&pieces, &hits, &region, &names);
    let seen = pieces.iter().zip(region).zip(rows);
    seen.map(|((piece, asked), row)| Seen { words: piece.as_str().to_owned(), asked, row })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::segment;
    use crate::normalise::normalise;
    use crate::span::Span;

    const PASTE: &str = "Ferry stops as crew walks out\n\
        4 Mar, 2031 21:46\n\
        OSLO, March 4 (Reuters) - The ferry stopped running on Monday after its crew had walked out.\n\
        Read more: What the strike means for the islands\n\
        - two boats\n\
        - one crew\n\
        The owners said the boat would sail again as soon as wages had been agreed.\n\
        adm / jbg";

    fn cleaned(paste: &str, settings: &Settings) -> Article {
        let paste = Paste::plain(paste);
        let text = normalise(&paste);
        clean(&text, &segment(&text, &[]), &paste, settings)
    }

    #[test]
    fn keep_leaves_everything_and_still_reads_the_head() {
        let settings = Settings { cleanup: Cleanup::Keep, ..Settings::default() };
        let article = cleaned(PASTE, &settings);
        assert_eq!(article.body.as_str(), PASTE);
        assert!(article.removed.is_empty());
        assert_eq!(article.meta.headline.as_deref(), Some("Ferry stops as crew walks out"));
        assert_eq!(article.lines[0].kind, BodyKind::Headline);
    }

    #[test]
    fn what_is_put_back_stays() {
        let at = |words: &str| {
            let start = PASTE.find(words).expect("in the paste");
            Span::new(start, start + words.len())
        };
        let settings =
            Settings { put_back: vec![at("adm"), at("(Reuters)")], ..Settings::default() };
        let article = cleaned(PASTE, &settings);
        assert!(article.body.as_str().ends_with("\nadm / jbg"));
        assert!(article.body.as_str().contains("\nOSLO, March 4 (Reuters) - The ferry"));
        assert_eq!(article.removed.len(), 2);
        assert_eq!(article.meta.date.as_deref(), Some("2031-03-04T21:46"));
    }

    #[test]
    fn removed_and_body_tile_the_words_of_the_paste() {
        let article = cleaned(PASTE, &Settings::default());
        let mut covered = vec![0; PASTE.len()];
        let body = article.lines.iter().map(|line| article.body.span(line.range.clone()));
        for span in body.chain(article.removed.iter().map(|removed| removed.span)) {
            covered[span.start..span.end].iter_mut().for_each(|times| *times += 1);
        }
        for (at, times) in covered.iter().enumerate() {
            let blank = PASTE.as_bytes()[at].is_ascii_whitespace();
            assert!(*times == 1 || blank && *times == 0, "byte {at} is covered {times} times");
        }
    }

    #[test]
    fn reasons_tell_what_a_rule_knows_from_where_a_line_stands_and_how_it_looks() {
        let menu = "Home\nNews\nSport\nWeather\nHarbour\nIslands\nMarkets\nLetters\n";
        let told =
            "The ferry to the islands stopped on Monday, and its owners said it would sail again.";
        let also = "Its crew, who had walked out over wages, told the owners to come to the table.";
        let shouted = "WATCH LIVE > QUAY CAM | 24/7";
        let page = format!(
            "{menu}{told}\nAdvertisement\n{also}\n{shouted}\n{told} Soon.\n{also} Now.\n\
             Share this story\n{menu}© 2031 Harbour Post"
        );
        let article = cleaned(&page, &Settings::default());
        let reason = |words: &str| {
            let last = article.removed.iter().rfind(|removed| removed.span.of(&page) == words);
            last.map(|removed| removed.reason.as_str())
        };
        assert_eq!(reason("Advertisement"), Some("label of an advertisement"));
        assert_eq!(reason("Letters"), Some("below the article"));
        assert_eq!(reason(shouted), Some("more than once on the page, or shouted as links are"));
        assert_eq!(article.lines.len(), 4);
    }

    #[test]
    fn a_line_that_the_trained_model_finds_unlikely_goes_for_that() {
        let menu = "Home\nNews\nSport\nWeather\nHarbour\nIslands\nMarkets\nLetters\n";
        let told =
            "The ferry to the islands stopped on Monday, and its owners said it would sail again.";
        let page = format!(
            "{menu}{told}\nLillevik\n{told} Soon.\nAdvertisement\nShare this story\n{menu}\
             © 2031 Harbour Post"
        );
        let removed = |model: &PageModel| {
            let paste = Paste::plain(&page);
            let text = normalise(&paste);
            let blocks = segment(&text, &[]);
            let article = clean_by(model, &text, &blocks, &paste, &Settings::default());
            let line = article.removed.into_iter().find(|line| line.span.of(&page) == "Lillevik");
            line.map(|line| line.reason)
        };
        // Of one word and without a stop.
        let against = PageModel::read("plain\nform 0 0 -99");
        let reason = "unlike the article's lines, the trained model says";
        assert_eq!(removed(&against).as_deref(), Some(reason));
        assert_eq!(removed(&PageModel::read("plain\nform 0")), None);
    }

    #[test]
    fn list_items_are_told() {
        let article = cleaned(PASTE, &Settings::default());
        let items = article.lines.iter().filter(|line| line.kind == BodyKind::ListItem);
        let words: Vec<_> = items.map(|line| &article.body.as_str()[line.range.clone()]).collect();
        assert_eq!(words, ["- two boats", "- one crew"]);
    }

    #[test]
    fn cleaning_twice_is_cleaning_once() {
        let once = cleaned(PASTE, &Settings::default());
        let twice = cleaned(once.body.as_str(), &Settings::default());
        assert_eq!(twice.body.as_str(), once.body.as_str());
        assert!(twice.removed.is_empty());
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        for paste in ["", "\n\n", " \u{0}\u{feff}", "]", "—", "&nbsp;", "©"] {
            let article = cleaned(paste, &Settings::default());
            assert!(article.body.as_str().len() <= paste.len(), "{paste:?}");
        }
    }
}
