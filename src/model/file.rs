//! The model file: a head that people can read, then tables that are read in place.
//!
//! ```text
//! quotelens-model 1
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
pub const MAGIC: &str = "quotelens-model 1";

/// Tags in a row of the tagger's table.
pub const TAGS: usize = 22;

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

    /// Adds the weights of a feature to the sums.
    #[inline(always)]
    pub fn add(&self, hash: u32, sums: &mut [i32; COLUMNS]) {
        if let Some(row) = self.rows.get((hash & self.mask) as usize) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    }

    /// A sum of weights in 1/256 nat.
    #[must_use]
    pub fn nats(&self, sum: i32) -> i32 {
        let product = i64::from(sum) * i64::from(self.unit);
        i32::try_from((product + (1 << 15)) >> 16).unwrap_or(0)
    }
}

/// Sums the weights of the features that fire.
pub struct Sum<'t, 'a, const COLUMNS: usize> {
    table: &'t Table<'a, COLUMNS>,
    /// The sums so far.
    pub sums: [i32; COLUMNS],
}

impl<'t, 'a, const COLUMNS: usize> Sum<'t, 'a, COLUMNS> {
    /// Nothing yet.
    #[must_use]
    pub fn of(table: &'t Table<'a, COLUMNS>) -> Self {
        Self { table, sums: [0; COLUMNS] }
    }
}

impl<const COLUMNS: usize> Sink for Sum<'_, '_, COLUMNS> {
    #[inline(always)]
    fn fire(&mut self, hash: u32) {
        self.table.add(hash, &mut self.sums);
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
        let tables = [
            (&self.words, 0),
            (&self.tags.0, self.tags.1),
            (&self.cues.0, self.cues.1),
            (&self.statements.0, self.statements.1),
            (&self.acceptance.0, self.acceptance.1),
        ];
        let list =
            |numbers: &[i32]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let Thresholds { anchor, accept } = self.thresholds;
        let mut head = format!("{MAGIC}\nseed {}\ntemplates {:08x}\n", hash::SEED, templates());
        head += &format!("tagset {}\nlabels O S C Q\n", Tag::NAMES.join(" "));
        head += &format!("anchor {anchor}\naccept {}\n", list(accept.as_flattened()));
        head += &format!("start {}\n", list(&self.transitions.start));
        head += &format!("steps {}\n", list(self.transitions.steps.as_flattened()));
        for (name, (bytes, unit)) in TABLES.iter().zip(tables) {
            head += &format!("table {name} {} {unit}\n", bytes.len());
        }
        head.push('\n');
        let mut file = head.into_bytes();
        for (bytes, _) in tables {
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
    let [windows, beside, acceptance] = crate::statements::FEATURES;
    let sets = [crate::tags::FEATURES, crate::cues::FEATURES, windows, beside, acceptance];
    hash::word(0, sets.concat().as_bytes())
}
