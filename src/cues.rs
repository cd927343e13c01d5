//! The words that announce a statement: `said`, `did not rule out`, `according to`, `in his words`.

pub mod anchors;

use std::ops::Range;

pub use anchors::FEATURES;

use crate::clean::Article;
use crate::lexicon::{self, CueClasses, VerbForm};
use crate::model::Model;
use crate::model::atoms::Atom;
use crate::order;
use crate::phrases::Reading;
use crate::report::BodyKind;
use crate::sentences::Sentence;
use crate::tags::Tag;
use crate::tokens::{TokenKind, Tokens};

/// What a cue is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A verb: said, has denied, went on to say.
    Verb,
    /// A participle without a subject of its own: adding, noting.
    Participle,
    /// An infinitive: to say.
    Infinitive,
    /// A passive: was quoted as saying, was told.
    Passive,
    /// according to, per
    Preposition,
    /// In his words: two pieces around the possessor.
    Possessive,
    /// A noun or adjective: a claim that, aware of.
    Nominal,
}

/// The logit of a cue that the model was not asked about.
const NEVER: i32 = -20 * crate::model::probability::NAT;

/// A cue: its tokens and what kind of statement it can announce.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The words of the cue, auxiliaries that touch it included.
    pub range: Range<usize>,
    /// The second piece of a possessive cue: `words`.
    pub second: Option<Range<usize>>,
    /// Where the verb group begins, adverbs included: the subject stands before it.
    pub group: usize,
    /// The word that makes it a cue.
    pub anchor: usize,
    /// The dictionary form of the anchor.
    pub lemma: &'static str,
    /// How its verb announces.
    pub classes: CueClasses,
    /// What it is made of.
    pub kind: CueKind,
    /// Whether it is negated: did not say.
    pub negated: bool,
    /// The sentence it is in.
    pub sentence: usize,
    /// How likely it announces a statement, by the trained model: a logit in 1/256 nat.
    pub logit: i32,
    /// Whether only the trained model takes it for a cue.
    pub learned: bool,
}

/// All cues outside quotation marks, in the order of the text: those that the rules know, and those
/// that the model finds likely.
#[must_use]
pub fn find(
    model: &Model,
    article: &Article,
    reading: Reading,
    sentences: &[Sentence],
    atoms: &[Atom],
) -> Vec<Cue> {
    let mut cues = known(article, reading, sentences);
    let noticed = anchors::noticed(&cues, reading.tokens.len());
    let scored = anchors::score(model, reading, sentences, atoms, &noticed);
    let mut learned = Vec::new();
    for (at, logit, sentence) in scored {
        let place = cues.partition_point(|cue| cue.range.end <= at);
        match cues.get_mut(place).filter(|cue| cue.range.start <= at) {
            Some(cue) => cue.logit = cue.logit.max(logit),
            None if logit >= model.thresholds.anchor
                && !is_heading(article, &sentences[sentence]) =>
            {
                learned.push(Cue { logit, ..self::learned(reading, sentences, sentence, at) });
            }
            None => {}
        }
    }
    cues.extend(learned);
    order::sorted(cues, |cue| [order::number(cue.anchor), 0, 0])
}

/// A word that no list knows, as a cue of whatever kind its tag allows.
#[must_use]
pub fn learned(reading: Reading, sentences: &[Sentence], sentence: usize, at: usize) -> Cue {
    // Nothing is known of what it takes, so it may take anything.
    const ANY: CueClasses = CueClasses {
        say: true,
        quote: false,
        object: true,
        infinitive: true,
        of: true,
        as_: true,
        for_: true,
        question: true,
    };
    let Reading { tokens, tags, .. } = reading;
    let form = match tags[at] {
        Tag::VBD => Some(VerbForm::Past),
        Tag::VBN => Some(VerbForm::Participle),
        Tag::VBG => Some(VerbForm::Ing),
        Tag::VBP => Some(VerbForm::Present),
        Tag::VB => Some(VerbForm::Base),
        _ => None,
    };
    let range = &sentences[sentence];
    let (start, group, negated) = auxiliaries(tokens, tags, range, at);
    let before = at.checked_sub(1).filter(|&before| before >= range.range.start);
    let kind = form.and_then(|form| kind(tokens, tags, form, at, start, before));
    let cue = match kind {
        Some(kind) => Cue { group, negated, ..cue(start..at + 1, at, "", ANY, kind) },
        None => cue(at..at + 1, at, "", CueClasses::default(), CueKind::Nominal),
    };
    Cue { sentence, learned: true, ..cue }
}

