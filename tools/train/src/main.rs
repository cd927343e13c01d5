//! The command line of the trainer.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use quotelens::paste::Cleanup;
use quotelens_train::{
    Recipe, card, corpora, model_file, page_folds, page_training, pages, predict, read_model,
};

mod arguments;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("quotelens-train: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Release { corpora, out, recipe } => release(&corpora, &out, recipe.recipe()?),
        Command::Fold { corpora, fold, out, share, recipe } => {
            let recipe = recipe.recipe()?;
            let articles = corpora::without_fold(corpora::release(&corpora)?, fold);
            let articles = corpora::share(articles, share);
            write(&out, &model_file(&articles, recipe)?)
        }
        Command::Pages { corpora, out, recipe } => {
            let pages = pages::read(&corpora.join("pastes/dev.jsonl.gz"))?;
            let model =
                page_training::train(&pages.iter().collect::<Vec<_>>(), recipe.page_recipe()?);
            let table = model.write();
            write(&out, table.as_bytes())?;
            card::update_beside(&out, table.as_bytes())
        }
        Command::PageFolds { corpora, out, recipe } => {
            let pages = pages::read(&corpora.join("pastes/dev.jsonl.gz"))?;
            let create = |name: &str| {
                let path = out.join(name);
                File::create(&path).with_context(|| format!("cannot write {}", path.display()))
            };
            page_folds::bodies(
                &pages,
                recipe.page_recipe()?,
                create("plain.jsonl")?,
                create("html.jsonl")?,
            )
        }
        Command::Predict { model } => reports(&model, Cleanup::Keep),
        Command::Clean { model } => reports(&model, Cleanup::Remove),
    }
}

fn release(corpora: &Path, out: &Path, recipe: Recipe) -> Result<()> {
    let file = model_file(&corpora::release(corpora)?, recipe)?;
    write(out, &file)?;
    card::update_beside(out, &file)
}

fn write(out: &Path, file: &[u8]) -> Result<()> {
    fs::write(out, file).with_context(|| format!("cannot write {}", out.display()))
}

fn reports(model: &Path, cleanup: Cleanup) -> Result<()> {
    let file = fs::read(model).with_context(|| format!("cannot read {}", model.display()))?;
    let model = read_model(&file).with_context(|| model.display().to_string())?;
    predict::reports(&model, cleanup, io::stdin().lock(), io::stdout().lock())
}
