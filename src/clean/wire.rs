//! Datelines of the wires: `KYIV, March 3 (Reuters) -` before the first sentence.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::{Captures, Regex};

use crate::blocks::is_turn;
use crate::report::Dateline;

/// A dateline and where it stands in the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub dateline: Dateline,
    /// Its bytes, the dash or stop at its end included.
    pub range: Range<usize>,
}

/// Datelines are looked for in so many bytes.
const REACH: usize = 140;

/// Capitals as they stand in the names of places; all of Unicode's would take long to compile.
const UPPER: &str = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŚŠŻŽА-ЯЁ";
const LOWER: &str = "a-zß-öø-ÿćčđğıłńśšżžа-яё";

/// The building blocks of the styles.
struct Parts {
    /// Places in capitals, joined by `/` or `and`, with a region: `OSLO/LILLEVIK`, `PARIS, Texas`.
    places: String,
    /// Places in ordinary letters, only ever read with an agency behind them.
    mixed: String,
    date: &'static str,
    agency: String,
    dash: &'static str,
}

fn parts() -> Parts {
    let loud = format!("[{UPPER}][{UPPER}.'’-]+");
    let word = format!("[{UPPER}][{UPPER}{LOWER}.'’-]+");
    Parts {
        places: format!(
            "(?P<places>{loud}(?:(?: | ?/ ?| and |, ){loud})*(?:, {word}(?: {word})*?)?)"
        ),
        mixed: format!("(?P<places>{word}(?:(?: | ?/ ?|, | and ){word})*)"),
        date: "(?P<date>(?:(?i-u:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*[.]? [0-9][0-9]?|\
               [0-9][0-9]? (?i-u:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*[.]?)(?:,? [0-9]{4})?)",
        agency: format!(
            "(?P<agency>[{UPPER}][{UPPER}{LOWER}&.-]+(?: [{UPPER}][{UPPER}{LOWER}&.-]+)*|dpa)(?:/[a-z]+)*"
        ),
        dash: "(?:—|–|--|-)",
    }
}

/// A style with what every dateline of it holds.
struct Form {
    style: Style,
    /// How it begins.
    opening: Opening,
    /// One of these stands in it.
    needs: &'static [&'static str],
    pattern: String,
    /// Made ready when a paragraph comes near it, which most articles' do not.
    regex: OnceLock<Option<Regex>>,
}

/// How a dateline begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// With capitals: `OSLO`, `ST. LOUIS`.
    Loud,
    /// With a name in ordinary letters.
    Name,
    /// With a bracket.
    Bracket,
}

impl Form {
    fn captures<'a>(&self, opening: Opening, head: &'a str) -> Option<Captures<'a>> {
        let begins =
            self.opening == opening || self.opening == Opening::Name && opening == Opening::Loud;
        if !begins || !self.needs.iter().any(|need| head.contains(need)) {
            return None;
        }
        self.regex.get_or_init(|| Regex::new(&self.pattern).ok()).as_ref()?.captures(head)
    }
}

/// How `words` begin, if a dateline can begin so.
fn opening(words: &str) -> Option<Opening> {
    let mut chars = words.chars();
    match (chars.next()?, chars.next()?) {
        ('(', _) => Some(Opening::Bracket),
        (first, '.' | '\'' | '’' | '-') if first.is_uppercase() => Some(Opening::Loud),
        (first, second) if first.is_uppercase() && second.is_uppercase() => Some(Opening::Loud),
        (first, _) if first.is_uppercase() => Some(Opening::Name),
        _ => None,
    }
}

