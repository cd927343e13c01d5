//! Lists of other articles that stand where the article does: under a heading of theirs between two
//! paragraphs, or below the last paragraph.

use crate::report::RemovedKind::{Comment, Promotion, RelatedLink, Share, Timestamp};

use super::lines::Hit;
use super::piece::{Ending, Piece};
use super::speech::is_speech;

/// A list under a heading has no more lines.
const LONGEST: usize = 14;

/// A headline that asks has no more words.
const LONGEST_HEADLINE: usize = 16;

/// Takes lists of other articles out of the lines that are `kept`.
pub fn drop_listings(pieces: &[Piece], hits: &[Option<Hit>], kept: &mut [bool]) {
    let Some(last) =
        (0..pieces.len()).rev().find(|index| kept[*index] && pieces[*index].is_prose())
    else {
        return;
    };
    let headings: Vec<usize> =
        (0..pieces.len()).filter(|index| is_list_heading(&pieces[*index], hits[*index])).collect();
    for heading in headings {
        let entries = (heading + 1..pieces.len()).take(LONGEST);
        let entries: Vec<usize> =
            entries.take_while(|index| is_entry(&pieces[*index], hits[*index])).collect();
        // The last line before a paragraph may be its own heading.
        let ends_before_text = entries.last().is_some_and(|entry| *entry < last);
        let unsure = usize::from(ends_before_text && entries.len() > 1);
        for entry in &entries[..entries.len() - unsure] {
            kept[*entry] = false;
        }
        if !entries.is_empty() {
            kept[heading] = false;
        }
    }
    let ends = |index: &usize| hits[*index].is_some_and(ends_article);
    if let Some(end) = (last + 1..pieces.len()).find(ends) {
        for (kept, piece) in kept.iter_mut().zip(pieces).skip(end) {
            *kept = *kept && is_speech(piece);
        }
    }
}

/// Whether such lines below the last paragraph say that the article is over.
fn ends_article(hit: Hit) -> bool {
    matches!(hit.cut.kind, Share | Comment | Promotion | Timestamp) || hit.cut == super::lines::LIST
}

/// `More from the islands`, `Most read in news`, `More great Harbour stories`.
fn is_list_heading(piece: &Piece, hit: Option<Hit>) -> bool {
    let few = piece.words <= 8 && piece.ending != Ending::Stop;
    few && hit.is_some_and(|hit| hit.cut.kind == RelatedLink && !piece.folded.contains(": "))
        && hit.is_some_and(|hit| {
            hit.cut == super::lines::LIST || hit.cut.reason == super::table::LISTS
        })
}

/// Whether the line can be the headline of another article, or what stands beside it.
fn is_entry(piece: &Piece, hit: Option<Hit>) -> bool {
    let asks = piece.as_str().ends_with(['?', '!']) && piece.words <= LONGEST_HEADLINE;
    let headline = asks || piece.ending == Ending::Open && !piece.is_prose();
    hit.is_some() || headline && !piece.is_spoken_or_listed() && !is_speech(piece)
}
