//! Dates and times as pages print them: finding one, and knowing a line that is nothing else.

use std::iter;
use std::sync::LazyLock;

use crate::calendar::{MONTHS, month};

use super::words::Sorts;

/// The longest line that may be a timestamp, in bytes.
const LONGEST: usize = 160;

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    /// Digits: their value and how many they are.
    Number(u32, usize),
    Word(&'a str),
    Mark(char),
}

/// A moment as printed, without a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    date: Option<(u32, u32, u32)>,
    time: Option<(u32, u32)>,
}

/// The first full date in `words` as ISO 8601, with the time that stands beside it.
#[must_use]
pub fn iso_date(words: &str) -> Option<String> {
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let moment = read(&tokens(words).collect::<Vec<_>>());
    let (year, month, day) = moment.date?;
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(match moment.time {
        Some((hour, minute)) => format!("{date}T{hour:02}:{minute:02}"),
        None => date,
    })
}

/// What a line of dates says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A date or time and no label: it may be a heading of a diary.
    Bare,
    /// It says itself that it is a page's own: `Published`, `Updated`, a time of day, `2 hours ago`.
    Labelled,
}

/// Whether `words` are a date or time of a page and nothing else.
#[must_use]
pub fn stamp(words: &str) -> Option<Stamp> {
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if begins_as_text(words) {
        return None;
    }
    let mut seen = Vec::new();
    let (mut labelled, mut relative, mut months) = (false, false, false);
    for token in tokens(words) {
        seen.push(token);
        let Token::Word(word) = token else { continue };
        let sort = sort(word);
        months |= sort == MONTH;
        labelled |= sort == LABEL;
        relative |= is_one_of(word, &["ago", "read"]);
        if sort == 0 {
            return None;
        }
    }
    let moment = read(&seen);
    labelled |= moment.date.is_some() && moment.time.is_some();
    let marks = seen.iter().filter(|token| matches!(token, Token::Mark(_))).count();
    if !(moment.date.is_some() || moment.time.is_some() || relative || months) || marks > 12 {
        return None;
    }
    Some(if labelled || relative { Stamp::Labelled } else { Stamp::Bare })
}

/// Whether the first word is in no stamp, which spares most lines the rest; where a capital stands within
/// a word two labels may be glued.
fn begins_as_text(words: &str) -> bool {
    let mut parts = words.split(|char: char| !char.is_alphabetic());
    parts
        .find(|part| !part.is_empty())
        .is_some_and(|word| sort(word) == 0 && !word.chars().skip(1).any(char::is_uppercase))
}

/// Whether `words` are a time of day and nothing else: `21:46`, `9.05pm`, `21:46 GMT`.
#[must_use]
pub fn is_clock(words: &str) -> bool {
    const LONGEST_CLOCK: usize = 12;
    if words.len() > LONGEST_CLOCK || !words.starts_with(|char: char| char.is_ascii_digit()) {
        return false;
    }
    let tokens: Vec<Token> = tokens(words).collect();
    let is_part = |token: &Token| match token {
        Token::Word(word) => is_zone(word) || is_one_of(word, &["am", "pm", "a", "p", "m"]),
        Token::Mark(mark) => matches!(mark, ':' | '.'),
        Token::Number(..) => true,
    };
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(..))).count();
    numbers == 2 && time_at(&tokens, 0).is_some() && tokens.iter().all(is_part)
}

