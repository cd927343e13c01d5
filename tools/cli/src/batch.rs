//! `quotelens batch`: many articles, one after the other in, in the same order out.
//!
//! ```text
//! reader ── chunks of lines ──▶ pool of threads ── chunks of answers ──▶ writer
//! ```
//!
//! Both queues hold few chunks, so memory stays bounded however long the input and however slow
//! the output is.

use std::io::{self, BufRead, Write};
use std::panic;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::arguments::Batch;
use crate::input::{self, is_standard};
use crate::output::Output;
use crate::record::{Line, Task, answer};

/// Lines in a chunk, at most: enough for every thread to have work, few enough to wait for.
const CHUNK_LINES: usize = 256;
/// Bytes in a chunk: once past it, the chunk is full.
const CHUNK_BYTES: usize = 4 << 20;
/// Chunks that may wait in a queue.
const QUEUE: usize = 2;

/// Lines of the input with their numbers, from 1.
type Lines = Vec<(usize, Vec<u8>)>;

/// How it went.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    reports: usize,
    errors: usize,
}

/// Reads, analyses, writes, and says at the end how many lines were no article.
///
/// # Errors
///
/// If the input cannot be read or the output cannot be written. A bad line is no such error.
pub fn run(arguments: &Batch) -> Result<ExitCode> {
    let task = Task::new(arguments);
    let jobs = arguments.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
    let progress = progress_bar(arguments);
    let input = input::open(arguments.input.as_deref(), &progress)?;
    let output = Output::open(arguments.output.as_deref())?;
    // An article that makes the engine fail is reported on its line, not by the runtime.
    panic::set_hook(Box::new(|_| {}));
    let count = flow(input, output, &task, &pool, &progress)?;
    progress.finish_and_clear();
    let Count { reports, errors } = count;
    eprintln!("quotelens: {reports} articles analysed, {errors} lines in error");
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A bar where a person watches: on a terminal that does not show the reports themselves.
fn progress_bar(arguments: &Batch) -> ProgressBar {
    let reports_on_screen =
        is_standard(arguments.output.as_deref()) && io::IsTerminal::is_terminal(&io::stdout());
    if reports_on_screen {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    // Drawn on standard error, and only if that is a terminal.
    let bar = ProgressBar::new_spinner();
    let look = "{spinner} {bytes} of {total_bytes} read, {msg}, {elapsed} so far, {eta} to go";
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn flow(
    input: Box<dyn BufRead + Send>,
    output: Output,
    task: &Task,
    pool: &ThreadPool,
    progress: &ProgressBar,
) -> Result<Count> {
    let (to_pool, chunks) = sync_channel::<Lines>(QUEUE);
    let (to_writer, answers) = sync_channel::<Vec<Line>>(QUEUE);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(input, &to_pool));
        let writer = scope.spawn(move || write(&answers, output, progress));
        for chunk in chunks {
            if to_writer.send(answer_all(&chunk, task, pool)).is_err() {
                // The writer has given up; its error is told below.
                break;
            }
        }
        drop(to_writer);
        let (count, output) = writer.join().map_err(|_| anyhow!("the writer failed"))??;
        reader.join().map_err(|_| anyhow!("the reader failed"))??;
        // Only now, when all of the input was read, does the output take its place.
        output.finish()?;
        Ok(count)
    })
}

fn answer_all(chunk: &Lines, task: &Task, pool: &ThreadPool) -> Vec<Line> {
    let answers = |(number, line): &(usize, Vec<u8>)| answer(line, *number, task);
    pool.install(|| chunk.par_iter().filter_map(answers).collect())
}

fn read(mut input: Box<dyn BufRead + Send>, to_pool: &SyncSender<Lines>) -> Result<()> {
    let mut number = 0;
    loop {
        let (mut chunk, mut bytes) = (Lines::new(), 0);
        while chunk.len() < CHUNK_LINES && bytes < CHUNK_BYTES {
            let mut line = Vec::new();
            let read = input.read_until(b'\n', &mut line);
            bytes += read.with_context(|| format!("cannot read the input after line {number}"))?;
            if line.is_empty() {
                break;
            }
            number += 1;
            chunk.push((number, line));
        }
        // Nobody takes chunks any more once the writer has failed.
        if chunk.is_empty() || to_pool.send(chunk).is_err() {
            return Ok(());
        }
    }
}

fn write(
    answers: &Receiver<Vec<Line>>,
    mut output: Output,
    progress: &ProgressBar,
) -> Result<(Count, Output)> {
    let mut count = Count::default();
    for line in answers.iter().flatten() {
        let words = match line {
            Line::Report(words) => {
                count.reports += 1;
                words
            }
            Line::Error(words) => {
                count.errors += 1;
                words
            }
        };
        output
            .write_all(words.as_bytes())
            .and_then(|()| output.write_all(b"\n"))
            .context("cannot write the output")?;
        progress.set_message(format!("{} articles", count.reports));
    }
    Ok((count, output))
}
