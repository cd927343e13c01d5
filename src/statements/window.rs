//! One cue and the paragraph around it: what the model is asked to label as source, cue and content.

use std::ops::Range;

use crate::model::atoms::{Atom, EDGE, THAT, VERB, small};
use crate::model::hash::{Sink, templates};

/// Tokens of the paragraph before the cue and after it, at most.
const BEFORE: usize = 100;
const AFTER: usize = 130;

/// The labels of tokens.
pub mod label {
    /// None of the below.
    pub const OTHER: u8 = 0;
    /// Names the speaker.
    pub const SOURCE: u8 = 1;
    /// Announces.
    pub const CUE: u8 = 2;
    /// Was said.
    pub const CONTENT: u8 = 3;
}

/// What the rules propose for a cue: a label for each token of the window, and in which shape.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    /// A label from 1 for each token of the window; empty where the rules propose nothing.
    pub labels: Vec<u8>,
    /// The number of the rule, from 1; 0 for none.
    pub rule: u32,
}

/// A window: an anchor, and the tokens around it within its paragraph.
#[derive(Clone, Debug)]
pub struct Window<'a> {
    /// The tokens of the document.
    pub atoms: &'a [Atom],
    /// Of each token: the first token of its sentence.
    pub sentences: &'a [usize],
    /// The paragraph.
    pub paragraph: Range<usize>,
    /// The part of it that is labelled.
    pub range: Range<usize>,
    /// The word that announces.
    pub anchor: usize,
    /// What the rules see.
    pub hint: Hint,
}

/// The tokens of a paragraph that a cue's statement may reach.
#[must_use]
pub fn reach(paragraph: &Range<usize>, anchor: usize) -> Range<usize> {
    paragraph.start.max(anchor.saturating_sub(BEFORE))..paragraph.end.min(anchor + AFTER)
}

/// What is known of a token as seen from the anchor.
#[derive(Clone, Copy, Debug, Default)]
struct Path {
    /// 0 the anchor, 1 before, 2 after.
    side: u32,
    /// Distance in steps that grow.
    distance: u32,
    /// Sentences away.
    sentences: u32,
    /// The three path symbols nearest to the token, and the three nearest to the anchor.
    near_token: u32,
    near_anchor: u32,
    symbols: u32,
    commas: u32,
    marks: u32,
    verbs: u32,
    thats: u32,
    cues: u32,
    phrases: u32,
}

/// What is known of the anchor.
#[derive(Clone, Copy, Debug, Default)]
struct Anchor {
    word: u32,
    stem: u32,
    tag: u32,
    next: u32,
    previous: u32,
    /// Both neighbours, words made one.
    around: u32,
    /// Where its sentence has quotation marks.
    layout: u32,
    rule: u32,
}

