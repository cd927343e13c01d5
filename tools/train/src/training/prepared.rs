//! A document as the stages after the tags see it.

use quotelens::cues::{self, Cue, anchors};
use quotelens::model::atoms::{self, Atom, Spelling};
use quotelens::phrases::Reading;
use quotelens::tags::Tag;

use crate::document::{Document, Roles};
use crate::words::WordList;

/// A document with tags, atoms and the cues that the rules know.
pub struct Prepared<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The tag of each token, by a tagger that has not seen the document.
    pub tags: Vec<Tag>,
    /// Its tokens as the templates see them.
    pub atoms: Vec<Atom>,
    /// The cues of the rules.
    pub known: Vec<Cue>,
    /// Of each token: what the rules make of it.
    pub noticed: Vec<u32>,
}

impl<'a> Prepared<'a> {
    /// A document under the tags given.
    #[must_use]
    pub fn new(document: &'a Document<'a>, spellings: &[Spelling], tags: Vec<Tag>) -> Self {
        let reading = Reading { tokens: &document.tokens, tags: &tags, marks: &document.marks };
        let atoms = atoms::atoms(reading, &document.sentences, spellings);
        let known = cues::known(document.article, reading, &document.sentences);
        let noticed = anchors::noticed(&known, document.tokens.len());
        Self { document, atoms, known, noticed, tags }
    }

    /// Tokens, tags and marks together.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        Reading { tokens: &self.document.tokens, tags: &self.tags, marks: &self.document.marks }
    }

    /// The word that stands for an attribution's cue: a known cue's anchor, else the word that announces
    /// most often; `None` where the cue has no words.
    #[must_use]
    pub fn anchor(&self, list: &WordList, roles: &Roles) -> Option<usize> {
        let held = |cue: &&Cue| roles.cue.iter().any(|at| cue.range.contains(at));
        if let Some(cue) = self.known.iter().find(held) {
            return Some(cue.anchor);
        }
        let words = roles.cue.iter().copied().filter(|&at| self.document.tokens.is_word(at));
        let ratio = |at: usize| list.ratio(self.atoms[at].word);
        words.max_by(|&a, &b| ratio(a).total_cmp(&ratio(b)).then(b.cmp(&a)))
    }
}
