//! One cue and the paragraph around it: what the model is asked to label as source, cue and content.

use std::ops::Range;

use crate::model::atoms::{Atom, EDGE, THAT, VERB, small};
use crate::model::hash::{self, Sink, templates};

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

/// The way from the anchor to a token: what does not change with every step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Way {
    /// 0 the anchor, 1 before, 2 after.
    side: u32,
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
}

/// What is known of a token as seen from the anchor.
#[derive(Clone, Copy, Debug, Default)]
struct Path {
    way: Way,
    /// Distance in steps that grow.
    distance: u32,
    /// Noun phrases on the way.
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

/// What tokens have in common with their neighbours: a token, how it stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    way: Way,
    inside: u32,
    sentence: u32,
    before: u32,
}

/// What the rules say of a token and of those beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hinted {
    before: u32,
    here: u32,
    after: u32,
}

/// A sink filled once for as long as its key stays the same.
struct Memo<K, S> {
    key: Option<K>,
    sink: S,
}

impl<K: PartialEq, S: Sink + Clone> Memo<K, S> {
    fn new(empty: &S) -> Self {
        Self { key: None, sink: empty.clone() }
    }

    #[inline]
    fn of(&mut self, key: K, empty: &S, fill: impl FnOnce(&mut S)) -> &S {
        if self.key.as_ref() != Some(&key) {
            self.sink = empty.clone();
            fill(&mut self.sink);
            self.key = Some(key);
        }
        &self.sink
    }
}

/// What the features of a paragraph's tokens that know nothing of an anchor come to: the same in all
/// windows of the paragraph.
pub struct Shared<S> {
    empty: S,
    start: usize,
    /// Of each token: as seen from an anchor after it, and from one before it.
    sides: Vec<[Option<S>; 2]>,
}

impl<S: Sink + Clone> Shared<S> {
    /// Nothing known yet of a paragraph; `empty` is a sink that has taken nothing.
    #[must_use]
    pub fn new(paragraph: &Range<usize>, empty: S) -> Self {
        Self { empty, start: paragraph.start, sides: vec![[None, None]; paragraph.len()] }
    }

    fn token(&mut self, window: &Window, at: usize, side: u32) -> S {
        let fill = || {
            let mut sink = self.empty.clone();
            let (before, after) = (window.near(at, -1), window.near(at, 1));
            of_token(&mut sink, window.near(at, 0), before, after, side);
            sink
        };
        match side {
            0 => fill(),
            _ => {
                self.sides[at - self.start][usize::from(side > 1)].get_or_insert_with(fill).clone()
            }
        }
    }
}