impl Window<'_> {
    /// Fires the features of every token of the window into a sink of its own.
    pub fn visit<S: Sink>(&self, mut open: impl FnMut() -> S, mut close: impl FnMut(S)) {
        let anchor = self.anchor();
        for (at, path) in self.paths() {
            let mut sink = open();
            self.features(&mut sink, at, &path, &anchor);
            close(sink);
        }
    }

    fn anchor(&self) -> Anchor {
        let (atoms, at) = (self.atoms, self.anchor);
        let start = self.sentences[at];
        let same = |other: usize| other < self.paragraph.end && self.sentences[other] == start;
        let next = if same(at + 1) { &atoms[at + 1] } else { &EDGE };
        let previous = if at > start { &atoms[at - 1] } else { &EDGE };
        let mut end = at;
        while same(end + 1) {
            end += 1;
        }
        let around = (if next.sign == 0 { 1 } else { next.sign })
            ^ (if previous.sign == 0 { 1 } else { previous.sign }).rotate_left(7);
        let quoted_before = (start..at).any(|at| atoms[at].quoted > 0);
        let quoted_after = (at..=end).any(|at| atoms[at].quoted > 0);
        Anchor {
            word: atoms[at].word,
            stem: atoms[at].stem,
            tag: atoms[at].tag,
            next: next.word,
            previous: previous.word,
            around,
            layout: 2 * atoms[start].quoted
                + atoms[end].quoted
                + 4 * u32::from(quoted_before)
                + 8 * u32::from(quoted_after),
            rule: self.hint.rule,
        }
    }

    fn paths(&self) -> Vec<(usize, Path)> {
        let mut paths = Vec::with_capacity(self.range.len());
        paths.extend(self.outward((self.range.start..self.anchor).rev(), 1));
        paths.reverse();
        paths.extend(self.outward(self.anchor..self.range.end, 2));
        paths
    }

    fn outward(&self, tokens: impl Iterator<Item = usize>, side: u32) -> Vec<(usize, Path)> {
        let mut path = Path { side, ..Path::default() };
        let (mut nearest, mut first) = ([0_u32; 3], [0_u32; 3]);
        let mut phrase = self.atoms[self.anchor].phrase;
        let own = phrase;
        let mut sentence = self.sentences[self.anchor];
        let mut seen = Vec::new();
        for at in tokens {
            let atom = &self.atoms[at];
            if self.sentences[at] != sentence {
                sentence = self.sentences[at];
                path.sentences = (path.sentences + 1).min(3);
            }
            if atom.phrase != 0 && atom.phrase != phrase && atom.phrase != own {
                phrase = atom.phrase;
                path.phrases = (path.phrases + 1).min(5);
            }
            path.distance = distance(at.abs_diff(self.anchor));
            path.near_token = pack(nearest);
            path.near_anchor = pack(first);
            if at == self.anchor {
                seen.push((at, Path { side: 0, ..path }));
                continue;
            }
            seen.push((at, path));
            if atom.symbol != 0 {
                nearest = [atom.symbol, nearest[0], nearest[1]];
                if let Some(free) = first.iter_mut().find(|symbol| **symbol == 0) {
                    *free = atom.symbol;
                }
                path.symbols = (path.symbols + 1).min(4);
                path.verbs = (path.verbs + u32::from(atom.symbol == VERB)).min(3);
                path.thats = (path.thats + u32::from(atom.symbol == THAT)).min(2);
                path.commas = (path.commas + u32::from(atom.sign == comma())).min(3);
                path.marks = (path.marks + u32::from(atom.inside > 1)).min(4);
            }
            path.cues = (path.cues + u32::from(atom.ratio >= 3 && atom.quoted == 0)).min(2);
        }
        seen
    }

    #[inline]
    fn near(&self, at: usize, offset: isize) -> &Atom {
        at.checked_add_signed(offset)
            .filter(|at| self.paragraph.contains(at))
            .map_or(&EDGE, |at| &self.atoms[at])
    }

    fn hint(&self, at: usize, offset: isize) -> u32 {
        let place = at.checked_add_signed(offset).and_then(|at| at.checked_sub(self.range.start));
        place.and_then(|place| self.hint.labels.get(place)).map_or(0, |&label| u32::from(label))
    }

    fn features(&self, sink: &mut impl Sink, at: usize, path: &Path, anchor: &Anchor) {
        let here = self.near(at, 0);
        let in_phrase = path.phrases * 2 + u32::from(here.phrase != 0) + 20 * path.side;
        let (commas, marks, verbs) =
            (path.commas + 8 * path.side, path.marks + 8 * path.side, path.verbs + 8 * path.side);
        let cue = u32::from(here.ratio >= 3 && here.quoted == 0);
        fire(
            sink,
            here,
            self.near(at, -1),
            self.near(at, 1),
            &Seen {
                side: path.side,
                db: path.distance + 16 * path.side,
                sd: path.sentences + 8 * path.side,
                pp: path.near_token + path.side,
                ppn: path.near_anchor + path.side,
                p2: path.symbols,
                commas,
                marks,
                verbs,
                thats: path.thats + 8 * path.side,
                cues: path.cues + 8 * path.side,
                chunk: in_phrase,
                cue,
                hint: self.hint(at, 0),
                hint_before: self.hint(at, -1),
                hint_after: self.hint(at, 1),
            },
            anchor,
        );
        let steps = at.cast_signed() - self.anchor.cast_signed();
        if (1..=2).contains(&steps.unsigned_abs()) {
            beside(
                sink,
                here,
                self.near(at, steps.signum()),
                anchor,
                steps.unsigned_abs() as u32 + 4 * path.side,
            );
        }
    }
}

fn comma() -> u32 {
    const COMMA: &[u8] = b",";
    crate::model::hash::word(b'w', COMMA)
}

fn pack(symbols: [u32; 3]) -> u32 {
    (symbols[0] * 512 + symbols[1]) * 2048 + symbols[2] * 4
}

