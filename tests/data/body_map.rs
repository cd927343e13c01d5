//! Where a stretch of the paste stands in the cleaned body.

use std::ops::Range;

use quotelens::report::Origin;
use quotelens::span::Span;

/// The bytes of the body that `span` of the paste became. A replaced piece (an entity) lies
/// between two runs of equal words and belongs to the span wholly.
pub fn in_body(span: Span, origin: &[Origin], body: &str) -> Range<usize> {
    let start = start_in_body(span.start, origin, body);
    start..end_in_body(span.end, origin, body).max(start)
}

fn start_in_body(at: usize, origin: &[Origin], body: &str) -> usize {
    let next = origin.partition_point(|run| run.span.end <= at);
    let Some(run) = origin.get(next) else { return body.len() };
    if run.span.start <= at {
        return run.in_body.start + (at - run.span.start);
    }
    next.checked_sub(1).map_or(0, |last| origin[last].in_body.end)
}

fn end_in_body(at: usize, origin: &[Origin], body: &str) -> usize {
    let past = origin.partition_point(|run| run.span.start < at);
    let next = origin.get(past).map_or(body.len(), |run| run.in_body.start);
    let Some(run) = past.checked_sub(1).map(|last| origin[last]) else { return next };
    if run.span.end >= at { run.in_body.start + (at - run.span.start) } else { next }
}