fn is_heading(article: &Article, sentence: &Sentence) -> bool {
    matches!(article.lines[sentence.line].kind, BodyKind::Headline | BodyKind::Subheading)
}

/// The cues that rules and word lists know. Headings announce nothing of their own: what they sum
/// up is in the article.
#[must_use]
pub fn known(article: &Article, reading: Reading, sentences: &[Sentence]) -> Vec<Cue> {
    let Reading { tokens, tags, marks } = reading;
    let mut cues: Vec<Cue> = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        if is_heading(article, sentence) {
            continue;
        }
        let mut at = sentence.range.start;
        while at < sentence.range.end {
            let found =
                if marks.is_quoted(at) { None } else { at_token(tokens, tags, sentence, at) };
            match found {
                Some(cue) => {
                    at = cue.range.end.max(at + 1);
                    cues.push(Cue { sentence: number, ..cue });
                }
                None => at += 1,
            }
        }
    }
    cues
}

fn at_token(tokens: &Tokens, tags: &[Tag], sentence: &Sentence, at: usize) -> Option<Cue> {
    preposition(tokens, tags, sentence, at)
        .or_else(|| possessive(tokens, tags, sentence, at))
        .or_else(|| went_on(tokens, sentence, at))
        .or_else(|| quoted_as_saying(tokens, tags, sentence, at))
        .or_else(|| verb(tokens, tags, sentence, at))
}

fn cue(
    range: Range<usize>,
    anchor: usize,
    lemma: &'static str,
    classes: CueClasses,
    kind: CueKind,
) -> Cue {
    Cue {
        group: range.start,
        range,
        second: None,
        anchor,
        lemma,
        classes,
        kind,
        negated: false,
        sentence: 0,
        logit: NEVER,
        learned: false,
    }
}

const SAY: CueClasses = CueClasses {
    say: true,
    quote: false,
    object: false,
    infinitive: false,
    of: false,
    as_: false,
    for_: false,
    question: false,
};

fn preposition(tokens: &Tokens, tags: &[Tag], sentence: &Sentence, at: usize) -> Option<Cue> {
    let is_according = tokens.lower(at) == "according"
        && tokens.lower(at + 1) == "to"
        && at + 2 < sentence.range.end;
    // "per the bylaws" at a clause's edge, not "per day", "per cent".
    let at_edge = at == sentence.range.start
        || tokens.word(at - 1) == ","
        || tokens[at - 1].kind == TokenKind::Mark && at >= 2 && tokens.word(at - 2) == ",";
    let is_per = tokens.lower(at) == "per"
        && at_edge
        && at + 1 < sentence.range.end
        && matches!(tags[at + 1], Tag::DT | Tag::PRPS | Tag::NNP);
    if is_according {
        Some(cue(at..at + 2, at, "according to", SAY, CueKind::Preposition))
    } else if is_per {
        Some(cue(at..at + 1, at, "per", SAY, CueKind::Preposition))
    } else {
        None
    }
}

/// `In his opinion`, `in Ms. Hale’s words`, `in the words of` are cues in two pieces.
fn possessive(tokens: &Tokens, tags: &[Tag], sentence: &Sentence, at: usize) -> Option<Cue> {
    if tokens.lower(at) != "in" {
        return None;
    }
    let limit = sentence.range.end.min(at + 7);
    let noun = (at + 2..limit)
        .find(|&noun| matches!(tokens.lower(noun), "words" | "opinion" | "view" | "telling"))?;
    let owned = tags[noun - 1] == Tag::PRPS || tokens.lower(noun - 1) == "'s";
    let simple = (at + 1..noun)
        .all(|at| matches!(tags[at], Tag::NNP | Tag::NN | Tag::DT | Tag::POS | Tag::PRPS));
    if !owned || !simple || tokens.lower(noun - 1) == "other" {
        return None;
    }
    let mut found = cue(at..at + 1, noun, "in the words of", SAY, CueKind::Possessive);
    found.second = Some(noun..noun + 1);
    Some(found)
}