fn tokens(words: &str) -> impl Iterator<Item = Token<'_>> {
    let mut chars = words.char_indices().peekable();
    iter::from_fn(move || {
        let (start, char) = chars.by_ref().find(|(_, char)| !char.is_whitespace())?;
        let class = class(char);
        let mut end = start + char.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            if class == Class::Mark
                || self::class(next) != class
                || is_seam(&words[start..at], next)
            {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let part = &words[start..end];
        Some(match class {
            Class::Digit => Token::Number(part.parse().unwrap_or(u32::MAX), part.len()),
            Class::Letter => Token::Word(part),
            Class::Mark => Token::Mark(char),
        })
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Mark,
}

fn class(char: char) -> Class {
    match char {
        '0'..='9' => Class::Digit,
        _ if char.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Where two labels were glued: `ESTUpdated`, `GMTLast`, and `20194:29` after a year.
fn is_seam(before: &str, next: char) -> bool {
    let year = before.len() == 4 && (before.starts_with("20") || before.starts_with("19"));
    let zone = before.len() >= 2 && next.is_ascii_uppercase() && is_zone(before);
    year && next.is_ascii_digit() || zone && !is_zone_start(before, next)
}

fn is_zone_start(before: &str, next: char) -> bool {
    ["AEST", "AEDT", "CEST", "ACST", "AWST", "EDT", "EST", "PST", "PDT"]
        .iter()
        .any(|zone| zone.starts_with(before) && zone[before.len()..].starts_with(next))
}

/// The first date and the first time beside it.
fn read(tokens: &[Token]) -> Moment {
    let found =
        (0..tokens.len()).find_map(|at| date_at(tokens, at).map(|(date, len)| (at, date, len)));
    let Some((at, date, len)) = found else {
        let time = (0..tokens.len()).find_map(|at| time_at(tokens, at));
        return Moment { date: None, time };
    };
    let until = tokens.len().min(at + len + 8);
    let after = (at + len..until).take_while(|at| !ends_stamp(tokens[*at]));
    let before = at.saturating_sub(7)..at;
    let time = after.chain(before).find_map(|at| time_at(tokens, at));
    Moment { date: Some(date), time }
}

/// A second stamp begins: the time after it is not the first one's.
fn ends_stamp(token: Token) -> bool {
    matches!(token, Token::Word(word) if is_one_of(word, &["updated", "last", "modified", "posted"]))
}

type Date = (u32, u32, u32);

/// A date that begins at `at`, and how many tokens it has.
fn date_at(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    named_month(tokens, at).or_else(|| numbers(tokens, at))
}

/// `3 Dec, 2021`, `3rd of December 2021`, `Dec. 3, 2021`, `December 3rd 2021`.
fn named_month(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let rest = &tokens[at..];
    let month_of = |token: &Token| match token {
        Token::Word(word) => month(word),
        _ => None,
    };
    let skip = |at: usize| {
        let fillers = rest.iter().skip(at).take(2);
        at + fillers.take_while(|token| is_between(token)).count()
    };
    let (day, month, next) = match rest.first()? {
        Token::Number(day, 1..=2) => {
            let at = skip(1);
            (*day, month_of(rest.get(at)?)?, skip(at + 1))
        }
        word => {
            let at = skip(1);
            let Token::Number(day, 1..=2) = rest.get(at)? else { return None };
            (*day, month_of(word)?, skip(at + 1))
        }
    };
    let Token::Number(year, 4) = rest.get(next)? else { return None };
    Some((checked(*year, month, day)?, next + 1))
}

fn is_between(token: &Token) -> bool {
    match token {
        Token::Mark(mark) => matches!(mark, ',' | '.' | '-' | '/'),
        Token::Word(word) => is_one_of(word, &["st", "nd", "rd", "th", "of"]),
        Token::Number(..) => false,
    }
}

/// `2021-12-03`, `11/19/19`, `19.11.2019`; day and month of `5/6/2021` cannot be told, so none.
fn numbers(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let [
        Token::Number(a, a_len),
        Token::Mark(mark),
        Token::Number(b, 1..=2),
        Token::Mark(same),
        Token::Number(c, c_len),
        ..,
    ] = tokens[at..]
    else {
        return None;
    };
    if mark != same || !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    if a_len == 4 && c_len <= 2 {
        return Some((checked(a, b, c)?, 5));
    }
    let year = match c_len {
        4 => c,
        2 => 2000 + c,
        _ => return None,
    };
    let (day, month) = match mark {
        _ if a > 12 => (a, b),
        _ if b > 12 => (b, a),
        '.' => (a, b),
        _ if a == b => (a, b),
        _ => return None,
    };
    Some((checked(year, month, day)?, 5))
}

fn checked(year: u32, month: u32, day: u32) -> Option<Date> {
    let valid =
        (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some((year, month, day))
}

/// A time that begins at `at`: `21:46`, `5.07 pm`, `11 a.m.`, `T12:48`.
fn time_at(tokens: &[Token], at: usize) -> Option<(u32, u32)> {
    let Token::Number(hour, 1..=2) = *tokens.get(at)? else { return None };
    let after_mark = match tokens.get(at.wrapping_sub(1)) {
        Some(Token::Mark(':' | '.' | '/' | '-')) => {
            matches!(tokens.get(at.wrapping_sub(2)), Some(Token::Number(..)))
        }
        _ => false,
    };
    if after_mark {
        return None;
    }
    let (minute, next) = match (tokens.get(at + 1), tokens.get(at + 2)) {
        (Some(Token::Mark(':' | '.')), Some(Token::Number(minute, 2))) => (Some(*minute), at + 3),
        _ => (None, at + 1),
    };
    let is_colon = matches!(tokens.get(at + 1), Some(Token::Mark(':')));
    let seconds = matches!(tokens.get(next), Some(Token::Mark(':')));
    let half = half_of_day(tokens, if seconds { next + 2 } else { next });
    let zoned = matches!(tokens.get(next), Some(Token::Word(word)) if is_zone(word));
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        None if minute.is_none() || !(is_colon || zoned) => return None,
        _ => hour,
    };
    (hour < 24 && minute.unwrap_or(0) < 60).then_some((hour, minute.unwrap_or(0)))
}

enum Half {
    Morning,
    Afternoon,
}

/// `am`, `p.m.` at `at`.
fn half_of_day(tokens: &[Token], at: usize) -> Option<Half> {
    let Token::Word(word) = tokens.get(at)? else { return None };
    let dotted = matches!(tokens.get(at + 1), Some(Token::Mark('.')))
        && matches!(tokens.get(at + 2), Some(Token::Word(m)) if m.eq_ignore_ascii_case("m"));
    match word {
        _ if word.eq_ignore_ascii_case("am") => Some(Half::Morning),
        _ if word.eq_ignore_ascii_case("pm") => Some(Half::Afternoon),
        _ if dotted && word.eq_ignore_ascii_case("a") => Some(Half::Morning),
        _ if dotted && word.eq_ignore_ascii_case("p") => Some(Half::Afternoon),
        _ => None,
    }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Labels of a page's own dates.
const LABELS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "publish",
    "update",
    "created",
    "revised",
    "views",
    "min",
    "mins",
];

const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt",
    "pt", "ist", "cet", "cest", "eet", "msk", "jst", "hkt", "sgt", "aest", "aedt", "acst", "awst",
    "nzst", "nzdt", "sast", "wib", "z",
];

/// What else stands in a stamp.
const FILLERS: &[&str] = &[
    "on",
    "at",
    "date",
    "time",
    "first",
    "last",
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "am",
    "pm",
    "a",
    "m",
    "p",
    "an",
    "ago",
    "hour",
    "hours",
    "hr",
    "hrs",
    "minute",
    "minutes",
    "minut",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "read",
    "t",
    "now",
    "just",
    "today",
    "yesterday",
    "issued",
    "story",
    "article",
    "noon",
    "midnight",
    "local",
    "eastern",
    "view",
    "and",
    "the",
    "by",
    "h",
    "d",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "sept",
];

const LABEL: u8 = 1;
const ZONE: u8 = 2;
const FILLER: u8 = 4;
const MONTH: u8 = 8;

static SORTS: LazyLock<Sorts> = LazyLock::new(|| {
    let short = MONTHS.map(|month| &month[..3]);
    Sorts::new(&[
        (LABELS, LABEL),
        (ZONES, ZONE),
        (FILLERS, FILLER),
        (&MONTHS, MONTH),
        (&short, MONTH),
        (&["sept"], MONTH),
    ])
});

/// No word of a stamp has more bytes.
const LONGEST_WORD: usize = 9;

/// What a word in any case is in a stamp; 0 for nothing.
fn sort(word: &str) -> u8 {
    let mut folded = [0; LONGEST_WORD];
    let Some(folded) = folded.get_mut(..word.len()) else { return 0 };
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    str::from_utf8(folded).map_or(0, |folded| SORTS.get(folded))
}

fn is_zone(word: &str) -> bool {
    sort(word) == ZONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_iso() {
        let cases = [
            ("4 Mar, 2031 21:46", "2031-03-04T21:46"),
            ("Harbour | March 4, 2031, Tuesday // 11:18| views", "2031-03-04T11:18"),
            (
                "Published: 21:00 GMT, 4 March 2031 | Updated: 07:40 GMT, 6 March 2031",
                "2031-03-04T21:00",
            ),
            ("Nov. 20, 2031, 9:30 AM UTC", "2031-11-20T09:30"),
            ("11/19/31 06:57 PM EST", "2031-11-19T18:57"),
            ("2031-11-19T12:49:15Z", "2031-11-19T12:49"),
            ("Published Wed, Nov 20 20314:30 AM ESTUpdated an hour ago", "2031-11-20T04:30"),
            (
                "Tue 18 Nov 2031 18.55 GMTLast modified on Wed 19 Nov 2031 18.57 GMT",
                "2031-11-18T18:55",
            ),
            ("19.11.2031", "2031-11-19"),
            ("March 3rd, 2020 at 12:05 a.m.", "2020-03-03T00:05"),
            ("Last Updated : Nov 20, 2031 01:45 PM IST", "2031-11-20T13:45"),
        ];
        for (words, iso) in cases {
            assert_eq!(iso_date(words).as_deref(), Some(iso), "{words}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_left_alone() {
        for words in
            ["5/6/2021", "May 5", "December 2021", "32 May 2021", "2021/13/40", "1.2.3", "10-4"]
        {
            assert_eq!(iso_date(words), None, "{words}");
        }
    }

    #[test]
    fn a_clock_is_a_time_of_day_and_nothing_else() {
        for clock in ["21:46", "9.05pm", "21:46 GMT", "9:05 a.m."] {
            assert!(is_clock(clock), "{clock}");
        }
        for other in ["21.46", "2:1", "25:10", "21:46 Lund", "2146", "11 pm", "1:02:03", "", "1:"] {
            assert!(!is_clock(other), "{other}");
        }
    }

    #[test]
    fn a_stamp_is_a_date_and_nothing_else() {
        assert_eq!(stamp("4 Mar, 2031 21:46"), Some(Stamp::Labelled));
        assert_eq!(stamp("March 3, 2020"), Some(Stamp::Bare));
        assert_eq!(stamp("Updated 2 hours ago"), Some(Stamp::Labelled));
        assert_eq!(stamp("4 min read"), Some(Stamp::Labelled));
        assert_eq!(stamp("On March 3, 2020, the harbour froze"), None);
        assert_eq!(stamp("May 2020 be better"), None);
        assert_eq!(stamp("12"), None);
        assert_eq!(stamp("2021"), None);
        assert_eq!(stamp("March"), None);
    }
}
