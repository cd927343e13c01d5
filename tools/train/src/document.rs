//! An annotated article as the engine's stages see it.

use std::collections::BTreeSet;
use std::ops::Range;

use quotelens::clean::{self, Article};
use quotelens::marks::{self, Marks};
use quotelens::paste::{Cleanup, Paste, Settings};
use quotelens::sentences::{self, Sentence};
use quotelens::tags::Tag;
use quotelens::tokens::{self, Tokens};
use quotelens::{blocks, normalise};

use crate::corpus::{Annotated, Attribution};

/// The body of an annotated article, nothing cleaned.
#[must_use]
pub fn body(annotated: &Annotated) -> Article {
    let paste = Paste::plain(&annotated.text);
    let settings = Settings { cleanup: Cleanup::Keep, ..Settings::default() };
    let text = normalise::normalise(&paste);
    let blocks = blocks::segment(&text, &paste.hints);
    clean::clean(&text, &blocks, &paste, &settings)
}

/// An article in tokens.
pub struct Document<'a> {
    /// The body.
    pub article: &'a Article,
    /// Its tokens.
    pub tokens: Tokens<'a>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its quotation marks.
    pub marks: Marks,
    /// The tag of each token, where the annotation has one.
    pub tags: Vec<Option<Tag>>,
    /// Who says what.
    pub attributions: Vec<Roles>,
    /// Whether what is not annotated is no attribution.
    pub complete: bool,
}

/// An attribution in tokens.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// The words that name the speaker.
    pub source: BTreeSet<usize>,
    /// The words that announce.
    pub cue: BTreeSet<usize>,
    /// What was said.
    pub content: BTreeSet<usize>,
}

impl<'a> Document<'a> {
    /// An annotated article and its body in tokens.
    #[must_use]
    pub fn new(annotated: &Annotated, article: &'a Article) -> Self {
        let tokens = tokens::tokenise(article);
        let sentences = sentences::split(&tokens);
        let marks = marks::pair(&tokens);
        let places = Places::of(article, &tokens);
        let attributions = annotated.attributions.iter().map(|one| places.roles(one)).collect();
        let tags = places.tags(&annotated.tags);
        Self { article, tokens, sentences, marks, tags, attributions, complete: annotated.complete }
    }
}

/// Where each token stands in the text of the annotation, in bytes.
struct Places(Vec<Range<usize>>);

impl Places {
    fn of(article: &Article, tokens: &Tokens) -> Self {
        let place = |at: usize| {
            let span = article.body.span(tokens.bytes(at..at + 1));
            span.start..span.end
        };
        Self((0..tokens.len()).map(place).collect())
    }

    /// The tokens that share a byte with a range.
    fn overlapping(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.0.partition_point(|place| place.end <= range.start);
        let past = self.0.partition_point(|place| place.start < range.end);
        first..past.max(first)
    }

    fn covered(&self, ranges: &[Range<usize>]) -> BTreeSet<usize> {
        ranges.iter().flat_map(|range| self.overlapping(range)).collect()
    }

    fn roles(&self, attribution: &Attribution) -> Roles {
        Roles {
            source: self.covered(&attribution.source),
            cue: self.covered(&attribution.cue),
            content: self.covered(&attribution.content),
        }
    }

    fn tags(&self, annotated: &[(Range<usize>, Tag)]) -> Vec<Option<Tag>> {
        let mut tags = vec![None; self.0.len()];
        for (range, tag) in annotated {
            // The last piece of a word decides: co-chair is a noun as chair is.
            for at in self.overlapping(range) {
                if *tag != Tag::PUN || tags[at].is_none() {
                    tags[at] = Some(*tag);
                }
            }
        }
        tags
    }
}
