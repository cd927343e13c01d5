//! The recipe's numbers by name, so that an ablation is an argument and not an edit.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use anyhow::{Result, anyhow, bail, ensure};

use super::Recipe;
use crate::page_training::PageRecipe;

/// Rows of tables as powers of two: 2^24 rows of 22 bytes are as much as anybody can want.
const BITS: RangeInclusive<u32> = 1..=24;
const EPOCHS: RangeInclusive<u32> = 1..=1000;
const LEVELS: RangeInclusive<u8> = 1..=127;
const PENALTY: RangeInclusive<f32> = 0.0..=1e6;
const RATE: RangeInclusive<f32> = 1e-6..=1e3;

impl Recipe {
    /// Changes one number, given as `name=value`.
    ///
    /// # Errors
    ///
    /// If there is no such name, or the value is none or out of range.
    pub fn set(&mut self, change: &str) -> Result<()> {
        let Some((name, value)) = change.split_once('=') else {
            bail!("`{change}` is no change of the recipe: NAME=VALUE is");
        };
        let done = match name {
            "word_bits" => parse(value, &BITS, &mut self.word_bits),
            "tag_bits" => parse(value, &BITS, &mut self.tag_bits),
            "cue_bits" => parse(value, &BITS, &mut self.cue_bits),
            "statement_bits" => parse(value, &BITS, &mut self.statement_bits),
            "acceptance_bits" => parse(value, &BITS, &mut self.acceptance_bits),
            "tag_epochs" => parse(value, &EPOCHS, &mut self.tag_epochs),
            "epochs" => parse(value, &EPOCHS, &mut self.epochs),
            "acceptance_epochs" => parse(value, &EPOCHS, &mut self.acceptance_epochs),
            "tag_least" => parse(value, &PENALTY, &mut self.tag_least),
            "acceptance_l1" => parse(value, &PENALTY, &mut self.acceptance_l1),
            "cue_l1" => parse(value, &PENALTY, &mut self.cue_l1),
            "statement_l1" => parse(value, &PENALTY, &mut self.statement_l1),
            "seed" => parse(value, &(0..=u64::MAX), &mut self.seed),
            "alpha" => parse(value, &RATE, &mut self.alpha),
            "cue_levels" => parse(value, &LEVELS, &mut self.cue_levels),
            "statement_levels" => parse(value, &LEVELS, &mut self.statement_levels),
            "acceptance_levels" => parse(value, &LEVELS, &mut self.acceptance_levels),
            // The derived form lists every field, so the message cannot fall behind.
            _ => Err(anyhow!("the recipe has no such number: {self:?}")),
        };
        done.map_err(|error| error.context(format!("cannot set `{name}` to `{value}`")))
    }
}

impl PageRecipe {
    /// Changes one number, given as `name=value`.
    ///
    /// # Errors
    ///
    /// If there is no such name, or the value is none or out of range.
    pub fn set(&mut self, change: &str) -> Result<()> {
        let Some((name, value)) = change.split_once('=') else {
            bail!("`{change}` is no change of the recipe: NAME=VALUE is");
        };
        let done = match name {
            "steps" => parse(value, &EPOCHS, &mut self.steps),
            "rate" => parse(value, &RATE, &mut self.rate),
            "smoothing" => parse(value, &PENALTY, &mut self.smoothing),
            _ => Err(anyhow!("the recipe has no such number: {self:?}")),
        };
        done.map_err(|error| error.context(format!("cannot set `{name}` to `{value}`")))
    }
}

fn parse<T>(value: &str, range: &RangeInclusive<T>, field: &mut T) -> Result<()>
where
    T: FromStr + PartialOrd + Display + Copy,
{
    let number: T = value.parse().map_err(|_| anyhow!("that is no number of its kind"))?;
    let (least, most) = (range.start(), range.end());
    ensure!(range.contains(&number), "it must be {least} to {most}");
    *field = number;
    Ok(())
}
