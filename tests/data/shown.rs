//! How words of a paste are shown in a file that people read: what cannot be seen is written
//! `\u{…}`, and the same escapes are read back.

/// What is wrong with a file, shown by the test harness line by line.
pub struct Wrong(pub String);

impl std::fmt::Debug for Wrong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "\n{}", self.0)
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// `text` with every character that cannot be seen written as an escape.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unseen(character) {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// `text` with every `\u{…}` turned into its character; what is no escape stays as it is.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\\u{") {
        out.push_str(&rest[..at]);
        let inside = &rest[at + 3..];
        let character = inside
            .find('}')
            .and_then(|end| u32::from_str_radix(&inside[..end], 16).ok().map(|code| (code, end)))
            .and_then(|(code, end)| char::from_u32(code).map(|character| (character, end)));
        if let Some((character, end)) = character {
            out.push(character);
            rest = &inside[end + 1..];
        } else {
            out.push_str("\\u{");
            rest = inside;
        }
    }
    out.push_str(rest);
    out
}

/// `words` on one line: every run of white space is one blank, the rest is [`escaped`].
pub fn on_one_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut in_space = false;
    for character in words.chars() {
        let space = matches!(character, ' ' | '\t' | '\n' | '\r');
        if !space {
            out.push(character);
        } else if !in_space {
            out.push(' ');
        }
        in_space = space;
    }
    escaped(&out)
}

/// The lines that differ, `-` expected and `+` got, with two lines around them.
pub fn difference(expected: &str, got: &str) -> String {
    similar::TextDiff::from_lines(expected, got)
        .unified_diff()
        .context_radius(2)
        .header("expected", "got")
        .to_string()
}

fn is_unseen(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}')
}
