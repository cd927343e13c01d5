//! `Text`: words made from the paste that know the way back to it.
//!
//! ```text
//! paste   Mr.\u{a0}Lind&#8217;s \n\n  plan
//! text    Mr. Lind’s\nplan
//! runs    [0..3 = 0..3 copied] [3..4 from 3..5] [4..8 copied] [8..11 from 9..16] …
//! ```

use std::ops::Range;

use crate::span::Span;

/// A stretch of a [`Text`] and where in the paste it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the text.
    pub at: usize,
    /// Length in bytes in the text.
    pub len: usize,
    /// Where it stands in the paste.
    pub span: Span,
    /// Whether the words were copied. Otherwise they were replaced (an entity, an odd space), and
    /// then only whole. Length does not tell: a form feed made a blank is one byte for one byte.
    copied: bool,
}

impl Run {
    /// Whether the same words stand in the paste.
    #[must_use]
    pub fn is_copied(self) -> bool {
        self.copied
    }
}

/// A text made from the paste. Every byte is either in a [`Run`], so it has its place in the
/// paste, or was inserted (a paragraph break, a blank where two lines were joined).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    string: String,
    runs: Vec<Run>,
}

impl Text {
    /// A text without words, with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { string: String::with_capacity(bytes), runs: Vec::new() }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The runs, in order, adjoining copied ones joined.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Adds `words`, which stand unchanged in the paste at byte `at`.
    pub fn push_copied(&mut self, words: &str, at: usize) {
        self.push_run(words, Span::new(at, at + words.len()), true);
    }

    /// Adds `words` in the place of what stands in the paste at `span`.
    pub fn push_replaced(&mut self, words: &str, span: Span) {
        self.push_run(words, span, false);
    }

    /// Adds `words` that stand nowhere in the paste.
    pub fn push_inserted(&mut self, words: &str) {
        self.string.push_str(words);
    }

    /// Adds the bytes `range` of `other` with their places in the paste.
    pub fn push_text(&mut self, other: &Self, range: Range<usize>) {
        let first = other.runs.partition_point(|run| run.at + run.len <= range.start);
        let mut done = range.start;
        for run in other.runs[first..].iter().take_while(|run| run.at < range.end) {
            let (from, to) = (run.at.max(range.start), (run.at + run.len).min(range.end));
            self.push_inserted(&other.string[done..from]);
            let words = &other.string[from..to];
            if run.is_copied() {
                self.push_copied(words, run.span.start + (from - run.at));
            } else {
                self.push_replaced(words, run.span);
            }
            done = to;
        }
        self.push_inserted(&other.string[done..range.end]);
    }

    /// Takes away what stands from byte `at` on, the start of a character.
    pub fn truncate(&mut self, at: usize) {
        if !self.string.is_char_boundary(at) {
            return;
        }
        self.string.truncate(at);
        self.runs.truncate(self.runs.partition_point(|run| run.at < at));
        if let Some(last) = self.runs.last_mut() {
            let cut = (last.at + last.len).saturating_sub(at);
            last.len -= cut;
            last.span.end -= if last.copied { cut } else { 0 };
        }
    }

    /// Where the bytes `range` stand in the paste: from the place of the first to that of the
    /// last. Inserted bytes at the edges have no place and are passed over; an empty range has an
    /// empty span.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.runs.partition_point(|run| run.at + run.len <= range.start);
        // Most ranges lie in one run.
        let one = self.runs.get(first + 1).is_none_or(|next| next.at >= range.end);
        let past = match self.runs.get(first) {
            Some(run) if one => first + usize::from(run.at < range.end),
            _ => self.runs.partition_point(|run| run.at < range.end),
        };
        if first >= past {
            let at = self.runs.get(first).map_or_else(|| self.end_in_paste(), |run| run.span.start);
            return Span::new(at, at);
        }
        let (head, tail) = (self.runs[first], self.runs[past - 1]);
        let start = if head.is_copied() {
            head.span.start + range.start.saturating_sub(head.at)
        } else {
            head.span.start
        };
        if range.is_empty() {
            // Within a replaced run it would else be the whole run's place.
            return Span::new(start, start);
        }
        let cut = (tail.at + tail.len).saturating_sub(range.end);
        let end = if tail.is_copied() { tail.span.end - cut } else { tail.span.end };
        Span::new(start, end)
    }

    /// The bytes of the text that stand in the paste within `span`.
    #[must_use]
    pub fn range_of(&self, span: Span) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.span.end <= span.start);
        let past = self.runs.partition_point(|run| run.span.start < span.end);
        if first >= past {
            let at = self.runs.get(first).map_or(self.string.len(), |run| run.at);
            return at..at;
        }
        let (head, tail) = (self.runs[first], self.runs[past - 1]);
        let skip = if head.is_copied() { span.start.saturating_sub(head.span.start) } else { 0 };
        let cut = if tail.is_copied() { tail.span.end.saturating_sub(span.end) } else { 0 };
        head.at + skip..tail.at + tail.len - cut
    }

    fn end_in_paste(&self) -> usize {
        self.runs.last().map_or(0, |run| run.span.end)
    }

    fn push_run(&mut self, words: &str, span: Span, copied: bool) {
        if words.is_empty() {
            return;
        }
        let at = self.string.len();
        self.string.push_str(words);
        if let Some(last) = self.runs.last_mut()
            && copied
            && last.is_copied()
            && last.at + last.len == at
            && last.span.end == span.start
        {
            last.len += words.len();
            last.span.end = span.end;
            return;
        }
        self.runs.push(Run { at, len: words.len(), span, copied });
    }
}
