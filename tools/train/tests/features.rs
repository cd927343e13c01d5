//! What the trainer learns from is what the engine sees.

use std::ops::Range;

use quotelens::clean::Article;
use quotelens::model::chain::LABELS;
use quotelens::model::hash::Sink;
use quotelens::model::table::Sum;
use quotelens::model::words::Words;
use quotelens::statements::window::{Shared, Window};
use quotelens::tags::Tag;
use quotelens_train::document::{self, Document, Roles};
use quotelens_train::read_model;
use quotelens_train::training::prepared::Prepared;
use quotelens_train::training::{spellings, windows};

use crate::tiny;

#[test]
fn the_engine_sums_the_weights_of_the_features_of_a_sequence() {
    let file = tiny::model();
    let model = read_model(&file).unwrap();
    let seen = each_window(|window| {
        let sequence = windows::sequence(window, &Roles::default());
        assert_eq!(sequence.ends.len(), window.range.len());
        let mut totals = Vec::new();
        let mut shared = Shared::new(&window.paragraph, Sum::<LABELS>::of(&model.statements));
        window.visit(&mut shared, |sum| totals.push(sum.total()));
        for (at, total) in totals.iter().enumerate() {
            let mut sum = Sum::<LABELS>::of(&model.statements);
            sequence.token(at).iter().for_each(|&hash| sum.fire(hash));
            assert_eq!(*total, sum.total());
        }
    });
    assert!(seen > 30, "{seen} windows");
}

/// What tokens have in common is fired once for all windows of a paragraph: no window must see what
/// another left behind.
#[test]
fn windows_that_share_their_paragraph_see_what_each_sees_alone() {
    let mut shared: Option<(Range<usize>, Shared<Vec<u32>>)> = None;
    each_window(|window| {
        let known = shared.take().filter(|(paragraph, _)| *paragraph == window.paragraph);
        let (_, shared) = shared.insert(known.unwrap_or_else(|| {
            (window.paragraph.clone(), Shared::new(&window.paragraph, Vec::new()))
        }));
        let mut together: Vec<Vec<u32>> = Vec::new();
        window.visit(shared, |features| together.push(features));
        let alone = windows::sequence(window, &Roles::default());
        for (at, features) in together.iter().enumerate() {
            assert_eq!(features, alone.token(at));
        }
    });
}

/// Hands over the windows around the rules' cues in the tiny corpus, and counts them.
fn each_window(mut each: impl FnMut(&Window)) -> usize {
    let articles = tiny::articles();
    let bodies: Vec<Article> = articles.iter().map(document::body).collect();
    let documents: Vec<Document> =
        articles.iter().zip(&bodies).map(|(article, body)| Document::new(article, body)).collect();
    let mut seen = 0;
    for (document, spellings) in documents.iter().zip(spellings(&documents, &Words::default())) {
        let tags = document.tags.iter().map(|tag| tag.unwrap_or(Tag::X)).collect();
        let prepared = Prepared::new(document, &spellings, tags);
        windows::read(&prepared, &prepared.known, |tasks| {
            seen += tasks.len();
            tasks.iter().for_each(|task| each(&task.window));
        });
    }
    seen
}

#[test]
fn every_token_of_the_tiny_corpus_has_a_tag() {
    for article in tiny::articles() {
        let body = document::body(&article);
        let document = Document::new(&article, &body);
        let missing: Vec<&str> = (0..document.tokens.len())
            .filter(|&at| document.tags[at].is_none())
            .map(|at| document.tokens.word(at))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
