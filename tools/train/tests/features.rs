//! What the trainer learns from is what the engine sees.

use quotelens::clean::Article;
use quotelens::model::file::{Sum, Words};
use quotelens::model::hash::Sink;
use quotelens::statements::window::Window;
use quotelens::tags::Tag;
use quotelens_train::document::{self, Document, Roles};
use quotelens_train::read_model;
use quotelens_train::training::prepared::Prepared;
use quotelens_train::training::{spellings, windows};

use crate::tiny;

/// Takes down what is fired.
#[derive(Default)]
struct Recording(Vec<u32>);

impl Sink for Recording {
    fn fire(&mut self, hash: u32) {
        self.0.push(hash);
    }
}

#[test]
fn a_window_fires_the_features_of_its_sequence() {
    let seen = each_window(|window| {
        let sequence = windows::sequence(window, &Roles::default());
        let mut fired: Vec<Vec<u32>> = Vec::new();
        window.visit(Recording::default, |sink: Recording| fired.push(sink.0));
        assert_eq!(fired.len(), window.range.len());
        assert_eq!(sequence.ends.len(), window.range.len());
        for (at, fired) in fired.iter().enumerate() {
            assert_eq!(sequence.token(at), fired);
        }
    });
    assert!(seen > 30, "{seen} windows");
}

#[test]
fn the_engine_sums_the_weights_of_the_features_of_a_sequence() {
    let file = tiny::model();
    let model = read_model(&file).unwrap();
    each_window(|window| {
        let sequence = windows::sequence(window, &Roles::default());
        let mut sums = Vec::new();
        window.visit(|| Sum::of(&model.statements), |sum| sums.push(sum.sums));
        for (at, sums) in sums.iter().enumerate() {
            let mut expected = [0; 4];
            sequence.token(at).iter().for_each(|&hash| model.statements.add(hash, &mut expected));
            assert_eq!(*sums, expected);
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
