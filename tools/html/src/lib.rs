//! An HTML page as a list of blocks, by the rules of the page's own walker (www/lib/html-blocks.js).
//!
//! ```text
//! <nav><a>News</a></nav>                 News                          nav, 4 units in links
//! <p>The council<br>met <b>today</b>.    The council                   p
//!                                        met today.                    p
//! ```
//!
//! - A line ends where a block element begins or ends, at `<br>`, and at a line break in `<pre>`.
//! - A line belongs to the nearest block element around it. Lines without a word are left out.
//! - Blanks and line breaks of the source count as one blank, and as none at the ends of a line.
//! - Links that touch are the entries of a menu: a blank comes between them.
//! - Nothing is read of what no browser shows as words: scripts, styles, form fields, the `hidden`
//!   attribute, `display: none` in a `style` attribute.
//!
//! Both walkers must give the same lines and hints, or the page and the command line would answer
//! differently for the same article: tests/html.test.mjs compares them.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use quotelens::offsets::{Unit, units};
use quotelens::paste::BlockHint;
use quotelens::span::Span;
use scraper::Html;
use scraper::node::{Element, Node};

/// The words of a page, a line for each block, and what is known of each line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines, a line break between them.
    pub text: String,
    /// One hint a line, in bytes of `text`.
    pub hints: Vec<BlockHint>,
}

/// Elements that begin a new line and end it. `button` too: share buttons stand side by side.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements of which a browser shows no words, or none that are the page's.
const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "math", "meta",
    "meter", "noscript", "object", "option", "progress", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
];

/// Elements that say what the blocks inside them are.
const TELLING: &[&str] = &[
    "article", "aside", "dialog", "figure", "footer", "form", "header", "main", "nav", "ol",
    "table", "ul",
];

/// UTF-16 units of class names that are kept; longer lists are the work of machines and say
/// nothing more.
const CLASS_HINT_UNITS: usize = 400;

/// How many elements up telling ones are looked for: more than any real page nests, so that the
/// walk stays linear in a page that nests without end.
const TELLING_DEPTH: usize = 256;

/// Walks `source` as a browser would parse it.
pub fn blocks(source: &str) -> Page {
    let document = Html::parse_document(source);
    let mut walk = Walk::default();
    let mut unseen = None;
    // Edges instead of recursion: a hostile page may nest deeper than the call stack.
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) if unseen.is_none() => match node.value() {
                Node::Element(element) if is_unseen(element) => unseen = Some(node.id()),
                Node::Element(element) => walk.enter(element, node),
                Node::Text(text) => walk.read(text),
                _ => {}
            },
            Edge::Close(node) if unseen.is_none() => {
                if let Node::Element(element) = node.value() {
                    walk.leave(element);
                }
            }
            Edge::Close(node) if unseen == Some(node.id()) => {
                unseen = None;
                if node.value().as_element().is_some_and(is_block) {
                    walk.end_line();
                }
            }
            _ => {}
        }
    }
    walk.page
}

fn is_block(element: &Element) -> bool {
    BLOCKS.contains(&element.name())
}

fn is_link(element: &Element) -> bool {
    element.name() == "a" && element.attr("href").is_some()
}

fn is_unseen(element: &Element) -> bool {
    UNSEEN.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| style.split(';').any(is_display_none))
}

fn is_display_none(declaration: &str) -> bool {
    declaration.split_once(':').is_some_and(|(name, value)| {
        let value = value.trim_start().get(..4);
        name.trim().eq_ignore_ascii_case("display")
            && value.is_some_and(|value| value.eq_ignore_ascii_case("none"))
    })
}

/// Where the walk is: the open elements and the line that is being read.
#[derive(Default)]
struct Walk<'a> {
    page: Page,
    around: Vec<&'a Element>,
    links: usize,
    preformatted: usize,
    line: String,
    link_units: usize,
}

impl<'a> Walk<'a> {
    fn enter(&mut self, element: &'a Element, node: NodeRef<'a, Node>) {
        if is_block(element) || element.name() == "br" {
            self.end_line();
        }
        if element.name() == "a" && follows_link(node) {
            self.read_character(' ');
        }
        self.links += usize::from(is_link(element));
        self.preformatted += usize::from(element.name() == "pre");
        self.around.push(element);
    }

    fn leave(&mut self, element: &Element) {
        if is_block(element) {
            self.end_line();
        }
        self.links -= usize::from(is_link(element));
        self.preformatted -= usize::from(element.name() == "pre");
        self.around.pop();
    }

    fn read(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' if self.preformatted > 0 => self.end_line(),
                '\t' | '\n' | '\r' | '\u{c}' => self.read_character(' '),
                _ => self.read_character(character),
            }
        }
    }

    fn read_character(&mut self, character: char) {
        if character == ' ' && (self.line.is_empty() || self.line.ends_with(' ')) {
            return;
        }
        self.line.push(character);
        if self.links > 0 {
            self.link_units += character.len_utf16();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let link_units = std::mem::take(&mut self.link_units);
        let words = line.trim_matches(is_blank);
        if words.is_empty() {
            return;
        }
        if !self.page.text.is_empty() {
            self.page.text.push('\n');
        }
        let start = self.page.text.len();
        self.page.text.push_str(words);
        let span = Span::new(start, self.page.text.len());
        let link_chars = link_units.min(units(words, Unit::Utf16));
        self.page.hints.push(self.hint(span, link_chars));
    }

    /// What is known of a line that ends here.
    fn hint(&self, span: Span, link_chars: usize) -> BlockHint {
        let owner = self.around.iter().rposition(|element| is_block(element)).unwrap_or(0);
        let mut outward = self.around.iter().take(owner + 1).rev();
        let class_hint = class_hint(outward.clone().copied());
        let tag = outward.next().map_or("body", |element| element.name()).to_owned();
        let telling = outward.take(TELLING_DEPTH).map(|element| element.name());
        let within: Vec<&str> = telling.filter(|name| TELLING.contains(name)).collect();
        BlockHint { span, tag, link_chars, class_hint, within: within.join(" ") }
    }
}

