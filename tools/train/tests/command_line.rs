//! The binary, as it is called.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use quotelens_train::card;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::tiny;

/// Small tables, so that a training takes a moment.
const SMALL: [&str; 12] = [
    "--set",
    "tag_bits=8",
    "--set",
    "cue_bits=8",
    "--set",
    "statement_bits=8",
    "--set",
    "acceptance_bits=8",
    "--set",
    "epochs=1",
    "--set",
    "acceptance_epochs=1",
];

#[test]
fn a_release_writes_the_model_and_renews_its_card() {
    let folder = corpora();
    let (out, card) = (folder.path().join("weights.bin"), folder.path().join("README.md"));
    fs::write(&card, "# Card\n- Size: 0 bytes\n- SHA-256: `0`\n").unwrap();
    succeeds(&call(&["release", text(folder.path()), text(&out)], &SMALL, ""));
    let file = fs::read(&out).unwrap();
    assert_eq!(
        fs::read_to_string(&card).unwrap(),
        format!("# Card\n{}\n", card::lines(&file).join("\n"))
    );
    // Again, with everything at other addresses and times: the same bytes.
    succeeds(&call(&["release", text(folder.path()), text(&out)], &SMALL, ""));
    assert!(file == fs::read(&out).unwrap());
}

#[test]
fn a_fold_is_trained_on_less() {
    let folder = corpora();
    let (all, fold) = (folder.path().join("all.bin"), folder.path().join("fold.bin"));
    succeeds(&call(&["release", text(folder.path()), text(&all)], &SMALL, ""));
    succeeds(&call(&["fold", text(folder.path()), "0", text(&fold)], &SMALL, ""));
    assert!(fs::read(&all).unwrap() != fs::read(&fold).unwrap());
    let sixth = call(&["fold", text(folder.path()), "5", text(&fold)], &SMALL, "");
    assert!(told(&sixth).contains("there are five folds"), "{}", told(&sixth));
}

#[test]
fn predict_and_clean_report_on_lines_of_json() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("tiny.bin");
    fs::write(&model, tiny::model()).unwrap();
    let input = json!({"id": 7, "text": "“Ä,” said Edda Marsh."}).to_string();
    for command in ["predict", "clean"] {
        let output = call(&[command, text(&model)], &[], &input);
        succeeds(&output);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["id"], 7);
        // Code points: a mark and a letter are one each.
        assert_eq!(report["attributions"][0]["cue"], json!([[5, 9]]), "{report}");
    }
}

#[test]
fn what_is_wrong_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("tiny.bin");
    fs::write(&model, tiny::model()).unwrap();
    let fails = |arguments: &[&str], input: &str, part: &str| {
        let output = call(arguments, &[], input);
        assert!(!output.status.success());
        assert!(told(&output).contains(part), "{}", told(&output));
    };
    fails(&["predict", text(&model)], "{\"text\": \"\"}\nno", "standard input, line 2");
    fails(&["predict", text(&model)], "{\"id\": 1}", "missing field `text`");
    fails(&["predict", text(&folder.path().join("none"))], "", "cannot read");
    fs::write(&model, "quotelens-model 0\n\n").unwrap();
    fails(&["predict", text(&model)], "", "tiny.bin: no model of this engine (Magic)");
    fails(&["release", text(folder.path()), "x", "--set", "epoch=3"], "", "cannot set `epoch`");
    fails(&["release", text(folder.path()), "x"], "", "cannot open");
}

/// The tiny corpus under the names of the release's files.
fn corpora() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = fs::read_to_string(tiny::path("corpus.jsonl")).unwrap();
    for file in ["polnear/train.jsonl.gz", "polnear/silver-train.jsonl.gz", "gum/train.jsonl.gz"] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut zipped = GzEncoder::new(Vec::new(), Compression::fast());
        zipped.write_all(articles.as_bytes()).unwrap();
        fs::write(path, zipped.finish().unwrap()).unwrap();
    }
    folder
}

fn call(arguments: &[&str], more: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quotelens-train"))
        .args(arguments)
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever fails before reading closes the pipe: what it says is what counts.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn succeeds(output: &Output) {
    assert!(output.status.success(), "{}", told(output));
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
