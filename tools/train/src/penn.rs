//! Tags of the Penn Treebank as those of the engine.

use quotelens::tags::Tag;

/// A Penn tag as one of ours; [`Tag::X`] where it is none.
///
/// What is folded is what no stage of the engine tells apart: number of proper nouns, person of
/// verbs, degree of adjectives, and all signs.
#[must_use]
pub fn folded(tag: &str) -> Tag {
    match tag {
        "NNPS" => Tag::NNP,
        "VBZ" => Tag::VBP,
        "JJR" | "JJS" => Tag::JJ,
        "RBR" | "RBS" => Tag::RB,
        "PDT" => Tag::DT,
        "WDT" | "WP" | "WP$" | "WRB" => Tag::WH,
        "EX" => Tag::PRP,
        "RP" => Tag::IN,
        "." | "," | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "$" | "NFP" | "#" | "SYM"
        | "(" | ")" => Tag::PUN,
        _ => Tag::read(tag).unwrap_or(Tag::X),
    }
}
