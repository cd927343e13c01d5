//! Captions and credits of pictures that carry no label.

use std::ops::Range;

use crate::report::RemovedKind::{Caption, Credit};

use super::dates::iso_date;
use super::piece::{Ending, Piece, Signs};
use super::plan::Cut;

/// A caption has no more words than this.
const LONGEST: usize = 60;

/// Words or their beginnings without which no line is looked at.
pub const NEEDLES: &[&str] = &[
    "©",
    "credit:",
    "photo",
    "getty",
    "image",
    "picture",
    "courtesy",
    "shutterstock",
    "reuters",
    "/ap",
    "/ ap",
    "afp",
    "epa",
    "alamy",
    "bloomberg",
    "nasa",
    "via ",
    "file)",
    "pool",
    "wikimedia",
    "screenshot",
    "screengrab",
];

/// Words that make a line's last brackets those of a credit: `(Photo by Ann Example)`.
const IN_BRACKETS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "image",
    "picture",
    "getty images",
    "shutterstock",
    "courtesy",
    "screenshot",
    "screengrab",
    "alamy",
];

/// Whose pictures have a slash or bar before the name: `Ann Example/Getty Images`.
const BEHIND_SLASH: &[&str] = &[
    "getty images",
    "afp",
    "ap",
    "ap photo",
    "reuters",
    "epa",
    "epa-efe",
    "bloomberg",
    "shutterstock",
    "alamy",
    "pool",
    "nurphoto",
    "anadolu agency",
    "zuma",
    "pa",
    "pa wire",
    "tass",
    "sputnik",
    "xinhua",
];

/// What pictures are from: `via Flickr`.
const BEHIND_VIA: &[&str] = &[
    "getty images",
    "ap",
    "reuters",
    "shutterstock",
    "afp",
    "wikimedia commons",
    "bloomberg",
    "flickr",
    "unsplash",
];

/// What may end a line alone.
const LAST: &[&str] = &["getty images", "ap photo", "shutterstock", "alamy stock photo"];

/// Labels behind a caption's last sentence: `… at dusk. Credit: Agency`.
const LABELS: &[&str] = &["credit", "photo", "photos", "photograph", "picture", "image"];

/// Where the credit begins that `folded`, in lower case, ends with: the first place of all.
fn credit(folded: &str) -> Option<usize> {
    let found = [
        in_brackets(folded),
        behind_slash(folded),
        named(folded),
        signed(folded),
        labelled(folded),
    ];
    found.into_iter().flatten().min()
}

/// `… (Photo by Ann Example/Agency)`, `[AP Photo/Ann Example]`, `(Image: Harbour Museum).`
fn in_brackets(folded: &str) -> Option<usize> {
    let open = folded.strip_suffix('.').unwrap_or(folded).strip_suffix([')', ']'])?;
    let start = open.rfind(['(', ')', '[', ']'])?;
    let inside = open[start..].strip_prefix(['(', '['])?;
    let slashed = || {
        let (before, after) = inside.split_once('/')?;
        let quoted = inside.contains(['"', '“', '”']);
        (!before.is_empty() && !after.is_empty() && !quoted).then_some(())
    };
    let named = IN_BRACKETS.iter().any(|word| holds_word(inside, word));
    (named || slashed().is_some()).then_some(start)
}

/// `… Ann Example/Getty Images`, and what follows up to the end if it is no sentence.
fn behind_slash(folded: &str) -> Option<usize> {
    let fits = |at: &usize| {
        let after = &folded[at + 1..];
        let after = after.strip_prefix(' ').unwrap_or(after);
        BEHIND_SLASH.iter().filter_map(|name| after.strip_prefix(name)).any(|rest| {
            rest.is_empty() || rest.starts_with(['/', ' ']) && !rest.contains(['.', '!', '?'])
        })
    };
    let name_before = |at: usize| {
        let before = &folded[..at];
        let before = before.strip_suffix(' ').unwrap_or(before);
        let (start, last) = before.char_indices().next_back()?;
        (last != ' ').then_some(start)
    };
    let marks = folded.match_indices(['/', '|']).map(|(at, _)| at);
    marks.filter(fits).find_map(name_before)
}

/// `… via Flickr`, `… Getty Images`.
fn named(folded: &str) -> Option<usize> {
    let begins = |at: usize| {
        let before = folded[..at].bytes().next_back();
        let first = folded.as_bytes().get(at).copied();
        first.is_some_and(is_of_word) != before.is_some_and(is_of_word)
    };
    let via = BEHIND_VIA.iter().filter_map(|name| {
        let before = folded.strip_suffix(name)?;
        let before = before.strip_suffix(' ').unwrap_or(before);
        ["via", "/", "|"].into_iter().find_map(|sign| Some(before.strip_suffix(sign)?.len()))
    });
    let last = LAST.iter().filter_map(|name| Some(folded.strip_suffix(name)?.len()));
    via.chain(last).filter(|at| begins(*at)).min()
}

/// `… © Agency/Ann Example`
fn signed(folded: &str) -> Option<usize> {
    let at = folded.rfind('©')?;
    (!folded[at..].contains(['.', '!', '?'])).then_some(at)
}

