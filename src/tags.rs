//! The part of speech of every token.
//!
//! Twenty-two tags, the Penn tags with their finer distinctions folded: VBZ is VBP, JJR and JJS
//! are JJ, NNPS is NNP, EX is PRP, RP is IN. A perceptron trained on news decides
//! (`src/model/README.md`).

use std::ops::Range;

use crate::lexicon::{self, VerbForm};
use crate::marks::Marks;
use crate::model::Model;
use crate::model::atoms::{OUTSIDE, Spelling};
use crate::model::file::TAGS;
use crate::model::hash::{Sink, templates};
use crate::model::table::SparseSum;
use crate::sentences::Sentence;
use crate::tokens::{TokenKind, Tokens};

/// A part of speech.
#[expect(missing_docs, reason = "the names are those of the Penn Treebank")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    NN,
    NNS,
    NNP,
    PRP,
    /// PRP$
    PRPS,
    VBD,
    VBP,
    VB,
    VBG,
    VBN,
    MD,
    JJ,
    RB,
    IN,
    DT,
    CD,
    TO,
    CC,
    WH,
    POS,
    PUN,
    X,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 22] = [
        Self::NN,
        Self::NNS,
        Self::NNP,
        Self::PRP,
        Self::PRPS,
        Self::VBD,
        Self::VBP,
        Self::VB,
        Self::VBG,
        Self::VBN,
        Self::MD,
        Self::JJ,
        Self::RB,
        Self::IN,
        Self::DT,
        Self::CD,
        Self::TO,
        Self::CC,
        Self::WH,
        Self::POS,
        Self::PUN,
        Self::X,
    ];

    /// Their names.
    pub const NAMES: [&str; 22] = [
        "NN", "NNS", "NNP", "PRP", "PRP$", "VBD", "VBP", "VB", "VBG", "VBN", "MD", "JJ", "RB",
        "IN", "DT", "CD", "TO", "CC", "WH", "POS", "PUN", "X",
    ];

    /// The tag of this name.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|other| *other == name)?;
        Some(Self::ALL[at])
    }

    /// Whether a verb with this tag can carry a clause.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::MD)
    }

    /// Whether it can stand in a noun phrase.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::NN
                | Self::NNS
                | Self::NNP
                | Self::CD
                | Self::JJ
                | Self::DT
                | Self::PRPS
                | Self::POS
        )
    }

    /// Whether it can head a noun phrase.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP)
    }
}

/// The tag of each token: that of the perceptron, put right where letters tell more than it has learned.
///
/// The models that read the tags were not trained on what is put right: with it in training all of them
/// were a point worse, and no better on what it is for.
#[must_use]
pub fn read(
    model: &Model,
    spellings: &[Spelling],
    tokens: &Tokens,
    sentences: &[Sentence],
    marks: &Marks,
) -> Vec<Tag> {
    let mut tags = tag(model, spellings, tokens, sentences);
    for at in possessors(tokens, marks) {
        tags[at] = Tag::POS;
    }
    for sentence in sentences {
        for at in sentence.range.clone() {
            tags[at] = if tokens.is_capital(at) {
                put_right(tokens, spellings, &tags, sentence.range.start, at)
            } else if announces_clause(tokens, &tags, &sentence.range, at) {
                Tag::VBP
            } else {
                tags[at]
            };
        }
    }
    tags
}

/// The apostrophes of `the walkers’ club`: behind a word in s, and no quotation closes with them.
fn possessors<'a>(tokens: &'a Tokens, marks: &Marks) -> impl Iterator<Item = usize> + use<'a> {
    let mut closes = vec![false; tokens.len()];
    for close in marks.quotations.iter().filter_map(|found| found.close) {
        closes[close] = true;
    }
    let apostrophe = |at: usize| matches!(tokens.word(at), "’" | "'") && !tokens[at].spaced;
    let plural = |at: usize| tokens.is_word(at) && tokens.lower(at).ends_with('s');
    (1..tokens.len()).filter(move |&at| apostrophe(at) && plural(at - 1) && !closes[at])
}

