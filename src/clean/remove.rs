//! The plan of a cleanup: what goes, and what the article says about itself.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::report::RemovedKind::{Caption, PageFurniture, RelatedLink};

use super::features::Lines;
use super::foreign;
use super::head::{self, Head};
use super::inline;
use super::lines::{CLOCK, Hit, hits};
use super::listings::drop_listings;
use super::names::Names;
use super::page::{is_foreign, is_page, stands_inside, times_seen};
use super::page_model::{Kind, LEAST_OF_KNOWN, PageModel, least};
use super::piece::{Piece, Signs};
use super::plan::{Cut, Fate, Plan};
use super::region::region;
use super::sources;
use super::table::Zone;
use super::verdicts::{Question, verdicts};

/// What becomes of the pieces.
#[must_use]
pub fn plan(model: &PageModel, pieces: &[Piece], article: &str) -> Plan {
    let names = Names::new(pieces);
    let hits = hits(pieces, &names);
    let mut plan = Plan { fates: vec![Fate::default(); pieces.len()], ..Plan::default() };
    // A page without a line of an article is no article that could be told from the rest.
    let on_page = is_page(pieces, &hits).then(|| judged(model, pieces, &hits, &names));
    let on_page = on_page.filter(|judged| judged.contains(&None));
    let run = match &on_page {
        Some(judged) => {
            cut_known(&mut plan, &hits, judged);
            text_run(pieces, judged)
        }
        None => {
            let run = prose_run(pieces, &hits);
            cut_lines(&mut plan, &hits, &run);
            run
        }
    };
    let head = head::find(pieces, &hits, &run);
    head::cut_bylines(&mut plan, pieces, &run, head);
    head::cut_section(&mut plan, pieces, head);
    foreign::cut_posts(&mut plan, pieces);
    foreign::cut_headlines(&mut plan, pieces);
    if let Some(judged) = &on_page {
        cut_unlikely(&mut plan, pieces, judged, head);
    }
    inline::cut_parts(&mut plan, pieces, article);
    head::label(&mut plan, pieces, head);
    head::date(&mut plan, pieces, &run, head);
    sources::read_fields(&mut plan.meta, pieces);
    plan
}

/// Why a line of a page is none of the article's, where no rule says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// It does not stand where the article does.
    Place,
    /// The trained model finds it unlike the article's lines.
    Model,
    /// It stands on the page more than once, or shouts as links do.
    Again,
    /// The line beside it says the same.
    Twice,
    /// Only a number tells it from others.
    Numbered,
    /// It is in a list of other articles.
    Listing,
}

/// For each line of a page why it is none of the article's; nothing for those that are: they stand where
/// the article does, and neither does a rule know them for something else nor are they all too unlikely.
fn judged(
    model: &PageModel,
    pieces: &[Piece],
    hits: &[Option<Hit>],
    names: &Names,
) -> Vec<Option<Why>> {
    let html = names.is_html();
    let region = region(pieces, hits, names);
    let text = prose_run_of(pieces, hits, &region);
    let numbered = numbered(pieces);
    let inside = times_seen(pieces, &text);
    let why = |index: usize| match index {
        _ if !region[index] => Some(Why::Place),
        _ if is_caption_twice(pieces, index) => Some(Why::Twice),
        _ if numbered[index] => Some(Why::Numbered),
        // In HTML what stands twice is told apart by what it stands in.
        _ if !html && text.contains(&index) && is_foreign(&pieces[index], &inside) => {
            Some(Why::Again)
        }
        _ => hits[index].is_some_and(Hit::is_certain).then_some(Why::Model),
    };
    let mut judged: Vec<Option<Why>> = (0..pieces.len()).map(why).collect();
    let kind = if html { Kind::Html } else { Kind::Plain };
    let known = |index: usize| {
        hits[index].is_some_and(|hit| hit.zone == Zone::Anywhere || !text.contains(&index))
    };
    let question = |line: usize| Question {
        line,
        least: if known(line) { LEAST_OF_KNOWN } else { least(kind) },
    };
    let entries = entries(hits);
    let asked = (0..pieces.len()).filter(|index| judged[*index].is_none() && !entries[*index]);
    let asked: Vec<Question> = asked.map(question).collect();
    let lines = Lines::new(pieces, hits, &region, names);
    for (question, stays) in asked.iter().zip(verdicts(model, kind, &lines, &asked)) {
        judged[question.line] = (!stays).then_some(Why::Model);
    }
    let mut kept: Vec<bool> = judged.iter().map(Option::is_none).collect();
    drop_listings(pieces, hits, &mut kept);
    for (why, kept) in judged.iter_mut().zip(kept) {
        if !kept {
            why.get_or_insert(Why::Listing);
        }
    }
    judged
}

/// The lines of a live report's entries: below the time of each, up to what a rule knows.
fn entries(hits: &[Option<Hit>]) -> Vec<bool> {
    let mut inside = false;
    let of_entry = |hit: &Option<Hit>| {
        inside = match hit {
            Some(hit) => hit.cut == CLOCK || inside && stands_inside(hit.cut.kind),
            None => inside,
        };
        inside && hit.is_none()
    };
    hits.iter().map(of_entry).collect()
}

