//! From words to numbers, and from templates filled with numbers to rows of a table.

/// Mixed into every hash; in the model file, so that a file made with another seed is refused.
pub const SEED: u64 = 0x51_07_e1_e6;

/// FNV-1a, 32 bits wide, over the bytes of a word; `kind` keeps words, stems and suffixes apart.
#[must_use]
pub const fn word(kind: u8, bytes: &[u8]) -> u32 {
    let hash = read(0x811c_9dc5 ^ ((kind as u32) << 24), bytes);
    hash ^ (hash >> 15)
}

/// The hash of texts as if they were one, for constants: the texts are no part of the program then.
#[must_use]
pub const fn texts(lists: &[&[&str]]) -> u32 {
    let mut hash = 0x811c_9dc5;
    let mut list = 0;
    while list < lists.len() {
        let mut text = 0;
        while text < lists[list].len() {
            hash = read(hash, lists[list][text].as_bytes());
            text += 1;
        }
        list += 1;
    }
    hash ^ (hash >> 15)
}

const fn read(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The hash of template number `template` filled with `atoms`; tables take its low bits.
///
/// Multiplying spreads each bit over all that are higher, so the upper half has seen every atom. The
/// template comes last: templates that begin with the same atoms share the work.
#[inline(always)]
#[must_use]
pub fn feature<const N: usize>(template: u32, atoms: [u32; N]) -> u32 {
    const SPREAD: u64 = 0x9fb2_1c65_1e98_df25;
    let mix = |hash: u64, atom: u32| (hash ^ u64::from(atom)).wrapping_mul(SPREAD);
    let hash = mix(atoms.into_iter().fold(SEED, mix), template);
    (hash >> 32) as u32
}

/// Takes the features of one token.
pub trait Sink {
    /// A feature is on: its hash.
    fn fire(&mut self, hash: u32);
    /// So is all that another sink has taken.
    fn join(&mut self, other: &Self);
}

impl Sink for Vec<u32> {
    #[inline]
    fn fire(&mut self, hash: u32) {
        self.push(hash);
    }

    fn join(&mut self, other: &Self) {
        self.extend_from_slice(other);
    }
}

/// Defines a function that fires one feature a line, and a constant with the text of all lines, so
/// that a file of weights can say which features it was made for.
///
/// A line lists the atoms of one template; its number is its place after `$first`. Lists of one table
/// begin at different hundreds.
macro_rules! templates {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),*), $list:ident, $first:literal.., [$([$($atom:expr),+ $(,)?]),+ $(,)?]) => {
        /// The templates of this stage, as written.
        pub const $list: &str = concat!($(stringify!($($atom),+), ";"),+);

        $(#[$doc])*
        #[inline]
        $vis fn $name(sink: &mut impl $crate::model::hash::Sink, $($argument: $type),*) {
            let mut template = $first;
            let mut next = || { template += 1; template };
            // All numbers first, then one loop: less code than a look-up a template.
            let hashes = [$($crate::model::hash::feature(next(), [$($atom),+])),+];
            for hash in hashes {
                sink.fire(hash);
            }
        }
    };
}
pub(crate) use templates;
