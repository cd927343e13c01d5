//! How tables are kept in the model file: small under the compression that hosts use.
//!
//! Weights of one feature belong together: the same four are found again and again (four zeros most
//! of all), so each four is one byte, the number of its code word, as in the codebooks of vector
//! quantisation but without loss: what has no code word is written out. What a compressor then
//! sees is one symbol a row instead of four that it takes for unrelated.

use std::collections::HashMap;

/// The bytes of a code word.
const FOUR: usize = 4;
/// Code words, at most; the byte after the last says that the four is written out.
const CODES: usize = 255;

/// Packs a table, whose size is a multiple of four: the number of each four; the code words, first
/// bytes first, then the second ones; in the same way the fours that are written out, in order.
#[must_use]
pub fn pack(table: &[u8]) -> Vec<u8> {
    let (fours, _) = table.as_chunks::<FOUR>();
    let mut counts: HashMap<[u8; FOUR], u32> = HashMap::new();
    for four in fours {
        *counts.entry(*four).or_default() += 1;
    }
    let mut words: Vec<_> = counts.into_iter().collect();
    words.sort_by_key(|&(four, count)| (std::cmp::Reverse(count), four));
    words.truncate(CODES);
    let codes: HashMap<_, _> = words.iter().map(|(four, _)| *four).zip(0..=u8::MAX).collect();
    let mut book: Vec<[u8; FOUR]> = words.iter().map(|(four, _)| *four).collect();
    book.resize(CODES, [0; FOUR]);
    let others: Vec<_> = fours.iter().filter(|four| !codes.contains_key(*four)).copied().collect();
    let mut packed: Vec<u8> =
        fours.iter().map(|four| codes.get(four).copied().unwrap_or(u8::MAX)).collect();
    packed.extend(planes(&book));
    packed.extend(planes(&others));
    packed
}

/// How many of the packed bytes of a table of `len` bytes there are, if `others` are written out.
#[must_use]
pub fn packed_len(len: usize, others: usize) -> usize {
    len / FOUR + (CODES + others) * FOUR
}

/// The table of `len` bytes that was packed; nothing if `packed` is none of that size.
#[must_use]
pub fn unpack(packed: &[u8], len: usize) -> Option<Vec<u8>> {
    let (numbers, rest) = packed.split_at_checked(len / FOUR)?;
    let (book, others) = rest.split_at_checked(CODES * FOUR)?;
    let book = together(book);
    let mut others = together(others).into_iter();
    let mut table = Vec::with_capacity(len);
    for &number in numbers {
        let four = book.get(usize::from(number)).copied().or_else(|| others.next())?;
        table.extend_from_slice(&four);
    }
    (table.len() == len && others.next().is_none()).then_some(table)
}

fn planes(fours: &[[u8; FOUR]]) -> impl Iterator<Item = u8> {
    (0..FOUR).flat_map(move |at| fours.iter().map(move |four| four[at]))
}

fn together(planes: &[u8]) -> Vec<[u8; FOUR]> {
    let each = planes.len() / FOUR;
    (0..each).map(|at| std::array::from_fn(|plane| planes[plane * each + at])).collect()
}

/// Packs a table of `columns` bytes a row, most of them zero: how many of each row are not; the
/// columns of those; they themselves.
#[must_use]
pub fn pack_sparse(table: &[u8], columns: usize) -> [Vec<u8>; 3] {
    let [mut counts, mut places, mut weights] = [const { Vec::new() }; 3];
    for row in table.chunks_exact(columns) {
        let before = weights.len();
        for (column, &weight) in (0..=u8::MAX).zip(row).filter(|(_, weight)| **weight != 0) {
            places.push(column);
            weights.push(weight);
        }
        counts.push(u8::try_from(weights.len() - before).unwrap_or(u8::MAX));
    }
    [counts, places, weights]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let few: Vec<u8> = (0..4096_u32).map(|at| (at * at % 7).to_le_bytes()[0]).collect();
        let many: Vec<u8> =
            (0..4096_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        for table in [few, many, Vec::new()] {
            let packed = pack(&table);
            assert_eq!(unpack(&packed, table.len()), Some(table));
        }
    }

    #[test]
    fn another_size_is_refused() {
        let packed = pack(&[1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(packed.len(), packed_len(8, 0));
        assert_eq!(unpack(&packed[1..], 8), None);
        assert_eq!(unpack(&packed, 12), None);
        assert_eq!(unpack(&packed, 1 << 20), None);
    }

    #[test]
    fn zeros_are_left_out() {
        assert_eq!(pack_sparse(&[0, 7, 0, 9, 0, 0], 3), [vec![1, 1], vec![1, 0], vec![7, 9]]);
    }
}
