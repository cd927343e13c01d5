//! Who wrote it, and the lines of section, date and author above an article.

use super::dates::iso_date;
use crate::calendar;

/// The longest line looked at, in bytes.
const LONGEST: usize = 160;

/// The names of a byline, without "By" and what stands behind them.
#[must_use]
pub fn byline(words: &str) -> Option<String> {
    if words.len() > LONGEST || words.ends_with(['.', '!', '?']) {
        return None;
    }
    let (labelled, rest) = match opener(words) {
        Some(rest) => (true, rest),
        // A name without a label is believed beside a date only.
        None if !words.starts_with(char::is_alphabetic)
            || !words.bytes().any(|byte| byte.is_ascii_digit())
            || !may_be_separated(words) =>
        {
            return None;
        }
        None => (false, words),
    };
    let (names, after) = names(rest)?;
    let believed = if labelled {
        fits_behind(after)
    } else {
        is_separated(after) && iso_date(after).is_some()
    };
    believed.then_some(names)
}

/// What follows `By`, `Written by` or `Author:`.
fn opener(words: &str) -> Option<&str> {
    const OPENERS: &[&str] = &[
        "by ",
        "by: ",
        "written by ",
        "written by: ",
        "reported by ",
        "posted by ",
        "words by ",
        "story by ",
        "author: ",
        "authors: ",
        "published by ",
        "report by ",
        "interview by ",
        "interviewed by ",
        "analysis by ",
    ];
    // Most lines begin with other letters, and need not be held against them all.
    let start = words.as_bytes().first_chunk()?.map(|byte| byte.to_ascii_lowercase());
    let begins_so = matches!(
        &start,
        b"by" | b"wr" | b"re" | b"po" | b"wo" | b"st" | b"au" | b"pu" | b"in" | b"an"
    );
    if !begins_so {
        return None;
    }
    let opener = OPENERS.iter().find(|opener| {
        words.get(..opener.len()).is_some_and(|start| start.eq_ignore_ascii_case(opener))
    })?;
    words.get(opener.len()..).map(str::trim_start)
}

/// Words that end the names: the paper, the place, the date.
fn ends_names(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "for",
        "in",
        "at",
        "on",
        "from",
        "published",
        "updated",
        "posted",
        "|",
        "-",
        "–",
        "—",
        "•",
        "·",
        "/",
        "special",
        "staff",
        "correspondent",
        "reporter",
        "editor",
        "contributor",
        "•",
        "©",
        "with",
    ];
    let bare = word.trim_end_matches([',', ':']);
    ENDS.iter().any(|end| bare.eq_ignore_ascii_case(end))
        || word.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '(' | '@' | '|'))
}

/// Small words inside names.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "di"
            | "del"
            | "della"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "el"
            | "la"
            | "le"
            | "du"
            | "dos"
            | "and"
            | "&"
            | "ter"
            | "ten"
    )
}

/// The names that `rest` begins with, and what follows them.
fn names(rest: &str) -> Option<(String, &str)> {
    let mut end = 0;
    let mut count = 0;
    let mut at = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim();
        if is_month(bare) || ends_names(bare) {
            break;
        }
        let capital = bare.starts_with(char::is_uppercase);
        if !bare.is_empty() && !capital && !is_particle(bare) {
            break;
        }
        at += word.len();
        if capital {
            count += 1;
            end = at;
        }
        if bare.ends_with(',') && !goes_on(&rest[at..]) {
            break;
        }
    }
    let name = rest[..end].trim().trim_end_matches([',', ':', ';']).trim();
    let known = is_desk(name);
    ((2..=14).contains(&count) || known).then(|| (name.to_owned(), rest[end..].trim()))
}

/// Whether another name follows a comma, and not an office.
fn goes_on(rest: &str) -> bool {
    let mut words = rest.split(' ').take_while(|word| !ends_names(word));
    let two: Vec<_> = words.by_ref().take(2).collect();
    let name = two.len() == 2 && two.iter().all(|word| word.starts_with(char::is_uppercase));
    let office = rest.split([',', '|']).next().unwrap_or("").split(' ').any(|word| {
        const OFFICES: &[&str] = &[
            "writer",
            "editor",
            "reporter",
            "correspondent",
            "press",
            "staff",
            "columnist",
            "producer",
            "bureau",
            "chief",
            "news",
            "times",
            "post",
            "today",
            "cnn",
            "bbc",
            "reuters",
            "service",
            "media",
            "tribune",
        ];
        OFFICES.iter().any(|office| word.eq_ignore_ascii_case(office))
    });
    name && !office
}