/// `went on to say`, `continued to insist`, `declined to say`.
fn went_on(tokens: &Tokens, sentence: &Sentence, at: usize) -> Option<Cue> {
    let len = match (tokens.lower(at), tokens.lower(at + 1), tokens.lower(at + 2)) {
        ("went" | "goes" | "going" | "gone", "on", "to") => 3,
        ("continued" | "continues" | "sought" | "seeks" | "wanted", "to", _) => 2,
        _ => return None,
    };
    let anchor = at + len;
    if anchor >= sentence.range.end {
        return None;
    }
    let verb = lexicon::cue_verb(tokens.lower(anchor))
        .filter(|verb| verb.form == VerbForm::Base && verb.classes.say)?;
    Some(cue(at..anchor + 1, anchor, verb.lemma, verb.classes, CueKind::Verb))
}

fn quoted_as_saying(tokens: &Tokens, tags: &[Tag], sentence: &Sentence, at: usize) -> Option<Cue> {
    let is_quoted =
        matches!(tokens.lower(at), "quoted" | "cited" | "reported") && tokens.lower(at + 1) == "as";
    let anchor = at + 2;
    if !is_quoted || anchor >= sentence.range.end || tags[anchor] != Tag::VBG {
        return None;
    }
    let verb = lexicon::cue_verb(tokens.lower(anchor))?;
    let (start, group, _) = auxiliaries(tokens, tags, sentence, at);
    let mut found = cue(start..anchor + 1, anchor, verb.lemma, SAY, CueKind::Verb);
    found.group = group;
    Some(found)
}

fn verb(tokens: &Tokens, tags: &[Tag], sentence: &Sentence, at: usize) -> Option<Cue> {
    let word = tokens.lower(at);
    if tokens.is_capital(at) && at != first_word(tokens, sentence) {
        return None;
    }
    let phrase =
        lexicon::cue_phrase(word, tokens.lower(at + 1)).filter(|_| at + 1 < sentence.range.end);
    let verb = phrase.or_else(|| lexicon::cue_verb(word))?;
    let particle = phrase.is_some() || takes_particle(verb.lemma, tokens.lower(at + 1));
    // "went on about"
    let about = phrase.is_some() && verb.lemma == "go" && tokens.lower(at + 2) == "about";
    let end = at + 1 + usize::from(particle) + usize::from(about);
    if verb.lemma == "put"
        && !(sentence.range.start..at).rev().take(8).any(|at| tokens.lower(at) == "as")
    {
        return None;
    }
    let (start, group, negated) = auxiliaries(tokens, tags, sentence, at);
    let before = at.checked_sub(1).filter(|&before| before >= sentence.range.start);
    let kind = kind(tokens, tags, verb.form, at, start, before)?;
    // "After pleading guilty" is what somebody did.
    let speaks = verb.classes.say || verb.classes.of || verb.classes.as_;
    if kind == CueKind::Participle && before.is_some_and(|at| tags[at] == Tag::IN) && !speaks {
        return None;
    }
    let mut found = cue(start..end, at, verb.lemma, verb.classes, kind);
    found.group = group;
    found.negated = negated;
    Some(found)
}