impl Window<'_> {
    /// Hands over each token's features, in the order of the window: what they come to in a sink.
    /// Whatever several tokens have in common is fired once, so that their order in the sink is none.
    pub fn visit<S: Sink + Clone>(&self, shared: &mut Shared<S>, mut each: impl FnMut(S)) {
        let anchor = self.anchor();
        let empty = shared.empty.clone();
        let (mut distances, mut places) = (Memo::new(&empty), Memo::new(&empty));
        let (mut phrases, mut hints) = (Memo::new(&empty), Memo::new(&empty));
        for (at, path) in self.paths() {
            let here = self.near(at, 0);
            let Path { way, distance, phrases: passed } = path;
            let far = distance + 16 * way.side;
            let chunk = passed * 2 + u32::from(here.phrase != 0) + 20 * way.side;
            let place =
                Place { way, inside: here.inside, sentence: here.sentence, before: here.before };
            let hinted = Hinted {
                before: self.hint(at, -1),
                here: self.hint(at, 0),
                after: self.hint(at, 1),
            };
            let mut sink = shared.token(self, at, way.side);
            sink.join(distances.of(far, &empty, |sink| of_distance(sink, way.side, far, &anchor)));
            sink.join(places.of(place, &empty, |sink| of_place(sink, &place, &anchor)));
            sink.join(phrases.of((chunk, way.commas, way.verbs), &empty, |sink| {
                of_phrases(sink, chunk, &way, &anchor);
            }));
            sink.join(hints.of((hinted, place), &empty, |sink| {
                of_hint(sink, &hinted, &place, &anchor);
            }));
            let around = [self.near(at, -1), here, self.near(at, 1)];
            of_both(&mut sink, around, &way, far, chunk, &hinted, &anchor);
            self.beside(&mut sink, at, way.side, &anchor);
            each(sink);
        }
    }

    /// The two tokens on each side of the anchor, with it.
    fn beside(&self, sink: &mut impl Sink, at: usize, side: u32, anchor: &Anchor) {
        let steps = at.cast_signed() - self.anchor.cast_signed();
        let place = match steps.unsigned_abs() {
            1 => 1 + 4 * side,
            2 => 2 + 4 * side,
            _ => return,
        };
        let outer = self.near(at, steps.signum());
        of_neighbours(sink, self.near(at, 0), outer, anchor, place);
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
        self.outward((self.range.start..self.anchor).rev(), 1, &mut paths);
        paths.reverse();
        self.outward(self.anchor..self.range.end, 2, &mut paths);
        paths
    }

    fn outward(
        &self,
        tokens: impl Iterator<Item = usize>,
        side: u32,
        paths: &mut Vec<(usize, Path)>,
    ) {
        let mut path = Path { way: Way { side, ..Way::default() }, ..Path::default() };
        let (mut nearest, mut first) = ([0_u32; 3], [0_u32; 3]);
        let mut phrase = self.atoms[self.anchor].phrase;
        let own = phrase;
        let mut sentence = self.sentences[self.anchor];
        for at in tokens {
            let atom = &self.atoms[at];
            let way = &mut path.way;
            if self.sentences[at] != sentence {
                sentence = self.sentences[at];
                way.sentences = (way.sentences + 1).min(3);
            }
            if atom.phrase != 0 && atom.phrase != phrase && atom.phrase != own {
                phrase = atom.phrase;
                path.phrases = (path.phrases + 1).min(5);
            }
            path.distance = distance(at.abs_diff(self.anchor));
            if at == self.anchor {
                paths.push((at, Path { way: Way { side: 0, ..*way }, ..path }));
                continue;
            }
            paths.push((at, path));
            let way = &mut path.way;
            if atom.symbol != 0 {
                nearest = [atom.symbol, nearest[0], nearest[1]];
                if let Some(free) = first.iter_mut().find(|symbol| **symbol == 0) {
                    *free = atom.symbol;
                }
                way.near_token = pack(nearest);
                way.near_anchor = pack(first);
                way.symbols = (way.symbols + 1).min(4);
                way.verbs = (way.verbs + u32::from(atom.symbol == VERB)).min(3);
                way.thats = (way.thats + u32::from(atom.symbol == THAT)).min(2);
                way.commas = (way.commas + u32::from(atom.sign == COMMA)).min(3);
                way.marks = (way.marks + u32::from(atom.inside > 1)).min(4);
            }
            way.cues = (way.cues + u32::from(announces(atom) > 0)).min(2);
        }
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
}

const COMMA: u32 = hash::word(b'w', b",");

