//! Reading corpora: what is wrong is told with its file and line.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use quotelens::tags::Tag;
use quotelens_train::corpora;
use quotelens_train::corpus::{self, Annotated, Coverage};
use tempfile::TempDir;

const GOOD: &str = r#"{"id":"a","text":"“Ja,” said Ö.","attributions":[
 {"source":[[11,13]],"cue":[[6,10]],"content":[[0,5]]},{"source":[[0,1]],"content":[[0,1]],"byline":true},{"cue":[[6,10]]}],
 "tokens":[[1,3,"UH"],[6,10,"VBD",0,"x"],[11,12,"NNPS",0,"x",""]]}"#;

#[test]
fn offsets_are_code_points_and_become_bytes() {
    let files = Files::new();
    let article =
        &corpus::with_tags(&files.write("a.jsonl", &one_line(GOOD)), Coverage::Some).unwrap()[0];
    let [attribution] = article.attributions.as_slice() else { panic!("{article:?}") };
    let words = |range: &std::ops::Range<usize>| &article.text[range.clone()];
    assert_eq!(words(&attribution.source[0]), "Ö.");
    assert_eq!(words(&attribution.cue[0]), "said");
    assert_eq!(words(&attribution.content[0]), "“Ja,”");
    let tags: Vec<(&str, Tag)> =
        article.tags.iter().map(|(range, tag)| (words(range), *tag)).collect();
    assert_eq!(tags, [("Ja", Tag::X), ("said", Tag::VBD), ("Ö", Tag::NNP)]);
    assert!(!article.complete);
}

#[test]
fn a_gzipped_file_reads_as_the_file_itself() {
    let files = Files::new();
    let plain = files.write("a.jsonl", &one_line(GOOD));
    let zipped = files.zip("a.jsonl.gz", &one_line(GOOD));
    let read = |path| corpus::with_tags(path, Coverage::Every).unwrap();
    assert_eq!(read(&plain), read(&zipped));
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    let files = Files::new();
    let error = |content: &str| {
        let path = files.write("a.jsonl", &format!("{}\n{content}\n", one_line(GOOD)));
        format!("{:#}", corpus::with_tags(&path, Coverage::Every).unwrap_err())
    };
    assert!(error("{").contains("a.jsonl, line 2"));
    assert!(error(r#"{"id":"b"}"#).contains("missing field `text`"));
    let beyond = error(&one_line(GOOD).replace("[[11,13]]", "[[11,14]]"));
    assert!(
        beyond.contains("a.jsonl, line 2: there is no span 11 to 14 in a text of 13 characters"),
        "{beyond}"
    );
    assert!(error(&one_line(GOOD).replace("[[6,10]]", "[[10,6]]")).contains("no span 10 to 6"));
}

#[test]
fn a_file_that_is_not_there_or_broken_is_named() {
    let files = Files::new();
    let missing = corpora::release(files.0.path()).unwrap_err();
    assert!(format!("{missing:#}").contains("polnear/train.jsonl.gz"), "{missing:#}");
    let broken = files.write("b.jsonl.gz", "no gzip");
    let broken = corpus::with_tags(&broken, Coverage::Every).unwrap_err();
    assert!(format!("{broken:#}").contains("b.jsonl.gz, line 1"), "{broken:#}");
}

#[test]
fn silver_tags_must_belong_to_their_articles() {
    let files = Files::new();
    let articles = files.write("a.jsonl", &one_line(GOOD));
    let with =
        |silver: &str| corpus::with_silver_tags(&articles, &files.write("silver.jsonl", silver));
    let right =
        with(r#"{"id":"a","tokens":[[6,10,"VBD",1,"ROOT",""]],"sentences":[[0,1]]}"#).unwrap();
    assert_eq!(right[0].tags.len(), 1);
    assert!(right[0].complete);
    let other = format!("{:#}", with(r#"{"id":"b","tokens":[]}"#).unwrap_err());
    assert!(other.contains("silver.jsonl, line 1: these are tags of b, and a is next"), "{other}");
    assert!(format!("{:#}", with("").unwrap_err()).contains("has 1 articles"));
}

#[test]
fn a_fold_leaves_out_every_fifth_complete_article() {
    let articles: Vec<Annotated> = (0..12)
        .map(|number| Annotated {
            text: number.to_string(),
            complete: number < 10,
            ..Annotated::default()
        })
        .collect();
    let left: Vec<String> =
        corpora::without_fold(articles, 1).into_iter().map(|article| article.text).collect();
    assert_eq!(left, ["0", "2", "3", "4", "5", "7", "8", "9", "10", "11"]);
}

#[test]
fn a_share_is_spread_evenly_over_the_articles() {
    let articles = || {
        (0..10)
            .map(|number| Annotated { text: number.to_string(), ..Annotated::default() })
            .collect()
    };
    let left = |percent| -> Vec<String> {
        corpora::share(articles(), percent).into_iter().map(|article| article.text).collect()
    };
    assert_eq!(left(30), ["3", "6", "9"]);
    assert_eq!(left(100).len(), 10);
}

fn one_line(record: &str) -> String {
    record.replace('\n', "")
}

struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn zip(&self, name: &str, content: &str) -> PathBuf {
        let mut zipped = GzEncoder::new(Vec::new(), Compression::fast());
        zipped.write_all(content.as_bytes()).unwrap();
        let path = self.0.path().join(name);
        fs::write(&path, zipped.finish().unwrap()).unwrap();
        path
    }
}