/// A month or a day of the week, which follow a name in a byline; "May" is a name too.
fn is_month(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    bare != "may" && calendar::month(&bare).is_some() || calendar::is_weekday(&bare)
}

/// Names of desks that sign as one word.
fn is_desk(name: &str) -> bool {
    const DESKS: &[&str] = &[
        "Reuters",
        "AFP",
        "AP",
        "PTI",
        "IANS",
        "ANI",
        "Staff",
        "Agencies",
        "Editorial",
        "Bloomberg",
        "TASS",
    ];
    DESKS.contains(&name)
}

/// Whether what stands behind the names can stand behind a byline.
fn fits_behind(after: &str) -> bool {
    after.is_empty()
        || iso_date(after).is_some()
        || is_separated(after)
        || after.starts_with(['(', '@', '©'])
        || after.split_whitespace().next().is_some_and(ends_names)
            && after.split_whitespace().count() <= 10
        || after.split_whitespace().count() <= 5
}

fn is_separated(after: &str) -> bool {
    after.starts_with(['|', '-', '–', '—', '•', '·', ',', '/'])
}

/// Whether a sign that [`is_separated`] knows can stand behind a blank; most lines have none.
fn may_be_separated(words: &str) -> bool {
    words.as_bytes().windows(2).any(|pair| {
        !pair[0].is_ascii_graphic() && matches!(pair[1], b'|' | b'-' | b',' | b'/' | 0x80..)
    })
}

/// The section that a line of section and date begins with: `Harbour | March 4, 2031`.
///
/// `Some(None)` where the line is such a line and names no section.
#[must_use]
pub fn section_line(words: &str) -> Option<Option<String>> {
    let parted = || words.contains(['|', '•', '·']) || words.contains("//");
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) || !parted() {
        return None;
    }
    let parts: Vec<&str> = words
        .split(['|', '•', '·'])
        .flat_map(|part| part.split("//"))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 6);
    if parts.len() < 2 || !short || !parts.iter().any(|part| iso_date(part).is_some()) {
        return None;
    }
    let first = parts.first().filter(|first| iso_date(first).is_none());
    let section = first.filter(|first| is_section(first)).map(|first| (*first).to_owned());
    Some(section)
}

/// Whether the words can name a section: one word, or one of the usual pairs.
fn is_section(words: &str) -> bool {
    const PAIRS: &[&str] = &[
        "real estate",
        "public health",
        "foreign affairs",
        "world news",
        "local news",
        "arts & culture",
        "human rights",
        "middle east",
        "latin america",
        "life & style",
        "climate change",
        "top stories",
        "us news",
        "uk news",
        "crime & courts",
    ];
    let plain = words.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '&' | '-'));
    plain
        && words.starts_with(char::is_uppercase)
        && (words.split(' ').count() == 1
            || PAIRS.iter().any(|pair| words.eq_ignore_ascii_case(pair)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_without_what_stands_around_them() {
        let cases = [
            ("By Mara Lindqvist", "Mara Lindqvist"),
            ("By Mara Lindqvist And Jon Berg For The Harbour Post", "Mara Lindqvist And Jon Berg"),
            ("BY MARA LINDQVIST, Staff Writer", "MARA LINDQVIST"),
            (
                "By Mara Lindqvist, Jon Berg and Ada de la Cruz | Harbour Post",
                "Mara Lindqvist, Jon Berg and Ada de la Cruz",
            ),
            ("By Mara Lindqvist - 11/19/31 06:57 AM EST", "Mara Lindqvist"),
            ("Mara Lindqvist - Nov 19, 2031, 10:30 pm CST", "Mara Lindqvist"),
            ("Written by Mara Lindqvist on March 3, 2020", "Mara Lindqvist"),
            ("By Reuters", "Reuters"),
        ];
        for (words, names) in cases {
            assert_eq!(byline(words).as_deref(), Some(names), "{words}");
        }
        for words in [
            "By Tuesday evening the water had gone",
            "By the numbers",
            "By Tuesday",
            "By and by",
            "Mara Lindqvist",
            "By Mara Lindqvist it was called a mistake that nobody had wanted",
        ] {
            assert_eq!(byline(words), None, "{words}");
        }
    }

    #[test]
    fn a_section_stands_before_the_date() {
        assert_eq!(
            section_line("Harbour | March 4, 2031, Tuesday // 11:18| views"),
            Some(Some("Harbour".into()))
        );
        assert_eq!(section_line("Mara Lindqvist | Nov 19, 2031"), Some(None));
        assert_eq!(section_line("Harbour | Ferries"), None);
    }
}
