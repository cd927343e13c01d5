//! One line of a batch: an object with an article in, an object with a report out.

use std::any::Any;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use indexmap::IndexMap;
use quotelens::offsets::Unit;
use quotelens::paste::Settings;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::answer::{Answer, Article, analyse};
use crate::arguments::Batch;

/// How lines are read and answered.
pub struct Task {
    id_key: String,
    article_key: String,
    is_html: bool,
    keep_input: bool,
    settings: Settings,
    unit: Unit,
}

impl Task {
    /// The task that the arguments describe.
    pub fn new(arguments: &Batch) -> Self {
        Self {
            id_key: arguments.id_key.clone(),
            article_key: arguments.html_key.as_ref().unwrap_or(&arguments.text_key).clone(),
            is_html: arguments.html_key.is_some(),
            keep_input: arguments.keep_input,
            settings: arguments.common.settings(),
            unit: arguments.common.offsets.into(),
        }
    }
}

/// A line of the output.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// A report.
    Report(String),
    /// An object that says what was wrong.
    Error(String),
}

/// What stands in the output for a line without a report.
#[derive(Serialize)]
struct Fault<'a> {
    line: usize,
    id: Option<&'a RawValue>,
    error: String,
}

type Object<'a> = IndexMap<String, &'a RawValue>;

/// Answers the line with the number `number`, from 1; `None` for a blank one.
pub fn answer(bytes: &[u8], number: usize, task: &Task) -> Option<Line> {
    if bytes.trim_ascii().is_empty() {
        return None;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let line = match std::str::from_utf8(bytes) {
        Ok(line) => with_whole_characters(line),
        Err(error) => {
            let why = format!("not UTF-8 at byte {}", error.valid_up_to() + 1);
            return Some(fault(number, None, why));
        }
    };
    Some(match serde_json::from_str::<Object>(&line) {
        Ok(object) => answer_object(&object, number, task),
        Err(error) => {
            // The line in the JSON is always the first; the line in the file stands beside.
            let why = error.to_string().replace(" at line 1 column ", " at byte ");
            fault(number, None, format!("not a JSON object: {why}"))
        }
    })
}

fn answer_object(object: &Object, number: usize, task: &Task) -> Line {
    let id = match id_of(object, number, task) {
        Ok(id) => id,
        Err(why) => return fault(number, None, why),
    };
    caught(|| report(object, &id, task)).unwrap_or_else(|why| fault(number, Some(&id), why))
}

/// An engine that panics costs one article, not the run.
fn caught(work: impl FnOnce() -> Result<Line, String>) -> Result<Line, String> {
    // What the work has touched is thrown away with it.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        Err(format!("the engine failed on this article: {}", message(&*panic)))
    })
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let borrowed = panic.downcast_ref::<&str>().copied();
    borrowed
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

fn report(object: &Object, id: &RawValue, task: &Task) -> Result<Line, String> {
    let words = words_of(object, &task.article_key)?;
    let article = if task.is_html { Article::Html(&words) } else { Article::Text(&words) };
    let analysed = analyse(article, &task.settings);
    let mut answer = Answer::new(id, article, analysed, task.unit);
    answer.input = task.keep_input.then(|| others(object, task));
    serde_json::to_string(&answer).map(Line::Report).map_err(|error| error.to_string())
}

/// An article's id as it stands in the input, so that a number stays a number.
fn id_of<'a>(object: &Object<'a>, number: usize, task: &Task) -> Result<Cow<'a, RawValue>, String> {
    match object.get(&task.id_key).filter(|id| id.get() != "null") {
        Some(id) if id.get().starts_with(['{', '[', 't', 'f']) => {
            Err(format!("key {:?}: expected a string or a number, found {}", task.id_key, kind(id)))
        }
        Some(id) => Ok(Cow::Borrowed(id)),
        None => to_raw_value(&number).map(Cow::Owned).map_err(|error| error.to_string()),
    }
}

fn words_of<'a>(object: &Object<'a>, key: &str) -> Result<Cow<'a, str>, String> {
    let Some(value) = object.get(key) else {
        let keys: Vec<_> = object.keys().take(8).map(|key| format!("{key:?}")).collect();
        return Err(format!("no key {key:?} in the object, which has: {}", keys.join(", ")));
    };
    serde_json::from_str(value.get())
        .map(Cow::Owned)
        .map_err(|_| format!("key {key:?}: expected a string, found {}", kind(value)))
}

fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => "null",
        Some(b'"') => "a string",
        _ => "a number",
    }
}

fn others<'a>(object: &'a Object, task: &Task) -> IndexMap<&'a str, &'a RawValue> {
    object
        .iter()
        .filter(|(key, _)| **key != task.id_key && **key != task.article_key)
        .map(|(key, value)| (key.as_str(), *value))
        .collect()
}

fn fault(line: usize, id: Option<&RawValue>, error: String) -> Line {
    let fault = Fault { line, id, error };
    // An object of a number, a piece of JSON and a string: nothing in it can fail to be written.
    Line::Error(serde_json::to_string(&fault).unwrap_or_default())
}

/// Half a surrogate pair, as programs that count UTF-16 cut them off and Python writes them out, is
/// no character: each such `\ud83d` becomes `\ufffd`, so the article is not lost and its positions
/// stay as they were in code points and in UTF-16.
fn with_whole_characters(line: &str) -> Cow<'_, str> {
    let mut whole = String::new();
    let (mut copied, mut at) = (0, 0);
    let bytes = line.as_bytes();
    while let Some(found) = line[at..].find('\\') {
        at += found;
        match (escaped_unit(bytes, at), escaped_unit(bytes, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at += 12,
            (Some(0xd800..=0xdfff), _) => {
                whole.push_str(&line[copied..at]);
                whole.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            (Some(_), _) => at += 6,
            // Another escape: a backslash and one character, which may be a backslash itself.
            (None, _) => at += 1 + line[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    if copied == 0 {
        return Cow::Borrowed(line);
    }
    whole.push_str(&line[copied..]);
    Cow::Owned(whole)
}

/// The number in `\uXXXX` if that stands at byte `at`.
fn escaped_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::{Line, caught, with_whole_characters};

    #[test]
    fn a_panic_costs_one_article() {
        let why = caught(|| panic!("span {} is off", 3)).unwrap_err();
        assert_eq!(why, "the engine failed on this article: span 3 is off");
        let line = || Line::Report("{}".to_owned());
        assert_eq!(caught(|| Ok(line())), Ok(line()));
    }

    #[test]
    fn half_pairs_become_one_replacement_each() {
        for (line, whole) in [
            (r#"{"a": "x"}"#, r#"{"a": "x"}"#),
            (r"\ud83c\udfeb", r"\ud83c\udfeb"),
            (r"\ud83c \udfeb", r"\ufffd \ufffd"),
            (r"\ud83c\ud83c\udfeb", r"\ufffd\ud83c\udfeb"),
            (r"\udfeb\n", r"\ufffd\n"),
            (r"\\ud83c", r"\\ud83c"),
            (r"\\\ud83c", r"\\\ufffd"),
            ("\\", "\\"),
            ("\\é\\ud8", "\\é\\ud8"),
        ] {
            assert_eq!(with_whole_characters(line), whole, "{line}");
        }
    }
}
