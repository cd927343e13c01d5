//! The tests that are not files: laws, slow inputs, lists, scores, the ground modules.

mod drawing_of_snapshots;
mod lexicon;
mod offsets;
mod pathological;
mod properties;
mod scores;
mod text;

#[path = "data/body_map.rs"]
mod body_map;
#[path = "data/drawing.rs"]
mod drawing;
#[path = "data/report_lines.rs"]
#[expect(dead_code, reason = "the other test binary uses the rest")]
mod report_lines;
#[path = "data/shown.rs"]
#[expect(dead_code, reason = "the other test binary uses the rest")]
mod shown;