/// The `states` of `the treaty states that it will` and `the article states: “…”`: taken for a noun, but a
/// form of a verb of speech, the first verb of its sentence, and what is said begins behind it.
fn announces_clause(tokens: &Tokens, tags: &[Tag], sentence: &Range<usize>, at: usize) -> bool {
    let verb = |at: usize| {
        let verb = lexicon::cue_verb(tokens.lower(at));
        verb.is_some_and(|verb| {
            verb.classes.say && matches!(verb.form, VerbForm::Present | VerbForm::Base)
        })
    };
    let mark = |at: usize| at < sentence.end && tokens[at].kind == TokenKind::Mark;
    let clause = tokens.lower(at + 1) == "that"
        && tags.get(at + 2).is_some_and(|tag| !tag.is_finite() && *tag != Tag::PUN);
    let quotation = mark(at + 2) && matches!(tokens.word(at + 1), ":" | ",");
    let named = || {
        at > sentence.start
            && (tags[at - 1].is_noun() || tags[at - 1] == Tag::CD)
            && !tags[sentence.start..at].iter().any(|tag| tag.is_finite())
    };
    matches!(tags[at], Tag::NN | Tag::NNS)
        && at + 1 < sentence.end
        && (clause || quotation)
        && verb(at)
        && named()
}

/// `Said` before a name at a sentence's head is a verb; the `Will` before another capital in the midst of
/// one is a name, and so is what follows it; no name is a small word that no list knows (`Liu`); `WHO` is
/// one unless its neighbours shout too.
fn put_right(
    tokens: &Tokens,
    spellings: &[Spelling],
    tags: &[Tag],
    start: usize,
    at: usize,
) -> Tag {
    let tag = tags[at];
    if tokens.word(at) == "WHO" && !is_shouted(tokens, at) {
        return Tag::NNP;
    }
    // "Will wrote": no modal stands before a past.
    let past = |tag: &Tag| matches!(tag, Tag::VBD | Tag::VBN);
    if tag == Tag::MD && tokens.lower(at) == "will" && tags.get(at + 1).is_some_and(past) {
        return Tag::NNP;
    }
    if at == start {
        return if tag == Tag::NNP && announces_name(tokens, at) { Tag::VBD } else { tag };
    }
    let small = matches!(tag, Tag::IN | Tag::CC | Tag::DT | Tag::MD | Tag::TO | Tag::WH);
    if small && lexicon::function_word(tokens.lower(at)).is_none() {
        return Tag::NNP;
    }
    let forename = tag == Tag::MD
        && tokens.is_capital(at + 1)
        && (is_closed(tokens, at) || tokens.is_word(at - 1) && !tokens.is_capital(at - 1));
    match certain(tokens, spellings, at) {
        _ if forename => Tag::NNP,
        Some(tag) => tag,
        None => named(tokens, tags, start, at, tag),
    }
}

/// A past tense of a verb of speech, and a word with a capital after it.
fn announces_name(tokens: &Tokens, at: usize) -> bool {
    let verb = lexicon::cue_verb(tokens.lower(at));
    tokens.is_capital(at + 1)
        && verb.is_some_and(|verb| verb.classes.say && verb.form == VerbForm::Past)
}

/// Whether the words beside a word in capitals are in capitals too: `WHO SAID IT`.
fn is_shouted(tokens: &Tokens, at: usize) -> bool {
    let beside = [at.checked_sub(1), (at + 1 < tokens.len()).then_some(at + 1)];
    beside.into_iter().flatten().any(|at| {
        let word = tokens.word(at);
        word.len() > 1 && tokens.is_word(at) && !word.contains(char::is_lowercase)
    })
}

/// Whether a quotation mark closes before a token.
fn is_closed(tokens: &Tokens, at: usize) -> bool {
    tokens[at].spaced && tokens[at - 1].kind == TokenKind::Mark
}

/// The tag of each token, by an averaged perceptron from left to right (Collins 2002) with a
/// dictionary of words that have but one tag.
#[must_use]
pub fn tag(
    model: &Model,
    spellings: &[Spelling],
    tokens: &Tokens,
    sentences: &[Sentence],
) -> Vec<Tag> {
    let mut tags = vec![Tag::X; tokens.len()];
    for sentence in sentences {
        let range = sentence.range.clone();
        for at in range.clone() {
            tags[at] = certain(tokens, spellings, at).unwrap_or_else(|| {
                let mut sum = SparseSum::of(&model.tags);
                features(
                    &mut sum,
                    &Neighbours { spellings, tags: &tags, range: range.clone(), at },
                );
                named(tokens, &tags, range.start, at, best(&sum.total()))
            });
        }
    }
    tags
}