/// The styles, the surest first.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    use Opening::{Bracket, Loud, Name};
    const BRACKETS: &[&str] = &["(", "["];
    const DASHES: &[&str] = &["—", "–", "-"];
    let Parts { places, mixed, date, agency, dash } = parts();
    let form = |style, opening, needs, pattern| Form {
        style,
        opening,
        needs,
        pattern,
        regex: OnceLock::new(),
    };
    vec![
        // MOSCOW, March 6. /TASS/.
        form(
            Style::Sure,
            Loud,
            &[" /"],
            format!(r"^{places}(?:,? {date})?[.,]? /{agency}/\.?(?: ?{dash} )?"),
        ),
        // WASHINGTON, Dec 4 (Reuters) -
        form(
            Style::Sure,
            Loud,
            BRACKETS,
            format!(r"^{places}(?:,? {date})?,? [(\[]{agency}[)\]] ?(?:{dash}|:|\.)"),
        ),
        // (Reuters) - and (ANSA) - ROME, DEC 4 -
        form(
            Style::Sure,
            Bracket,
            DASHES,
            format!(r"^\({agency}\) ?{dash} (?:{places},? {date} ?{dash} )?"),
        ),
        // (CNN)The ferry
        form(Style::KnownAgency, Bracket, &[")"], format!(r"^\({agency}\) ?")),
        // NEW YORK--(BUSINESS WIRE)--
        form(Style::Sure, Loud, &["-(", "- ("], format!(r"^{places},? ?--? ?\({agency}\) ?--? ?")),
        // Dec 4 (Reuters) -
        form(Style::Sure, Name, &[" ("], format!(r"^{date} \({agency}\) ?{dash} ")),
        // GENEVA (4 December 2031) –
        form(Style::Sure, Loud, &[" ("], format!(r"^{places} \({date}\) ?{dash} ")),
        // KYIV, March 3 —
        form(Style::Sure, Loud, DASHES, format!(r"^{places},? {date}\.? ?{dash} ")),
        // Kyiv, Ukraine (CNN) — and (CNN)Text
        form(
            Style::KnownAgency,
            Name,
            &[" ("],
            format!(r"^{mixed}(?:,? {date})? \({agency}\)\.? ?{dash}?"),
        ),
        // Washington CNN —
        form(
            Style::KnownAgency,
            Name,
            &["CNN"],
            format!(r"^{mixed}(?:,? {date})? (?P<agency>CNN(?: Business)?) +{dash}"),
        ),
        // LONDON —
        form(Style::KnownPlace, Loud, &["—", "–", "--"], format!(r"^{places} ?(?:—|–|--) ?")),
        form(Style::KnownPlace, Loud, &[" - "], format!(r"^{places} - (?:{date}: )?")),
        // NEW DELHI:
        form(Style::KnownPlace, Loud, &[": "], format!(r"^{places}: ")),
        form(Style::ReportedPlace, Loud, &[": "], format!(r"^{places}: ")),
        // New Delhi:
        form(Style::KnownCity, Name, &[": "], format!(r"^{mixed}: ")),
    ]
});

/// A dateline that fills its line: `SOFRANA, 2 December (AFP)`.
static WHOLE_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let Parts { places, date, agency, .. } = parts();
    Regex::new(&format!(r"^{places}(?:,? {date})?,? [(\[/]{agency}[)\]/][.:]?$")).ok()
});

/// The dateline that the whole of `words` is, if an agency signs it.
#[must_use]
pub fn dateline_line(words: &str) -> Option<Dateline> {
    if words.len() > REACH || !words.ends_with([')', ']', '/', '.', ':']) {
        return None;
    }
    let captures = WHOLE_LINE.as_ref()?.captures(words)?;
    let part = |name| captures.name(name).map(|part| part.as_str().trim().to_owned());
    let agency = part("agency").filter(|agency| is_agency(agency))?;
    let places = split_places(&part("places")?);
    Some(Dateline { places, date: part("date"), agency: Some(agency) })
}

/// What more a style needs before it is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Sure,
    KnownAgency,
    KnownPlace,
    ReportedPlace,
    KnownCity,
}

