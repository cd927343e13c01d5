//! Every file of `specs/` and every folder of `articles/` is a test by its name.

#[path = "data/shown.rs"]
mod shown;
#[path = "data/report_lines.rs"]
mod report_lines;
#[path = "data/specs.rs"]
mod specs;
#[path = "data/body_map.rs"]
mod body_map;
#[path = "data/drawing.rs"]
mod drawing;
#[path = "data/articles.rs"]
mod articles;

datatest_stable::harness! {
    { test = specs::run, root = "tests/specs", pattern = r"^[^/]*\.md$" },
    { test = articles::run, root = "tests/articles", pattern = r"^[^/]*/paste\.txt$" },
}
