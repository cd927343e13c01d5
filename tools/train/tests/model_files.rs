//! Model files: what is written is read, and what is no model of this engine is refused.

use quotelens::model::Model;
use quotelens::model::chain::{LABELS, Transitions};
use quotelens::model::file::{MAGIC, ModelError, Parts, TAGS, Thresholds};
use quotelens::model::hash::{Sink, word};
use quotelens::model::table::{SparseSum, Sum, Table};
use quotelens::model::words::{Known, write_words};
use quotelens_train::random::Random;

#[test]
fn what_is_written_is_read_back() {
    let parts = parts();
    let file = parts.write();
    let model = Model::read(&file).unwrap();
    assert_eq!(model.transitions, parts.transitions);
    assert_eq!(model.thresholds, parts.thresholds);
    assert_rows::<TAGS, _>(SparseSum::of(&model.tags), SparseSum::total, &parts.tags);
    assert_same(&model.cues, &parts.cues);
    assert_same(&model.statements, &parts.statements);
    assert_same(&model.acceptance, &parts.acceptance);
    for (hash, known) in words() {
        assert_eq!(model.words.get(hash), known);
    }
    assert_eq!(model.words.get(word(b'w', b"unheard")), Known::default());
}

#[test]
fn another_magic_line_is_refused() {
    refused(MAGIC, "quotelens-model 0", ModelError::Magic);
    assert_eq!(Model::read(b"").err(), Some(ModelError::Magic));
    assert_eq!(Model::read(b"\n\n").err(), Some(ModelError::Magic));
    assert_eq!(Model::read(b"\xff\xfe\n\n").err(), Some(ModelError::Magic));
}

#[test]
fn another_template_hash_is_refused() {
    let file = parts().write();
    let head = String::from_utf8_lossy(&file).into_owned();
    let line = head.lines().find(|line| line.starts_with("templates ")).unwrap();
    refused(line, "templates 00000000", ModelError::Features);
}

#[test]
fn another_seed_is_refused() {
    refused("seed ", "seed 1", ModelError::Features);
}

#[test]
fn a_bad_number_in_the_head_is_refused() {
    refused("anchor -752", "anchor some", ModelError::Head);
    refused("start 1 2 3 4", "start 1 2 3", ModelError::Head);
    refused("table cues 16 7", "table cues -16 7", ModelError::Head);
    refused("table cues 16 7", "table clues 16 7", ModelError::Head);
}

#[test]
fn a_truncated_file_is_refused() {
    let file = parts().write();
    let head = file.windows(2).position(|pair| pair == b"\n\n").unwrap();
    for end in [head + 2, file.len() / 2, file.len() - 1] {
        assert_eq!(Model::read(&file[..end]).err(), Some(ModelError::Table), "{end} bytes");
    }
    assert_eq!(Model::read(&file[..head]).err(), Some(ModelError::Magic));
}

#[test]
fn a_table_that_is_no_power_of_two_is_refused() {
    let parts = Parts { cues: (vec![0; 12], 7), ..parts() };
    assert_eq!(Model::read(&parts.write()).err(), Some(ModelError::Table));
}

/// A file in whose head something was replaced gives this error.
fn refused(what: &str, by: &str, error: ModelError) {
    let mut file = parts().write();
    let at = file.windows(what.len()).position(|bytes| bytes == what.as_bytes()).unwrap();
    file.splice(at..at + what.len(), by.bytes());
    assert_eq!(Model::read(&file).err(), Some(error), "{by}");
}

fn assert_same<const COLUMNS: usize>(table: &Table<COLUMNS>, (bytes, unit): &(Vec<u8>, i32)) {
    // 65536 units of weight are worth `unit` in 1/256 nat.
    assert_eq!(table.nats(1 << 16), *unit);
    assert_rows::<COLUMNS, _>(Sum::of(table), Sum::total, bytes);
}

fn assert_rows<const COLUMNS: usize, S: Sink + Clone>(
    nothing: S,
    total: impl Fn(&S) -> [i32; COLUMNS],
    bytes: &[u8],
) {
    for (row, bytes) in (0..).zip(bytes.chunks(COLUMNS)) {
        let expected: Vec<i32> = bytes.iter().map(|byte| i32::from(byte.cast_signed())).collect();
        let mut sum = nothing.clone();
        sum.fire(row);
        assert_eq!(total(&sum).as_slice(), expected);
        // As many as a sum can take, and none runs over into its neighbour.
        (1..256).for_each(|_| sum.fire(row));
        let often: Vec<i32> = expected.iter().map(|weight| weight * 256).collect();
        assert_eq!(total(&sum).as_slice(), often);
    }
}

fn words() -> [(u32, Known); 3] {
    let known = |word_of: &[u8], ratio, tag| (word(b'w', word_of), Known { ratio, tag });
    [known(b"said", 5, 6), known(b"the", 0, 15), known(b"warned", 3, 0)]
}

fn parts() -> Parts {
    let mut random = Random::new(7);
    let mut bytes =
        |len: usize| (0..len).map(|_| random.bits().to_le_bytes()[0]).collect::<Vec<u8>>();
    Parts {
        words: write_words(&words(), 16),
        tags: bytes(TAGS * 8),
        cues: (bytes(16), 7),
        statements: (bytes(LABELS * 32), 300),
        acceptance: (bytes(64), 80_000),
        transitions: Transitions {
            start: [1, 2, 3, 4],
            steps: [[5, -6, 7, -8], [9, 10, 11, 12], [0, 0, 0, 0], [-1, -2, -3, -4]],
        },
        thresholds: Thresholds { anchor: -752, accept: [[60, 75], [35, 55], [20, 30]] },
    }
}
