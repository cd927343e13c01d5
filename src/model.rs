//! The trained weights, and what is needed to apply them: one file.
//!
//! Four linear models share the machinery here: a perceptron for parts of speech ([`crate::tags`]),
//! a logistic one for the words that announce statements ([`crate::cues`]), a conditional random
//! field for the extent of each ([`crate::statements`]), and a last logistic one for how likely a
//! statement is right. All features are hashed, all weights are bytes, all sums are integers: the
//! same paste scores the same everywhere. `src/model/README.md` says what they were trained on.

pub mod atoms;
pub mod chain;
pub mod file;
pub mod hash;
pub mod packing;
pub mod probability;
pub mod table;
pub mod words;

use std::sync::LazyLock;

pub use file::{Model, ModelError};

static EMBEDDED: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("model/weights.bin")).unwrap_or_default());

/// The model that is part of the engine.
#[must_use]
pub fn embedded() -> &'static Model {
    &EMBEDDED
}