/// Whether the same words stand on the next or the last line too: a caption and the description of its
/// picture, which browsers copy.
fn is_caption_twice(pieces: &[Piece], index: usize) -> bool {
    let same =
        |other: Option<&Piece>| other.is_some_and(|other| other.as_str() == pieces[index].as_str());
    let before = index.checked_sub(1).and_then(|before| pieces.get(before));
    pieces[index].words >= 4 && (same(before) || same(pieces.get(index + 1)))
}

/// The same words so often, each time with another number behind them, are descriptions of pictures.
const NUMBERED: usize = 3;
/// Such descriptions have so many words.
const LEAST_NUMBERED: usize = 4;

/// The lines that are nothing but a number different from others, as a page's pictures are described:
/// `The ferry at the quay 1`, `The ferry at the quay 2`, …
fn numbered(pieces: &[Piece]) -> Vec<bool> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut times = vec![0; pieces.len()];
    let firsts: Vec<Option<usize>> = (0..pieces.len())
        .map(|index| {
            let piece = &pieces[index];
            if !piece.signs.has(Signs::DIGIT) {
                return None;
            }
            let bare = piece.folded.trim_end_matches(|char: char| char.is_ascii_digit());
            let counted = bare.len() < piece.folded.len() && bare.ends_with(' ');
            let first = (counted && piece.words > LEAST_NUMBERED)
                .then(|| *known.entry(bare).or_insert(index))?;
            times[first] += 1;
            Some(first)
        })
        .collect();
    firsts.into_iter().map(|first| first.is_some_and(|first| times[first] >= NUMBERED)).collect()
}

/// From the first to the last line of running text where the article stands, or all of it.
fn prose_run_of(pieces: &[Piece], hits: &[Option<Hit>], region: &[bool]) -> Range<usize> {
    let prose =
        |index: &usize| region[*index] && hits[*index].is_none() && pieces[*index].is_prose();
    let first = (0..pieces.len()).find(prose);
    let last = (0..pieces.len()).rev().find(prose);
    first.zip(last).map_or(0..pieces.len(), |(first, last)| first..last + 1)
}

/// From the first to the last line that is the article's.
fn body_run(judged: &[Option<Why>]) -> Range<usize> {
    let first = judged.iter().position(Option::is_none).unwrap_or(0);
    let last = judged.iter().rposition(Option::is_none).map_or(0, |last| last + 1);
    first..last.max(first)
}

/// The same from the first line of running text, above which headline and byline stand.
fn text_run(pieces: &[Piece], judged: &[Option<Why>]) -> Range<usize> {
    let run = body_run(judged);
    let prose = |index: &usize| judged[*index].is_none() && pieces[*index].is_prose();
    run.clone().find(prose).unwrap_or(run.start)..run.end
}

/// Cuts what is not the article's and known to a rule, for the rule's reason.
fn cut_known(plan: &mut Plan, hits: &[Option<Hit>], judged: &[Option<Why>]) {
    for (index, hit) in hits.iter().enumerate() {
        if let Some(hit) = hit.filter(|_| judged[index].is_some()) {
            plan.cut(index, hit.cut);
        }
    }
}

/// Cuts what else is not the article's, but its headline and summary.
fn cut_unlikely(plan: &mut Plan, pieces: &[Piece], judged: &[Option<Why>], head: Head) {
    let run = body_run(judged);
    for (index, why) in judged.iter().enumerate() {
        let Some(why) = why else { continue };
        if Some(index) == head.headline || Some(index) == head.standfirst {
            continue;
        }
        let link = pieces[index].words >= 6 && index >= run.start;
        let kind = if link { RelatedLink } else { PageFurniture };
        let cut = match why {
            Why::Place if index < run.start => Cut::new(kind, "above the article"),
            Why::Place if index < run.end => Cut::new(kind, "between parts of the article"),
            Why::Place => Cut::new(kind, "below the article"),
            Why::Model => Cut::new(kind, "unlike the article's lines, the trained model says"),
            Why::Again => Cut::new(kind, "more than once on the page, or shouted as links are"),
            Why::Twice => Cut::new(Caption, "twice, as a caption and a picture's description are"),
            Why::Numbered => Cut::new(Caption, "told from others by a number, as pictures are"),
            Why::Listing => Cut::new(kind, "in a list of other articles"),
        };
        plan.cut(index, cut);
    }
}

/// From the first to the last line of running text.
fn prose_run(pieces: &[Piece], hits: &[Option<Hit>]) -> Range<usize> {
    let prose = |index: &usize| hits[*index].is_none() && pieces[*index].is_prose();
    let first = (0..pieces.len()).find(prose).unwrap_or(0);
    let last = (0..pieces.len()).rev().find(prose).map_or(0, |last| last + 1);
    first..last.max(first)
}

fn cut_lines(plan: &mut Plan, hits: &[Option<Hit>], run: &Range<usize>) {
    for (index, hit) in hits.iter().enumerate() {
        if let Some(hit) = hit
            && (hit.zone == Zone::Anywhere || !run.contains(&index))
        {
            plan.cut(index, hit.cut);
        }
    }
}