/// What JavaScript's `trim` takes off.
fn is_blank(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

fn follows_link(node: NodeRef<Node>) -> bool {
    node.prev_sibling()
        .and_then(|before| before.value().as_element())
        .is_some_and(|before| before.name() == "a")
}

/// `class`, `id`, `role` and `itemprop` of elements from the inside out, as many as are kept.
fn class_hint<'a>(outward: impl Iterator<Item = &'a Element>) -> String {
    let names = outward.flat_map(|element| {
        ["class", "id", "role", "itemprop"].into_iter().filter_map(|name| element.attr(name))
    });
    let (mut hint, mut left) = (String::new(), CLASS_HINT_UNITS);
    for name in names.flat_map(str::split_whitespace) {
        let blank = if hint.is_empty() { "" } else { " " };
        for character in blank.chars().chain(name.chars()) {
            let Some(rest) = left.checked_sub(character.len_utf16()) else { return hint };
            hint.push(character);
            left = rest;
        }
    }
    hint
}

#[cfg(test)]
mod tests {
    use super::{Page, blocks};

    /// The lines with what is known of them: `words | tag | units in links | classes | within`.
    fn drawn(source: &str) -> Vec<String> {
        let Page { text, hints } = blocks(source);
        let lines = hints.iter().map(|hint| {
            let words = hint.span.of(&text);
            let (tag, links) = (&hint.tag, hint.link_chars);
            format!("{words} | {tag} | {links} | {} | {}", hint.class_hint, hint.within)
        });
        lines.collect()
    }

    #[test]
    fn the_text_is_the_lines_and_the_hints_their_places() {
        let Page { text, hints } = blocks("<h1>Fire 🔥</h1><p>All <b>out</b>.</p>");
        assert_eq!(text, "Fire 🔥\nAll out.");
        assert_eq!(
            hints.iter().map(|hint| hint.span.of(&text)).collect::<Vec<_>>(),
            ["Fire 🔥", "All out."]
        );
    }

    #[test]
    fn block_elements_and_line_breaks_end_lines() {
        assert_eq!(
            drawn("<div>One<p>two<br>three</p>four<pre>five\n  six</pre></div>"),
            [
                "One | div | 0 |  | ",
                "two | p | 0 |  | ",
                "three | p | 0 |  | ",
                "four | div | 0 |  | ",
                "five | pre | 0 |  | ",
                "six | pre | 0 |  | "
            ]
        );
    }

    #[test]
    fn blanks_of_the_source_count_once() {
        assert_eq!(
            drawn("<p> We <i> will\n\t</i> not\u{a0} go <br> on </p>"),
            ["We will not\u{a0} go | p | 0 |  | ", "on | p | 0 |  | "]
        );
    }

    #[test]
    fn links_are_counted_in_utf16_units() {
        assert_eq!(
            drawn("<p>See <a href=x>the 🏫 <b>school</b></a> <a name=y>now</a>.</p>"),
            ["See the 🏫 school now. | p | 13 |  | "]
        );
    }

    #[test]
    fn classes_and_telling_elements_come_nearest_first() {
        assert_eq!(
            drawn(
                "<main class=page><aside id=more role=note><ul class='list small'><li class=item>A"
            ),
            ["A | li | 0 | item list small more note page | ul aside main"]
        );
    }

    #[test]
    fn what_no_browser_shows_is_left_out() {
        let hidden = "<title>t</title><p hidden>a</p><p style='Display : NONE'>b</p><script>c</script>\
            <style>d</style><noscript>e</noscript><template><p>f</p></template>\
            <div style='color:red;display:none'><p>g</p></div><svg><text>h</text></svg><!-- i --><p>seen</p>";
        assert_eq!(drawn(hidden), ["seen | p | 0 |  | "]);
    }

    #[test]
    fn links_that_touch_are_kept_apart() {
        assert_eq!(
            drawn("<nav><a href=1>News</a><a href=2>Sport</a></nav>"),
            ["News Sport | nav | 9 |  | "]
        );
    }

    #[test]
    fn class_names_end_where_machines_write_them() {
        let Page { hints, .. } = blocks(&format!("<p class='{}'>x", "é".repeat(900)));
        assert_eq!(hints[0].class_hint, "é".repeat(400));
    }

    #[test]
    fn words_without_a_block_belong_to_the_body() {
        assert_eq!(drawn("just <b>words</b>"), ["just words | body | 0 |  | "]);
        assert_eq!(blocks(""), Page::default());
    }

    #[test]
    fn deep_nests_are_walked_without_recursion() {
        // No deeper: the parser itself looks through all open elements at each new block.
        let source = format!("{}x{}", "<div>".repeat(3_000), "<span>".repeat(30_000));
        assert_eq!(drawn(&source), ["x | div | 0 |  | "]);
    }
}
