// From places in the paste to places in the cleaned body, both in UTF-16 units.

/** @typedef {import('../pkg/quotelens.js').Report['origin'][number]} Origin */
/** @typedef {[number, number]} Span a half-open stretch */
/** A text, or a part of one by its places in the whole. @typedef {{slice: (start: number, end: number) => string}} Words */

/**
 * Where a stretch of the paste stands in the body; empty where it was removed.
 *
 * `origin` lists the stretches of equal words in order. What lies between two of them was replaced
 * (a leaked entity) or inserted (a line break), so a place in such a gap has no exact counterpart:
 * a start goes to the beginning of the gap and an end to its end, so that a replaced quotation mark
 * stays with the words it belongs to.
 *
 * @param {Origin[]} origin
 * @param {Span} span
 * @param {number} bodyLength
 * @returns {Span}
 */
export function inBody(origin, [start, end], bodyLength) {
	const from = startInBody(origin, start);
	const to = endInBody(origin, end, bodyLength);
	return [from, Math.max(from, to)];
}

/** @param {Origin[]} origin @param {number} at */
function startInBody(origin, at) {
	const run = origin[lastRun(origin, (run) => run.span[0] <= at)];
	return run ? run.in_body[0] + Math.min(at, run.span[1]) - run.span[0] : 0;
}

/** @param {Origin[]} origin @param {number} at @param {number} bodyLength */
function endInBody(origin, at, bodyLength) {
	const index = lastRun(origin, (run) => run.span[0] < at);
	const run = origin[index];
	if (run && at <= run.span[1]) return run.in_body[0] + at - run.span[0];
	const next = origin[index + 1];
	return next ? next.in_body[0] : bodyLength;
}

/**
 * Where a stretch of the body stands in the paste: the way back of `inBody`. What was inserted between two
 * runs has no place there; a start in it goes forward and an end back to words that have.
 *
 * @param {Origin[]} origin
 * @param {Span} span
 * @returns {Span}
 */
export function inPaste(origin, [start, end]) {
	const first = origin[lastRun(origin, (run) => run.in_body[0] <= start)];
	const from =
		first && start < first.in_body[1] ? first : origin[lastRun(origin, (run) => run.in_body[0] <= start) + 1];
	const to = origin[lastRun(origin, (run) => run.in_body[0] < end)];
	if (!from || !to) return [0, 0];
	const begin = from.span[0] + Math.max(0, start - from.in_body[0]);
	return [begin, Math.max(begin, to.span[0] + Math.min(end, to.in_body[1]) - to.in_body[0])];
}

/**
 * The index of the last run that passes, -1 if none does; runs that pass come first.
 *
 * @param {Origin[]} origin
 * @param {(run: Origin) => boolean} passes
 */
function lastRun(origin, passes) {
	let low = 0;
	let high = origin.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(origin[middle])) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/**
 * The stretch without the blanks at its edges.
 *
 * @param {Words} text
 * @param {Span} span
 * @returns {Span}
 */
export function trimmed(text, [start, end]) {
	const words = text.slice(start, end);
	return [end - words.trimStart().length, start + words.trimEnd().length];
}

/** The part of a text from a place on. @param {string} part @param {number} from @returns {Words} */
export function partFrom(part, from) {
	return { slice: (start, end) => part.slice(Math.max(0, start - from), Math.max(0, end - from)) };
}
