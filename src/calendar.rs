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
    let short = word.len() == 3 || word.eq_ignore_ascii_case("sept");
    let is = |month: &&str| {
        let begins = if short { month.get(..word.len()) } else { None };
        begins.unwrap_or(month).eq_ignore_ascii_case(word)
    };
    let index = MONTHS.iter().position(is)?;
    u32::try_from(index + 1).ok()
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
