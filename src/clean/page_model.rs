//! The trained model of a page's lines: how likely a line that stands where the article does is a line
//! of it.
//!
//! A logistic regression on the columns of [`super::features`]. Its weights are a table that people can
//! read, `page_model.txt`: a line for each column, the weights of its numbers from 0 on in sixteenths of a
//! nat.
//! `tools/train` writes it. Rules that know a line are believed unless the model is sure of the contrary.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::probability::NAT;

use super::features::{COLUMNS, Row, WIDTH};

/// Weights are sixteenths of a nat.
pub const UNIT: i32 = NAT / 16;

/// A line that no rule knows stays unless it is less likely the article's than this (8 % as plain text,
/// 27 % as HTML, which says more of a line): a paragraph lost is worse than a caption kept.
#[must_use]
pub fn least(kind: Kind) -> i32 {
    match kind {
        Kind::Plain => -5 * NAT / 2,
        Kind::Html => -NAT,
    }
}

/// A line that a rule knows stays only if it is likelier the article's than this (82 %).
pub const LEAST_OF_KNOWN: i32 = 3 * NAT / 2;

/// How a page came; each kind has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As lines of text.
    Plain,
    /// As blocks of HTML.
    Html,
}

/// The weights of both kinds, in 1/256 nat: one for each number of each column, one column behind the
/// other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageModel {
    /// Of plain text.
    pub plain: Vec<i32>,
    /// Of HTML.
    pub html: Vec<i32>,
}

/// How far a logit can still fall and rise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    down: i32,
    up: i32,
}

impl Reach {
    /// Of both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { down: self.down + other.down, up: self.up + other.up }
    }

    /// Whether the logit will be `least` or more, if that is sure.
    #[must_use]
    pub fn reaches(self, logit: i32, least: i32) -> Option<bool> {
        match logit {
            _ if logit + self.down >= least => Some(true),
            _ if logit + self.up < least => Some(false),
            _ => None,
        }
    }
}

static EMBEDDED: LazyLock<PageModel> =
    LazyLock::new(|| PageModel::read(include_str!("page_model.txt")));

/// The model that is part of the engine.
#[must_use]
pub fn embedded() -> &'static PageModel {
    &EMBEDDED
}

/// Where the weights of each column begin, and those of the last end.
static STARTS: [usize; WIDTH + 1] = {
    let mut starts = [0; WIDTH + 1];
    let mut at = 0;
    while at < WIDTH {
        starts[at + 1] = starts[at] + COLUMNS[at].1 as usize;
        at += 1;
    }
    starts
};

/// How many weights there are.
#[must_use]
pub fn weight_count() -> usize {
    STARTS[WIDTH]
}

/// The places of the weights of a line's numbers.
pub fn places(row: &Row) -> impl Iterator<Item = usize> {
    row.iter().zip(&STARTS).map(|(number, start)| start + usize::from(*number))
}

impl PageModel {
    /// How likely the line is one of the article's: the logit, in 1/256 nat.
    #[must_use]
    pub fn logit(&self, kind: Kind, row: &Row) -> i32 {
        let weights = self.weights(kind);
        places(row).filter_map(|at| weights.get(at)).sum()
    }

    /// By how much the logit grows once `columns` of the row, which stood as 0, are known.
    #[must_use]
    pub fn gain(&self, kind: Kind, row: &Row, columns: &[usize]) -> i32 {
        let weights = self.weights(kind);
        let weight = |at: usize| weights.get(at).copied().unwrap_or(0);
        let gain = |column: &usize| {
            weight(STARTS[*column] + usize::from(row[*column])) - weight(STARTS[*column])
        };
        columns.iter().map(gain).sum()
    }

    /// How far the logit of a row can still go while `columns` of it are not known and stand as 0.
    #[must_use]
    pub fn reach(&self, kind: Kind, columns: &[usize]) -> Reach {
        let weights = self.weights(kind);
        let mut reach = Reach::default();
        for column in columns {
            let own = weights.get(STARTS[*column]..STARTS[*column + 1]).unwrap_or_default();
            let from = own.first().copied().unwrap_or(0);
            reach.down += own.iter().min().map_or(0, |least| least - from);
            reach.up += own.iter().max().map_or(0, |most| most - from);
        }
        reach
    }

    fn weights(&self, kind: Kind) -> &[i32] {
        match kind {
            Kind::Plain => &self.plain,
            Kind::Html => &self.html,
        }
    }

    /// Reads the table; what cannot be read counts nothing.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut model = Self { plain: vec![0; weight_count()], html: vec![0; weight_count()] };
        let mut weights = &mut model.plain;
        for line in table.lines() {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or("");
            if name == "html" {
                weights = &mut model.html;
            }
            let own = weights.get_mut(place(name)).unwrap_or_default();
            for (weight, word) in own.iter_mut().zip(words) {
                *weight = word.parse().unwrap_or(0) * UNIT;
            }
        }
        model
    }

    /// The table, to be read again.
    #[must_use]
    pub fn write(&self) -> String {
        let mut table = String::new();
        for (kind, weights) in [("plain", &self.plain), ("html", &self.html)] {
            table += &format!("{kind}\n");
            for (name, _) in &COLUMNS {
                let own = &weights[place(name)];
                let Some(last) = own.iter().rposition(|weight| *weight != 0) else { continue };
                let weights = own[..=last].iter().map(|weight| (weight / UNIT).to_string());
                table += &format!("{name} {}\n", weights.collect::<Vec<_>>().join(" "));
            }
        }
        table
    }
}

/// Where the weights of a column's numbers stand; nowhere for no column.
fn place(name: &str) -> Range<usize> {
    let at = COLUMNS.iter().position(|(column, _)| *column == name);
    at.map_or(0..0, |at| STARTS[at]..STARTS[at + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let table = include_str!("page_model.txt");
        assert_eq!(PageModel::read(table).write(), table);
    }

    #[test]
    fn a_verdict_is_sure_where_no_column_can_turn_it() {
        let model = PageModel::read("plain\nfirst -2 4 1\ncommas 0 0 -3");
        let (first, commas) = (2, 4);
        let reach = model.reach(Kind::Plain, &[first]).and(model.reach(Kind::Plain, &[commas]));
        assert_eq!(reach, Reach { down: -3 * UNIT, up: 6 * UNIT });
        assert_eq!(reach.reaches(3 * UNIT, 0), Some(true));
        assert_eq!(reach.reaches(3 * UNIT - 1, 0), None);
        assert_eq!(reach.reaches(-6 * UNIT, 0), None);
        assert_eq!(reach.reaches(-6 * UNIT - 1, 0), Some(false));
    }

    #[test]
    fn what_is_no_weight_counts_nothing() {
        let model =
            PageModel::read("plain\nform 3 x\nfrom 1\ntitle 0 0 0 0 0 2 9\n\nhtml\nform 0 -1");
        assert_eq!(model.plain.iter().sum::<i32>(), 5 * UNIT);
        assert_eq!(model.html.iter().sum::<i32>(), -UNIT);
    }
}
