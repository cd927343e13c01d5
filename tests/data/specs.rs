//! A specification: prose, a snippet of news, and what the engine must make of it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use quotelens::paste::{Cleanup, FollowOn, Paste, Settings};
use quotelens::report::Report;

use crate::report_lines;
use crate::shown::{Wrong, difference, escaped, unescaped};

/// Rewrites the expected fences with what the engine gives, when set to `1`.
const UPDATE: &str = "UPDATE_SPECS";

/// A fenced block: its word and where its lines stand in the file.
struct Fence {
    info: String,
    first: usize,
    past: usize,
}

/// A `## Title` with its fences.
struct Case {
    title: String,
    fences: Vec<Fence>,
}

/// Runs all cases of the file at `path` and reports everything that is wrong with them at once.
pub fn run(path: &Path, file: String) -> datatest_stable::Result<()> {
    let lines: Vec<&str> = file.lines().collect();
    let cases = cases(&lines);
    let update = std::env::var(UPDATE).is_ok_and(|value| value == "1");
    let mut faults = doubles(&cases);
    let mut rewritten: Vec<(usize, usize, String)> = Vec::new();
    for case in &cases {
        for (fence, expected, got) in wrong(case, &lines, &mut faults) {
            if update {
                rewritten.push((fence.first, fence.past, got));
            } else {
                let diff = difference(&expected, &got);
                faults.push(format!("## {}  ({})\n{diff}", case.title, fence.info));
            }
        }
    }
    if !rewritten.is_empty() {
        std::fs::write(path, replaced(&lines, &rewritten))?;
    }
    if cases.is_empty() {
        faults.push("no case: a case begins with `## Title`".to_owned());
    }
    if faults.is_empty() {
        return Ok(());
    }
    let (count, all) = (faults.len(), faults.join("\n"));
    let message = format!("{}, {} cases: {count} wrong\n\n{all}", path.display(), cases.len());
    Err(Wrong(message).into())
}

/// The fences of `case` whose words are not what the engine gives: with expected and got.
fn wrong<'a>(
    case: &'a Case,
    lines: &[&str],
    faults: &mut Vec<String>,
) -> Vec<(&'a Fence, String, String)> {
    let is_news = |fence: &&Fence| fence.info.split(' ').next() == Some("news");
    let (news, expected): (Vec<&Fence>, Vec<&Fence>) = case.fences.iter().partition(is_news);
    let ([news], false) = (news.as_slice(), expected.is_empty()) else {
        faults.push(format!("## {}\none news fence and an expected fence are needed", case.title));
        return Vec::new();
    };
    let (cleanup, follow_on) = match news.info.as_str() {
        "news" => (Cleanup::Remove, FollowOn::Leave),
        "news keep" => (Cleanup::Keep, FollowOn::Leave),
        "news keep implied" => (Cleanup::Keep, FollowOn::Report),
        other => {
            faults.push(format!("## {}\nunknown word after the fence: {other}", case.title));
            return Vec::new();
        }
    };
    let paste = unescaped(&lines[news.first..news.past].join("\n"));
    let settings = Settings { cleanup, follow_on, ..Settings::default() };
    let report = quotelens::analyse_with(&Paste::plain(&paste), &settings);
    let mut wrong = Vec::new();
    for fence in expected {
        let Some(got) = got(&fence.info, &report, &paste) else {
            faults.push(format!("## {}\nunknown fence: {}", case.title, fence.info));
            continue;
        };
        let want: String =
            lines[fence.first..fence.past].iter().map(|line| format!("{line}\n")).collect();
        if unescaped(&want) != unescaped(&got) {
            wrong.push((fence, want, got));
        }
    }
    wrong
}

fn got(info: &str, report: &Report, paste: &str) -> Option<String> {
    match info {
        "report" => Some(report_lines::attributions(report, paste)),
        "removed" => Some(report_lines::removed(report, paste)),
        "meta" => Some(report_lines::meta(&report.meta)),
        "body" if report.body.is_empty() => Some(String::new()),
        "body" => Some(escaped(&report.body) + "\n"),
        _ => None,
    }
}

fn cases(lines: &[&str]) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.trim().to_owned(), fences: Vec::new() });
        } else if line.starts_with("```") {
            let ticks = line.len() - line.trim_start_matches('`').len();
            let first = at;
            while at < lines.len() && lines[at].trim_end() != &line[..ticks] {
                at += 1;
            }
            let info = line[ticks..].trim().to_owned();
            if let Some(case) = cases.last_mut() {
                case.fences.push(Fence { info, first, past: at });
            }
            at += 1;
        }
    }
    cases
}

fn doubles(cases: &[Case]) -> Vec<String> {
    let mut seen = HashSet::new();
    cases
        .iter()
        .filter(|case| !seen.insert(case.title.as_str()))
        .map(|case| format!("## {}\nstands twice", case.title))
        .collect()
}

/// The file with the lines `first..past` of each fence replaced.
fn replaced(lines: &[&str], fences: &[(usize, usize, String)]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (first, past, words) in fences {
        lines[done..*first].iter().for_each(|line| writeln!(out, "{line}").expect("a string"));
        out.push_str(words);
        done = *past;
    }
    lines[done..].iter().for_each(|line| writeln!(out, "{line}").expect("a string"));
    out
}
