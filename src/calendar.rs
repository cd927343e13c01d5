//! Months, days and parts of the day by their English names.

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month by its name, its first three letters or `sept`, in any case.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    /// No name is longer.
    const LONGEST: usize = 9;
    if !(3..=LONGEST).contains(&word.len()) {
        return None;
    }
    let folded = word.to_ascii_lowercase();
    let short = folded.len() == 3 || folded == "sept";
    MONTHS
        .iter()
        .position(|month| folded == *month || short && month.starts_with(folded.as_str()))
        .and_then(|index| u32::try_from(index + 1).ok())
}

/// Whether a lower-case word is a day of the week.
#[must_use]
pub fn is_weekday(lower: &str) -> bool {
    matches!(
        lower,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// Whether a lower-case word is a day, a month or a part of the day. `may` is none, being a verb
/// far more often.
#[must_use]
pub fn is_time(lower: &str) -> bool {
    is_weekday(lower)
        || matches!(
            lower,
            "yesterday"
                | "today"
                | "tonight"
                | "tomorrow"
                | "morning"
                | "afternoon"
                | "evening"
                | "midnight"
                | "night"
                | "noon"
        )
        || lower.len() > 3 && lower != "sept" && month(lower).is_some()
}
