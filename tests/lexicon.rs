//! The word lists: sorted by bytes, nothing twice, no blanks at the ends, and lower case where the
//! first lines of the list say so.

use std::path::PathBuf;

/// What is wrong with a list, a line each.
fn faults(list: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let comments = || list.lines().filter(|line| line.starts_with('#'));
    let entries: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    if !list.starts_with('#') {
        faults.push("no comment at the top says what the list is".to_owned());
    }
    if !list.ends_with('\n') || list.contains('\r') {
        faults.push("lines must end with a line feed, the last one too".to_owned());
    }
    if entries.is_empty() {
        faults.push("no entry".to_owned());
    }
    let lower = comments().any(|line| line.contains("lower case"));
    for entry in &entries {
        if entry.trim() != *entry || entry.is_empty() {
            faults.push(format!("{entry:?} has blanks at an end or nothing in it"));
        }
        if lower && entry.chars().any(char::is_uppercase) {
            faults.push(format!("{entry:?} is not in lower case"));
        }
    }
    for pair in entries.windows(2) {
        if pair[0] == pair[1] {
            faults.push(format!("{:?} stands twice", pair[0]));
        } else if pair[0] > pair[1] {
            faults.push(format!("{:?} stands before {:?}", pair[0], pair[1]));
        }
    }
    faults
}

#[test]
fn every_list_is_in_order() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let list = std::fs::read_to_string(&path).expect("a list in UTF-8");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.extend(faults(&list).into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_good_list_has_no_faults() {
    assert_eq!(faults("# Titles, lower case.\ndr u\nlady f\nlord m\n"), Vec::<String>::new());
}

#[test]
fn each_fault_is_told() {
    let told = |list: &str, words: &str| {
        let faults = faults(list);
        assert!(faults.iter().any(|fault| fault.contains(words)), "{list:?}: {faults:?}");
    };
    told("a\nb\n", "no comment");
    told("# x\na\nb", "line feed");
    told("# x\r\na\r\n", "line feed");
    told("# x\n", "no entry");
    told("# x\na \nb\n", "blanks");
    told("# x\na\n\nb\n", "nothing in it");
    told("# x, lower case\nMr\n", "lower case");
    told("# x\nb\na\n", "stands before");
    told("# x\na\na\n", "twice");
}
