//! The part of speech of every token.
//!
//! Twenty-two tags, the Penn tags with their finer distinctions folded: VBZ is VBP, JJR and JJS
//! are JJ, NNPS is NNP, EX is PRP, RP is IN. This version reads them off word lists, endings and
//! capitals.

use crate::lexicon::{self, VerbForm};
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
    /// The tag of this name.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        Some(match name {
            "NN" => Self::NN,
            "NNS" => Self::NNS,
            "NNP" => Self::NNP,
            "PRP" => Self::PRP,
            "PRP$" => Self::PRPS,
            "VBD" => Self::VBD,
            "VBP" => Self::VBP,
            "VB" => Self::VB,
            "VBG" => Self::VBG,
            "VBN" => Self::VBN,
            "MD" => Self::MD,
            "JJ" => Self::JJ,
            "RB" => Self::RB,
            "IN" => Self::IN,
            "DT" => Self::DT,
            "CD" => Self::CD,
            "TO" => Self::TO,
            "CC" => Self::CC,
            "WH" => Self::WH,
            "POS" => Self::POS,
            "PUN" => Self::PUN,
            "X" => Self::X,
            _ => return None,
        })
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

/// The tag of each token.
#[must_use]
pub fn tag(tokens: &Tokens, sentences: &[Sentence]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = (0..tokens.len()).map(|at| by_word(tokens, at)).collect();
    for sentence in sentences {
        let first = sentence.range.clone().find(|&at| tokens.is_word(at));
        for at in sentence.range.clone() {
            tags[at] = in_context(tokens, &tags, at, first == Some(at));
        }
    }
    tags
}

fn by_word(tokens: &Tokens, at: usize) -> Tag {
    let (word, lower) = (tokens.word(at), tokens.lower(at));
    match tokens[at].kind {
        TokenKind::Punctuation | TokenKind::Mark => return Tag::PUN,
        TokenKind::Number => return Tag::CD,
        TokenKind::Web => return Tag::NNP,
        TokenKind::Word => {}
    }
    if matches!(lower, "'s" | "'") && !tokens[at].spaced {
        return Tag::POS;
    }
    // "US" and "IT" are names, "us" and "it" are not.
    if word.len() > 1 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return Tag::NNP;
    }
    if let Some(tag) = lexicon::function_word(lower) {
        return tag;
    }
    if let Some(verb) = lexicon::cue_verb(lower).filter(|_| word == lower) {
        return match verb.form {
            VerbForm::Base => Tag::NN,
            VerbForm::Present => Tag::VBP,
            VerbForm::Past | VerbForm::Participle => Tag::VBD,
            VerbForm::Ing => Tag::VBG,
        };
    }
    if word.starts_with(char::is_uppercase) {
        return Tag::NNP;
    }
    by_ending(lower)
}

fn by_ending(word: &str) -> Tag {
    const ADJECTIVES: [&str; 10] =
        ["ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ary", "ial"];
    if word.ends_with("ly") {
        Tag::RB
    } else if word.ends_with("ing") && word.len() > 5 {
        Tag::VBG
    } else if word.ends_with("ed") && word.len() > 4 {
        Tag::VBD
    } else if ADJECTIVES.iter().any(|ending| word.ends_with(ending)) {
        Tag::JJ
    } else if word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && word.len() > 3
    {
        Tag::NNS
    } else {
        Tag::NN
    }
}

