// The beginning and end of a statement, moved word by word.

/** @typedef {[number, number]} Span */

const OPENING = /^["“„«‹‘'([]+/;
/** Inside quotation marks a final stop belongs to the words, outside it is the sentence's. */
const CLOSING = { quoted: /[,;:]?["”“»›’')\]]*$/, reported: /[.,;:!?]*["”“»›’')\]]*[.,;:!?]*$/ };

/** So far away is the next word looked for, longer than any word and any run of marks. */
const REACH = 2_000;

/**
 * The pieces with one edge moved by a word; as they were where there is no room.
 *
 * @param {string} body
 * @param {Span[]} pieces in order
 * @param {'start' | 'end'} edge
 * @param {1 | -1} by
 * @param {'quoted' | 'reported'} way whether the words stand between marks
 * @returns {Span[]}
 */
export function moved(body, pieces, edge, by, way) {
	const at = edge === 'start' ? 0 : pieces.length - 1;
	const [start, end] = pieces[at];
	const words = wordsNear(body, edge === 'start' ? start : end, way);
	const next =
		edge === 'start'
			? by < 0
				? words.findLast((word) => word[0] < start)?.[0]
				: words.find((word) => word[0] > start)?.[0]
			: by < 0
				? words.findLast((word) => word[1] < end)?.[1]
				: words.find((word) => word[1] > end)?.[1];
	if (next === undefined) return pieces;
	/** @type {Span} */
	const piece = edge === 'start' ? [next, end] : [start, next];
	if (piece[0] < piece[1]) return collides(pieces, at, piece) ? pieces : pieces.with(at, piece);
	return pieces.length > 1 ? pieces.toSpliced(at, 1) : pieces;
}

/** @param {Span[]} pieces @param {number} at @param {Span} piece */
function collides(pieces, at, [start, end]) {
	return pieces.some((other, index) => index !== at && other[0] < end && start < other[1]);
}

/** The words around a place, whole ones. @param {string} body @param {number} at @param {'quoted' | 'reported'} way @returns {Span[]} */
function wordsNear(body, at, way) {
	const first = Math.max(0, at - REACH);
	const text = body.slice(first, at + REACH);
	return [...text.matchAll(/\S+/g)].flatMap(({ 0: token, index }) => {
		const start = first + index;
		const from = token.match(OPENING)?.[0].length ?? 0;
		const to = token.length - (token.match(CLOSING[way])?.[0].length ?? 0);
		const isWhole = [start, start + token.length].every((at) => !/\S\S/.test(body.slice(Math.max(0, at - 1), at + 1)));
		return from < to && isWhole ? [/** @type {Span} */ ([start + from, start + to])] : [];
	});
}

/**
 * Whole words where a stretch cuts into them, no blanks at its edges.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
export function wholeWords(text, [start, end]) {
	while (start < end && /\s/.test(text[start])) start += 1;
	while (end > start && /\s/.test(text[end - 1])) end -= 1;
	if (start === end) return [start, end];
	while (start > 0 && isInside(text, start)) start -= 1;
	while (end < text.length && isInside(text, end)) end += 1;
	return [start, end];
}

/** Whether a place has letters on both sides. @param {string} text @param {number} at */
function isInside(text, at) {
	return /[\p{L}\p{N}'’\ud800-\udfff]{2}/u.test(text.slice(at - 1, at + 1)) || /^[\udc00-\udfff]/.test(text[at]);
}

/**
 * What kind of statement marked words are, and which of them are its content: quotation marks around
 * them make it direct and are no part of it, marks inside make it mixed.
 *
 * @param {string} body
 * @param {Span} span
 * @returns {{type: 'direct' | 'mixed' | 'indirect', span: Span}}
 */
export function asStatement(body, [start, end]) {
	const text = body.slice(start, end);
	const opening = text.match(/^["“„«‹‘]\s?/)?.[0].length ?? 0;
	const closing = text.match(/[,;]?\s?["”“»›’][.,;]?$/)?.[0].length ?? 0;
	if (opening > 0 && closing > 0 && opening + closing < text.length) {
		return { type: 'direct', span: [start + opening, end - closing] };
	}
	const before = /["“„«‹‘]\s?$/.test(body.slice(Math.max(0, start - 2), start));
	const after = /^[.,!?;…]?\s?["”“»›’]/.test(body.slice(end, end + 3));
	if (before && after) return { type: 'direct', span: [start, end] };
	const stop = text.match(/[.,;:]+$/)?.[0].length ?? 0;
	return { type: /["“”„«»]/.test(text) ? 'mixed' : 'indirect', span: [start, end - (stop < text.length ? stop : 0)] };
}

/**
 * Where a statement may be split, in order: between its pieces and after each of its words.
 *
 * @param {string} body
 * @param {Span[]} pieces
 * @returns {Span[]} the gaps
 */
export function gaps(body, pieces) {
	return pieces.flatMap(([start, end], index) => {
		const inside = [...body.slice(start, end).matchAll(/\s+/g)].map(
			(blank) => /** @type {Span} */ ([start + blank.index, start + blank.index + blank[0].length]),
		);
		const next = pieces[index + 1];
		return next ? [...inside, /** @type {Span} */ ([end, next[0]])] : inside;
	});
}

/** The gap a reader most likely means: between pieces, else between sentences, else in the middle.
 * @param {string} body @param {Span[]} pieces @param {Span[]} all @returns {number} its index, or -1 */
export function likeliestGap(body, pieces, all) {
	const between = all.findIndex(([from]) => pieces.slice(0, -1).some(([, end]) => end === from));
	if (between >= 0) return between;
	const middle = (all.length - 1) / 2;
	const ends = all.flatMap(([from], index) => (/[.!?]["”’]?$/.test(body.slice(0, from).slice(-2)) ? [index] : []));
	ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
	return ends[0] ?? Math.floor(middle);
}
