//! What can be asked of the trainer.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use quotelens_train::Recipe;
use quotelens_train::page_training::PageRecipe;

/// Trains the weights that the engine carries.
#[derive(Parser)]
#[command(version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Train on everything; a model card (README.md) beside OUT learns the file's fingerprint
    Release {
        /// The folder that holds `polnear` and `gum`
        corpora: PathBuf,
        /// The model file to write
        out: PathBuf,
        #[command(flatten)]
        recipe: Changes,
    },
    /// Train without every fifth article of `PolNeAR`, so that these can be scored
    Fold {
        /// The folder that holds `polnear` and `gum`
        corpora: PathBuf,
        /// Which fifth: 0 to 4
        #[arg(value_parser = fold)]
        fold: usize,
        /// The model file to write
        out: PathBuf,
        /// Percent of the other articles to learn from
        #[arg(long, default_value_t = 100, value_parser = percent)]
        share: usize,
        #[command(flatten)]
        recipe: Changes,
    },
    /// Train the model of pages
    Pages {
        /// The folder that holds `pastes`
        corpora: PathBuf,
        /// The table of weights to write
        out: PathBuf,
        #[command(flatten)]
        recipe: Changes,
    },
    /// Clean each page by a model that has not seen its site, into `plain.jsonl` and `html.jsonl`
    PageFolds {
        /// The folder that holds `pastes`
        corpora: PathBuf,
        /// The folder to write into
        out: PathBuf,
        #[command(flatten)]
        recipe: Changes,
    },
    /// Report on articles, lines of JSON with `id` and `text` from standard input, nothing cleaned
    Predict {
        /// The model file to use
        model: PathBuf,
    },
    /// The same with page furniture removed
    Clean {
        /// The model file to use
        model: PathBuf,
    },
}

/// Changes to the recipe.
#[derive(Args)]
pub struct Changes {
    /// Change a number of the recipe, such as `cue_l1=3`; may be repeated
    #[arg(long = "set", value_name = "NAME=VALUE")]
    changes: Vec<String>,
}

impl Changes {
    /// The release recipe with these changes.
    pub fn recipe(&self) -> Result<Recipe> {
        let mut recipe = Recipe::default();
        for change in &self.changes {
            recipe.set(change)?;
        }
        Ok(recipe)
    }

    /// The recipe for pages with these changes.
    pub fn page_recipe(&self) -> Result<PageRecipe> {
        let mut recipe = PageRecipe::default();
        for change in &self.changes {
            recipe.set(change)?;
        }
        Ok(recipe)
    }
}

fn fold(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(number) if number < quotelens_train::corpora::FOLDS => Ok(number),
        _ => Err("there are five folds, 0 to 4".to_owned()),
    }
}

fn percent(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(number @ 1..=100) => Ok(number),
        _ => Err("a share is of 1 to 100 percent".to_owned()),
    }
}
