//! How a line looks, word by word and sign by sign, seen in one pass over its bytes.

use std::sync::LazyLock;

use crate::lexicon::Table;

use super::piece::Piece;

/// What stands in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Words that have a letter, of the first sixty.
    pub words: usize,
    /// Those of them that begin with a capital.
    pub capitals: usize,
    /// Whether no letter of them is small.
    pub shouted: bool,
    /// Words of [`FUNCTION_WORDS`] among the first sixty.
    pub function_words: usize,
    /// Whether the reader is spoken to.
    pub you: bool,
    /// Whether the page speaks of itself.
    pub we: bool,
    /// Whether somebody is said to speak.
    pub said: bool,
    /// Commas before a blank.
    pub commas: usize,
    /// Stops before a blank, closing quotation marks aside.
    pub stops: usize,
    /// ASCII digits.
    pub digits: usize,
    /// Whether it has cells.
    pub tab: bool,
    /// Whether it has an address of the web.
    pub address: bool,
    /// Whether it has an `@`.
    pub at: bool,
    /// Whether it has signs that part the entries of a row.
    pub bars: bool,
    /// Whether it has arrows and crosses.
    pub arrows: bool,
    /// Whether it has signs of code.
    pub code: bool,
    /// Whether it has a sign of money.
    pub money: bool,
    /// Whether it has double quotation marks.
    pub quotes: bool,
}

/// So many words of a line are looked at.
const FIRST: usize = 60;

/// Words that are in every sentence of a language and in few labels.
const FUNCTION_WORDS: &[&str] = &[
    "a", "al", "als", "an", "and", "are", "as", "at", "au", "auf", "be", "been", "but", "by",
    "che", "com", "como", "con", "da", "dan", "das", "de", "del", "della", "dem", "den", "der",
    "des", "di", "die", "do", "e", "ein", "eine", "el", "em", "en", "es", "est", "et", "for",
    "from", "für", "had", "has", "have", "he", "his", "i", "il", "in", "ini", "is", "ist", "it",
    "its", "la", "las", "le", "les", "los", "mit", "más", "na", "nicht", "no", "non", "not", "não",
    "o", "of", "on", "or", "os", "para", "per", "por", "pour", "que", "se", "she", "sich", "sono",
    "su", "sur", "that", "the", "their", "they", "this", "to", "um", "un", "una", "und", "untuk",
    "von", "was", "were", "which", "who", "with", "would", "y", "yang", "zu", "à", "è", "был",
    "была", "в", "для", "его", "за", "и", "из", "как", "на", "не", "но", "о", "от", "по", "с",
    "то", "что", "это",
];

const FUNCTION: u8 = 1;
const YOU: u8 = 2;
const WE: u8 = 4;
const SAID: u8 = 8;

static WORDS: LazyLock<Table<u8>> = LazyLock::new(|| {
    let listed = |list: &[&'static str], sort: u8| -> Vec<(&'static str, u8)> {
        list.iter().map(|word| (*word, sort)).collect()
    };
    let lists = [
        listed(FUNCTION_WORDS, FUNCTION),
        listed(&["you", "your"], YOU),
        listed(&["we", "our", "us", "my"], WE),
        listed(&["said", "says", "told"], SAID),
    ];
    Table::new(lists.concat())
});

/// No word of the table has more bytes.
const LONGEST_WORD: usize = 12;

/// How `piece` looks.
#[must_use]
pub fn looks(piece: &Piece) -> Looks {
    let mut looks = Looks { shouted: true, ..Looks::default() };
    see_words(&mut looks, piece);
    see_signs(&mut looks, piece.as_str());
    looks
}

fn see_words(looks: &mut Looks, piece: &Piece) {
    let mut at = 0;
    for word in piece.as_str().split([' ', '\t']).take(FIRST) {
        let range = at..at + word.len();
        at = range.end + 1;
        // Lower case in ASCII leaves each byte in its place.
        let folded = piece.folded.get(range).unwrap_or(word);
        let Some(first) = word.chars().find(|char| char.is_alphabetic()) else { continue };
        looks.words += 1;
        looks.capitals += usize::from(first.is_uppercase());
        looks.shouted = looks.shouted && !word.contains(char::is_lowercase);
        let bare = folded.trim_matches(|char: char| char.is_ascii_punctuation());
        if bare.len() > LONGEST_WORD {
            continue;
        }
        match WORDS.get(bare) {
            Some(FUNCTION) => looks.function_words += 1,
            Some(YOU) => looks.you = true,
            Some(WE) => looks.we = true,
            Some(SAID) => looks.said = true,
            _ => {}
        }
    }
}

fn see_signs(looks: &mut Looks, words: &str) {
    // The last two characters before the one that is seen.
    let (mut before, mut last) = (' ', ' ');
    let (mut slash, mut www) = (false, false);
    for char in words.chars() {
        match char {
            ' ' => {
                looks.commas += usize::from(last == ',');
                let stop = if matches!(last, '”' | '"') { before } else { last };
                looks.stops += usize::from(matches!(stop, '.' | '?' | '!'));
            }
            'a'..='z' | 'A'..='Z' => {}
            '0'..='9' => looks.digits += 1,
            '\t' => looks.tab = true,
            '@' => looks.at = true,
            '|' | '•' | '·' => looks.bars = true,
            '»' | '›' | '>' | '→' | '▼' | '×' => looks.arrows = true,
            '#' | '{' | '}' | '_' | '%' => looks.code = true,
            '$' | '£' | '€' => looks.money = true,
            '/' => slash |= last == '/',
            '.' => www |= last == 'w' && before == 'w',
            _ => {}
        }
        looks.quotes |= matches!(char, '"' | '“' | '”' | '«' | '„');
        (before, last) = (last, char);
    }
    looks.address = slash || www;
}

#[cfg(test)]
mod tests {
    use crate::blocks::segment;
    use crate::clean::piece::pieces;
    use crate::normalise::normalise;
    use crate::paste::Paste;

    use super::{Looks, looks};

    fn seen(words: &str) -> Looks {
        let paste = Paste::plain(words);
        let text = normalise(&paste);
        looks(&pieces(&text, &segment(&text, &[]), &paste)[0])
    }

    #[test]
    fn words_are_counted_by_their_first_letter() {
        let looks = seen("The Mayor of Lillevik, 41, told us: 3 boats");
        assert_eq!((looks.words, looks.capitals, looks.function_words), (7, 3, 2));
        assert!(looks.said && looks.we && !looks.you && !looks.shouted);
        assert!(seen("FERRY STOPS, 3 HURT").shouted);
    }

    #[test]
    fn signs_are_seen_where_they_stand() {
        let looks = seen("“Stop.” He left, and so on. See www.example.org | 10% off");
        assert_eq!((looks.stops, looks.commas, looks.digits), (2, 1, 2));
        assert!(looks.quotes && looks.address && looks.bars && looks.code);
        assert!(!looks.tab && !looks.at && !looks.money && !looks.arrows);
    }
}
