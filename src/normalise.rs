//! The paste as plain words: one kind of line end, one kind of blank, nothing invisible.
//!
//! What is changed, and nothing else:
//!
//! * line ends of every kind become `\n`;
//! * odd spaces become a blank (tabs stay: they part the cells of a table);
//! * what nobody can see goes: byte order marks, zero-width and direction marks, soft hyphens,
//!   control characters, the private characters of icon fonts;
//! * the stray bytes 0x80 to 0x9F become what Windows means by them (`\u{93}` is `“`);
//! * well-formed HTML entities become their character, also those that were escaped twice or more
//!   (`&amp;quot;`) or have something invisible in them.
//!
//! Hence normalising a second time changes nothing.
//!
//! Runs of blanks stay as they are, so that the words keep their places.

use crate::eight::Eight;
use crate::paste::Paste;
use crate::span::Span;
use crate::text::Text;

/// The longest entity looked for, from `&` to `;`, in bytes.
const LONGEST_ENTITY: usize = 12;

/// The paste's words, plain, each with its place in the paste.
#[must_use]
pub fn normalise(paste: &Paste) -> Text {
    let words = paste.text;
    let mut text = Text::with_capacity(words.len());
    let (mut copied, mut at) = (0, 0);
    while let Some(next) = next_special(words, at) {
        let (length, becomes) = replacement(words, next);
        at = next + length;
        if becomes == Becomes::Itself {
            if words[next..at] == *";" {
                text.push_copied(&words[copied..at], copied);
                copied = at;
                decode_last(&mut text);
            }
            continue;
        }
        text.push_copied(&words[copied..next], copied);
        push(&mut text, becomes, Span::new(next, at));
        copied = at;
    }
    text.push_copied(&words[copied..], copied);
    text
}

fn push(text: &mut Text, becomes: Becomes, span: Span) {
    if let Becomes::Char(char) = becomes {
        text.push_replaced(char.encode_utf8(&mut [0; 4]), span);
    }
}

/// Decodes the entity that `text` ends with, and the one that this may have completed in turn.
///
/// Looking at what was written and not at what is read finds entities that were escaped twice,
/// and each round shortens the text, so that all rounds together are linear.
fn decode_last(text: &mut Text) {
    while text.as_str().ends_with(';') {
        let words = text.as_str();
        let tail = &words.as_bytes()[words.len().saturating_sub(LONGEST_ENTITY)..];
        let Some(back) = tail.iter().rev().position(|byte| *byte == b'&') else { return };
        let start = words.len() - 1 - back;
        let Some(becomes) = entity(&words[start..]) else { return };
        let span = text.span(start..words.len());
        text.truncate(start);
        push(text, becomes, span);
    }
}

/// What becomes of a character or entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Becomes {
    Itself,
    Char(char),
    Nothing,
}

/// Where the next character stands that may not stay, or the end of an entity.
///
/// Bytes are looked at, not characters: nearly all of them stay, and only of some first bytes the
/// character has to be read.
fn next_special(words: &str, from: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let mut at = from;
    loop {
        at = next_suspect(bytes, at)?;
        // The quotation marks, dashes and dots of newspapers.
        let known = matches!(bytes[at..], [0xe2, 0x80, 0x90..=0xa7, ..]);
        let wide = bytes[at] >= 0x80;
        if !known && (!wide || words[at..].chars().next().is_some_and(is_special)) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where the next byte stands that is special or the first of a character that may be. Eight bytes are
/// looked at together as long as all of them are letters and common signs of ASCII.
fn next_suspect(bytes: &[u8], mut at: usize) -> Option<usize> {
    let suspect = |bytes: &[u8]| bytes.iter().position(|byte| SUSPECT[usize::from(*byte)]);
    while let Some((eight, _)) = bytes.get(at..)?.split_first_chunk() {
        if let Some(found) = (!is_plain(*eight)).then(|| suspect(eight)).flatten() {
            return Some(at + found);
        }
        at += eight.len();
    }
    suspect(&bytes[at..]).map(|found| at + found)
}

/// Whether eight bytes are all ASCII, and neither controls nor `;`.
fn is_plain(eight: [u8; 8]) -> bool {
    let eight = Eight::new(eight);
    eight.wide() | eight.below(b' ') | eight.equal(0x7f) | eight.equal(b';') == 0
}

/// Whether a byte is special or the first of a character that may be.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = match byte as u8 {
            b'\n' | b'\t' => false,
            b';' | ..b' ' | 0x7f | 0xc2 | 0xd8 | 0xe1..=0xe3 | 0xee | 0xef => true,
            _ => false,
        };
        byte += 1;
    }
    suspect
};

