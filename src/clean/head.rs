//! What an article says about itself: headline, standfirst, byline, date, section, subheadings.

use std::cmp::Reverse;
use std::ops::Range;

use crate::blocks::{is_list_item, is_turn};
use crate::report::{BodyKind, RemovedKind};

use super::byline::{byline, section_line};
use super::dates::iso_date;
use super::hints::is_heading;
use super::lines::Hit;
use super::opening::Opening;
use super::piece::{Ending, Piece, Signs, heading_signs};
use super::plan::{Cut, Plan};

/// On a page the headline stands at most so many lines above the article.
const REACH: usize = 24;
/// A byline stands among so many of the article's first lines, or outside of it.
const UNDER_FIRST: usize = 6;
/// A headline has no more words.
const LONGEST_HEADLINE: usize = 40;

/// A first line of so many words is the headline of a paste that is short above its text, whatever
/// the text is about.
const LONG_HEADLINE: usize = 6;

/// The headline and the summary under it, as indices of pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub headline: Option<usize>,
    /// The standfirst.
    pub standfirst: Option<usize>,
}

/// The head of an article whose running text stands in `run`.
#[must_use]
pub fn find(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> Head {
    let headline = headline(pieces, hits, run);
    let standfirst = headline.and_then(|headline| standfirst(pieces, hits, run, headline));
    Head { headline, standfirst }
}

fn headline(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> Option<usize> {
    let until = run.start.min(pieces.len());
    let open = |index: &usize| hits[*index].is_none() && can_be_headline(&pieces[*index]);
    let mut above: Vec<usize> = (until.saturating_sub(REACH)..until).filter(open).collect();
    if let Some(marked) = above.iter().rev().find(|index| pieces[**index].tag() == "h1") {
        return Some(*marked);
    }
    let mut first = (0..pieces.len()).find(|index| hits[*index].is_none());
    if let [section, under, ..] = above[..]
        && first == Some(section)
        && is_section_name(&pieces[section])
    {
        above.remove(0);
        first = Some(under);
    }
    if above.is_empty() {
        return first.filter(|first| {
            *first == run.start && is_title_with_stop(&pieces[*first], pieces.len())
        });
    }
    let opening = Opening::new(pieces, run);
    if until <= 8 && first == above.first().copied() {
        let shares = first
            .is_some_and(|first| pieces[first].words >= 4 && opening.shared(&pieces[first]) > 0);
        let long = first.is_some_and(|first| pieces[first].words >= LONG_HEADLINE);
        if shares || long || above.len() == 1 {
            return first;
        }
    }
    let score = |index: usize| {
        let again = pieces[index].times > 1;
        let sized = (4..=22).contains(&pieces[index].words);
        opening.shared(&pieces[index]).min(6) * 3 + usize::from(again) * 5 + usize::from(sized) * 4
    };
    let fits = |index: &usize| opening.shared(&pieces[*index]) > 0 && pieces[*index].words >= 3;
    above
        .iter()
        .copied()
        .filter(fits)
        .max_by_key(|index| (score(*index), Reverse(*index)))
        // Of two words, the first line may be a menu's.
        .or(first.filter(|first| until <= 8 && pieces[*first].words > 2))
}

fn can_be_headline(piece: &Piece) -> bool {
    let question = piece.as_str().ends_with(['?', '!', '…']) || piece.as_str().ends_with("...");
    (2..=LONGEST_HEADLINE).contains(&piece.words)
        && (piece.ending == Ending::Open
            || question
            || piece.as_str().ends_with(['”', '’', '"', '\'']))
        && !is_list_item(piece.as_str())
        && !matches!(piece.tag(), "li" | "td" | "th" | "dt" | "dd")
        && !piece.as_str().ends_with(',')
        && !begins_with_clock(piece.as_str())
        && byline(piece.as_str()).is_none()
}

/// Whether the line is an entry of a live report's list of events: `21.30 GMT Last boat tied up`.
fn begins_with_clock(words: &str) -> bool {
    matches!(
        words.as_bytes(),
        [b'0'..=b'2', b'0'..=b'9', b':' | b'.', b'0'..=b'5', b'0'..=b'9', b' ', ..]
    )
}

/// A headline that ends with a full stop, as some papers set them: nearly every word has a capital.
fn is_title_with_stop(piece: &Piece, pieces: usize) -> bool {
    pieces > 2 && (4..=25).contains(&piece.words) && title_share(piece.as_str()) > 0.75
}

/// The share of the longer words that begin with a capital.
fn title_share(words: &str) -> f64 {
    let long = words.split_whitespace().filter(|word| word.chars().count() > 3);
    let (mut all, mut capital) = (0.0, 0.0);
    for word in long {
        all += 1.0;
        let first = word.chars().find(|char| char.is_alphanumeric());
        capital += if first.is_some_and(char::is_uppercase) { 1.0 } else { 0.0 };
    }
    if all == 0.0 { 0.0 } else { capital / all }
}

/// The line under the headline that sums the article up: no full stop, or one short sentence in
/// the present tense that the first paragraph is longer than.
fn standfirst(
    pieces: &[Piece],
    hits: &[Option<Hit>],
    run: &Range<usize>,
    headline: usize,
) -> Option<usize> {
    let index = headline + 1;
    let piece = pieces.get(index)?;
    // Between it and the text stand bylines, dates and "4 min read", a few lines at most.
    let is_text = |next: &usize| {
        hits[*next].is_none()
            && byline(pieces[*next].as_str()).is_none()
            && pieces[*next].words >= 8
    };
    let next = &pieces[(index + 1..pieces.len().min(index + 9)).find(is_text)?];
    if hits[index].is_some()
        || !(6..=45).contains(&piece.words)
        || is_list_item(piece.as_str())
        || is_turn(piece.as_str())
    {
        return None;
    }
    let fits = match piece.ending {
        Ending::Colon => false,
        Ending::Open => piece.folded != pieces[headline].folded && byline(piece.as_str()).is_none(),
        Ending::Stop => is_summary(piece.as_str()) && next.is_prose() && next.words > piece.words,
    };
    (fits && index <= run.start).then_some(index)
}

/// One sentence, nobody's speech, nothing told in the past.
fn is_summary(words: &str) -> bool {
    let sentences = words.matches(". ").count() + words.matches("? ").count();
    let past = words.split(|char: char| !char.is_alphanumeric()).any(|word| {
        let folded = word.to_ascii_lowercase();
        let weekday = folded.ends_with("day") && word.starts_with(char::is_uppercase);
        weekday
            || folded.len() > 3 && folded.ends_with("ed") && !folded.ends_with("eed")
            || matches!(
                folded.as_str(),
                "said"
                    | "was"
                    | "were"
                    | "had"
                    | "told"
                    | "did"
                    | "went"
                    | "took"
                    | "made"
                    | "yesterday"
                    | "today"
            )
    });
    words.split_whitespace().count() <= 34 && sentences == 0 && !past && !words.contains(['"', '“'])
}

/// Cuts the name of the section that stands above the headline as the first line: `Life & Land`.
///
/// Only names of two parts are told from a headline of two words.
pub fn cut_section(plan: &mut Plan, pieces: &[Piece], head: Head) {
    let Some(above) = head.headline.and_then(|headline| headline.checked_sub(1)) else { return };
    let piece = &pieces[above];
    if plan.stays(above) && plan.kept().next() == Some(above) && is_section_name(piece) {
        plan.cut(above, Cut::new(RemovedKind::PageFurniture, "section above the headline"));
        plan.meta.section.get_or_insert_with(|| piece.as_str().to_owned());
    }
}

fn is_section_name(piece: &Piece) -> bool {
    let title = |word: &str| word == "&" || word.starts_with(char::is_uppercase);
    piece.words <= 4
        && piece.as_str().contains(" & ")
        && piece.as_str().split_whitespace().all(title)
}

/// Cuts the bylines and the lines of section and date around the running text.
pub fn cut_bylines(plan: &mut Plan, pieces: &[Piece], run: &Range<usize>, head: Head) {
    let mut inside = 0;
    for (index, piece) in pieces.iter().enumerate() {
        if plan.fates[index].cut.is_some_and(|cut| cut.kind == RemovedKind::Byline) {
            if let Some(names) = named_byline(piece) {
                plan.meta.byline.get_or_insert(names);
            }
            continue;
        }
        if !plan.stays(index) || Some(index) == head.headline {
            continue;
        }
        inside += usize::from(run.contains(&index));
        if run.contains(&index) && inside > UNDER_FIRST {
            continue;
        }
        let words = piece.as_str();
        if let Some(names) = byline(words) {
            plan.cut(index, Cut::new(RemovedKind::Byline, "names of the authors"));
            if index >= head.headline.unwrap_or(0).saturating_sub(4) {
                plan.meta.byline.get_or_insert(names);
            }
        } else if piece.signs.has(Signs::DIGIT)
            && piece.signs.has(Signs::BAR.or(Signs::SLASH).or(Signs::WIDE))
            && let Some(section) = section_line(words)
        {
            plan.cut(index, Cut::new(RemovedKind::Timestamp, "line of section and date"));
            if plan.meta.section.is_none() {
                plan.meta.section = section;
            }
        }
    }
}

/// The names in what a page calls its byline: behind `By`, or nothing but names.
fn named_byline(piece: &Piece) -> Option<String> {
    let words = piece.as_str();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let names = || {
        let bare = (2..=4).contains(&piece.words) && words.split(' ').all(capital);
        (bare && piece.ending == Ending::Open && !piece.signs.has(Signs::DIGIT.or(Signs::COLON)))
            .then(|| words.to_owned())
    };
    byline(words).or_else(names)
}

/// Takes the publication date from the lines that were cut for theirs, nearest the headline first.
pub fn date(plan: &mut Plan, pieces: &[Piece], run: &Range<usize>, head: Head) {
    let from = head.headline.unwrap_or(run.start).saturating_sub(4);
    let dated = |index: usize| {
        let kind = plan.fates[index].cut?.kind;
        matches!(kind, RemovedKind::Timestamp | RemovedKind::Byline)
            .then(|| iso_date(pieces[index].as_str()))
            .flatten()
    };
    plan.meta.date = (from..pieces.len()).find_map(dated);
}

/// Says what each kept line is, and fills in headline, standfirst and subheadings.
pub fn label(plan: &mut Plan, pieces: &[Piece], head: Head) {
    let text = |index: Option<usize>| index.map(|index| heading(&pieces[index]));
    let stays = |plan: &Plan, index: Option<usize>| index.filter(|index| plan.stays(*index));
    let head =
        Head { headline: stays(plan, head.headline), standfirst: stays(plan, head.standfirst) };
    plan.meta.headline = text(head.headline);
    plan.meta.standfirst = text(head.standfirst);
    let kept: Vec<usize> = plan.kept().collect();
    for (place, index) in kept.iter().copied().enumerate() {
        let before = place.checked_sub(1).map(|place| kept[place]);
        let after = kept.get(place + 1).copied();
        let kind = if Some(index) == head.headline {
            BodyKind::Headline
        } else if Some(index) == head.standfirst {
            BodyKind::Standfirst
        } else {
            kind_of(pieces, before, index, after)
        };
        plan.fates[index].kind = kind;
        if kind == BodyKind::Subheading {
            plan.meta.subheadings.push(heading(&pieces[index]));
        }
    }
}

/// The words of a heading without the signs of Markdown.
fn heading(piece: &Piece) -> String {
    piece.as_str()[heading_signs(piece.as_str())..].trim_start().to_owned()
}

fn kind_of(
    pieces: &[Piece],
    before: Option<usize>,
    index: usize,
    after: Option<usize>,
) -> BodyKind {
    let piece = &pieces[index];
    let neighbour_is_item =
        |other: Option<usize>| other.is_some_and(|other| is_list_item(pieces[other].as_str()));
    if piece.tag() == "li"
        || is_list_item(piece.as_str()) && (neighbour_is_item(before) || neighbour_is_item(after))
    {
        return BodyKind::ListItem;
    }
    let signed = is_heading(piece.tag()) || heading_signs(piece.as_str()) > 0;
    let marked = signed && piece.words <= 20;
    if marked || is_subheading(pieces, before, piece, after) {
        return BodyKind::Subheading;
    }
    BodyKind::Paragraph
}

/// A few words without a stop, alone between two paragraphs, that nobody speaks.
fn is_subheading(
    pieces: &[Piece],
    before: Option<usize>,
    piece: &Piece,
    after: Option<usize>,
) -> bool {
    let paragraph = |index: usize| pieces[index].words >= 6 && pieces[index].ending != Ending::Open;
    let between = before.is_some_and(paragraph) && after.is_some_and(paragraph);
    between
        && piece.words <= 10
        && piece.ending == Ending::Open
        && !piece.is_spoken_or_listed()
        && !piece.as_str().ends_with([',', '"', '”', '’'])
        && !piece.as_str().contains(['@', '#', '|'])
        && piece.as_str().starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
}
