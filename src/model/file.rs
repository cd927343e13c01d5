//! The model file: a head that people can read, then tables that are read in place.
//!
//! ```text
//! quotelens-model 2
//! seed 1359471077
//! templates 9f31c407
//! start 0 -12 …
//! table words 24576 0
//! …
//!                      (an empty line, then the tables one after the other)
//! ```

use super::chain::{LABELS, Transitions};
use super::hash::{self, Sink};
use crate::paste::Precision;
use crate::tags::Tag;

/// The first line of a file that this engine reads.
pub const MAGIC: &str = "quotelens-model 2";

/// Tags in a row of the tagger's table.
pub const TAGS: usize = 22;

/// In the file weights are raised by this much, so that none is negative and several can be added at
/// once.
pub const RAISE: u8 = 128;

/// Why a file is no model of this engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The first line is another.
    Magic,
    /// Made with another hash seed or other templates.
    Features,
    /// A line of the head cannot be read, or is missing.
    Head,
    /// A table is shorter than the head says, or has no size of a power of two.
    Table,
}

/// A table of weights in bytes, one row a feature.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table<'a, const COLUMNS: usize> {
    rows: &'a [[u8; COLUMNS]],
    mask: u32,
    /// What a unit of weight is worth, in 1/65536 of 1/256 nat.
    unit: i32,
}

impl<'a, const COLUMNS: usize> Table<'a, COLUMNS> {
    fn new(bytes: &'a [u8], unit: i32) -> Result<Self, ModelError> {
        let (rows, rest) = bytes.as_chunks();
        let mask = u32::try_from(rows.len()).map_err(|_| ModelError::Table)?;
        if !rest.is_empty() || !mask.is_power_of_two() {
            return Err(ModelError::Table);
        }
        Ok(Self { rows, mask: mask - 1, unit })
    }

    /// A sum of weights in 1/256 nat.
    #[must_use]
    pub fn nats(&self, sum: i32) -> i32 {
        let product = i64::from(sum) * i64::from(self.unit);
        i32::try_from((product + (1 << 15)) >> 16).unwrap_or(0)
    }
}

/// Sums the weights of the features that fire, 256 of them at most.
///
/// Four weights are added at once, as one number of 32 bits. Its first and third byte are also added
/// by themselves, in halves of 16 bits, which leaves the second and fourth as the difference. No
/// byte is negative (see [`RAISE`]), so none borrows from its neighbour.
#[derive(Clone, Copy)]
pub struct Sum<'a, const COLUMNS: usize, const FOURS: usize = 1> {
    table: Table<'a, COLUMNS>,
    /// Of each four columns.
    all: [u64; FOURS],
    /// Of each four columns: the first and the third.
    even: [u32; FOURS],
    terms: u16,
}

impl<'a, const COLUMNS: usize, const FOURS: usize> Sum<'a, COLUMNS, FOURS> {
    /// Nothing yet.
    #[must_use]
    pub fn of(table: &Table<'a, COLUMNS>) -> Self {
        const { assert!(FOURS == COLUMNS.div_ceil(4)) }
        Self { table: *table, all: [0; FOURS], even: [0; FOURS], terms: 0 }
    }

    /// What the weights come to, column by column.
    #[must_use]
    pub fn total(&self) -> [i32; COLUMNS] {
        std::array::from_fn(|column| {
            let (four, at) = (column / 4, column % 4);
            let even = u64::from(self.even[four]);
            let halves = if at.is_multiple_of(2) { even } else { (self.all[four] - even) >> 8 };
            let [low, high, ..] = (halves >> (at / 2 * 16)).to_le_bytes();
            i32::from(u16::from_le_bytes([low, high])) - i32::from(RAISE) * i32::from(self.terms)
        })
    }
}

impl<const COLUMNS: usize, const FOURS: usize> Sink for Sum<'_, COLUMNS, FOURS> {
    #[inline(always)]
    fn fire(&mut self, hash: u32) {
        let Some(row) = self.table.rows.get((hash & self.table.mask) as usize) else { return };
        let mut add = |four: usize, weights: [u8; 4]| {
            let weights = u32::from_le_bytes(weights);
            self.all[four] += u64::from(weights);
            self.even[four] += weights & 0x00ff_00ff;
        };
        let (fours, rest) = row.as_chunks();
        for (four, weights) in fours.iter().enumerate() {
            add(four, *weights);
        }
        match *rest {
            [a] => add(fours.len(), [a, 0, 0, 0]),
            [a, b] => add(fours.len(), [a, b, 0, 0]),
            [a, b, c] => add(fours.len(), [a, b, c, 0]),
            _ => {}
        }
        self.terms += 1;
    }

    #[inline(always)]
    fn join(&mut self, other: &Self) {
        for four in 0..FOURS {
            self.all[four] += other.all[four];
            self.even[four] += other.even[four];
        }
        self.terms += other.terms;
    }
}

