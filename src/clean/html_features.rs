//! What the trained model sees of a line that came as HTML.

use rustc_hash::FxHashMap;

use crate::paste::BlockHint;

use super::features::{Column, bucket};
use super::hints::CLASS_GROUPS;
use super::names::Names;
use super::piece::Piece;

/// The columns of HTML; all 0 where the page came as plain text.
pub const HTML_COLUMNS: [Column; 17] = [
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
    ("tag-links", 61),
    ("flock", 13),
    ("flock-links", 6),
    ("kin-names", 9 * (CLASS_GROUPS + 2)),
    ("list-links", 7),
];

/// What HTML says of a line.
pub type Columns = [u8; HTML_COLUMNS.len()];

/// The columns of each piece, or nothing for plain text.
pub fn columns(pieces: &[Piece], region: &[bool], names: &Names) -> Vec<Columns> {
    if !names.is_html() {
        return Vec::new();
    }
    let family = Family::new(pieces, region, names);
    let kin: Vec<u8> = (0..pieces.len()).map(|index| family.kin(pieces, index, names)).collect();
    let links: Vec<usize> = pieces.iter().map(link_percent).collect();
    let flocks = Flocks::new(pieces, &links, names);
    let lists = lists(pieces, &links);
    let column = |index: usize| {
        let piece = &pieces[index];
        let Some(hint) = piece.hint.filter(|_| region[index]) else { return Columns::default() };
        let kin_at = |index: Option<usize>| {
            let kin = index.and_then(|index| kin.get(index)).copied().unwrap_or(0);
            u8::from(kin > 0) + u8::from(kin >= 5)
        };
        let near = &links[index.saturating_sub(2)..(index + 3).min(links.len())];
        let near = near.iter().sum::<usize>() / near.len().max(1);
        let beside = kin_at(index.checked_sub(1)) * 3 + kin_at(Some(index + 1));
        let (flock, flock_links) = flocks.of(index, names).columns();
        let own_group = names.group(index, 3);
        let group = names.group(index, usize::MAX);
        [
            tag(&hint.tag),
            nearest(hint, names),
            in_article(hint),
            list(hint),
            1 + bucket(links[index], &[1, 20, 50, 80, 100]) * 2 + u8::from(piece.is_prose()),
            1 + bucket(near, &[10, 40, 70, 95]),
            1 + own_group,
            1 + group,
            good_names(index, names),
            kin[index],
            1 + beside,
            1 + u8::from(hint.within == family.within),
            1 + tag(&hint.tag) * 4 + bucket(links[index], &[1, 50, 95]),
            flock,
            flock_links,
            kin[index] * (CLASS_GROUPS + 2) + group,
            lists[index],
        ]
    };
    (0..pieces.len()).map(column).collect()
}

/// The lines of one tag that stand in elements of the same names.
#[derive(Clone, Copy, Debug, Default)]
struct Flock {
    lines: usize,
    words: usize,
    prose: usize,
    links: usize,
}

impl Flock {
    /// How large it is and how much of it is running text, and how much links.
    fn columns(self) -> (u8, u8) {
        let prose = bucket(self.prose * 100 / self.words.max(1), &[1, 30, 70]);
        let links = bucket(self.links / self.lines.max(1), &[1, 20, 50, 90]);
        (1 + bucket(self.lines, &[2, 4]) * 4 + prose, 1 + links)
    }
}

/// All flocks of a page, a place for each row of names and tag.
struct Flocks<'a> {
    tags: Vec<&'a str>,
    of_piece: Vec<usize>,
    flocks: Vec<Flock>,
}

