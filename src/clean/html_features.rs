//! What the trained model sees of a line that came as HTML.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::paste::BlockHint;

use super::features::{Column, bucket};
use super::hints::{CLASS_GROUPS, class_group};
use super::piece::Piece;

/// The columns of HTML; all 0 where the page came as plain text.
pub const HTML_COLUMNS: [Column; 12] = [
    ("tag", 15),
    ("within", 12),
    ("in-article", 4),
    ("list", 5),
    ("links", 13),
    ("links-near", 6),
    ("own-names", CLASS_GROUPS + 2),
    ("names", CLASS_GROUPS + 2),
    ("good-names", 5),
    ("kin", 9),
    ("kin-beside", 10),
    ("kin-elements", 3),
];

type Columns = [u8; HTML_COLUMNS.len()];

/// The columns of each piece, or nothing for plain text.
pub fn columns(pieces: &[Piece], region: &[bool]) -> Vec<Columns> {
    if pieces.iter().all(|piece| piece.hint.is_none()) {
        return Vec::new();
    }
    let family = Family::new(pieces, region);
    let kin: Vec<u8> = pieces.iter().map(|piece| family.kin(piece)).collect();
    let links: Vec<usize> = pieces.iter().map(link_percent).collect();
    let column = |index: usize| {
        let piece = &pieces[index];
        let Some(hint) = piece.hint else { return Columns::default() };
        let kin_at = |index: Option<usize>| {
            let kin = index.and_then(|index| kin.get(index)).copied().unwrap_or(0);
            u8::from(kin > 0) + u8::from(kin >= 5)
        };
        let near = &links[index.saturating_sub(2)..(index + 3).min(links.len())];
        let near = near.iter().sum::<usize>() / near.len().max(1);
        let beside = kin_at(index.checked_sub(1)) * 3 + kin_at(Some(index + 1));
        [
            tag(&hint.tag),
            nearest(hint),
            in_article(hint),
            list(hint),
            1 + bucket(links[index], &[1, 20, 50, 80, 100]) * 2 + u8::from(piece.is_prose()),
            1 + bucket(near, &[10, 40, 70, 95]),
            1 + group(hint, 3),
            1 + group(hint, usize::MAX),
            good_names(hint),
            kin[index],
            1 + beside,
            1 + u8::from(hint.within == family.within),
        ]
    };
    (0..pieces.len()).map(column).collect()
}

fn link_percent(piece: &Piece) -> usize {
    let Some(hint) = piece.hint else { return 0 };
    let units = piece.as_str().encode_utf16().count().max(1);
    (hint.link_chars * 100 / units).min(100)
}

fn tag(tag: &str) -> u8 {
    match tag {
        "p" => 1,
        "li" => 2,
        "h1" => 3,
        "h2" | "h3" => 4,
        "h4" | "h5" | "h6" => 5,
        "div" => 6,
        "td" | "th" | "tr" | "table" | "caption" => 7,
        "figcaption" | "figure" => 8,
        "blockquote" => 9,
        "button" | "form" | "legend" | "fieldset" => 10,
        "pre" => 11,
        "section" | "article" | "main" => 12,
        "dd" | "dt" => 13,
        _ => 14,
    }
}

/// The nearest element around that says what the line is.
fn nearest(hint: &BlockHint) -> u8 {
    let mut elements = hint.within.split_ascii_whitespace();
    let found = elements.find_map(|element| match element {
        "nav" => Some(2),
        "footer" => Some(3),
        "aside" => Some(4),
        "form" => Some(5),
        "header" => Some(6),
        "figure" => Some(7),
        "dialog" => Some(8),
        "article" => Some(9),
        "main" => Some(10),
        _ => None,
    });
    found.unwrap_or(1)
}

fn in_article(hint: &BlockHint) -> u8 {
    let has = |name: &str| hint.within.split_ascii_whitespace().any(|element| element == name);
    let nested = hint.within.split_ascii_whitespace().filter(|element| *element == "article");
    match (has("article"), has("main")) {
        (true, _) if nested.count() > 1 => 3,
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}

fn list(hint: &BlockHint) -> u8 {
    let mut elements = hint.within.split_ascii_whitespace();
    let found = elements.find_map(|element| match element {
        "ul" => Some(2),
        "ol" => Some(3),
        "table" => Some(4),
        _ => None,
    });
    found.unwrap_or(1)
}

/// The first topic that one of the nearest names is about.
fn group(hint: &BlockHint, reach: usize) -> u8 {
    names(hint).take(reach).find_map(class_group).unwrap_or(0)
}

fn names(hint: &BlockHint) -> impl Iterator<Item = &str> {
    hint.class_hint.split_ascii_whitespace()
}

/// Whether names speak of an article's text: near, far or not.
fn good_names(hint: &BlockHint) -> u8 {
    const GOOD: &[&str] = &[
        "article",
        "body",
        "content",
        "story",
        "entry",
        "post",
        "text",
        "paragraph",
        "articlebody",
    ];
    let good = |name: &str| {
        let folded = name.to_ascii_lowercase();
        folded.split(['-', '_']).filter(|part| GOOD.contains(part)).count()
    };
    let near: usize = names(hint).take(4).map(good).sum();
    let far: usize = names(hint).take(24).map(good).sum();
    1 + u8::from(far > 0) + u8::from(near > 0) + u8::from(near > 1)
}

/// The paragraphs that most of the running text is in: how they and what is around them is called.
struct Family<'a> {
    tag: &'a str,
    classes: &'a str,
    within: &'a str,
    names: FxHashSet<&'a str>,
}

impl<'a> Family<'a> {
    fn new(pieces: &'a [Piece<'a>], region: &[bool]) -> Self {
        let mut words: FxHashMap<(&str, &str, &str), usize> = FxHashMap::default();
        let mut best = (0, ("", "", ""));
        for (index, piece) in pieces.iter().enumerate() {
            let Some(hint) = piece.hint.filter(|_| piece.is_prose()) else { continue };
            let key = (hint.tag.as_str(), hint.class_hint.as_str(), hint.within.as_str());
            let own = words.entry(key).or_default();
            *own += piece.words.min(60) * if region[index] { 3 } else { 1 };
            if *own > best.0 {
                best = (*own, key);
            }
        }
        let (tag, classes, within) = best.1;
        Self { tag, classes, within, names: classes.split_ascii_whitespace().collect() }
    }

    /// How near a line stands to them: 0 for plain text, 1 for nothing shared, 8 for one of them.
    fn kin(&self, piece: &Piece) -> u8 {
        let Some(hint) = piece.hint else { return 0 };
        if hint.class_hint == self.classes {
            return 7 + u8::from(hint.tag == self.tag);
        }
        let (mut shared, mut extra) = (0, 0);
        for name in names(hint) {
            if self.names.contains(name) { shared += 1 } else { extra += 1 }
        }
        let all = self.names.len();
        if shared >= all {
            return if extra <= 2 { 6 } else { 5 };
        }
        1 + bucket(shared * 100 / all.max(1), &[30, 60, 85])
    }
}
