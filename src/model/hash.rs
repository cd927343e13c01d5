//! From words to numbers, and from templates filled with numbers to rows of a table.

/// Mixed into every hash; in the model file, so that a file made with another seed is refused.
pub const SEED: u64 = 0x51_07_e1_e5;

/// FNV-1a, 32 bits wide, over the bytes of a word; `kind` keeps words, stems and suffixes apart.
#[must_use]
pub fn word(kind: u8, bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ (u32::from(kind) << 24);
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}

/// The hash of template number `template` filled with `atoms`; tables take its low bits.
#[inline(always)]
#[must_use]
pub fn feature<const N: usize>(template: u32, atoms: [u32; N]) -> u32 {
    let mut hash = (u64::from(template) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ SEED;
    for atom in atoms {
        hash = (hash ^ u64::from(atom)).wrapping_mul(0x9fb2_1c65_1e98_df25);
        hash ^= hash >> 32;
    }
    // The low half, after the last mixing, has seen every bit.
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are what is wanted")]
    let low = hash as u32;
    low
}

/// Takes the features of one token.
pub trait Sink {
    /// A feature is on: its hash.
    fn fire(&mut self, hash: u32);
}

impl Sink for Vec<u32> {
    #[inline]
    fn fire(&mut self, hash: u32) {
        self.push(hash);
    }
}

/// Defines a function that fires one feature a line, and a constant with the text of all lines, so
/// that a file of weights can say which features it was made for.
///
/// A line lists the atoms of one template; its number is its place.
macro_rules! templates {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),*), $list:ident, [$([$($atom:expr),+ $(,)?]),+ $(,)?]) => {
        /// The templates of this stage, as written.
        pub const $list: &str = concat!($(stringify!($($atom),+), ";"),+);

        $(#[$doc])*
        #[inline]
        $vis fn $name(sink: &mut impl $crate::model::hash::Sink, $($argument: $type),*) {
            let mut template = 0;
            $(
                template += 1;
                sink.fire($crate::model::hash::feature(template, [$($atom),+]));
            )+
        }
    };
}
pub(crate) use templates;