/// The dateline that `words` begin with. `article` is looked into for a place that is in no
/// list: a town is named again in ordinary letters, an acronym never is.
#[must_use]
pub fn dateline(words: &str, article: &str) -> Option<Found> {
    let opening = opening(words)?;
    let head = &words[..floor(words, REACH)];
    if !head.contains(['—', '–', '-', ':', '/', '(']) {
        return None;
    }
    FORMS.iter().find_map(|form| {
        let captures = form.captures(opening, head)?;
        let whole = captures.get(0)?;
        let part = |name| captures.name(name).map(|part| part.as_str().trim().to_owned());
        let (places, agency) = (part("places").unwrap_or_default(), part("agency"));
        let after = words[whole.end()..].trim_start();
        let believed = match form.style {
            Style::Sure => agency.is_some() || part("date").is_some(),
            Style::KnownAgency => {
                let dashed = whole.as_str().trim_end().ends_with(['—', '–', '-']);
                agency.as_deref().is_some_and(|agency| {
                    is_agency(agency) && (dashed || WITHOUT_DASH.contains(&agency))
                }) && begins_sentence(after)
            }
            Style::KnownPlace => is_place(&places, article) && begins_sentence(after),
            Style::ReportedPlace => is_reported_from(&places, after, article),
            Style::KnownCity => is_city_of_report(&places, after, article),
        };
        if !believed || after.is_empty() {
            return None;
        }
        let (places, signed) = without_agency(&places);
        let agency = agency.or(signed.map(str::to_owned));
        let dateline = Dateline { places: split_places(places), date: part("date"), agency };
        Some(Found { dateline, range: 0..whole.as_str().trim_end().len() })
    })
}

fn floor(words: &str, at: usize) -> usize {
    let at = at.min(words.len());
    (0..=at).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0)
}

fn begins_sentence(after: &str) -> bool {
    after.starts_with(|char: char| {
        char.is_uppercase()
            || char.is_ascii_digit()
            || matches!(char, '"' | '“' | '‘' | '\'' | '«' | '$' | '£')
    })
}

/// The agency that stands behind the place like a region: `SYDNEY, AAP -`.
fn without_agency(places: &str) -> (&str, Option<&str>) {
    match places.rsplit_once(", ") {
        Some((place, agency)) if is_agency(agency) => (place, Some(agency)),
        _ => (places, None),
    }
}

fn split_places(places: &str) -> Vec<String> {
    let parts = places.split('/').flat_map(|part| part.split(" and ")).map(place);
    parts.filter(|part| !part.is_empty() && *part != "UNDATED").map(str::to_owned).collect()
}

/// The name without the stop behind it (`MOSCOW. Dec 4`), which abbreviations keep: `Fla.`, `D.C.`
fn place(name: &str) -> &str {
    let name = name.trim().trim_end_matches('-');
    let last = name.rsplit(' ').next().unwrap_or(name);
    match name.strip_suffix('.') {
        Some(bare) if last.len() > 4 && last.matches('.').count() == 1 && is_loud(last) => bare,
        _ => name,
    }
}

fn is_loud(word: &str) -> bool {
    !word.contains(char::is_lowercase)
}

/// Whether a city of the list, in ordinary letters, stands before a colon and a sentence, and the article
/// is no list of cities.
fn is_city_of_report(places: &str, after: &str, article: &str) -> bool {
    let is_city = |name: &str| CITIES.lines().any(|known| known.eq_ignore_ascii_case(name));
    let heads = article.lines().filter_map(|line| line.split_once(": "));
    is_city(places)
        && begins_sentence(after)
        && after.split_whitespace().count() >= LEAST_OF_REPORT
        && heads.filter(|(head, _)| head.len() <= REACH && is_city(head)).count() == 1
}

/// What stands behind a city and a colon has so many words.
const LEAST_OF_REPORT: usize = 12;

