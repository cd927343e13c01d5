//! The trainer: its methods by themselves, its files, and all of it on the tiny corpus.

#![expect(clippy::unwrap_used, reason = "a test that unwraps fails where it should")]

mod tiny;

mod training;
mod model_files;
mod ftrl;
mod chain;
mod features;
mod corpus;
mod settings;
mod pages;
mod card;
mod command_line;
