//! The tiny corpus, and the tiny model that is trained from it: `tiny/`.

use std::fs;
use std::path::{Path, PathBuf};

use quotelens_train::corpus::{self, Annotated, Coverage};
use quotelens_train::{Recipe, model_file};

/// Small tables, and penalties for a corpus of a thousand words. What the release changes about its own
/// recipe is not meant here, so every number is given.
pub fn recipe() -> Recipe {
    Recipe {
        seed: 1,
        tag_bits: 9,
        cue_bits: 10,
        statement_bits: 10,
        acceptance_bits: 9,
        word_bits: 9,
        tag_epochs: 6,
        epochs: 12,
        acceptance_epochs: 12,
        tag_least: 0.5,
        alpha: 0.1,
        cue_l1: 0.2,
        statement_l1: 0.2,
        acceptance_l1: 0.2,
        cue_levels: 15,
        statement_levels: 15,
        acceptance_levels: 127,
    }
}

/// The articles.
pub fn articles() -> Vec<Annotated> {
    corpus::with_tags(&path("corpus.jsonl"), Coverage::Every).unwrap()
}

/// The model as trained now.
pub fn trained() -> Vec<u8> {
    model_file(&articles(), recipe()).unwrap()
}

/// Whether the committed model is to be written anew.
pub fn is_updating() -> bool {
    std::env::var_os("UPDATE_TINY").is_some()
}

/// The committed model, or the one that takes its place.
pub fn model() -> Vec<u8> {
    if is_updating() { trained() } else { fs::read(path("weights.bin")).unwrap() }
}

/// A file of the tiny corpus.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tiny").join(name)
}