/// What a word is known for: how often it announces statements, and its tag where it has but one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// How often it announces a statement outside quotation marks, in steps: 0 hardly ever, 5
    /// nearly always.
    pub ratio: u8,
    /// One more than the index of its tag; 0 where the context decides.
    pub tag: u8,
}

/// Known words by fingerprint: three bytes a slot, two of fingerprint and one of ratio and tag.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    slots: &'a [[u8; 3]],
}

impl Words<'_> {
    /// What is known of a word, by its hash. One unknown word in some thousands is taken for a known
    /// one.
    #[must_use]
    pub fn get(&self, hash: u32) -> Known {
        let (start, fingerprint) = slot(hash, self.slots.len());
        for step in 0..self.slots.len().min(64) {
            let [low, high, value] = self.slots[(start + step) & (self.slots.len() - 1)];
            if value == 0 {
                break;
            }
            if u16::from_le_bytes([low, high]) == fingerprint {
                return Known { ratio: value & 7, tag: value >> 3 };
            }
        }
        Known::default()
    }
}

/// Where the search for a word begins among `slots`, and its fingerprint.
fn slot(hash: u32, slots: usize) -> (usize, u16) {
    let mixed = hash.wrapping_mul(0x9e37_79b1);
    let [_, _, low, high] = hash.to_le_bytes();
    ((mixed >> 12) as usize & slots.saturating_sub(1), u16::from_le_bytes([low, high]))
}

/// The table of known words as bytes, `slots` (a power of two) in all; the first of two words with
/// one fingerprint stays.
#[must_use]
pub fn write_words(words: &[(u32, Known)], slots: usize) -> Vec<u8> {
    let mut table = vec![0; slots * 3];
    for &(hash, known) in words {
        let (start, fingerprint) = slot(hash, slots);
        for step in 0..64 {
            let at = ((start + step) & (slots - 1)) * 3;
            if table[at + 2] == 0 {
                table[at..at + 2].copy_from_slice(&fingerprint.to_le_bytes());
                table[at + 2] = known.ratio | known.tag << 3;
                break;
            }
            if table[at..at + 2] == fingerprint.to_le_bytes() {
                break;
            }
        }
    }
    table
}

/// From where on a word or a statement counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// The least logit of a word for its window to be read, in 1/256 nat.
    pub anchor: i32,
    /// The least probability of a statement in percent, for each setting (strict, normal, find more):
    /// of those with a verb of speech or quotation marks, and of the others.
    pub accept: [[i32; 2]; 3],
}

impl Thresholds {
    /// The least percent under a setting: with a verb of speech or quotation marks, and without.
    #[must_use]
    pub fn percent(&self, precision: Precision) -> [i32; 2] {
        match precision {
            Precision::Strict => self.accept[0],
            Precision::Normal => self.accept[1],
            Precision::FindMore => self.accept[2],
        }
    }
}

/// All the trained weights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Model<'a> {
    /// Known words.
    pub words: Words<'a>,
    /// Parts of speech.
    pub tags: Table<'a, TAGS>,
    /// Whether a word announces a statement.
    pub cues: Table<'a, 1>,
    /// What each token of a window is to the statement.
    pub statements: Table<'a, LABELS>,
    /// How the labels follow each other.
    pub transitions: Transitions,
    /// Whether a statement, as found, is right.
    pub acceptance: Table<'a, 1>,
    /// From where on.
    pub thresholds: Thresholds,
}

/// The parts of a model, to be written.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Made by [`write_words`].
    pub words: Vec<u8>,
    /// Rows of weights, and the worth of a unit.
    pub tags: (Vec<u8>, i32),
    /// The same.
    pub cues: (Vec<u8>, i32),
    /// The same.
    pub statements: (Vec<u8>, i32),
    /// The same.
    pub acceptance: (Vec<u8>, i32),
    /// How the labels follow each other.
    pub transitions: Transitions,
    /// From where on.
    pub thresholds: Thresholds,
}

