//! The model card.

use std::fs;
use std::path::Path;

use quotelens_train::card;

#[test]
fn the_cards_beside_the_engines_weights_are_about_them() {
    for (folder, name) in [("src/model", "weights.bin"), ("src/clean", "page_model.txt")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        let file = fs::read(path.join(name)).unwrap();
        let card = fs::read_to_string(path.join("README.md")).unwrap();
        for line in card::lines(&file) {
            assert!(
                card.lines().any(|other| other == line),
                "{folder}/README.md has no line `{line}`: `./build.sh train` writes both files"
            );
        }
    }
}

#[test]
fn only_the_lines_about_the_file_change() {
    let card = "# Model\n- Size: 3 bytes\n- SHA-256: `0`\n\nno - Size: here";
    let updated = card::updated(card, b"abc and more");
    let [size, fingerprint] = card::lines(b"abc and more");
    assert_eq!(size, "- Size: 12 bytes");
    assert_eq!(updated, format!("# Model\n{size}\n{fingerprint}\n\nno - Size: here"));
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(card::lines(b"abc")[1], format!("- SHA-256: `{known}`"));
}

#[test]
fn a_card_is_updated_only_where_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let (model, card) = (folder.path().join("weights.bin"), folder.path().join("README.md"));
    card::update_beside(&model, b"abc").unwrap();
    assert!(!card.exists());
    fs::write(&card, "- Size: 0 bytes\n").unwrap();
    card::update_beside(&model, b"abc").unwrap();
    assert_eq!(fs::read_to_string(&card).unwrap(), "- Size: 3 bytes\n");
}
