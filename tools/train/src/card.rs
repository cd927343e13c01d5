//! The model card's lines about the file: its size and its fingerprint.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

const SIZE: &str = "- Size: ";
const FINGERPRINT: &str = "- SHA-256: ";

/// The lines that a card has for a model file.
#[must_use]
pub fn lines(file: &[u8]) -> [String; 2] {
    let digest = Sha256::digest(file);
    let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    [format!("{SIZE}{} bytes", file.len()), format!("{FINGERPRINT}`{hexadecimal}`")]
}

/// A card with its lines about the file renewed, everything else as it was.
#[must_use]
pub fn updated(card: &str, file: &[u8]) -> String {
    let [size, fingerprint] = lines(file);
    let renewed = |line: &str| match line {
        _ if line.starts_with(SIZE) => format!("{size}\n"),
        _ if line.starts_with(FINGERPRINT) => format!("{fingerprint}\n"),
        _ => line.to_owned(),
    };
    card.split_inclusive('\n').map(renewed).collect()
}

/// Renews the card beside a model file, `README.md`, where there is one.
///
/// # Errors
///
/// If the card is there and cannot be read or written.
pub fn update_beside(model: &Path, file: &[u8]) -> Result<()> {
    let path = model.with_file_name("README.md");
    if !path.exists() {
        return Ok(());
    }
    let card =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let updated = updated(&card, file);
    if updated == card {
        return Ok(());
    }
    fs::write(&path, updated).with_context(|| format!("cannot write {}", path.display()))
}
