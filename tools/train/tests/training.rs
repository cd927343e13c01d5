//! All of it: the tiny corpus gives the tiny model, and that finds what is said in other sentences.

use std::fs;

use quotelens::paste::{Cleanup, Paste, Settings};
use quotelens_train::read_model;

use crate::tiny;

#[test]
fn the_trainer_repeats_the_tiny_model_byte_for_byte() {
    let trained = tiny::trained();
    if tiny::is_updating() {
        fs::write(tiny::path("weights.bin"), &trained).unwrap();
    }
    let committed = fs::read(tiny::path("weights.bin")).unwrap();
    assert!(
        trained == committed,
        "{} bytes were trained, {} are committed, or others. Where that is meant (other templates, rules \
         or methods): UPDATE_TINY=1 cargo nextest run -p quotelens-train",
        trained.len(),
        committed.len()
    );
}

#[test]
fn a_second_training_gives_the_same_bytes() {
    // Nothing is kept from one training to the next: no clock, no counter, no random seed.
    assert!(tiny::trained() == tiny::trained());
}

#[test]
fn a_quotation_with_an_inverted_cue() {
    finds(
        "“We will not sell the boats,” said Edda Marsh, the owner.",
        &[("We will not sell the boats", "Edda Marsh, the owner")],
    );
}

#[test]
fn a_clause_with_that() {
    finds(
        "The mayor said that the harbour would open in June.",
        &[("that the harbour would open in June", "The mayor")],
    );
}

#[test]
fn a_quotation_before_its_speaker_and_a_sentence_that_says_nothing() {
    finds(
        "“It was too late,” she said. The boats lay in the harbour for two days.",
        &[("It was too late", "she")],
    );
}

/// The tiny model finds these contents and sources, and nothing else.
fn finds(text: &str, expected: &[(&str, &str)]) {
    let file = tiny::model();
    let model = read_model(&file).unwrap();
    let settings = Settings { cleanup: Cleanup::Keep, ..Settings::default() };
    let report = quotelens::analyse_by(&model, &Paste::plain(text), &settings);
    let found: Vec<(String, String)> = report
        .attributions
        .iter()
        .map(|one| {
            let content: Vec<&str> = one.content.iter().map(|span| span.of(text)).collect();
            (content.join(" … "), one.source.first().map_or("-", |span| span.of(text)).to_owned())
        })
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|&(content, source)| (content.to_owned(), source.to_owned())).collect();
    assert_eq!(found, expected);
}
