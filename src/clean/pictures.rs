//! Captions and credits of pictures that carry no label.

use std::sync::LazyLock;

use regex::Regex;

use crate::report::RemovedKind::{Caption, Credit};

use super::piece::{Ending, Piece};
use super::plan::Cut;
use super::rules::Needles;

/// A caption has no more words than this.
const LONGEST: usize = 60;

/// Words or their beginnings without which no line is looked at.
const NEEDLES: &[&str] = &[
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

static CREDIT_WORDS: LazyLock<Needles> =
    LazyLock::new(|| Needles::new(NEEDLES.iter().map(|needle| ((*needle).to_owned(), 0))));

/// Credits as they end a line, in lower case.
static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let patterns = [
        // … (Photo by Ann Example/Agency), [AP Photo/Ann Example], (Image: Harbour Museum)
        r"[(\[](?:[^()\[\]]*(?-u:\b)(?:photo(?:s|graph)?|image|picture|getty images|shutterstock|courtesy|screenshot|screengrab|alamy)(?-u:\b)[^()\[\]]*|[^()\[\]/\x22“”]+/[^()\[\]\x22“”]+)[)\]]\.?$",
        // … Ann Example/Getty Images
        r"[^ ] ?[/|] ?(?:getty images|afp|ap|ap photo|reuters|epa|epa-efe|bloomberg|shutterstock|alamy|pool|nurphoto|anadolu agency|zuma|pa|pa wire|tass|sputnik|xinhua)(?:[/ ][^.!?]*)?$",
        r"(?-u:\b)(?:via|/|\|) ?(?:getty images|ap|reuters|shutterstock|afp|wikimedia commons|bloomberg|flickr|unsplash)$",
        r"(?-u:\b)(?:getty images|ap photo|shutterstock|alamy stock photo)$",
        // … © Agency/Ann Example
        r"© ?[^.!?©]*$",
        // … Credit: Agency, … Photograph: Ann Example/Agency
        r"[.)] (?:credit|photo|photos|photograph|picture|image): [^.!?]+$",
    ];
    Regex::new(&patterns.map(|pattern| format!("(?:{pattern})")).join("|")).ok()
});

/// Why the piece is a caption or a credit, if it ends as one does.
#[must_use]
pub fn picture(piece: &Piece) -> Option<Cut> {
    let folded = piece.folded.trim_end();
    if piece.words > LONGEST || !ends_as_credit(folded) || CREDIT_WORDS.held(folded) == 0 {
        return None;
    }
    let found = CREDIT.as_ref()?.find(folded)?;
    let said = folded[..found.start()].trim();
    let words = said.split_whitespace().count();
    // A credit stands behind a caption, and is short. What quotes somebody at length is prose.
    if found.as_str().split_whitespace().count() > 14 || holds_speech(piece) {
        return None;
    }
    if words <= 4 && piece.ending == Ending::Open {
        return Some(Cut::new(Credit, "credit of a picture"));
    }
    Some(Cut::new(Caption, "caption that ends with the credit of its picture"))
}

/// Whether the line does not end as a sentence does, or with a bracket.
fn ends_as_credit(folded: &str) -> bool {
    let bare = folded.strip_suffix('.').unwrap_or(folded);
    bare.ends_with([')', ']']) || !folded.ends_with(['.', '!', '?', '"', '”'])
}

fn holds_speech(piece: &Piece) -> bool {
    let marks = piece.as_str().chars().filter(|char| matches!(char, '"' | '“' | '”')).count();
    marks >= 2 && (piece.folded.contains(" said") || piece.folded.contains(" told"))
}
