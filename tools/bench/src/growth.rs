//! Does the time grow with the text and no faster? One text in several lengths.

use quotelens::report::Report;
use serde_json::{Value, json};

use crate::measuring::best;

/// Lengths of the growth table, in bytes.
const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// Time and findings of each length.
pub fn growth(paragraphs: &[String]) -> Value {
    let measured = LENGTHS.map(|length| {
        let text = repeated(length, paragraphs);
        let Report { attributions, words, .. } = quotelens::analyse(&text);
        let seconds = best(|| quotelens::analyse(&text));
        json!({
            "length": length,
            "bytes": text.len(),
            "words": words,
            "statements": attributions.len(),
            "seconds": seconds,
        })
    });
    Value::from(measured.to_vec())
}

/// About `length` bytes: the texts over and over, with new names each time round, so that speakers grow in
/// number as the text does, and no line stands twice that does not stand twice in them.
pub fn repeated(length: usize, texts: &[String]) -> String {
    let mut long = String::with_capacity(length + 100_000);
    for round in 0.. {
        for text in texts {
            if long.len() >= length {
                return long;
            }
            for line in text.lines() {
                long.push_str(&renamed(line, round));
                long.push('\n');
            }
            long.push('\n');
        }
    }
    long
}

/// `paragraph` with an ending on each capitalised word that does not begin it: `Mara Lindqvist`
/// becomes `Mara Lindqvistad` in the third round.
fn renamed(paragraph: &str, round: usize) -> String {
    if round == 0 {
        return paragraph.to_owned();
    }
    let ending = letters(round);
    let words = paragraph.split(' ').enumerate().map(|(at, word)| {
        let end = word.trim_end_matches(|last: char| !last.is_alphabetic()).len();
        let is_name = at > 0 && end > 3 && word.starts_with(char::is_uppercase);
        if is_name { format!("{}{ending}{}", &word[..end], &word[end..]) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A number in letters, two at least.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 || letters.len() < 2 {
        letters.push(char::from(b"abdeiklmnorstu"[number % 14]));
        number /= 14;
    }
    letters
}