const TABLES: [&str; 5] = ["words", "tags", "cues", "statements", "acceptance"];

impl Parts {
    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let raised = |(weights, unit): &(Vec<u8>, i32)| {
            let raised = weights.iter().map(|weight| weight.wrapping_add(RAISE));
            (raised.collect::<Vec<u8>>(), *unit)
        };
        let tables = [
            (self.words.clone(), 0),
            raised(&self.tags),
            raised(&self.cues),
            raised(&self.statements),
            raised(&self.acceptance),
        ];
        let list =
            |numbers: &[i32]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let Thresholds { anchor, accept } = self.thresholds;
        let mut head = format!("{MAGIC}\nseed {}\ntemplates {:08x}\n", hash::SEED, templates());
        head += &format!("tagset {}\nlabels O S C Q\n", Tag::NAMES.join(" "));
        head += &format!("anchor {anchor}\naccept {}\n", list(accept.as_flattened()));
        head += &format!("start {}\n", list(&self.transitions.start));
        head += &format!("steps {}\n", list(self.transitions.steps.as_flattened()));
        for (name, (bytes, unit)) in TABLES.iter().zip(&tables) {
            head += &format!("table {name} {} {unit}\n", bytes.len());
        }
        head.push('\n');
        let mut file = head.into_bytes();
        for (bytes, _) in &tables {
            file.extend_from_slice(bytes);
        }
        file
    }
}

impl<'a> Model<'a> {
    /// Reads a model file without copying its tables.
    ///
    /// # Errors
    ///
    /// If the file is of another format, was made with other features, or is cut short.
    pub fn read(file: &'a [u8]) -> Result<Self, ModelError> {
        let end = file.windows(2).position(|pair| pair == b"\n\n").ok_or(ModelError::Magic)?;
        let head = std::str::from_utf8(&file[..end]).map_err(|_| ModelError::Magic)?;
        if head.lines().next() != Some(MAGIC) {
            return Err(ModelError::Magic);
        }
        let line = |key: &str| {
            head.lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(' '))
                .ok_or(ModelError::Head)
        };
        let made_with = (line("seed")?, line("templates")?);
        if made_with != (&*hash::SEED.to_string(), &*format!("{:08x}", templates())) {
            return Err(ModelError::Features);
        }
        let start = numbers(line("start")?)?;
        let steps: [i32; LABELS * LABELS] = numbers(line("steps")?)?;
        let [anchor] = numbers(line("anchor")?)?;
        let [a, b, c, d, e, f] = numbers(line("accept")?)?;
        let accept = [[a, b], [c, d], [e, f]];
        let mut rest = &file[end + 2..];
        let mut table = |name: &str| -> Result<(&'a [u8], i32), ModelError> {
            let [len, unit] = numbers(line(&format!("table {name}"))?)?;
            let len = usize::try_from(len).map_err(|_| ModelError::Head)?;
            let (bytes, after) = rest.split_at_checked(len).ok_or(ModelError::Table)?;
            rest = after;
            Ok((bytes, unit))
        };
        let (slots, spare) = table("words")?.0.as_chunks();
        if !spare.is_empty() || !slots.len().is_power_of_two() {
            return Err(ModelError::Table);
        }
        let [tags, cues, statements, acceptance] =
            [table("tags")?, table("cues")?, table("statements")?, table("acceptance")?];
        Ok(Self {
            words: Words { slots },
            tags: Table::new(tags.0, tags.1)?,
            cues: Table::new(cues.0, cues.1)?,
            statements: Table::new(statements.0, statements.1)?,
            acceptance: Table::new(acceptance.0, acceptance.1)?,
            transitions: Transitions {
                start,
                steps: std::array::from_fn(|from| {
                    std::array::from_fn(|to| steps[from * LABELS + to])
                }),
            },
            thresholds: Thresholds { anchor, accept },
        })
    }
}

fn numbers<const N: usize>(list: &str) -> Result<[i32; N], ModelError> {
    let numbers: Option<Vec<i32>> = list.split(' ').map(|number| number.parse().ok()).collect();
    numbers.and_then(|numbers| numbers.try_into().ok()).ok_or(ModelError::Head)
}

/// A hash over the versions of all feature sets: features and weights belong together.
fn templates() -> u32 {
    let statements = crate::statements::features();
    let sets = [crate::tags::FEATURES, crate::cues::FEATURES, &statements];
    hash::word(0, sets.concat().as_bytes())
}
