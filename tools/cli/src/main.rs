//! The command line of Quotelens: one article to read, or a corpus to count.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

mod arguments;
mod analyse;
mod batch;
mod record;

mod answer;
mod csv;
mod input;
mod markdown;
mod output;
mod wording;

use arguments::{Arguments, Command};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Analyse(arguments) => analyse::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
    };
    match done {
        Ok(code) => code,
        // `quotelens … | head` is no error of ours.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("quotelens: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