impl<'a> Flocks<'a> {
    fn new(pieces: &[Piece<'a>], links: &[usize], names: &Names) -> Self {
        let mut own = Self { tags: Vec::new(), of_piece: Vec::new(), flocks: Vec::new() };
        for piece in pieces {
            let tag = piece.hint.map_or("", |hint| hint.tag.as_str());
            let known = own.tags.iter().position(|known| *known == tag);
            let number = known.unwrap_or_else(|| {
                own.tags.push(tag);
                own.tags.len() - 1
            });
            own.of_piece.push(number);
        }
        for (index, piece) in pieces.iter().enumerate() {
            let place = own.place(index, names);
            if own.flocks.len() <= place {
                own.flocks.resize(place + 1, Flock::default());
            }
            let flock = &mut own.flocks[place];
            let words = piece.words.min(60);
            flock.lines += 1;
            flock.words += words;
            flock.prose += if piece.is_prose() { words } else { 0 };
            flock.links += links[index];
        }
        own
    }

    fn place(&self, index: usize, names: &Names) -> usize {
        names.row(index) * self.tags.len() + self.of_piece[index]
    }

    fn of(&self, index: usize, names: &Names) -> Flock {
        self.flocks.get(self.place(index, names)).copied().unwrap_or_default()
    }
}

/// For each item of a list of two or more, how much of the list is links; 0 elsewhere.
fn lists(pieces: &[Piece], links: &[usize]) -> Vec<u8> {
    let mut columns = vec![0; pieces.len()];
    let mut start = 0;
    for end in 1..=pieces.len() {
        let same = pieces.get(end).is_some_and(|piece| {
            piece.tag() == "li"
                && pieces[start].tag() == "li"
                && within(piece) == within(&pieces[start])
        });
        if same {
            continue;
        }
        if end - start >= 2 {
            let mean = links[start..end].iter().sum::<usize>() / (end - start);
            let linked = links[start..end].iter().all(|links| *links > 0);
            let column =
                if linked { 1 + bucket(mean, &[30, 70, 95]) } else { 5 + u8::from(mean > 20) };
            columns[start..end].fill(column);
        }
        start = end;
    }
    columns
}

fn within<'a>(piece: &Piece<'a>) -> &'a str {
    piece.hint.map_or("", |hint| hint.within.as_str())
}

fn link_percent(piece: &Piece) -> usize {
    let Some(hint) = piece.hint.filter(|hint| hint.link_chars > 0) else { return 0 };
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
fn nearest(hint: &BlockHint, names: &Names) -> u8 {
    let found = names.elements(hint).find_map(|element| match element {
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

/// Whether names speak of an article's text: near, far or not.
fn good_names(index: usize, names: &Names) -> u8 {
    let good = |reach: usize| names.of(index).take(reach).map(|name| name.good).sum::<u8>();
    let near = good(4);
    1 + u8::from(good(24) > 0) + u8::from(near > 0) + u8::from(near > 1)
}

/// The paragraphs that most of the running text is in: how they and what is around them is called.
struct Family<'a> {
    tag: &'a str,
    classes: &'a str,
    within: &'a str,
    names: Vec<usize>,
}

impl<'a> Family<'a> {
    fn new(pieces: &[Piece<'a>], region: &[bool], names: &Names) -> Self {
        let mut words: FxHashMap<(&str, &str, &str), usize> = FxHashMap::default();
        let mut best = (0, 0, ("", "", ""));
        for (index, piece) in pieces.iter().enumerate() {
            let Some(hint) = piece.hint.filter(|_| piece.is_prose()) else { continue };
            let key = (hint.tag.as_str(), hint.class_hint.as_str(), hint.within.as_str());
            let own = words.entry(key).or_default();
            *own += piece.words.min(60) * if region[index] { 3 } else { 1 };
            if *own > best.0 {
                best = (*own, index, key);
            }
        }
        let (_, index, (tag, classes, within)) = best;
        Self { tag, classes, within, names: names.ids(index).to_vec() }
    }

    /// How near a line stands to them: 0 for plain text, 1 for nothing shared, 8 for one of them.
    fn kin(&self, pieces: &[Piece], index: usize, names: &Names) -> u8 {
        let Some(hint) = pieces[index].hint else { return 0 };
        if hint.class_hint == self.classes {
            return 7 + u8::from(hint.tag == self.tag);
        }
        let own = names.ids(index);
        let shared = own.iter().filter(|id| self.names.contains(id)).count();
        let all = self.names.len();
        if shared >= all {
            return if own.len() - shared <= 2 { 6 } else { 5 };
        }
        1 + bucket(shared * 100 / all.max(1), &[30, 60, 85])
    }
}