/// Whether `name` is an agency or broadcaster that signs datelines.
#[must_use]
pub fn is_agency(name: &str) -> bool {
    const AGENCIES: &[&str] = &[
        "AA",
        "AAP",
        "AFP",
        "AKI",
        "ANI",
        "ANSA",
        "ANTARA",
        "AP",
        "APA",
        "APP",
        "Agence France-Presse",
        "Agencies",
        "Anadolu",
        "Anadolu Agency",
        "Associated Press",
        "BBC",
        "BBC News",
        "BSS",
        "BTA",
        "BUSINESS WIRE",
        "Belga",
        "Bernama",
        "Bloomberg",
        "CBS",
        "CBS News",
        "CNN",
        "CNN Business",
        "CNS",
        "CP",
        "CTK",
        "Canadian Press",
        "DPA",
        "Dow Jones",
        "EFE",
        "Europa Press",
        "GLOBE NEWSWIRE",
        "IANS",
        "IRNA",
        "ITAR-TASS",
        "Interfax",
        "Interfax-Ukraine",
        "KUNA",
        "Kyodo",
        "Kyodo News",
        "Lusa",
        "MENA",
        "MTI",
        "NBC",
        "NBC News",
        "NHK",
        "NPR",
        "NTB",
        "PA",
        "PA Media",
        "PAP",
        "PNA",
        "PR Newswire",
        "PRNewswire",
        "PTI",
        "Press Association",
        "RIA Novosti",
        "RNZ",
        "Reuters",
        "Ritzau",
        "SANA",
        "TASS",
        "TT",
        "Tasnim",
        "The Associated Press",
        "The Canadian Press",
        "Thomson Reuters Foundation",
        "UNI",
        "UPI",
        "Ukrinform",
        "VNA",
        "WAM",
        "Xinhua",
        "Yonhap",
        "dpa",
        "dpa-AFX",
    ];
    AGENCIES.contains(&name)
}

/// Those that set no dash behind their brackets. Others' names are short for much else: `American
/// Psychiatric Association (APA) President …`.
const WITHOUT_DASH: &[&str] = &[
    "AFP",
    "ANI",
    "AP",
    "BBC",
    "Bloomberg",
    "CNN",
    "CNN Business",
    "IANS",
    "PTI",
    "Reuters",
    "UNI",
    "Xinhua",
];

/// Cities that stand in datelines without a country, in capitals.
const CITIES: &str = include_str!("cities.txt");

/// Whether every place is a city of the list, has its region beside it, or is named in ordinary
/// letters somewhere in the article.
fn is_place(places: &str, article: &str) -> bool {
    split_places(places).iter().all(|place| {
        let city = place.split(',').next().unwrap_or(place);
        let region = place[city.len()..].chars().any(char::is_lowercase);
        CITIES.lines().any(|known| known == city)
            || region && city.len() > 3
            || named_in(city, article)
    })
}

fn named_in(city: &str, article: &str) -> bool {
    let titled = titled(city);
    let says_what = PLACES.iter().any(|kind| city.ends_with(kind));
    city.len() > 3
        && (article.contains(&format!(" in {titled}"))
            || article.contains(&format!(" of {titled}"))
            || says_what && article.contains(&titled))
}

/// Last words of names that are no one's but a place's.
const PLACES: &[&str] = &[
    " BEACH",
    " CITY",
    " COUNTY",
    " FALLS",
    " HEIGHTS",
    " ISLAND",
    " ISLANDS",
    " SPRINGS",
    " TOWNSHIP",
    " VALLEY",
];

fn titled(city: &str) -> String {
    let mut titled = String::new();
    for word in city.split_inclusive([' ', '-']) {
        let mut chars = word.chars();
        titled.extend(chars.next());
        titled.extend(chars.flat_map(char::to_lowercase));
    }
    titled
}

