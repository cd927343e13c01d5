//! The engine's face to JavaScript: plain objects in and out, positions in UTF-16 units, errors as
//! `Error`. It holds no logic: it reads what came in, calls the engine and hands over the report.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::offsets::{Index, Unit, report_in};
use crate::paste::{BlockHint, Paste, Settings};

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
    let mut hints: Vec<BlockHint> = argument("hints", hints)?;
    for hint in &mut hints {
        hint.span = units.to_span(hint.span);
    }
    let mut settings: Settings = argument("settings", settings)?;
    for span in &mut settings.put_back {
        *span = units.to_span(*span);
    }
    let report = crate::analyse_with(&Paste { text: &text, hints }, &settings);
    report_in(Unit::Utf16, report, &text)
        // `null` for what is missing and plain objects, so that it equals the report in a file.
        .serialize(&Serializer::json_compatible())
        .map_err(|error| JsError::new(&format!("report: {error}")))
}

/// The version of the engine: `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Reads an argument that may be left out; an error says where in it the fault is.
fn argument<T: DeserializeOwned + Default>(name: &str, value: JsValue) -> Result<T, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    serde_path_to_error::deserialize(serde_wasm_bindgen::Deserializer::from(value)).map_err(
        |error| {
            let (path, why) = (error.path(), error.inner());
            JsError::new(&format!("{name}: at {path}: {why}"))
        },
    )
}