/// Whether a word outside quotation marks often announces statements.
fn announces(atom: &Atom) -> u32 {
    u32::from(atom.ratio >= 3 && atom.quoted == 0)
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

impl Way {
    /// The symbols nearest to the token, with the side.
    fn to_token(self) -> u32 {
        self.near_token + self.side
    }

    /// The symbols nearest to the anchor, with the side.
    fn to_anchor(self) -> u32 {
        self.near_anchor + self.side
    }

    /// A count with the side.
    fn sided(&self, count: u32) -> u32 {
        count + 8 * self.side
    }
}

/// The text of all templates of windows.
pub const FEATURES: [&str; 7] = [TOKEN, DISTANCE, PLACE, PHRASES, HINT, BOTH, NEIGHBOURS];

templates! {
    /// The token and its neighbours, wherever the anchor is.
    fn of_token(here: &Atom, before: &Atom, after: &Atom, side: u32), TOKEN, 0.., [
        [here.word, side],
        [here.stem],
        [before.word, side],
        [after.word, side],
        [here.ending3, side],
        [here.shape, side],
        [here.tag, side],
        [before.tag, here.tag, side],
        [here.tag, after.tag, side],
        [before.tag, here.tag, after.tag, side],
        [here.sign, side],
        [here.sign, here.since],
        [here.sign, here.until],
        [before.word, here.word, side],
        [here.word, after.word, side],
        [here.until, side],
        [here.since, side],
        [here.since, here.tag, side],
        [here.until, here.sign, side],
        [here.sentence, side],
        [before.inside, here.inside, after.inside, side],
        [here.ratio, side],
        [announces(here), side],
    ]
}

templates! {
    /// How far away the anchor is.
    fn of_distance(side: u32, far: u32, anchor: &Anchor), DISTANCE, 100.., [
        [u32::from(side == 0)],
        [far],
        [far, anchor.stem],
        [side, anchor.stem],
        [side, anchor.stem, anchor.next],
        [side, anchor.stem, anchor.previous],
        [side, anchor.tag],
        [side, anchor.layout],
        [anchor.layout, far],
        [anchor.around, side],
        [anchor.around, far],
        [anchor.next, far],
        [anchor.previous, far],
        [anchor.next, anchor.previous, far],
    ]
}

templates! {
    /// What lies between the anchor and here, and whether here is in quotation marks.
    fn of_place(place: &Place, anchor: &Anchor), PLACE, 200.., [
        [place.way.sided(place.way.sentences)],
        [place.way.sided(place.way.sentences), anchor.stem],
        [place.way.sided(place.way.sentences), place.inside],
        [place.way.sided(place.way.sentences), anchor.layout, place.inside],
        [place.way.sided(place.way.sentences), place.before, place.inside],
        [place.way.sided(place.way.sentences), place.sentence],
        [place.way.sided(place.way.sentences), place.sentence, place.inside],
        [place.way.to_token()],
        [place.way.to_anchor()],
        [place.way.to_token(), anchor.stem],
        [place.way.to_anchor(), anchor.stem],
        [place.way.to_anchor(), anchor.layout],
        [place.way.to_token(), place.way.symbols],
        [place.way.to_token(), place.inside],
        [place.way.sided(place.way.commas), anchor.stem],
        [place.way.sided(place.way.commas), anchor.layout],
        [place.way.sided(place.way.commas), anchor.around],
        [place.way.sided(place.way.commas), place.inside],
        [place.way.sided(place.way.marks), anchor.layout],
        [place.way.sided(place.way.marks), place.inside],
        [place.way.sided(place.way.marks), anchor.around, place.inside],
        [place.way.sided(place.way.verbs), anchor.stem],
        [place.way.sided(place.way.verbs), place.way.commas],
        [place.way.sided(place.way.thats)],
        [place.way.sided(place.way.thats), anchor.stem],
        [place.way.sided(place.way.cues)],
        [place.way.sided(place.way.cues), place.inside],
        [place.way.side, anchor.word, place.inside],
        [place.way.side, anchor.layout, place.inside],
        [place.way.side, anchor.around, place.inside],
    ]
}

templates! {
    /// How many noun phrases away the anchor is.
    fn of_phrases(chunk: u32, way: &Way, anchor: &Anchor), PHRASES, 300.., [
        [chunk],
        [chunk, anchor.stem],
        [chunk, way.commas],
        [chunk, way.verbs],
        [chunk, anchor.layout],
        [chunk, anchor.next],
    ]
}

templates! {
    /// What the rules say.
    fn of_hint(hinted: &Hinted, place: &Place, anchor: &Anchor), HINT, 400.., [
        [hinted.here, anchor.rule],
        [hinted.before, hinted.here, hinted.after],
        [hinted.here, anchor.stem],
        [hinted.here, place.inside, place.way.side],
        [hinted.before, hinted.here, anchor.rule],
        [hinted.here, hinted.after, anchor.rule],
        [hinted.here, place.way.to_token()],
        [hinted.here, place.way.sided(place.way.commas), place.way.verbs],
    ]
}

templates! {
    /// The token as seen from the anchor.
    fn of_both(around: [&Atom; 3], way: &Way, far: u32, chunk: u32, hinted: &Hinted, anchor: &Anchor), BOTH, 500.., [
        [around[1].word, far],
        [far, anchor.word, around[1].tag],
        [way.sided(way.sentences), around[1].since],
        [way.to_token(), around[1].tag],
        [way.to_anchor(), around[1].tag],
        [way.sided(way.verbs), around[1].tag],
        [chunk, around[1].tag],
        [chunk, anchor.tag, around[1].tag],
        [announces(around[1]), far],
        [around[1].sign, anchor.layout, way.sided(way.commas)],
        [around[1].sign, way.sided(way.marks), around[1].inside],
        [around[1].word, chunk],
        [around[1].capital, around[2].capital, chunk],
        [around[0].capital, around[1].capital, far],
        [around[0].inside, around[1].inside, around[2].inside, anchor.layout],
        [around[1].ratio, far],
        [around[1].stem, anchor.stem, way.side],
        [hinted.here, way.side, around[1].tag],
        [hinted.here, around[1].word],
        [hinted.here, chunk],
        [hinted.here, far],
        [hinted.before, hinted.here, around[1].word],
        [hinted.here, hinted.after, around[2].word],
    ]
}

templates! {
    /// A token right beside the anchor, and the one beyond it.
    fn of_neighbours(here: &Atom, outer: &Atom, anchor: &Anchor, place: u32), NEIGHBOURS, 600.., [
        [place, anchor.word, here.word],
        [place, anchor.word, here.tag],
        [place, anchor.word, here.word, outer.word],
    ]
}
