//! Which lines of a page can be the article's: a container of the page's that is called so, or the best
//! run of running text and the airy lines beside it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::blocks::is_list_item;
use crate::report::RemovedKind;

use super::head;
use super::lines::{CLOCK, FILE, Hit};
use super::names::{Name, Names};
use super::opening::Opening;
use super::page::{Run, best_run, stands_inside};
use super::piece::{Ending, Piece};

/// Whether each line stands where the article does.
#[must_use]
pub fn region(pieces: &[Piece], hits: &[Option<Hit>], names: &Names) -> Vec<bool> {
    let run = best_run(pieces, hits);
    if names.is_html() {
        let mut region =
            named(pieces, hits, &run, names).unwrap_or_else(|| lines(pieces, &run.lines));
        leave_head(pieces, names, &mut region);
        return region;
    }
    let until = run.until;
    let run = longer_stanza(pieces, hits, &run).unwrap_or(run.lines);
    let run = airy(pieces, hits, &run);
    let run = run.start..tail(pieces, hits, &run, until);
    let mut region = lines(pieces, &run);
    for index in lead(pieces, hits, &run) {
        region[index] = true;
    }
    region
}

/// A run of fewer words may be a sidebar's, on a page whose article is no running text.
const SHORT_RUN: usize = 150;
/// The most that a line of a table or a list earns, in words.
const MOST_OF_LINE: usize = 20;
/// So many times as much as the run another stretch must earn.
const MUCH_LONGER: i64 = 2;

/// Where the best run is short and no headline above it speaks of it: the best stretch of lines that blank
/// lines part or that have cells, if it is much longer. Recipes, tables and calendars are such stretches.
fn longer_stanza(pieces: &[Piece], hits: &[Option<Hit>], run: &Run) -> Option<Range<usize>> {
    let prose = |index: &usize| hits[*index].is_none() && pieces[*index].is_prose();
    let told: usize = run.lines.clone().filter(prose).map(|index| pieces[index].words).sum();
    if told >= SHORT_RUN || told == 0 || is_headed(pieces, hits, &run.lines) {
        return None;
    }
    let earned = |index: usize| earned(pieces, index, hits[index]);
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0);
    for index in 0..run.until {
        if sum <= 0 {
            (start, sum) = (index, 0);
        }
        sum += earned(index);
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    let own: i64 = run.lines.clone().map(earned).sum();
    (best_sum > own.max(1) * MUCH_LONGER).then_some(best)
}

