//! Tables of weights, one row a feature, and the sums of the features that fire.

use super::hash::Sink;

/// What a table's weights are raised by, so that none is negative and several can be added at once.
pub const RAISE: u8 = 128;

/// A table in which most rows have weights: up to four columns of bytes.
#[derive(Clone, Debug, Default)]
pub struct Table<const COLUMNS: usize> {
    rows: Box<[[u8; COLUMNS]]>,
    mask: u32,
    /// What a unit of weight is worth, in 1/65536 of 1/256 nat.
    unit: i32,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// From rows of weights, each raised by [`RAISE`]; nothing unless the rows are a power of two.
    #[must_use]
    pub fn new(raised: &[u8], unit: i32) -> Option<Self> {
        const { assert!(0 < COLUMNS && COLUMNS <= 4) }
        let (rows, rest) = raised.as_chunks();
        let mask = mask(rows.len()).filter(|_| rest.is_empty())?;
        Some(Self { rows: rows.into(), mask, unit })
    }

    /// A sum of weights in 1/256 nat.
    #[must_use]
    pub fn nats(&self, sum: i32) -> i32 {
        let product = i64::from(sum) * i64::from(self.unit);
        i32::try_from((product + (1 << 15)) >> 16).unwrap_or(0)
    }
}

/// The bits of a hash that say the row; nothing unless `rows` is a power of two.
fn mask(rows: usize) -> Option<u32> {
    u32::try_from(rows).ok().filter(|rows| rows.is_power_of_two()).map(|rows| rows - 1)
}

/// Sums the weights of the features that fire, 256 of them at most.
///
/// All columns are added at once, as one number of 32 bits. The first and the third are also added by
/// themselves, in halves of 16 bits, which leaves the second and fourth as the difference. No byte
/// is negative (see [`RAISE`]), so none borrows from its neighbour.
#[derive(Clone, Copy)]
pub struct Sum<'a, const COLUMNS: usize> {
    table: &'a Table<COLUMNS>,
    all: u64,
    /// The first column and the third.
    even: u32,
    terms: u16,
}

impl<'a, const COLUMNS: usize> Sum<'a, COLUMNS> {
    /// Nothing yet.
    #[must_use]
    pub fn of(table: &'a Table<COLUMNS>) -> Self {
        Self { table, all: 0, even: 0, terms: 0 }
    }

    /// What the weights come to, column by column.
    #[must_use]
    pub fn total(&self) -> [i32; COLUMNS] {
        std::array::from_fn(|column| {
            let even = u64::from(self.even);
            let halves = if column.is_multiple_of(2) { even } else { (self.all - even) >> 8 };
            let [low, high, ..] = (halves >> (column / 2 * 16)).to_le_bytes();
            i32::from(u16::from_le_bytes([low, high])) - i32::from(RAISE) * i32::from(self.terms)
        })
    }
}

impl<const COLUMNS: usize> Sink for Sum<'_, COLUMNS> {
    #[inline(always)]
    fn fire(&mut self, hash: u32) {
        let Some(row) = self.table.rows.get((hash & self.table.mask) as usize) else { return };
        let weights = match *row.as_slice() {
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
            [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
            [a, b] => u32::from_le_bytes([a, b, 0, 0]),
            [a] => u32::from(a),
            _ => 0,
        };
        self.all += u64::from(weights);
        self.even += weights & 0x00ff_00ff;
        self.terms += 1;
    }

    #[inline(always)]
    fn join(&mut self, other: &Self) {
        self.all += other.all;
        self.even += other.even;
        self.terms += other.terms;
    }
}

/// A table in which most rows are empty and others have a weight or two.
#[derive(Clone, Debug, Default)]
pub struct SparseTable<const COLUMNS: usize> {
    /// Where each row begins in `weights`, and where the last one ends.
    starts: Box<[u32]>,
    /// Column and weight.
    weights: Box<[(u8, i8)]>,
    mask: u32,
}

impl<const COLUMNS: usize> SparseTable<COLUMNS> {
    /// From the number of weights in each row and, row by row, their columns and the weights
    /// themselves; nothing unless the rows are a power of two and each weight has a column.
    #[must_use]
    pub fn new(counts: &[u8], columns: &[u8], weights: &[u8]) -> Option<Self> {
        let mut end = 0;
        let ends = counts.iter().map(|&count| {
            end += u32::from(count);
            end
        });
        let starts: Box<[u32]> = std::iter::once(0).chain(ends).collect();
        let all = usize::try_from(end).ok()?;
        let fit = columns.len() == all && weights.len() == all;
        let known = columns.iter().all(|&column| usize::from(column) < COLUMNS);
        let mask = mask(counts.len()).filter(|_| fit && known)?;
        let weights = weights.iter().map(|weight| weight.cast_signed());
        Some(Self { starts, weights: columns.iter().copied().zip(weights).collect(), mask })
    }
}

/// Sums the weights of the features that fire, column by column.
#[derive(Clone, Copy)]
pub struct SparseSum<'a, const COLUMNS: usize> {
    table: &'a SparseTable<COLUMNS>,
    total: [i32; COLUMNS],
}

impl<'a, const COLUMNS: usize> SparseSum<'a, COLUMNS> {
    /// Nothing yet.
    #[must_use]
    pub fn of(table: &'a SparseTable<COLUMNS>) -> Self {
        Self { table, total: [0; COLUMNS] }
    }

    /// What the weights come to, column by column.
    #[must_use]
    pub fn total(&self) -> [i32; COLUMNS] {
        self.total
    }
}

impl<const COLUMNS: usize> Sink for SparseSum<'_, COLUMNS> {
    #[inline]
    fn fire(&mut self, hash: u32) {
        let row = (hash & self.table.mask) as usize;
        let Some(&[start, end]) = self.table.starts.get(row..row + 2) else { return };
        let row = self.table.weights.get(start as usize..end as usize).unwrap_or_default();
        for &(column, weight) in row {
            if let Some(total) = self.total.get_mut(usize::from(column)) {
                *total += i32::from(weight);
            }
        }
    }

    fn join(&mut self, other: &Self) {
        for (total, other) in self.total.iter_mut().zip(other.total) {
            *total += other;
        }
    }
}