/// Whether a character beyond ASCII does not stay as it is.
fn is_special(char: char) -> bool {
    plain(char) != Becomes::Itself || is_joiner(char)
}

/// The length in bytes of what stands at `at`, and what becomes of it.
fn replacement(words: &str, at: usize) -> (usize, Becomes) {
    let rest = &words[at..];
    let Some(char) = rest.chars().next() else { return (rest.len(), Becomes::Itself) };
    match char {
        '\r' if rest.starts_with("\r\n") => (2, Becomes::Char('\n')),
        _ if is_joiner(char) && joins(words, at, char) => (char.len_utf8(), Becomes::Itself),
        _ if is_joiner(char) => (char.len_utf8(), Becomes::Nothing),
        _ => (char.len_utf8(), plain(char)),
    }
}

/// Zero-width characters that some scripts are spelt with, and many emoji.
fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner stands between two characters of a script (or two emoji) that uses it.
fn joins(words: &str, at: usize, joiner: char) -> bool {
    let before = words[..at].chars().next_back();
    let after = words[at + joiner.len_utf8()..].chars().next();
    let uses = |char: Option<char>| char.is_some_and(|char| char >= '\u{600}' && !is_odd(char));
    uses(before) && uses(after)
}

fn is_odd(char: char) -> bool {
    plain(char) != Becomes::Itself || is_joiner(char) || ('\u{2010}'..='\u{203a}').contains(&char)
}

fn plain(char: char) -> Becomes {
    match char {
        '\n' | '\t' => Becomes::Itself,
        '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Becomes::Char('\n'),
        '\u{80}'..='\u{9f}' => windows(char),
        _ if char.is_control() => Becomes::Nothing,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Becomes::Char(' ')
        }
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e000}'..='\u{f8ff}' => Becomes::Nothing,
        _ => Becomes::Itself,
    }
}

/// The characters 0x80 to 0x9F of Windows' western code page, which pages misread as Latin-1
/// leave behind; five of them mean nothing.
fn windows(char: char) -> Becomes {
    const MEANT: [&str; 4] = ["€\0‚ƒ„…†‡", "ˆ‰Š‹Œ\0Ž\0", "\0‘’“”•–—", "˜™š›œ\0žŸ"];
    let index = char as usize - 0x80;
    match MEANT[index / 8].chars().nth(index % 8) {
        Some('\0') | None => Becomes::Nothing,
        Some(meant) => Becomes::Char(meant),
    }
}