/// Mends what the neighbours tell: `to ask`, `has said`, `the claims`, `Police said`.
fn in_context(tokens: &Tokens, tags: &[Tag], at: usize, is_first: bool) -> Tag {
    let tag = tags[at];
    let before = at.checked_sub(1).map(|at| (tags[at], tokens.lower(at)));
    let cue = lexicon::cue_verb(tokens.lower(at));
    match (tag, before) {
        (Tag::NN | Tag::VBP | Tag::VBD, Some((Tag::TO | Tag::MD, _)))
            if cue.is_some_and(|verb| verb.form == VerbForm::Base) =>
        {
            Tag::VB
        }
        (Tag::VBP, Some((Tag::TO | Tag::MD, _))) => Tag::VB,
        // "it's", "who's", "that's": is or has, not a possessor.
        (Tag::POS, Some((Tag::PRP | Tag::WH, _) | (_, "that" | "there" | "here" | "let")))
            if tokens.lower(at) == "'s" =>
        {
            Tag::VBP
        }
        (Tag::NN, Some((Tag::RB, "not" | "n't"))) if cue.is_some() => Tag::VB,
        // Big Machine, New Labour: a small word with a capital inside a sentence is part of a name.
        (Tag::JJ | Tag::RB | Tag::CD | Tag::VBP | Tag::VBD | Tag::VBN, _)
            if !is_first
                && tokens.is_capital(at)
                && !opens_speech(tokens, at)
                && tags.get(at + 1) == Some(&Tag::NNP) =>
        {
            Tag::NNP
        }
        // Will Moy, May Bell: a name where a sentence does not begin.
        (Tag::MD, _)
            if tokens.is_capital(at) && (!is_first || tags.get(at + 1) == Some(&Tag::NNP)) =>
        {
            Tag::NNP
        }
        // "it considers", "they still want": what follows a subject pronoun is its verb.
        (
            Tag::NN | Tag::NNS,
            Some((Tag::PRP, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who")),
        ) if !tokens.is_capital(at) => Tag::VBP,
        // "Biden plans to", "the town hopes to"
        (Tag::NNS, Some((Tag::NNP | Tag::NN, _))) if tokens.lower(at + 1) == "to" => Tag::VBP,
        (Tag::NNS, Some((Tag::RB, _))) if at > 1 && is_subject_pronoun(tokens.lower(at - 2)) => {
            Tag::VBP
        }
        (Tag::NN, Some((Tag::NNP | Tag::NNS, _)))
            if cue.is_some_and(|verb| verb.form == VerbForm::Base)
                && takes_preposition(tokens, at) =>
        {
            Tag::VBP
        }
        (Tag::NN | Tag::VBP, Some((Tag::PRP, _)))
            if cue.is_some_and(|verb| verb.form == VerbForm::Base) =>
        {
            Tag::VBP
        }
        (Tag::NN, Some((Tag::NNS, _)))
            if cue.is_some_and(|verb| verb.form == VerbForm::Base && verb.classes.say) =>
        {
            Tag::VBP
        }
        (Tag::VBD, Some((_, "has" | "have" | "had" | "having" | "'ve"))) => Tag::VBN,
        (
            Tag::VBD,
            Some((_, "was" | "were" | "been" | "being" | "is" | "are" | "be" | "'s" | "'re")),
        ) => Tag::VBN,
        // "the claims", "his remarks", "three reports" are nouns.
        (Tag::VBP, Some((Tag::DT | Tag::PRPS | Tag::JJ | Tag::CD | Tag::POS, _)))
            if cue.is_some() =>
        {
            Tag::NNS
        }
        (Tag::VBG, Some((Tag::DT | Tag::PRPS | Tag::JJ, _))) => Tag::NN,
        (Tag::NNP, _) if is_first && tokens.word(at).len() > 1 => first_word(tokens, tags, at),
        _ => tag,
    }
}

/// Whether a capital at `at` may only begin quoted speech.
fn opens_speech(tokens: &Tokens, at: usize) -> bool {
    at > 0 && (tokens[at - 1].kind == TokenKind::Mark || tokens.word(at - 1) == ":")
}

fn is_subject_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which")
}

/// `call on`, `call for`, `claim that`: a base form that is a verb after a plural subject.
fn takes_preposition(tokens: &Tokens, at: usize) -> bool {
    matches!((tokens.lower(at), tokens.lower(at + 1)), ("call", "on" | "for") | (_, "that"))
}

/// A capital at the start of a sentence says nothing by itself: the word's next neighbour and its
/// ending decide.
fn first_word(tokens: &Tokens, tags: &[Tag], at: usize) -> Tag {
    let (word, lower) = (tokens.word(at), tokens.lower(at));
    let next = tags.get(at + 1).copied();
    if word.chars().skip(1).any(char::is_uppercase) || lexicon::forename(word).is_some() {
        return Tag::NNP;
    }
    if let Some(verb) = lexicon::cue_verb(lower) {
        return match verb.form {
            VerbForm::Ing => Tag::VBG,
            VerbForm::Past | VerbForm::Participle => Tag::VBD,
            VerbForm::Base | VerbForm::Present => Tag::NN,
        };
    }
    if lexicon::title(lower).is_some() && next == Some(Tag::NNP) {
        return Tag::NNP;
    }
    if lexicon::roles(lower) {
        return Tag::NNS;
    }
    match by_ending(lower) {
        Tag::NN | Tag::NNS | Tag::VBD => Tag::NNP,
        tag => tag,
    }
}
