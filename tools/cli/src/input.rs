//! Where articles come from: a file or standard input, plain or gzip, in some encoding.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result};
use encoding_rs::{Encoding, WINDOWS_1252};
use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;

/// Whether a path means standard input or output.
pub fn is_standard(path: Option<&Path>) -> bool {
    path.is_none_or(|path| path == Path::new("-"))
}

/// Opens the input; what was read of its bytes (before any unpacking) moves `progress` on.
///
/// # Errors
///
/// If it cannot be opened.
pub fn open(path: Option<&Path>, progress: &ProgressBar) -> Result<Box<dyn BufRead + Send>> {
    let raw: Box<dyn Read + Send> = match path {
        Some(path) if !is_standard(Some(path)) => {
            let file =
                File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
            if let Ok(about) = file.metadata()
                && about.is_file()
            {
                progress.set_length(about.len());
            }
            Box::new(file)
        }
        _ => Box::new(io::stdin()),
    };
    unpacked(BufReader::with_capacity(1 << 16, progress.wrap_read(raw)))
}

/// Gzip is known by its first two bytes, so it may also come through a pipe. A file may hold
/// several gzip streams one after the other, as `cat a.gz b.gz` makes them.
fn unpacked(mut raw: impl BufRead + Send + 'static) -> Result<Box<dyn BufRead + Send>> {
    let first = raw.fill_buf().context("cannot read the input")?;
    if first.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(raw))));
    }
    Ok(Box::new(raw))
}

/// One article's bytes as text, decoded as a browser would: by a byte order mark, else as UTF-8,
/// else as windows-1252. Gives the encoding's name where it is not UTF-8.
pub fn decode(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let encoding = Encoding::for_bom(&bytes).map_or(WINDOWS_1252, |(encoding, _)| encoding);
    let (text, encoding, _) = encoding.decode(&bytes);
    (text.into_owned(), Some(encoding.name()))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn utf8_stays_as_it_is_even_its_mark() {
        assert_eq!(decode("\u{feff}“é”".into()), ("\u{feff}“é”".to_owned(), None));
    }

    #[test]
    fn other_encodings_are_told_apart() {
        assert_eq!(decode(b"\x93No\x94".to_vec()), ("“No”".to_owned(), Some("windows-1252")));
        assert_eq!(decode(b"\xff\xfeN\0o\0".to_vec()), ("No".to_owned(), Some("UTF-16LE")));
    }
}