/// `… at dusk. Photograph: Ann Example/Agency`
fn labelled(folded: &str) -> Option<usize> {
    let label_before = |colon: usize| {
        let before = LABELS.iter().find_map(|label| folded[..colon].strip_suffix(label))?;
        let sentence = before.strip_suffix(' ')?;
        sentence.ends_with(['.', ')']).then(|| sentence.len() - 1)
    };
    let names = folded.match_indices(": ").filter(|(colon, sign)| {
        let name = &folded[colon + sign.len()..];
        !name.is_empty() && !name.contains(['.', '!', '?'])
    });
    names.filter_map(|(colon, _)| label_before(colon)).next()
}

/// Whether `word` stands whole in `words`.
fn holds_word(words: &str, word: &str) -> bool {
    let bytes = words.as_bytes();
    words.match_indices(word).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(at + word.len());
        !before.copied().is_some_and(is_of_word) && !after.copied().is_some_and(is_of_word)
    })
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Why the piece is a caption or a credit, if it ends as one does.
#[must_use]
pub fn picture(piece: &Piece) -> Option<Cut> {
    if is_signed_sentence(piece) && !holds_speech(piece) {
        return Some(CAPTION);
    }
    if is_dated_scene(piece) {
        return Some(Cut::new(Caption, "what is to be seen, and the day: words under a picture"));
    }
    let folded = piece.folded.trim_end();
    if !piece.held.credit() || piece.words > LONGEST || !ends_as_credit(folded) {
        return None;
    }
    let start = credit(folded)?;
    let said = folded[..start].trim();
    let words = said.split_whitespace().count();
    // A credit stands behind a caption, and is short. What quotes somebody at length is prose.
    if folded[start..].split_whitespace().count() > 14 || holds_speech(piece) {
        return None;
    }
    if words <= 4 && piece.ending == Ending::Open {
        return Some(Cut::new(Credit, "credit of a picture"));
    }
    Some(CAPTION)
}

const CAPTION: Cut = Cut::new(Caption, "caption that ends with the credit of its picture");

/// Whether a name and a house stand behind a sentence: `… at dusk. Ann Example/Harbour Post`.
fn is_signed_sentence(piece: &Piece) -> bool {
    if !piece.signs.has(Signs::SLASH) || piece.ending != Ending::Open || piece.words > LONGEST {
        return false;
    }
    let Some((said, signed)) = piece.as_str().rsplit_once(". ") else { return false };
    let Some((name, house)) = signed.split_once('/') else { return false };
    let title = |words: &str, count: Range<usize>| {
        let each = |word: &str| word.starts_with(char::is_uppercase);
        count.contains(&words.split(' ').count()) && words.split(' ').all(each)
    };
    title(name.trim(), 2..4) && title(house.trim(), 1..5) && said.split(' ').count() >= 4
}

/// What people do in pictures, as it is told under them.
const SCENES: &[&str] = &[
    "speaks",
    "speak",
    "arrives",
    "arrive",
    "leaves",
    "walks",
    "walk",
    "stands",
    "stand",
    "poses",
    "pose",
    "waves",
    "gestures",
    "listens",
    "looks on",
    "look on",
    "attends",
    "attend",
    "gather",
    "wait",
    "sits",
    "sit",
    "shakes hands",
    "is seen",
    "are seen",
    "is pictured",
    "are pictured",
    "is displayed",
    "photo shows",
    "picture shows",
    "image shows",
];

/// Whether something is told in the present, and the day of some year behind it: `The mayor speaks on the
/// quay on March 4, 2031.` News tells of a day that is past in the past.
fn is_dated_scene(piece: &Piece) -> bool {
    // An embedded post has addresses, and ends with its day.
    if !piece.signs.has(Signs::DIGIT)
        || piece.signs.has(Signs::SLASH)
        || piece.words > LONGEST
        || piece.as_str().contains(['"', '“', '”'])
    {
        return false;
    }
    let told = piece.folded.trim_end_matches('.');
    let end = told.get(told.len().saturating_sub(LONGEST_DATE)..).unwrap_or_default();
    end.ends_with(|last: char| last.is_ascii_digit())
        && iso_date(end).is_some()
        && SCENES.iter().any(|scene| holds_word(told, scene))
        && !["said", "told", "was", "were", "had"].iter().any(|word| holds_word(told, word))
}

/// `September 16, 2031` has so many bytes.
const LONGEST_DATE: usize = 18;

/// Whether the line does not end as a sentence does, or with a bracket.
fn ends_as_credit(folded: &str) -> bool {
    let bare = folded.strip_suffix('.').unwrap_or(folded);
    bare.ends_with([')', ']']) || !folded.ends_with(['.', '!', '?', '"', '”'])
}

fn holds_speech(piece: &Piece) -> bool {
    let marks = piece.as_str().chars().filter(|char| matches!(char, '"' | '“' | '”')).count();
    marks >= 2 && (piece.folded.contains(" said") || piece.folded.contains(" told"))
}