fn distance(tokens: usize) -> u32 {
    match tokens {
        0..=4 => small(tokens, 4),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

struct Seen {
    side: u32,
    db: u32,
    sd: u32,
    pp: u32,
    ppn: u32,
    p2: u32,
    commas: u32,
    marks: u32,
    verbs: u32,
    thats: u32,
    cues: u32,
    chunk: u32,
    cue: u32,
    hint: u32,
    hint_before: u32,
    hint_after: u32,
}

templates! {
    fn beside(here: &Atom, outer: &Atom, anchor: &Anchor, place: u32), BESIDE, [
        [1000, place, anchor.word, here.word],
        [1001, place, anchor.word, here.tag],
        [1002, place, anchor.word, here.word, outer.word],
    ]
}

templates! {
    fn fire(here: &Atom, before: &Atom, after: &Atom, seen: &Seen, anchor: &Anchor), FEATURES, [
        [u32::from(seen.side == 0)],
        [here.word, seen.side],
        [here.stem],
        [before.word, seen.side],
        [after.word, seen.side],
        [here.ending3, seen.side],
        [here.shape, seen.side],
        [here.tag, seen.side],
        [before.tag, here.tag, seen.side],
        [here.tag, after.tag, seen.side],
        [before.tag, here.tag, after.tag, seen.side],
        [here.word, seen.db],
        [seen.db],
        [seen.db, anchor.stem],
        [seen.db, anchor.word, here.tag],
        [seen.side, anchor.stem],
        [seen.side, anchor.word, here.inside],
        [seen.side, anchor.stem, anchor.next],
        [seen.side, anchor.stem, anchor.previous],
        [seen.side, anchor.tag],
        [seen.side, anchor.layout, here.inside],
        [seen.side, anchor.layout],
        [anchor.layout, seen.db],
        [seen.sd],
        [seen.sd, here.inside],
        [seen.sd, anchor.layout, here.inside],
        [seen.sd, anchor.stem],
        [seen.sd, here.before, here.inside],
        [seen.sd, here.sentence],
        [seen.sd, here.since],
        [seen.pp],
        [seen.ppn],
        [seen.pp, anchor.stem],
        [seen.ppn, anchor.stem],
        [seen.pp, here.tag],
        [seen.ppn, here.tag],
        [seen.pp, here.inside],
        [seen.ppn, anchor.layout],
        [seen.pp, seen.p2],
        [seen.commas, here.inside],
        [seen.commas, anchor.stem],
        [seen.commas, anchor.layout],
        [seen.marks, here.inside],
        [seen.marks, anchor.layout],
        [seen.marks, anchor.around, here.inside],
        [seen.verbs, here.tag],
        [seen.verbs, anchor.stem],
        [seen.verbs, seen.commas],
        [seen.thats],
        [seen.thats, anchor.stem],
        [seen.chunk],
        [seen.chunk, anchor.stem],
        [seen.chunk, here.tag],
        [seen.chunk, anchor.tag, here.tag],
        [seen.chunk, seen.commas],
        [seen.chunk, seen.verbs],
        [seen.chunk, anchor.layout],
        [seen.chunk, anchor.next],
        [seen.cues],
        [seen.cues, here.inside],
        [seen.cue, seen.side],
        [seen.cue, seen.db],
        [anchor.around, seen.side],
        [anchor.around, seen.db],
        [anchor.around, here.inside, seen.side],
        [anchor.around, seen.commas],
        [anchor.next, seen.db],
        [anchor.previous, seen.db],
        [anchor.next, anchor.previous, seen.db],
        [here.sign, seen.side],
        [here.sign, anchor.layout, seen.commas],
        [here.sign, seen.marks, here.inside],
        [here.sign, here.since],
        [here.sign, here.until],
        [before.word, here.word, seen.side],
        [here.word, after.word, seen.side],
        [here.word, seen.chunk],
        [here.capital, after.capital, seen.chunk],
        [before.capital, here.capital, seen.db],
        [here.until, seen.side],
        [here.since, seen.side],
        [here.since, here.tag, seen.side],
        [here.until, here.sign, seen.side],
        [here.sentence, seen.side],
        [here.sentence, seen.sd, here.inside],
        [before.inside, here.inside, after.inside, seen.side],
        [before.inside, here.inside, after.inside, anchor.layout],
        [here.ratio, seen.side],
        [here.ratio, seen.db],
        [here.stem, anchor.stem, seen.side],
        [seen.hint, anchor.rule],
        [seen.hint, seen.side, here.tag],
        [seen.hint_before, seen.hint, seen.hint_after],
        [seen.hint, anchor.stem],
        [seen.hint, here.word],
        [seen.hint, here.inside, seen.side],
        [seen.hint, seen.chunk],
        [seen.hint, seen.db],
        [seen.hint_before, seen.hint, anchor.rule],
        [seen.hint, seen.hint_after, anchor.rule],
        [seen.hint, seen.pp],
        [seen.hint, seen.commas, seen.verbs],
        [seen.hint_before, seen.hint, here.word],
        [seen.hint, seen.hint_after, after.word],
    ]
}