/// What becomes of `entity`, from `&` to `;`, if it is one.
fn entity(entity: &str) -> Option<Becomes> {
    let name = entity.strip_prefix('&')?.strip_suffix(';')?;
    let char = match name.strip_prefix('#') {
        Some(number) => char::from_u32(number_of(number)?)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some(match plain(char) {
        Becomes::Itself if is_joiner(char) => Becomes::Nothing,
        Becomes::Itself => Becomes::Char(char),
        other => other,
    })
}

fn number_of(digits: &str) -> Option<u32> {
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(hex, 16).ok()
        }
        None if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

/// The entities that news pages leak, by name.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("lt", '<'),
    ("gt", '>'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("prime", '′'),
    ("Prime", '″'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("yen", '¥'),
    ("deg", '°'),
    ("sect", '§'),
    ("para", '¶'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("times", '×'),
    ("minus", '−'),
    ("shy", '\u{ad}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yuml", 'ÿ'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_words(paste: &str) -> String {
        normalise(&Paste::plain(paste)).as_str().to_owned()
    }

    #[test]
    fn eight_bytes_are_plain_unless_one_is_suspect_or_a_line_end() {
        for byte in 0..=u8::MAX {
            let plain = !SUSPECT[usize::from(byte)] && byte.is_ascii() && !byte.is_ascii_control();
            for at in 0..8 {
                let mut eight = *b"ferry, 2";
                eight[at] = byte;
                assert_eq!(is_plain(eight), plain, "{byte:#x} at {at}");
            }
        }
    }

    #[test]
    fn every_byte_keeps_its_place() {
        let paste = "Mr.\u{a0}Lind&#8217;s\r\npl\u{ad}an";
        let text = normalise(&Paste::plain(paste));
        assert_eq!(text.as_str(), "Mr. Lind’s\nplan");
        let at = |word: &str| {
            let start = text.as_str().find(word).expect("the word is there");
            text.span(start..start + word.len()).of(paste)
        };
        assert_eq!(at("’"), "&#8217;");
        assert_eq!(at("Lind’s"), "Lind&#8217;s");
        assert_eq!(at("\n"), "\r\n");
        assert_eq!(at("plan"), "pl\u{ad}an");
        assert_eq!(at(" "), "\u{a0}");
    }

    #[test]
    fn only_well_formed_entities_are_decoded() {
        assert_eq!(plain_words("&quot;R&amp;D&quot;"), "\"R&D\"");
        assert_eq!(plain_words("AT&T; Q&A; &unknown; &#; &#x; &#xZZ; &#99999999;"), {
            "AT&T; Q&A; &unknown; &#; &#x; &#xZZ; &#99999999;"
        });
        assert_eq!(plain_words("&#x2019;&#X2014;&#146;"), "’—’");
        assert_eq!(plain_words("& fish &amp"), "& fish &amp");
        assert_eq!(plain_words("&éé;&#8217"), "&éé;&#8217");
    }

    #[test]
    fn entities_escaped_again_and_again_are_decoded() {
        assert_eq!(plain_words("&amp;quot;"), "\"");
        assert_eq!(plain_words("&amp;amp;amp;#8217;s"), "’s");
        assert_eq!(plain_words("&qu\u{ad}ot;no&qu&#111;t&#59;"), "\"no\"");
        assert_eq!(plain_words("R&amp;D; &amp;nosuch;"), "R&D; &nosuch;");
        let paste = "a &amp;quot;b";
        let text = normalise(&Paste::plain(paste));
        assert_eq!(text.span(2..3).of(paste), "&amp;quot;");
    }

    #[test]
    fn a_second_time_changes_nothing() {
        for paste in
            ["a\r\rb\u{2028}c\u{feff}", "&amp;am&zwj;p;nbsp;\u{0}\u{3000}x", "\u{93}a\u{94}&#59;"]
        {
            let once = plain_words(paste);
            assert_eq!(plain_words(&once), once);
        }
    }

    #[test]
    fn misread_windows_characters_become_what_was_meant() {
        assert_eq!(plain_words("\u{93}It\u{92}s\u{94} \u{97} so\u{85}\u{81}"), "“It’s” — so…");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        assert_eq!(plain_words("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(plain_words("👩\u{200d}🔬"), "👩\u{200d}🔬");
        assert_eq!(plain_words("se\u{200d}cret\u{200c} “\u{200d}"), "secret “");
    }

    #[test]
    fn tabs_and_runs_of_blanks_stay() {
        assert_eq!(plain_words("a\tb  c"), "a\tb  c");
    }
}
