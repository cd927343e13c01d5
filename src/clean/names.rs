//! The names that a page gives its elements: what each says of what stands in it, found out once a page.
//!
//! A name that most of the running text stands in says nothing of a single line: a whole article may
//! stand in something called `share-wrapper`, or in a form.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::paste::BlockHint;

use super::hints::{POSTS, class_group, comments_group, is_post_name};
use super::piece::Piece;
use super::region::is_container_name;

/// A word out of `class`, `id`, `role` or `itemprop`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// The word.
    pub word: &'a str,
    /// The group of names it is in, from 1; 0 for none, or where it says nothing on this page.
    pub group: u8,
    /// How many of its parts pages use for an article's text.
    pub good: u8,
    /// Whether containers of articles are called so.
    pub is_container: bool,
}

/// The names around each piece of a page.
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    names: Vec<Name<'a>>,
    /// The names of each distinct row of names, from the inside out, one row behind the other.
    ids: Vec<usize>,
    /// Where each distinct row stands in `ids`; the first is empty.
    rows: Vec<Range<usize>>,
    /// Which row is each piece's.
    of_piece: Vec<usize>,
    /// Elements that most of the running text stands in.
    elements: Vec<&'a str>,
    is_html: bool,
}

impl<'a> Names<'a> {
    /// The names around `pieces`.
    #[must_use]
    pub fn new(pieces: &[Piece<'a>]) -> Self {
        let mut names =
            Names { is_html: pieces.iter().any(|piece| piece.hint.is_some()), ..Names::default() };
        names.rows.push(0..0);
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut rows: FxHashMap<&str, usize> = FxHashMap::default();
        let mut words = Vec::new();
        let mut inside: Vec<(&str, usize)> = Vec::new();
        let mut all = 0;
        for piece in pieces {
            let Some(hint) = piece.hint else {
                names.of_piece.push(0);
                continue;
            };
            let row = *rows
                .entry(&hint.class_hint)
                .or_insert_with(|| names.push_row(&hint.class_hint, &mut known));
            names.of_piece.push(row);
            if piece.is_prose() {
                let own = piece.words.min(MOST);
                all += own;
                words.resize(names.names.len(), 0);
                for id in &names.ids[names.rows[row].clone()] {
                    words[*id] += own;
                }
                for element in distinct_elements(hint) {
                    match inside.iter_mut().find(|(known, _)| *known == element) {
                        Some((_, words)) => *words += own,
                        None => inside.push((element, own)),
                    }
                }
            }
        }
        let is_most =
            |words: usize, percent: usize| words >= ARTICLE && words * 100 >= all * percent;
        for (name, words) in names.names.iter_mut().zip(words) {
            if is_most(words, if name.group == comments_group() { 95 } else { 60 }) {
                name.group = 0;
            }
        }
        let most = inside.into_iter().filter(|(_, words)| is_most(*words, 80));
        names.elements = most.map(|(element, _)| element).collect();
        names
    }

    /// Adds a row of names and says which it is.
    fn push_row(&mut self, row: &'a str, known: &mut FxHashMap<&'a str, usize>) -> usize {
        let start = self.ids.len();
        for word in row.split_ascii_whitespace() {
            let id = *known.entry(word).or_insert_with(|| {
                self.names.push(name(word));
                self.names.len() - 1
            });
            if !self.ids[start..].contains(&id) {
                self.ids.push(id);
            }
        }
        self.rows.push(start..self.ids.len());
        self.rows.len() - 1
    }

    /// Which of the distinct rows of names is the piece's.
    #[must_use]
    pub fn row(&self, index: usize) -> usize {
        self.of_piece.get(index).copied().unwrap_or(0)
    }

    /// The names around the piece `index`, from the inside out, each once.
    pub fn of(&self, index: usize) -> impl Iterator<Item = &Name<'a>> + Clone {
        self.ids(index).iter().map(|id| &self.names[*id])
    }

    /// The same as numbers below [`Self::count`].
    #[must_use]
    pub fn ids(&self, index: usize) -> &[usize] {
        &self.ids[self.rows.get(self.row(index)).cloned().unwrap_or(0..0)]
    }

