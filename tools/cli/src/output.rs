//! Where reports go: standard output, or a file that appears only when it is whole.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::input::is_standard;

/// A place to write to. What was written counts after [`Output::finish`].
pub struct Output {
    sink: Sink,
}

enum Sink {
    Plain(BufWriter<Target>),
    Gzip(GzEncoder<BufWriter<Target>>),
}

enum Target {
    Stream(Box<dyn Write + Send>),
    /// A file beside `path` that takes its place in the end.
    Beside {
        file: NamedTempFile,
        path: PathBuf,
    },
}

impl Output {
    /// Opens the output, gzip if its name ends in `.gz`.
    ///
    /// # Errors
    ///
    /// If nothing can be written there.
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let named = path.filter(|path| !is_standard(Some(path)));
        let target = match named {
            Some(path) => {
                target(path).with_context(|| format!("cannot write {}", path.display()))?
            }
            None => Target::Stream(Box::new(io::stdout())),
        };
        let buffer = BufWriter::with_capacity(1 << 16, target);
        let is_gzip =
            named.and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        let sink = if is_gzip {
            Sink::Gzip(GzEncoder::new(buffer, Compression::default()))
        } else {
            Sink::Plain(buffer)
        };
        Ok(Self { sink })
    }

    /// Writes out what is still held back and puts a file in its place.
    ///
    /// # Errors
    ///
    /// If the rest cannot be written; an old file then stays as it was.
    pub fn finish(self) -> Result<()> {
        let buffer = match self.sink {
            Sink::Plain(buffer) => buffer,
            Sink::Gzip(encoder) => encoder.finish().context("cannot write the output")?,
        };
        let target = buffer.into_inner().map_err(io::IntoInnerError::into_error);
        match target.context("cannot write the output")? {
            Target::Stream(mut stream) => stream.flush().context("cannot write the output"),
            Target::Beside { file, path } => {
                file.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Plain(buffer) => buffer.write(bytes),
            Sink::Gzip(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Plain(buffer) => buffer.flush(),
            Sink::Gzip(encoder) => encoder.flush(),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(stream) => stream.write(bytes),
            Self::Beside { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.flush(),
            Self::Beside { file, .. } => file.flush(),
        }
    }
}

/// A device or pipe is written straight to: only a file can be put in the place of another.
fn target(path: &Path) -> io::Result<Target> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Ok(Target::Stream(Box::new(OpenOptions::new().write(true).open(path)?)));
    }
    // A link keeps pointing where it points: the file behind it is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let file = beside(folder.unwrap_or(Path::new(".")))?;
    Ok(Target::Beside { file, path })
}

fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quotelens-").suffix(".part");
    // As readable as any new file of this user; temporary files are private by default.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