/// The tag of a word after the perceptron's guess: one with a capital after a name or a closing mark
/// is a name, whatever its ending looks like; `the 58-year-old` is counted among the numbers.
#[must_use]
pub fn named(tokens: &Tokens, tags: &[Tag], start: usize, at: usize, tag: Tag) -> Tag {
    if tokens.lower(at).ends_with("-old") {
        return Tag::CD;
    }
    if at == start || !tokens.is_capital(at) {
        return tag;
    }
    let verbal = matches!(tag, Tag::VB | Tag::VBD | Tag::VBP | Tag::VBN | Tag::VBG);
    let open = verbal || matches!(tag, Tag::NN | Tag::NNS | Tag::RB | Tag::JJ);
    if open && (tags[at - 1] == Tag::NNP || is_closed(tokens, at)) { Tag::NNP } else { tag }
}

fn best(sums: &[i32; TAGS]) -> Tag {
    let best = (1..TAGS).fold(0, |best, at| if sums[at] > sums[best] { at } else { best });
    Tag::ALL[best]
}

/// The tag of a token that needs no context: signs, numbers, addresses, words of one tag.
#[must_use]
pub fn certain(tokens: &Tokens, spellings: &[Spelling], at: usize) -> Option<Tag> {
    match tokens[at].kind {
        TokenKind::Punctuation | TokenKind::Mark => Some(Tag::PUN),
        TokenKind::Web => Some(Tag::NNP),
        TokenKind::Word | TokenKind::Number => {
            Tag::ALL.get(usize::from(spellings[at].known.tag.checked_sub(1)?)).copied()
        }
    }
}

/// What the tagger sees: the sentence, and the tags to the left of `at`.
pub struct Neighbours<'a> {
    /// The tokens of the document.
    pub spellings: &'a [Spelling],
    /// Their tags, as far as they are known.
    pub tags: &'a [Tag],
    /// The sentence.
    pub range: Range<usize>,
    /// The token.
    pub at: usize,
}

impl Neighbours<'_> {
    #[inline]
    fn before(&self, steps: usize) -> &Spelling {
        match self.at.checked_sub(steps) {
            Some(at) if at >= self.range.start => &self.spellings[at],
            _ => &OUTSIDE,
        }
    }

    #[inline]
    fn after(&self, steps: usize) -> &Spelling {
        if self.at + steps < self.range.end { &self.spellings[self.at + steps] } else { &OUTSIDE }
    }

    #[inline]
    fn tag_before(&self, steps: usize) -> u32 {
        match self.at.checked_sub(steps) {
            Some(at) if at >= self.range.start => self.tags[at] as u32,
            _ => 30,
        }
    }
}

/// The features of a token for the tagger.
pub fn features(sink: &mut impl Sink, seen: &Neighbours) {
    let here = seen.before(0);
    let (b1, b2, a1, a2) = (seen.before(1), seen.before(2), seen.after(1), seen.after(2));
    let (t1, t2) = (seen.tag_before(1), seen.tag_before(2));
    fire(sink, here, b1, b2, a1, a2, t1, t2);
}

templates! {
    #[expect(clippy::too_many_arguments, reason = "one argument an atom, as the templates name them")]
    fn fire(here: &Spelling, b1: &Spelling, b2: &Spelling, a1: &Spelling, a2: &Spelling, t1: u32, t2: u32), FEATURES, 0.., [
        [here.word],
        [here.word, t1],
        [here.word, a1.word],
        [b1.word, t1],
        [b2.word],
        [a1.word],
        [a2.word],
        [t1],
        [t1, t2],
        [t1, a1.word],
        [here.endings[0], here.capital],
        [here.endings[1]],
        [here.endings[2], here.capital],
        [here.endings[2], t1],
        [here.endings[1], a1.endings[1]],
        [a1.endings[2]],
        [here.beginning],
        [here.shape, t1],
        [here.shape, a1.shape],
        [here.capital, b1.capital, here.endings[2]],
        [here.stem],
    ]
}
