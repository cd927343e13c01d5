//! Which lines of a page can be the article's: a container of the page's that is called so, or the best
//! run of running text and the airy lines beside it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::blocks::is_list_item;
use crate::report::RemovedKind;

use super::lines::{CLOCK, Hit};
use super::page::{Run, best_run, stands_inside, times_seen};
use super::piece::Piece;

/// Whether each line stands where the article does.
#[must_use]
pub fn region(pieces: &[Piece], hits: &[Option<Hit>]) -> Vec<bool> {
    let run = best_run(pieces, hits);
    if pieces.iter().any(|piece| piece.hint.is_some()) {
        return named(pieces, hits, &run).unwrap_or_else(|| lines(pieces, &run.lines));
    }
    lines(pieces, &airy(pieces, hits, &run.lines))
}

fn lines(pieces: &[Piece], run: &Range<usize>) -> Vec<bool> {
    (0..pieces.len()).map(|index| run.contains(&index)).collect()
}

/// A line of so many words is a paragraph though it ends without a stop.
const PARAGRAPH: usize = 13;

/// The run with the lines beside it that blank lines part from each other, as browsers part
/// paragraphs and not menus, up to the last paragraph without a stop or item of a list. What a rule
/// knows, or what stands on the page twice, ends them.
fn airy(pieces: &[Piece], hits: &[Option<Hit>], run: &Range<usize>) -> Range<usize> {
    let seen = times_seen(pieces);
    let parted = |index: usize| {
        pieces[index].gap > 0 || pieces.get(index + 1).is_none_or(|next| next.gap > 0)
    };
    let goes_on = |index: &usize| {
        let once = seen.get(pieces[*index].folded.as_str()).is_none_or(|times| *times < 2);
        hits[*index].is_none() && once && parted(*index)
    };
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
fn is_container_name(name: &str) -> bool {
    let folded: String = name
        .chars()
        .filter(|char| !matches!(char, '-' | '_'))
        .collect::<String>()
        .to_ascii_lowercase();
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
fn named(pieces: &[Piece], hits: &[Option<Hit>], run: &Run) -> Option<Vec<bool>> {
    let mut worths: FxHashMap<&str, Option<(i64, i64)>> = FxHashMap::default();
    let mut all = 0;
    let worth: Vec<i64> = pieces.iter().zip(hits).map(|(piece, hit)| worth(piece, *hit)).collect();
    for (index, piece) in pieces.iter().enumerate().take(run.until) {
        let inside = if run.lines.contains(&index) { worth[index].max(0) } else { 0 };
        all += inside;
        let mut met: Vec<&str> = Vec::new();
        for name in names(piece) {
            if met.contains(&name) {
                continue;
            }
            met.push(name);
            let sum =
                worths.entry(name).or_insert_with(|| is_container_name(name).then_some((0, 0)));
            if let Some((sum, shared)) = sum {
                *sum += worth[index];
                *shared += inside;
            }
        }
    }
    let mut best: Option<(i64, &str)> = None;
    for piece in &pieces[..run.until] {
        for name in names(piece) {
            if let Some(Some((sum, shared))) = worths.get(name)
                && shared * 2 >= all
                && best.is_none_or(|(best, _)| *sum > best)
            {
                best = Some((*sum, name));
            }
        }
    }
    let (_, name) = best?;
    let inside = |(index, piece): (usize, &Piece)| {
        index < run.until && names(piece).any(|other| other == name)
    };
    Some(pieces.iter().enumerate().map(inside).collect())
}

fn names<'a>(piece: &Piece<'a>) -> impl Iterator<Item = &'a str> {
    piece.hint.map_or("", |hint| hint.class_hint.as_str()).split_ascii_whitespace()
}

/// What a line of HTML earns or costs its container.
fn worth(piece: &Piece, hit: Option<Hit>) -> i64 {
    let words = i64::try_from(piece.words.min(60)).unwrap_or(60);
    let item = matches!(piece.tag(), "li" | "td" | "th" | "dd" | "dt");
    match hit {
        Some(hit) if hit.cut == CLOCK => 0,
        Some(hit) if hit.cut.kind == RemovedKind::Comment => -40,
        Some(hit) if stands_inside(hit.cut.kind) => -2,
        Some(_) => -6,
        None if piece.is_prose() && item => words * 3 / 5,
        None if piece.is_prose() => words,
        None if item => 1,
        None if matches!(piece.tag(), "p" | "h2" | "h3" | "h4" | "blockquote" | "pre") => 3,
        None => -2,
    }
}

#[cfg(test)]
mod tests {
    use super::is_container_name;

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
