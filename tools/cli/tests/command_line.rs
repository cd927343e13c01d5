//! The program as its users call it: arguments, files, streams and exit status.

#![expect(clippy::unwrap_used, reason = "a test that unwraps fails where it should")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

const NEWS: &str =
    "Council keeps the school\n\n“We will not close it 🏫,” said Mara Lindqvist on Monday.";

fn quotelens(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quotelens"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From a thread of its own, or both sides could wait for each other; a program that reads
    // nothing closes its end.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    text(bytes).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs `batch` over `objects` and gives its lines and its exit status.
fn batch(arguments: &[&str], objects: &[Value]) -> (Vec<Value>, i32) {
    let input: Vec<String> = objects.iter().map(|object| format!("{object}\n")).collect();
    let output = quotelens(&[&["batch"], arguments].concat(), input.concat().as_bytes());
    (lines(&output.stdout), output.status.code().unwrap())
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The words of `text` between two code points.
fn slice(text: &str, span: &Value) -> String {
    let at = |index: usize| usize::try_from(span[index].as_u64().unwrap()).unwrap();
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

// ---- analyse ---------------------------------------------------------------------------------

#[test]
fn analyse_prints_one_line_of_json() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "school.txt", NEWS.as_bytes());
    let output = quotelens(&["analyse", name(&path)], b"");
    assert!(output.status.success());
    let reports = lines(&output.stdout);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["id"], "school.txt");
    assert!(reports[0]["body"].as_str().unwrap().contains("said Mara Lindqvist on Monday."));
    assert!(reports[0].get("text").is_none(), "plain text is not repeated");
}

#[test]
fn analyse_reads_standard_input_with_and_without_a_dash() {
    let dash = quotelens(&["analyse", "-"], NEWS.as_bytes());
    let none = quotelens(&["analyze"], NEWS.as_bytes());
    assert!(dash.status.success());
    assert_eq!(text(&dash.stdout), text(&none.stdout));
    assert_eq!(lines(&dash.stdout)[0]["id"], "-");
}

#[test]
fn analyse_writes_markdown_and_csv() {
    let markdown = quotelens(&["analyse", "--format", "markdown"], NEWS.as_bytes());
    assert!(text(&markdown.stdout).starts_with("# "), "{}", text(&markdown.stdout));
    let csv = quotelens(&["analyse", "--format", "csv"], NEWS.as_bytes());
    let header = "id,type,content,speaker,role,source,cue,via,addressee,venue,stance,confidence,\
                  start,end,implied\n";
    assert!(text(&csv.stdout).starts_with(header), "{}", text(&csv.stdout));
}

#[test]
fn analyse_knows_html_by_file_name_and_by_option() {
    let folder = TempDir::new().unwrap();
    let html = format!("<title>x</title><h1>School</h1><p>{}</p>", NEWS.replace('\n', " "));
    let path = file(&folder, "page.HTML", html.as_bytes());
    let by_name = quotelens(&["analyse", name(&path)], b"");
    let report = &lines(&by_name.stdout)[0];
    let words = report["text"].as_str().unwrap();
    assert!(words.starts_with("School\nCouncil keeps the school"), "{words}");
    for block in report["blocks"].as_array().unwrap() {
        assert!(!slice(words, &block["span"]).contains('<'));
    }
    let by_option = quotelens(&["analyse", "--html"], html.as_bytes());
    assert_eq!(lines(&by_option.stdout)[0]["text"], report["text"]);
    let plain = quotelens(&["analyse"], html.as_bytes());
    assert!(lines(&plain.stdout)[0]["body"].as_str().unwrap().contains("<h1>"));
}

#[test]
fn analyse_says_what_encoding_it_took() {
    let output = quotelens(&["analyse"], b"\x93We stay,\x94 she said.");
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("windows-1252"));
    assert!(lines(&output.stdout)[0]["body"].as_str().unwrap().contains("“We stay,” she said."));
}

#[test]
fn analyse_of_nothing_is_an_empty_report() {
    let output = quotelens(&["analyse"], b"");
    assert!(output.status.success());
    assert_eq!(lines(&output.stdout)[0]["words"], 0);
}

