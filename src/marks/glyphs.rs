//! The signs that quotation marks are written with, and what each can open and close.

use super::{MISMATCH, Style};

/// A sign, by its shape and direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    CurlyOpen,
    CurlyClose,
    Straight,
    Doubled,
    DoubledOpen,
    CurlyDoubled,
    GuillemetOpen,
    GuillemetClose,
    LowOpen,
    SingleOpen,
    SingleClose,
    SingleStraight,
    SingleLow,
}

/// The glyph of a mark token.
pub fn glyph(mark: &str) -> Glyph {
    match mark {
        "“" | "‟" => Glyph::CurlyOpen,
        "”" => Glyph::CurlyClose,
        "\"" | "＂" => Glyph::Straight,
        "''" | "´´" => Glyph::Doubled,
        "``" | "‘‘" => Glyph::DoubledOpen,
        "’’" => Glyph::CurlyDoubled,
        "«" | "‹" => Glyph::GuillemetOpen,
        "»" | "›" => Glyph::GuillemetClose,
        "„" => Glyph::LowOpen,
        "‘" | "‛" | "`" => Glyph::SingleOpen,
        "’" | "´" => Glyph::SingleClose,
        "‚" => Glyph::SingleLow,
        _ => Glyph::SingleStraight,
    }
}

/// The styles a glyph can open, with the cost of doing so.
pub fn openings(glyph: Glyph) -> &'static [(Style, u32)] {
    match glyph {
        Glyph::CurlyOpen => &[(Style::Curly, 0)],
        Glyph::CurlyClose => &[(Style::Curly, 45)],
        Glyph::Straight => &[(Style::Straight, 0)],
        Glyph::Doubled => &[(Style::Doubled, 0)],
        Glyph::DoubledOpen => &[(Style::Doubled, 0)],
        Glyph::CurlyDoubled => &[(Style::Doubled, 8)],
        Glyph::GuillemetOpen => &[(Style::Guillemets, 0)],
        Glyph::GuillemetClose => &[(Style::Guillemets, 12)],
        Glyph::LowOpen => &[(Style::Low, 0)],
        Glyph::SingleOpen => &[(Style::SingleCurly, 2)],
        Glyph::SingleClose => &[(Style::SingleCurly, 30)],
        Glyph::SingleStraight => &[(Style::SingleStraight, 4)],
        Glyph::SingleLow => &[(Style::SingleCurly, 0)],
    }
}

/// The cost of closing a quotation of `style` with this glyph.
pub fn closing(glyph: Glyph, style: Style) -> Option<u32> {
    use Glyph as G;
    use Style as S;
    match (glyph, style) {
        (G::CurlyClose, S::Curly | S::Low)
        | (G::Straight, S::Straight)
        | (G::Doubled, S::Doubled)
        | (G::GuillemetClose, S::Guillemets)
        | (G::CurlyOpen, S::Low)
        | (G::SingleStraight, S::SingleStraight)
        | (G::SingleClose, S::SingleCurly) => Some(0),
        (G::CurlyDoubled, S::Curly | S::Doubled | S::Straight) => Some(4),
        (G::GuillemetOpen, S::Guillemets) => Some(12),
        (G::CurlyOpen, S::Curly) => Some(40),
        (G::Straight | G::Doubled, S::Curly | S::Low)
        | (G::CurlyClose, S::Straight | S::Doubled) => Some(MISMATCH),
        (G::Straight, S::Doubled) | (G::Doubled, S::Straight) => Some(MISMATCH),
        (G::SingleStraight, S::SingleCurly) | (G::SingleClose, S::SingleStraight) => Some(MISMATCH),
        (G::SingleOpen, S::SingleCurly) => Some(MISMATCH + 10),
        _ => None,
    }
}
