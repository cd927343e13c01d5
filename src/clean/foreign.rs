//! Lines between two paragraphs that are neither's: a post that parts a quotation, the headline of
//! another article.

use rustc_hash::FxHashSet;

use crate::report::RemovedKind::{Embed, RelatedLink};

use super::page::is_post_signature;
use super::piece::{Ending, Piece, Signs};
use super::plan::{Cut, Plan};

/// Cuts the posts that stand in the middle of a sentence. What stands between paragraphs stays: it
/// may be what somebody is quoted with.
pub fn cut_posts(plan: &mut Plan, pieces: &[Piece]) {
    let kept: Vec<usize> = plan.kept().collect();
    for four in kept.windows(4) {
        let [before, post, signature, after] = [0, 1, 2, 3].map(|nth| &pieces[four[nth]]);
        let parted = || is_cut_off(before) && after.as_str().starts_with(char::is_lowercase);
        if is_post_signature(signature) && parted() && is_post(post) {
            let cut = Cut::new(Embed, "embedded post in the middle of a sentence");
            plan.cut(four[1], cut);
            plan.cut(four[2], cut);
        }
    }
}

fn is_cut_off(piece: &Piece) -> bool {
    piece.words >= 8 && !piece.as_str().ends_with(['.', '!', '?', '…', ':', '”', '"', '»'])
}

/// A hashtag, or the address of a picture.
fn is_post(piece: &Piece) -> bool {
    piece.as_str().split_whitespace().any(|word| {
        let tag = word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
        tag || word.starts_with("pic.") && word.contains('/') || word.starts_with("https://")
    })
}

/// Cuts `Man, 61, hurt in Route 9 crash` between paragraphs that are about something else.
///
/// Somebody without a name but with an age, then what befell him: no subheading is written so, but
/// a report of several accidents may have such heads, and then the next paragraph goes on with it.
pub fn cut_headlines(plan: &mut Plan, pieces: &[Piece]) {
    let kept: Vec<usize> = plan.kept().collect();
    for (place, three) in kept.windows(3).enumerate() {
        let [before, line, after] = [0, 1, 2].map(|nth| &pieces[three[nth]]);
        if !before.is_prose() || !after.is_prose() || !is_police_headline(line) {
            continue;
        }
        let near = kept[place..].iter().take(4).filter(|index| **index != three[1]);
        let near: FxHashSet<&str> = near.flat_map(|index| long_words(&pieces[*index])).collect();
        if !long_words(line).any(|word| near.contains(word)) {
            plan.cut(three[1], Cut::new(RelatedLink, "headline of another article"));
        }
    }
}

fn is_police_headline(piece: &Piece) -> bool {
    const SOMEBODY: [&str; 10] =
        ["man", "woman", "boy", "girl", "teen", "driver", "cyclist", "father", "mother", "student"];
    let short = piece.ending == Ending::Open && (5..=16).contains(&piece.words);
    if !short || !piece.signs.has(Signs::DIGIT) {
        return false;
    }
    let mut parts = piece.folded.split(", ");
    let who = parts.next().is_some_and(|who| SOMEBODY.contains(&who));
    let age = parts.next().is_some_and(|age| age.len() <= 3 && age.parse::<u8>().is_ok());
    who && age
}

fn long_words<'a>(piece: &'a Piece) -> impl Iterator<Item = &'a str> {
    let words = piece.folded.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| word.len() > 3)
}
