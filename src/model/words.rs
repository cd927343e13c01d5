//! Known words by fingerprint.

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
#[derive(Clone, Debug, Default)]
pub struct Words {
    slots: Box<[[u8; 3]]>,
}

impl Words {
    /// The words of a table that [`write_words`] made; nothing if its size is none of those.
    #[must_use]
    pub fn new(table: &[u8]) -> Option<Self> {
        let (slots, rest) = table.as_chunks();
        (rest.is_empty() && slots.len().is_power_of_two()).then(|| Self { slots: slots.into() })
    }

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