#[test]
fn a_missing_file_is_one_clear_sentence() {
    for command in ["analyse", "batch"] {
        let output = quotelens(&[command, "no-such-file"], b"");
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.contains("no-such-file") && said.lines().count() == 1, "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_wrong_command_is_status_two() {
    for wrong in [&["analyse", "--format", "xml"][..], &["batch", "--jobs", "0"], &["guess"], &[]] {
        assert_eq!(quotelens(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn help_shows_examples() {
    for command in ["analyse", "batch"] {
        let help = quotelens(&[command, "--help"], b"");
        assert!(text(&help.stdout).contains("Examples:"));
    }
}

// ---- offsets ---------------------------------------------------------------------------------

/// Where the last block of the body ends, in each unit.
fn last_end(arguments: &[&str], input: &str) -> u64 {
    let (reports, _) = batch(arguments, &[json!({ "id": "a", "text": input })]);
    let blocks = reports[0]["blocks"].as_array().unwrap();
    blocks.last().unwrap()["span"][1].as_u64().unwrap()
}

#[test]
fn offsets_count_what_was_asked_for() {
    assert_eq!(last_end(&[], NEWS), NEWS.chars().count() as u64);
    assert_eq!(last_end(&["--offsets", "codepoint"], NEWS), NEWS.chars().count() as u64);
    assert_eq!(last_end(&["--offsets", "utf16"], NEWS), NEWS.encode_utf16().count() as u64);
    assert_eq!(last_end(&["--offsets", "utf8"], NEWS), NEWS.len() as u64);
}

// ---- batch -----------------------------------------------------------------------------------

#[test]
fn batch_keeps_the_order_whatever_the_number_of_jobs() {
    let articles: Vec<Value> = (0..1500)
        .map(|n| json!({ "id": n, "text": format!("{n} {}", NEWS.repeat(1 + (n * 7) % 5)) }))
        .collect();
    let (one, status) = batch(&["--jobs", "1"], &articles);
    let (four, _) = batch(&["--jobs", "4"], &articles);
    assert_eq!(status, 0);
    assert_eq!(one, four);
    let ids: Vec<_> = four.iter().map(|report| report["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..1500).collect::<Vec<_>>());
}

#[test]
fn batch_keeps_ids_as_they_are_and_numbers_those_without() {
    let articles = [
        json!({ "id": "n-1", "text": NEWS }),
        json!({ "id": 17, "text": NEWS }),
        json!({ "text": NEWS }),
        json!({ "id": null, "text": NEWS }),
    ];
    let (reports, status) = batch(&[], &articles);
    let ids: Vec<_> = reports.iter().map(|report| report["id"].clone()).collect();
    assert_eq!((ids, status), (vec![json!("n-1"), json!(17), json!(3), json!(4)], 0));
}

#[test]
fn batch_reads_the_keys_it_is_told() {
    let article = json!({ "uri": "u", "id": "no", "content": NEWS, "text": "no" });
    let (reports, _) = batch(&["--id-key", "uri", "--text-key", "content"], &[article]);
    assert_eq!(reports[0]["id"], "u");
    assert!(reports[0]["body"].as_str().unwrap().contains("Mara Lindqvist"));
    assert!(reports[0].get("input").is_none(), "other keys are only kept when asked for");
}

#[test]
fn batch_keeps_the_other_keys_when_asked() {
    let line = br#"{"z": 1.50, "id": "a", "text": "Yes.", "a": {"big": 12345678901234567890}}"#;
    let output = quotelens(&["batch", "--keep-input"], line);
    let kept = r#""input":{"z":1.50,"a":{"big": 12345678901234567890}}}"#;
    assert!(text(&output.stdout).trim_end().ends_with(kept), "{}", text(&output.stdout));
}

#[test]
fn batch_reads_html_and_gives_the_text_it_counts_in() {
    let page = json!({ "id": "p", "page": format!("<p>🏫</p><p>{NEWS}</p>") });
    let (reports, status) = batch(&["--html-key", "page"], &[page]);
    assert_eq!(status, 0);
    let words = reports[0]["text"].as_str().unwrap();
    assert!(words.starts_with("🏫\nCouncil keeps"));
    let (start, end) = (words.chars().count() - 7, words.chars().count());
    assert_eq!(slice(words, &json!([start, end])), "Monday.");
    let last = reports[0]["blocks"].as_array().unwrap().last().unwrap();
    assert_eq!(last["span"][1], end);
}

#[test]
fn batch_answers_every_line_even_a_bad_one() {
    let input = [
        &b"{\"id\": \"good\", \"text\": \"Yes.\"}\n"[..],
        b"{\"id\": \"cut\", \"text\": \n",
        b"[1, 2]\n",
        b"\n",
        b"{\"id\": \"bytes\", \"text\": \"\xff\"}\n",
        b"{\"id\": \"other\", \"body\": \"Yes.\"}\n",
        b"{\"id\": 8, \"text\": 9}\n",
        b"{\"id\": [1], \"text\": \"Yes.\"}\r\n",
        b"{\"id\": \"last\", \"text\": \"No.\"}",
    ]
    .concat();
    let output = quotelens(&["batch"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "quotelens: 2 articles analysed, 6 lines in error\n");
    let answers = lines(&output.stdout);
    let places: Vec<_> =
        answers.iter().map(|line| (line["line"].clone(), line["id"].clone())).collect();
    let null = Value::Null;
    assert_eq!(
        places,
        [
            (null.clone(), json!("good")),
            (json!(2), null.clone()),
            (json!(3), null.clone()),
            (json!(5), null.clone()),
            (json!(6), json!("other")),
            (json!(7), json!(8)),
            (json!(8), null.clone()),
            (null, json!("last")),
        ]
    );
    let why: Vec<_> = answers.iter().filter_map(|line| line["error"].as_str()).collect();
    for (why, expected) in why.iter().zip([
        "not a JSON object: ",
        "not a JSON object: ",
        "not UTF-8 at byte 26",
        r#"no key "text" in the object, which has: "id", "body""#,
        r#"key "text": expected a string, found a number"#,
        r#"key "id": expected a string or a number, found an array"#,
    ]) {
        assert!(why.starts_with(expected), "{why}");
    }
}

#[test]
fn batch_loses_no_article_to_half_a_surrogate_pair() {
    let line = r#"{"id": "a", "text": "\ud83d “No,” she said. \ud83c\udfeb"}"#;
    let output = quotelens(&["batch"], line.as_bytes());
    assert!(output.status.success());
    let report = &lines(&output.stdout)[0];
    assert!(report["body"].as_str().unwrap().contains("“No,” she said."));
    assert_eq!(report["blocks"][0]["span"][1], 19);
}

#[test]
fn batch_of_nothing_is_nothing() {
    let output = quotelens(&["batch"], b"");
    assert!(output.status.success());
    assert!(output.stdout.is_empty());
    assert_eq!(text(&output.stderr), "quotelens: 0 articles analysed, 0 lines in error\n");
}

#[test]
fn batch_reads_past_a_byte_order_mark() {
    let (plain, _) = batch(&[], &[json!({ "id": "a", "text": NEWS })]);
    let line = format!("\u{feff}{}\n", json!({ "id": "a", "text": NEWS }));
    assert_eq!(lines(&quotelens(&["batch"], line.as_bytes()).stdout), plain);
}

#[test]
fn no_clean_keeps_every_line() {
    let menu = "Menu\n\nShare\n\nThe council met on Monday and kept the school open, it said.";
    let (kept, _) = batch(&["--no-clean"], &[json!({ "text": menu })]);
    assert_eq!(kept[0]["removed"], json!([]));
    assert_eq!(kept[0]["body"].as_str().unwrap().lines().count(), 3);
}

// ---- files -----------------------------------------------------------------------------------

#[test]
fn gzip_goes_by_the_file_name() {
    let folder = TempDir::new().unwrap();
    let line = format!("{}\n", json!({ "id": "a", "text": NEWS }));
    let plain = quotelens(&["batch"], line.as_bytes()).stdout;
    // Two streams in one file, as `cat a.gz b.gz` makes them.
    let input =
        file(&folder, "in.jsonl.gz", &[gzip(line.as_bytes()), gzip(line.as_bytes())].concat());
    let out = folder.path().join("out.jsonl.gz");
    let output = quotelens(&["batch", name(&input), "-o", name(&out)], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(fs::File::open(&out).unwrap()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, [&plain[..], &plain[..]].concat());
    // And through a pipe.
    let piped = quotelens(&["batch", "-", "-o", "-"], &gzip(line.as_bytes()));
    assert_eq!(piped.stdout, plain);
}

#[test]
fn a_failed_run_leaves_the_old_file() {
    let folder = TempDir::new().unwrap();
    let whole = gzip(format!("{}\n", json!({ "text": NEWS })).repeat(2000).as_bytes());
    let cut = file(&folder, "cut.jsonl.gz", &whole[..whole.len() / 2]);
    let out = file(&folder, "out.jsonl", b"old\n");
    let output = quotelens(&["batch", name(&cut), "-o", name(&out)], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot read the input"), "{}", text(&output.stderr));
    assert_eq!(fs::read(&out).unwrap(), b"old\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left lying about");
}

#[test]
fn bad_lines_are_no_reason_to_throw_the_output_away() {
    let folder = TempDir::new().unwrap();
    let out = file(&folder, "out.jsonl", b"old\n");
    let output = quotelens(&["batch", "-o", name(&out)], b"{}\n{\"text\": \"Yes.\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&fs::read(&out).unwrap()).len(), 2);
}

#[test]
fn a_file_may_be_answered_into_itself() {
    let folder = TempDir::new().unwrap();
    let line = format!("{}\n", json!({ "id": "a", "text": NEWS }));
    let path = file(&folder, "articles.jsonl", line.as_bytes());
    assert!(quotelens(&["batch", name(&path), "-o", name(&path)], b"").status.success());
    assert_eq!(lines(&fs::read(&path).unwrap())[0]["id"], "a");
}

#[test]
fn an_output_that_cannot_be_is_said_before_any_work() {
    let output = quotelens(&["batch", "-o", "no-such-folder/out.jsonl"], b"{\"text\": \"Yes.\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot write no-such-folder/out.jsonl"));
}

#[cfg(unix)]
#[test]
fn devices_are_written_to_and_links_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = TempDir::new().unwrap();
    let line = b"{\"text\": \"Yes.\"}\n";
    assert!(quotelens(&["batch", "-o", "/dev/null"], line).status.success());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let real = file(&folder, "real.jsonl", b"old\n");
    let link = folder.path().join("link.jsonl");
    symlink(&real, &link).unwrap();
    assert!(quotelens(&["batch", "-o", name(&link)], line).status.success());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(lines(&fs::read(&real).unwrap())[0]["words"], 1);
    let mode = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o600, 0o600);
}

#[cfg(unix)]
#[test]
fn a_broken_pipe_ends_quietly() {
    let line = format!("{}\n", json!({ "text": NEWS })).repeat(5000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_quotelens"))
        .args(["batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    drop(stdin.write_all(line.as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}