fn kind(
    tokens: &Tokens,
    tags: &[Tag],
    form: VerbForm,
    at: usize,
    start: usize,
    before: Option<usize>,
) -> Option<CueKind> {
    let before_tag = before.map(|before| tags[before]);
    match form {
        VerbForm::Ing => match before_tag {
            // "by saying", "after accusing": whoever does the one says the other.
            Some(Tag::IN) if before.is_some_and(|at| takes_gerund(tokens.lower(at))) => {
                Some(CueKind::Participle)
            }
            Some(Tag::DT | Tag::PRPS | Tag::JJ | Tag::IN) => None,
            _ if before.is_some_and(|at| is_be(tokens.lower(at))) => Some(CueKind::Verb),
            _ => Some(CueKind::Participle),
        },
        VerbForm::Base => match before_tag {
            Some(Tag::TO) => Some(CueKind::Infinitive),
            Some(Tag::MD) => Some(CueKind::Verb),
            // put, set, hit: the past is written like the base.
            _ if tags[at] == Tag::VBD => Some(CueKind::Verb),
            _ if start < at => Some(CueKind::Verb),
            _ if tags[at] == Tag::VBP => Some(CueKind::Verb),
            _ => None,
        },
        // "heard promises", "of reports": a noun.
        VerbForm::Present => {
            let noun =
                matches!(before_tag, Some(Tag::VBD | Tag::VBN | Tag::VBG | Tag::VB | Tag::TO))
                    || before_tag == Some(Tag::IN)
                        && before.map(|at| tokens.lower(at)) != Some("that");
            (tags[at] == Tag::VBP && !noun).then_some(CueKind::Verb)
        }
        VerbForm::Past | VerbForm::Participle => match before {
            Some(before) if is_be(tokens.lower(before)) && has_passive(tokens, at) => {
                Some(CueKind::Passive)
            }
            Some(before) if tags[at] == Tag::VBN && is_be(tokens.lower(before)) => {
                Some(CueKind::Passive)
            }
            // "the stated aim", "his claimed losses": before a noun it is an adjective.
            Some(before)
                if matches!(tags[before], Tag::DT | Tag::PRPS | Tag::JJ)
                    && tags.get(at + 1).is_some_and(|tag| tag.is_noun()) =>
            {
                None
            }
            _ => Some(CueKind::Verb),
        },
    }
}

/// `called for`, `called on`: the particle belongs to the cue.
fn takes_particle(lemma: &str, next: &str) -> bool {
    match lemma {
        "call" => matches!(next, "for" | "on" | "upon"),
        "ask" | "appeal" | "plead" => next == "for",
        _ => false,
    }
}

/// Small words before a participle whose subject is that of the sentence.
fn takes_gerund(lower: &str) -> bool {
    matches!(lower, "while" | "by" | "after" | "before" | "when" | "besides")
}

fn has_passive(tokens: &Tokens, at: usize) -> bool {
    // "is said to", "was told that", "was described as" take no object after them.
    matches!(
        tokens.lower(at),
        "told" | "said" | "asked" | "described" | "called" | "urged" | "warned" | "accused"
    )
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'re" | "am" | "'m")
}

fn is_auxiliary(word: &str) -> bool {
    is_be(word)
        || matches!(
            word,
            "has"
                | "have"
                | "had"
                | "having"
                | "'ve"
                | "'d"
                | "do"
                | "does"
                | "did"
                | "will"
                | "would"
                | "'ll"
                | "could"
                | "can"
                | "may"
                | "might"
                | "must"
                | "should"
                | "shall"
                | "not"
                | "n't"
        )
}

/// Where the auxiliaries that touch the verb at `at` begin, where the whole group with its adverbs
/// begins, and whether there is a "not" among them.
fn auxiliaries(
    tokens: &Tokens,
    tags: &[Tag],
    sentence: &Sentence,
    at: usize,
) -> (usize, usize, bool) {
    let (mut start, mut group, mut negated) = (at, at, false);
    while group > sentence.range.start {
        let word = tokens.lower(group - 1);
        if is_auxiliary(word) && tags[group - 1] != Tag::NNP {
            negated |= matches!(word, "not" | "n't");
            if start == group {
                start = group - 1;
            }
        } else if tags[group - 1] != Tag::RB {
            break;
        }
        group -= 1;
    }
    (start, group, negated)
}

fn first_word(tokens: &Tokens, sentence: &Sentence) -> usize {
    sentence.range.clone().find(|&at| tokens.is_word(at)).unwrap_or(sentence.range.start)
}