    /// The name behind a number.
    #[must_use]
    pub fn get(&self, id: usize) -> Option<&Name<'a>> {
        self.names.get(id)
    }

    /// How many different names there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// Whether the page came as HTML.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.is_html
    }

    /// The first of the nearest `reach` names that is in a group, as that group; 0 for none.
    #[must_use]
    pub fn group(&self, index: usize, reach: usize) -> u8 {
        self.of(index).take(reach).map(|name| name.group).find(|group| *group > 0).unwrap_or(0)
    }

    /// The elements around a piece that do not stand around most running text.
    pub fn elements<'b>(&'b self, hint: &'b BlockHint) -> impl Iterator<Item = &'b str> {
        let elements = hint.within.split_ascii_whitespace();
        elements.filter(|element| !self.elements.contains(element))
    }
}

/// An article has so many words of running text.
const ARTICLE: usize = 150;

/// The most that one paragraph counts, in words.
const MOST: usize = 60;

fn distinct_elements(hint: &BlockHint) -> Vec<&str> {
    let mut elements: Vec<&str> = Vec::new();
    for element in hint.within.split_ascii_whitespace() {
        if matches!(element, "nav" | "footer" | "aside" | "form") && !elements.contains(&element) {
            elements.push(element);
        }
    }
    elements
}

fn name(word: &str) -> Name<'_> {
    let parts = parts(word);
    let good = parts.iter().filter(|part| GOOD.contains(&part.as_str())).count();
    let group = if is_post_name(&parts) { POSTS } else { class_group(&parts) };
    Name { word, group, good: good.min(2) as u8, is_container: is_container_name(word) }
}

/// Parts of names that speak of an article's text.
const GOOD: &[&str] =
    &["article", "body", "content", "story", "entry", "post", "text", "paragraph", "articlebody"];

/// The name whole and its parts, in lower case: `imageCaption` and `image-caption` are of two parts.
#[must_use]
pub fn parts(word: &str) -> Vec<String> {
    let mut parts = vec![word.to_ascii_lowercase()];
    let mut part = String::new();
    let mut low = false;
    for char in word.chars() {
        let hump = low && char.is_ascii_uppercase();
        if (hump || matches!(char, '-' | '_')) && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if !matches!(char, '-' | '_') {
            part.push(char.to_ascii_lowercase());
        }
        low = char.is_ascii_lowercase();
    }
    if parts.len() > 1 {
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::blocks::segment;
    use crate::clean::piece::pieces;
    use crate::normalise::normalise;
    use crate::paste::{BlockHint, Paste};
    use crate::span::Span;

    use super::{Names, parts};

    #[test]
    fn names_are_parted_at_hyphens_and_humps() {
        assert_eq!(parts("imageCaption-box"), ["imagecaption-box", "image", "caption", "box"]);
        assert_eq!(parts("wp__Caption"), ["wp__caption", "wp", "caption"]);
        assert_eq!(parts("sidebar"), ["sidebar"]);
    }

    /// Ten paragraphs in something called `author-lund`, in a form, and one beside them.
    fn page() -> (String, Vec<BlockHint>) {
        let line = "The ferry to Lillevik stopped running on Monday after its crew had walked out, \
                    and nobody knows when it will sail again.";
        let text = [line; 11].join("\n");
        let hint = |index: usize| {
            let start = index * (line.len() + 1);
            let (class, within) =
                if index < 10 { ("author-lund", "form") } else { ("author-box", "aside") };
            BlockHint {
                span: Span::new(start, start + line.len()),
                tag: "p".into(),
                link_chars: 0,
                class_hint: class.into(),
                within: within.into(),
            }
        };
        (text, (0..11).map(hint).collect())
    }

    #[test]
    fn what_most_running_text_stands_in_says_nothing() {
        let (text, hints) = page();
        let mut paste = Paste::plain(&text);
        paste.hints = hints;
        let normal = normalise(&paste);
        let folded = normal.as_str().to_ascii_lowercase();
        let pieces = pieces(&normal, &folded, &segment(&normal, &paste.hints), &paste);
        let names = Names::new(&pieces);
        assert_eq!(names.group(0, 3), 0);
        assert_ne!(names.group(10, 3), 0);
        assert_eq!(names.elements(&paste.hints[0]).count(), 0);
        assert_eq!(names.elements(&paste.hints[10]).collect::<Vec<_>>(), ["aside"]);
    }
}