/// Whether a headline stands above the run that shares words with it.
fn is_headed(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> bool {
    let opening = Opening::new(pieces, run);
    let headline = head::find(pieces, hits, run).headline;
    headline.is_some_and(|headline| opening.shared(&pieces[headline]) >= SHARED)
}

/// What a line earns or costs a stretch of tables and lists.
fn earned(pieces: &[Piece], index: usize, hit: Option<Hit>) -> i64 {
    let piece = &pieces[index];
    let parted = piece.gap > 0 || pieces.get(index + 1).is_none_or(|next| next.gap > 0);
    let cells = piece.as_str().contains('\t');
    match hit {
        Some(hit) if hit.cut == FILE || stands_inside(hit.cut.kind) => -2,
        Some(_) => -4,
        None if piece.times > 1 => 0,
        None if (parted || cells) && piece.words >= 3 => {
            i64::try_from(piece.words.min(MOST_OF_LINE)).unwrap_or(0)
        }
        None => -2,
    }
}

/// The first paragraphs of the article where a list of links parts them from the rest: running text below
/// the headline that speaks of what the rest speaks of.
fn lead(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> Vec<usize> {
    let Some(headline) = head::find(pieces, hits, run).headline else { return Vec::new() };
    let opening = Opening::new(pieces, run);
    let is_lead =
        |index: &usize| hits[*index].is_none() && speaks_of(&pieces[*index], &opening, SHARED);
    (headline + 1..run.start).filter(is_lead).collect()
}

/// Whether a line is running text that shares so many of its longer words with the first paragraphs.
fn speaks_of(piece: &Piece, opening: &Opening, least: usize) -> bool {
    piece.ending == Ending::Stop && piece.is_prose() && opening.shared(piece) >= least
}

/// Where the article ends if a few lines that no rule knows part its last paragraphs from the others: running
/// text that speaks of what the rest speaks of, and no reader's comment, all of which begin at `until`.
fn tail(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>, until: usize) -> usize {
    let opening = Opening::new(pieces, run);
    let is_tail = |index: &usize| {
        hits[*index].is_none() && speaks_of(&pieces[*index], &opening, SHARED_OF_TAIL)
    };
    let mut end = run.end;
    while let Some(next) = (end..until).take(GAP).find(is_tail) {
        end = next + 1;
    }
    end
}

/// No more lines part a last paragraph from the others.
const GAP: usize = 3;
/// And it shares so many of its longer words with the first paragraphs.
const SHARED_OF_TAIL: usize = 3;

/// A first paragraph shares so many of its longer words with those that follow.
const SHARED: usize = 2;

fn lines(pieces: &[Piece], run: &Range<usize>) -> Vec<bool> {
    (0..pieces.len()).map(|index| run.contains(&index)).collect()
}

/// A line of so many words is a paragraph though it ends without a stop.
const PARAGRAPH: usize = 13;

/// The run with the lines beside it that blank lines part from each other, as browsers part
/// paragraphs and not menus, up to the last paragraph without a stop or item of a list. What a rule
/// knows, or what stands on the page twice, ends them.
fn airy(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> Range<usize> {
    let parted = |index: usize| {
        pieces[index].gap > 0 || pieces.get(index + 1).is_none_or(|next| next.gap > 0)
    };
    let goes_on =
        |index: &usize| hits[*index].is_none() && pieces[*index].times < 2 && parted(*index);
    let long = |index: &usize| pieces[*index].words >= PARAGRAPH;
    let item = |index: &usize| {
        let words = pieces[*index].as_str();
        words.starts_with("http") || is_list_item(words)
    };
    if run.is_empty() {
        return run.clone();
    }
    let below = (run.end..pieces.len()).take_while(goes_on);
    let end = below.filter(|index| long(index) || item(index)).last();
    let start = (0..run.start).rev().take_while(goes_on).filter(long).last();
    start.unwrap_or(run.start)..end.map_or(run.end, |last| last + 1)
}

/// What a container's name may begin with, and what may follow, hyphens aside: `post-content`,
/// `articleBody`, `story__body`.
const OWNERS: &[&str] = &[
    "article", "story", "entry", "post", "news", "page", "detail", "main", "content", "rich",
    "body",
];
const PARTS: &[&str] =
    &["body", "content", "copy", "text", "single", "entry", "inner", "main", "article"];
/// Names that are enough alone.
const NAMES: &[&str] = &["body", "content", "entry", "story"];
/// Names with these parts are of something else.
const OTHERS: &[&str] = &[
    "comment", "sidebar", "footer", "related", "header", "menu", "nav", "share", "social",
    "widget", "promo", "teaser", "caption", "meta",
];

/// Whether pages call the container of their article so.
#[must_use]
pub fn is_container_name(name: &str) -> bool {
    let folded = joined(name);
    let owned = || {
        OWNERS.iter().any(|owner| {
            folded.match_indices(owner).any(|(at, _)| {
                let rest = &folded[at + owner.len()..];
                let rest = rest.strip_prefix('s').unwrap_or(rest);
                PARTS.iter().any(|part| part != owner && rest.starts_with(part))
            })
        })
    };
    (NAMES.contains(&folded.as_str()) || folded.contains("paragraph") || owned())
        && !OTHERS.iter().any(|other| folded.contains(other))
}

/// The lines in the container that is called as containers of articles are, holds most of the run's
/// running text, and is worth most.
fn named(pieces: &[Piece], hits: &[Option<Hit>], run: &Run, names: &Names) -> Option<Vec<bool>> {
    // What each container is worth, and how much of the run's running text it holds.
    let mut worths = vec![None; names.count()];
    let mut all = 0;
    for (index, piece) in pieces.iter().enumerate().take(run.until) {
        let worth = worth(piece, hits[index]);
        let in_run = run.lines.contains(&index);
        let inside = if in_run { worth.max(0) } else { 0 };
        all += inside;
        // Running text beside the run may be a sidebar's: it hardly speaks for a container.
        let worth = if in_run { worth } else { worth.min(SIDE) };
        for id in names.ids(index) {
            let (sum, shared) = worths[*id].get_or_insert((0, 0));
            *sum += worth;
            *shared += inside;
        }
    }
    let worth_of = |id: usize| {
        let (sum, shared) =
            worths[id].filter(|_| names.get(id).is_some_and(|name| name.is_container))?;
        (shared * 2 >= all).then_some((sum, Reverse(id)))
    };
    let (_, Reverse(best)) = (0..names.count()).filter_map(worth_of).max()?;
    let inside = |index: usize| index < run.until && names.ids(index).contains(&best);
    let mut region: Vec<bool> = (0..pieces.len()).map(inside).collect();
    if names.get(best).is_some_and(|name| is_name_of_lines(name.word)) {
        fill(&mut region);
    }
    Some(region)
}

/// The most that a line outside of the run earns its container.
const SIDE: i64 = 4;

/// Whether it is the paragraphs that are called so, and not what they stand in: what stands between
/// them is the article's too.
fn is_name_of_lines(name: &str) -> bool {
    name.to_ascii_lowercase().contains("paragraph")
}

/// Lines of the article have no more others between them.
const BETWEEN: usize = 12;

fn fill(region: &mut [bool]) {
    let mut last = None;
    for index in 0..region.len() {
        if !region[index] {
            continue;
        }
        if let Some(last) = last.filter(|last| index - last <= BETWEEN) {
            region[last..index].fill(true);
        }
        last = Some(index);
    }
}

/// Takes out of the region what stands above the headline, and the headline: the last heading that is
/// called so or of the first rank, and that nearly all running text of the region follows.
fn leave_head(pieces: &[Piece], names: &Names, region: &mut [bool]) {
    let words: Vec<usize> = (0..pieces.len())
        .map(|index| {
            let piece = &pieces[index];
            let told = region[index] && piece.is_prose() && piece.tag() != "li";
            if told { piece.words.min(60) } else { 0 }
        })
        .collect();
    let all: usize = words.iter().sum();
    let mut above = 0;
    let mut headline = None;
    for (index, words) in words.iter().enumerate().take_while(|_| all > 0) {
        if above * 10 <= all && is_headline(&pieces[index], index, names) {
            headline = Some(index);
        }
        above += words;
    }
    if let Some(headline) = headline {
        region[..=headline].fill(false);
    }
}

fn is_headline(piece: &Piece, index: usize, names: &Names) -> bool {
    const NAMES: &[&str] =
        &["headline", "articletitle", "entrytitle", "posttitle", "storytitle", "articleheadline"];
    let called = |name: &Name| NAMES.contains(&joined(name.word).as_str());
    match piece.tag() {
        "h1" => true,
        "h2" => names.of(index).take(3).any(called),
        _ => false,
    }
}

/// The name in lower case without hyphens.
fn joined(name: &str) -> String {
    let chars = name.chars().filter(|char| !matches!(char, '-' | '_'));
    chars.map(|char| char.to_ascii_lowercase()).collect()
}

/// What a line of HTML earns or costs its container.
fn worth(piece: &Piece, hit: Option<Hit>) -> i64 {
    let words = i64::try_from(piece.words.min(60)).unwrap_or(60);
    let item = matches!(piece.tag(), "li" | "td" | "th" | "dd" | "dt");
    let linked = piece.hint.is_some_and(|hint| hint.link_chars * 4 > piece.as_str().len());
    match hit {
        Some(hit) if hit.cut == CLOCK => 0,
        Some(hit) if hit.cut.kind == RemovedKind::Comment => -40,
        Some(hit) if hit.cut == FILE || stands_inside(hit.cut.kind) => -2,
        Some(_) => -6,
        None if linked && item => -1,
        None if piece.is_prose() && item => words * 3 / 5,
        None if piece.is_prose() => words,
        None if item => 1,
        None if matches!(piece.tag(), "p" | "h2" | "h3" | "h4" | "blockquote" | "pre") => 3,
        None => -2,
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::lines::hits;
    use crate::clean::names::Names;
    use crate::clean::piece::with_pieces;

    use super::{best_run, is_container_name, longer_stanza};

    /// The first line of the stretch that is taken instead of the best run of the page.
    fn stanza(page: &str) -> Option<String> {
        with_pieces(page, |pieces| {
            let hits = hits(pieces, &Names::new(pieces));
            let range = longer_stanza(pieces, &hits, &best_run(pieces, &hits))?;
            Some(pieces[range.start].as_str().to_owned())
        })
    }

    #[test]
    fn a_table_is_longer_than_a_notice_that_is_not_headed() {
        let row = |boat: usize| format!("{boat}\tThe boat number {boat} of Lillevik\tnone\n");
        let table: String = (1..=12).map(row).collect();
        let notice = "We mail you once a week and never sell what you have told us about yourself.";
        let page = format!("Harbour\n{table}\nIslands\n{notice}\n");
        assert_eq!(stanza(&page).as_deref(), Some("1\tThe boat number 1 of Lillevik\tnone"));
        let report = "The boat of Lillevik won the race of the islands on Monday, and nobody had \
                      thought it would.";
        let headed = format!("Harbour\n{table}\nThe boat of Lillevik wins the race\n{report}\n");
        assert_eq!(stanza(&headed), None);
    }

    #[test]
    fn containers_of_articles_are_told_by_their_names() {
        for name in
            ["entry-content", "articleBody", "story__body", "post_text", "content", "main-content"]
        {
            assert!(is_container_name(name), "{name}");
        }
        for name in [
            "comment-content",
            "sidebar",
            "content-footer",
            "postal",
            "related-articles",
            "nav-main",
        ] {
            assert!(!is_container_name(name), "{name}");
        }
    }
}
