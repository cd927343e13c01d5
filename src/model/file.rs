//! The model file: a head that people can read, then tables.
//!
//! ```text
//! quotelens-model 3
//! seed 1359471077
//! templates 9f31c407
//! start 0 -12 …
//! table words 24576 0 0
//! table tags 32768 1 22924
//! table cues 131072 1983058 171
//! …
//!                      (an empty line, then the tables one after the other)
//! ```
//!
//! The numbers of a table are its size, the worth of a unit of weight, and how many weights (of tags,
//! whose size is in rows) or fours of bytes ([`super::packing`]; size in bytes) are written out.

use super::chain::{LABELS, Transitions};
use super::hash;
use super::packing::{pack, pack_sparse, packed_len, unpack};
use super::table::{RAISE, SparseTable, Table};
use super::words::Words;
use crate::paste::Precision;
use crate::tags::Tag;

/// The first line of a file that this engine reads.
pub const MAGIC: &str = "quotelens-model 3";

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
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Known words.
    pub words: Words,
    /// Parts of speech.
    pub tags: SparseTable<TAGS>,
    /// Whether a word announces a statement.
    pub cues: Table<1>,
    /// What each token of a window is to the statement.
    pub statements: Table<LABELS>,
    /// How the labels follow each other.
    pub transitions: Transitions,
    /// Whether a statement, as found, is right.
    pub acceptance: Table<1>,
    /// From where on.
    pub thresholds: Thresholds,
}

/// The parts of a model, to be written.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Made by [`super::words::write_words`].
    pub words: Vec<u8>,
    /// Rows of weights.
    pub tags: Vec<u8>,
    /// Rows of weights, and the worth of a unit.
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

impl Parts {
    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let list =
            |numbers: &[i32]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let Thresholds { anchor, accept } = self.thresholds;
        let mut head = format!("{MAGIC}\nseed {}\ntemplates {:08x}\n", hash::SEED, TEMPLATES);
        head += &format!("tagset {}\nlabels O S C Q\n", Tag::NAMES.join(" "));
        head += &format!("anchor {anchor}\naccept {}\n", list(accept.as_flattened()));
        head += &format!("start {}\n", list(&self.transitions.start));
        head += &format!("steps {}\n", list(self.transitions.steps.as_flattened()));
        let mut body = self.words.clone();
        head += &format!("table words {} 0 0\n", self.words.len());
        let [counts, columns, weights] = pack_sparse(&self.tags, TAGS);
        head += &format!("table tags {} 1 {}\n", counts.len(), weights.len());
        body.extend([counts, columns, weights].concat());
        let tables = [
            ("cues", &self.cues),
            ("statements", &self.statements),
            ("acceptance", &self.acceptance),
        ];
        for (name, (weights, unit)) in tables {
            let raised: Vec<u8> = weights.iter().map(|byte| byte.wrapping_add(RAISE)).collect();
            let packed = pack(&raised);
            let others = (packed.len() - packed_len(raised.len(), 0)) / 4;
            head += &format!("table {name} {} {unit} {others}\n", raised.len());
            body.extend(packed);
        }
        head.push('\n');
        [head.into_bytes(), body].concat()
    }
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// If the file is of another format, was made with other features, or is cut short.
    pub fn read(file: &[u8]) -> Result<Self, ModelError> {
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
        if made_with != (&*hash::SEED.to_string(), &*format!("{:08x}", TEMPLATES)) {
            return Err(ModelError::Features);
        }
        let start = numbers(line("start")?)?;
        let steps: [i32; LABELS * LABELS] = numbers(line("steps")?)?;
        let [anchor] = numbers(line("anchor")?)?;
        let [a, b, c, d, e, f] = numbers(line("accept")?)?;
        let accept = [[a, b], [c, d], [e, f]];
        let [words, tags, cues, statements, acceptance] = [
            numbers(line("table words")?)?,
            numbers(line("table tags")?)?,
            numbers(line("table cues")?)?,
            numbers(line("table statements")?)?,
            numbers(line("table acceptance")?)?,
        ];
        let mut rest = Rest(&file[end + 2..]);
        let model = Self {
            words: rest.words(words)?,
            tags: rest.sparse(tags)?,
            cues: rest.table(cues)?,
            statements: rest.table(statements)?,
            transitions: Transitions {
                start,
                steps: std::array::from_fn(|from| {
                    std::array::from_fn(|to| steps[from * LABELS + to])
                }),
            },
            acceptance: rest.table(acceptance)?,
            thresholds: Thresholds { anchor, accept },
        };
        Ok(model)
    }
}

/// The tables that are not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or(ModelError::Table)?;
        self.0 = rest;
        Ok(taken)
    }

    fn words(&mut self, [len, ..]: [i32; 3]) -> Result<Words, ModelError> {
        Words::new(self.take(size(len)?)?).ok_or(ModelError::Table)
    }

    fn sparse<const COLUMNS: usize>(
        &mut self,
        [rows, _, weights]: [i32; 3],
    ) -> Result<SparseTable<COLUMNS>, ModelError> {
        let (rows, weights) = (size(rows)?, size(weights)?);
        let [counts, columns, weights] =
            [self.take(rows)?, self.take(weights)?, self.take(weights)?];
        SparseTable::new(counts, columns, weights).ok_or(ModelError::Table)
    }

    fn table<const COLUMNS: usize>(
        &mut self,
        [len, unit, others]: [i32; 3],
    ) -> Result<Table<COLUMNS>, ModelError> {
        let (len, others) = (size(len)?, size(others)?);
        let packed = self.take(packed_len(len, others))?;
        let raised = unpack(packed, len).ok_or(ModelError::Table)?;
        Table::new(&raised, unit).ok_or(ModelError::Table)
    }
}

fn size(number: i32) -> Result<usize, ModelError> {
    usize::try_from(number).map_err(|_| ModelError::Head)
}

fn numbers<const N: usize>(list: &str) -> Result<[i32; N], ModelError> {
    let numbers: Option<Vec<i32>> = list.split(' ').map(|number| number.parse().ok()).collect();
    numbers.and_then(|numbers| numbers.try_into().ok()).ok_or(ModelError::Head)
}

/// A hash over the text of all templates: features and weights belong together.
const TEMPLATES: u32 = {
    let [windows, acceptance] = crate::statements::FEATURES;
    hash::texts(&[&[crate::tags::FEATURES, crate::cues::FEATURES], windows, acceptance])
};