/// Whether a town of no list stands before a colon, and not a speaker or a label: the article
/// names it in ordinary letters and without a verb of saying behind it, no other line begins with
/// a name and a colon, and what follows is a paragraph that tells what happened on a weekday.
fn is_reported_from(places: &str, after: &str, article: &str) -> bool {
    const WEEKDAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const SPEAKING: [&str; 6] = ["I ", "I’", "I'", "We ", "You ", "My "];
    let titled = titled(places);
    let mut named = article.match_indices(&titled).peekable();
    let is_town = named.peek().is_some()
        && named.all(|(at, _)| {
            let behind = article[at + titled.len()..].trim_start();
            !["said", "says", "told", "added"].iter().any(|verb| behind.starts_with(verb))
        });
    places.len() > 3
        && begins_sentence(after)
        && !SPEAKING.iter().any(|speaking| after.starts_with(speaking))
        && after.split_whitespace().count() >= LEAST_OF_REPORT
        && WEEKDAYS.iter().any(|weekday| after.contains(weekday))
        && is_town
        && article.lines().filter(|line| is_turn(line)).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(String, Dateline)> {
        let found = dateline(words, words)?;
        Some((words[found.range].to_owned(), found.dateline))
    }

    #[test]
    fn every_style_is_read() {
        let cases = [
            (
                "OSLO, March 4. /TASS/. The ferry",
                "OSLO, March 4. /TASS/.",
                "OSLO",
                "March 4",
                "TASS",
            ),
            (
                "OSLO/LILLEVIK, March 6. /TASS/. The",
                "OSLO/LILLEVIK, March 6. /TASS/.",
                "OSLO; LILLEVIK",
                "March 6",
                "TASS",
            ),
            (
                "OSLO, Dec 4 (Reuters) - The ferry",
                "OSLO, Dec 4 (Reuters) -",
                "OSLO",
                "Dec 4",
                "Reuters",
            ),
            ("KYIV, Ukraine (AP) — The ferry", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", "", "AP"),
            (
                "RIO DE JANEIRO (AFP) – The ferry",
                "RIO DE JANEIRO (AFP) –",
                "RIO DE JANEIRO",
                "",
                "AFP",
            ),
            ("NEW DELHI: The ferry", "NEW DELHI:", "NEW DELHI", "", ""),
            ("LONDON — The ferry", "LONDON —", "LONDON", "", ""),
            (
                "Bergen, Norway (CNN) — The ferry",
                "Bergen, Norway (CNN) —",
                "Bergen, Norway",
                "",
                "CNN",
            ),
            ("Bergen (CNN)The ferry", "Bergen (CNN)", "Bergen", "", "CNN"),
            ("(Reuters) - The ferry", "(Reuters) -", "", "", "Reuters"),
            ("LILLEVIK — The ferry in Lillevik stopped", "LILLEVIK —", "LILLEVIK", "", ""),
            ("LILLEVIK, March 3 — The ferry", "LILLEVIK, March 3 —", "LILLEVIK", "March 3", ""),
            (
                "NEW DELHI, Dec 4 (PTI) The ferry",
                "NEW DELHI, Dec 4 (PTI)",
                "NEW DELHI",
                "Dec 4",
                "PTI",
            ),
            (
                "OSLO, Dec. 4 (Xinhua) -- The ferry",
                "OSLO, Dec. 4 (Xinhua) --",
                "OSLO",
                "Dec. 4",
                "Xinhua",
            ),
            (
                "OSLO, 4 December (PA Media) - The",
                "OSLO, 4 December (PA Media) -",
                "OSLO",
                "4 December",
                "PA Media",
            ),
            ("(ANSA) - ROME, DEC 4 - The ferry", "(ANSA) - ROME, DEC 4 -", "ROME", "DEC 4", "ANSA"),
            ("Berlin (dpa) - The ferry", "Berlin (dpa) -", "Berlin", "", "dpa"),
            ("Hanover (dpa/lni) - The ferry", "Hanover (dpa/lni) -", "Hanover", "", "dpa"),
            ("Madrid, 4 Dec (EFE).- The ferry", "Madrid, 4 Dec (EFE).-", "Madrid", "4 Dec", "EFE"),
            (
                "Sydney, Dec 4, 2031 (AAP) - The",
                "Sydney, Dec 4, 2031 (AAP) -",
                "Sydney",
                "Dec 4, 2031",
                "AAP",
            ),
            ("SYDNEY, AAP - The ferry", "SYDNEY, AAP -", "SYDNEY", "", "AAP"),
            (
                "MOSCOW. Dec 4 (Interfax) - The",
                "MOSCOW. Dec 4 (Interfax) -",
                "MOSCOW",
                "Dec 4",
                "Interfax",
            ),
            (
                "GENEVA (4 December 2031) – The",
                "GENEVA (4 December 2031) –",
                "GENEVA",
                "4 December 2031",
                "",
            ),
            ("Washington CNN — The ferry", "Washington CNN —", "Washington", "", "CNN"),
            (
                "CAIRO - 4 December 2031: The",
                "CAIRO - 4 December 2031:",
                "CAIRO",
                "4 December 2031",
                "",
            ),
            ("LONDON -(Dow Jones)- The ferry", "LONDON -(Dow Jones)-", "LONDON", "", "Dow Jones"),
            (
                "NEW YORK--(BUSINESS WIRE)--The",
                "NEW YORK--(BUSINESS WIRE)--",
                "NEW YORK",
                "",
                "BUSINESS WIRE",
            ),
            (
                "OSLO and PARIS, Dec 4 (Reuters) - The",
                "OSLO and PARIS, Dec 4 (Reuters) -",
                "OSLO; PARIS",
                "Dec 4",
                "Reuters",
            ),
            (
                "ST. PETERSBURG, Fla. (AP) — The",
                "ST. PETERSBURG, Fla. (AP) —",
                "ST. PETERSBURG, Fla.",
                "",
                "AP",
            ),
            ("UNDATED (AP) — The ferry", "UNDATED (AP) —", "", "", "AP"),
            ("(CNN)The ferry", "(CNN)", "", "", "CNN"),
            ("Dec. 4 (UPI) -- The ferry", "Dec. 4 (UPI) --", "", "Dec. 4", "UPI"),
        ];
        for (words, whole, places, date, agency) in cases {
            let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
            let places =
                places.split("; ").filter(|place| !place.is_empty()).map(str::to_owned).collect();
            let dateline = Dateline { places, date: some(date), agency: some(agency) };
            assert_eq!(found(words), Some((whole.to_owned(), dateline)), "{words}");
        }
    }

    #[test]
    fn a_city_before_a_colon_is_no_item_of_a_list_of_cities() {
        let first = "New Delhi: The ferry stopped running on Monday after its crew had walked out, they said";
        assert_eq!(found(first).map(|(words, _)| words).as_deref(), Some("New Delhi:"));
        let list = format!("{first}\nMumbai: The harbour stayed shut.");
        assert_eq!(dateline(first, &list), None);
    }

    #[test]
    fn a_whole_line_is_read() {
        let found = dateline_line("SOFRANA, 2 December (AFP)").expect("a dateline");
        assert_eq!(found.places, ["SOFRANA"]);
        assert_eq!(
            (found.date.as_deref(), found.agency.as_deref()),
            (Some("2 December"), Some("AFP"))
        );
        for words in ["FIFA (World)", "SOFRANA", "LIND (AFP) said", "(AFP)", "Sofrana, 2 December"]
        {
            assert_eq!(dateline_line(words), None, "{words}");
        }
    }

    #[test]
    fn prose_is_no_dateline() {
        let cases = [
            "NATO — the alliance — met",
            "NASA — The agency said",
            "LIND: I will not close it.",
            "Reporters Without Borders (RSF) said",
            "The Associated Press (AP) said",
            "BREXIT: What happens next",
            "The ferry stopped — again",
            "I — We all did",
            "FIFA (World) - ",
            "LONDON",
            "LONDON — ",
            "Somewhere: The ferry stopped running on Monday after its crew had walked out, they said",
            "American Psychiatric Association (APA) President Mara Lind said",
            "(Laughs) The ferry stopped",
        ];
        for words in cases {
            assert_eq!(found(words), None, "{words}");
        }
    }
}
