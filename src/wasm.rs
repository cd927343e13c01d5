//! The engine's face to JavaScript: plain objects in and out, positions in UTF-16 units, errors as
//! `Error`. It holds no logic: it reads what came in, calls the engine and hands over the report.

use js_sys::{Array, JsString, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsThreadLocal;
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};

use crate::offsets::{Index, Unit, report_in};
use crate::paste::{BlockHint, Cleanup, FollowOn, Paste, Precision, Settings};
use crate::span::Span;

/// Cleans a pasted article and says who is quoted in it.
///
/// Every position, in and out, is in UTF-16 units of `text`, as JavaScript counts: so
/// `text.slice(...span)` are the words. A lone surrogate counts one unit and is read as U+FFFD.
///
/// # Errors
///
/// Throws an `Error` that names the argument if one is not of its type. No text makes it throw.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyse(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "BlockHint[]")] hints: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Settings")] settings: JsValue,
) -> Result<JsValue, JsError> {
    let text = text.as_string().ok_or_else(|| JsError::new("text: expected a string"))?;
    let units = Index::new(&text, Unit::Utf16);
    let mut hints: Vec<BlockHint> = argument("hints", &hints, |hints| list(hints, hint))?;
    for hint in &mut hints {
        hint.span = units.to_span(hint.span);
    }
    let mut settings: Settings = argument("settings", &settings, read_settings)?;
    for span in &mut settings.put_back {
        *span = units.to_span(*span);
    }
    let report = crate::analyse_with(&Paste { text: &text, hints }, &settings);
    report_in(Unit::Utf16, report, &text)
        // `null` for what is missing and plain objects, so that it equals the report in a file.
        .serialize(&Serializer::json_compatible())
        .map_err(JsError::from)
}

/// The version of the engine: `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

// The names of fields, made once: a paste has thousands of hints.
#[rustfmt::skip] // It would take away the words.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, static_string)]
    static SPAN: JsString = "span";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static TAG: JsString = "tag";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static LINK_CHARS: JsString = "linkChars";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static CLASS_HINT: JsString = "classHint";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static WITHIN: JsString = "within";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static CLEANUP: JsString = "cleanup";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static PRECISION: JsString = "precision";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static FOLLOW_ON: JsString = "followOn";
    #[wasm_bindgen(thread_local_v2, static_string)]
    static PUT_BACK: JsString = "putBack";
}

/// Reads an argument that may be left out; an error says where in it the fault is.
fn argument<T: Default>(
    name: &str,
    value: &JsValue,
    read: impl Fn(&JsValue) -> Result<T, Fault>,
) -> Result<T, JsError> {
    if is_missing(value) {
        return Ok(T::default());
    }
    read(value)
        .map_err(|Fault { path, why }| JsError::new(&[name, ": at ", &path, ": ", &why].concat()))
}

/// What is wrong with an argument, and where in it: `[1].linkChars`.
struct Fault {
    path: String,
    why: String,
}

impl Fault {
    fn expected(what: &str) -> Self {
        Self { path: String::new(), why: ["expected ", what].concat() }
    }

    fn unknown(found: &str, expected: &str) -> Self {
        Self {
            path: String::new(),
            why: ["unknown variant `", found, "`, expected ", expected].concat(),
        }
    }

    /// The fault as seen from what holds the faulty value at `place`.
    fn within(mut self, place: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = [place, dot, &self.path].concat();
        self
    }
}

fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn hint(value: &JsValue) -> Result<BlockHint, Fault> {
    Ok(BlockHint {
        span: field(value, &SPAN, span)?,
        tag: field(value, &TAG, string)?,
        link_chars: field(value, &LINK_CHARS, count)?,
        class_hint: field(value, &CLASS_HINT, string)?,
        within: field(value, &WITHIN, string)?,
    })
}

fn read_settings(value: &JsValue) -> Result<Settings, Fault> {
    Ok(Settings {
        cleanup: field(value, &CLEANUP, cleanup)?,
        precision: field(value, &PRECISION, precision)?,
        follow_on: field(value, &FOLLOW_ON, follow_on)?,
        put_back: field(value, &PUT_BACK, |spans| list(spans, span))?,
    })
}

/// The field `name` of an object, or its default where it is left out.
fn field<T: Default>(
    object: &JsValue,
    name: &'static JsThreadLocal<JsString>,
    read: impl Fn(&JsValue) -> Result<T, Fault>,
) -> Result<T, Fault> {
    if !object.is_object() {
        return Err(Fault::expected("an object"));
    }
    let value = name.with(|name| Reflect::get(object, name)).unwrap_or(JsValue::UNDEFINED);
    if value.is_undefined() {
        return Ok(T::default());
    }
    read(&value).map_err(|fault| fault.within(&name.with(|name| String::from(name))))
}

fn list<T>(value: &JsValue, read: impl Fn(&JsValue) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let items = value.dyn_ref::<Array>().ok_or_else(|| Fault::expected("an array"))?;
    let read = |(place, item): (usize, JsValue)| {
        read(&item).map_err(|fault| fault.within(&["[", &place.to_string(), "]"].concat()))
    };
    items.iter().enumerate().map(read).collect()
}

fn span(value: &JsValue) -> Result<Span, Fault> {
    match list(value, count)?[..] {
        [start, end] => Ok(Span::new(start, end)),
        _ => Err(Fault::expected("a start and an end after it")),
    }
}

fn string(value: &JsValue) -> Result<String, Fault> {
    value.as_string().ok_or_else(|| Fault::expected("a string"))
}

fn count(value: &JsValue) -> Result<usize, Fault> {
    let whole = value
        .as_f64()
        .filter(|number| *number >= 0.0 && *number <= f64::from(u32::MAX) && number.fract() == 0.0);
    // Exact: checked above.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to 2^32"
    )]
    whole.map(|number| number as usize).ok_or_else(|| Fault::expected("a whole number from 0"))
}

fn cleanup(value: &JsValue) -> Result<Cleanup, Fault> {
    match string(value)?.as_str() {
        "remove" => Ok(Cleanup::Remove),
        "keep" => Ok(Cleanup::Keep),
        other => Err(Fault::unknown(other, "`remove` or `keep`")),
    }
}

fn precision(value: &JsValue) -> Result<Precision, Fault> {
    match string(value)?.as_str() {
        "strict" => Ok(Precision::Strict),
        "normal" => Ok(Precision::Normal),
        "find-more" => Ok(Precision::FindMore),
        other => Err(Fault::unknown(other, "`strict`, `normal` or `find-more`")),
    }
}

fn follow_on(value: &JsValue) -> Result<FollowOn, Fault> {
    match string(value)?.as_str() {
        "leave" => Ok(FollowOn::Leave),
        "report" => Ok(FollowOn::Report),
        other => Err(Fault::unknown(other, "`leave` or `report`")),
    }
}
