// A line of the article as a tree: marked stretches around words and around each other.

import { grouped } from './groups.js';

/** @typedef {import('./drawing.js').Line} Line */
/** @typedef {import('./drawing.js').Stretch} Stretch */
/** @typedef {import('./drawing.js').Point} Point */

/** @typedef {{stretch: Stretch, children: Node[]}} Branch */
/** @typedef {string | Branch | {point: Point}} Node */

/** Quotes outside, then the marks of their parts, then single words. */
const LAYERS = ['quote', 'said', 'repair', 'source', 'cue'];

/**
 * Stretches that stand in one another nest. Of two that only overlap, the one opened later is cut in two
 * where the other ends: elements cannot cross.
 *
 * @param {import('./places.js').Words} body
 * @param {Line} line
 * @returns {Node[]}
 */
export function nested(body, line) {
	/** @type {Node[]} */
	const root = [];
	/** @type {Branch[]} */
	let open = [];
	const cuts = cutsOf(line);
	const children = () => open.at(-1)?.children ?? root;
	const starting = grouped(line.stretches, ({ start }) => start);
	const pointsAt = grouped([...line.points].sort(referencesFirst), ({ at }) => at);

	cuts.forEach((at, index) => {
		const kept = open.findIndex(({ stretch }) => stretch.end <= at);
		const reopened = kept < 0 ? [] : open.slice(kept).filter(({ stretch }) => stretch.end > at);
		if (kept >= 0) open = open.slice(0, kept);
		for (const point of pointsAt.get(at) ?? []) children().push({ point });
		for (const stretch of [...reopened.map(({ stretch }) => stretch), ...(starting.get(at) ?? [])].sort(
			outermostFirst,
		)) {
			/** @type {Branch} */
			const branch = { stretch, children: [] };
			children().push(branch);
			open = [...open, branch];
		}
		const next = cuts[index + 1];
		if (next !== undefined) children().push(body.slice(at, next));
	});
	return root;
}

/** @param {Line} line */
function cutsOf(line) {
	const cuts = new Set([line.start, line.end]);
	for (const { start, end } of line.stretches) cuts.add(start).add(end);
	for (const { at } of line.points) cuts.add(at);
	return [...cuts].filter((at) => at >= line.start && at <= line.end).sort((a, b) => a - b);
}

/** @param {Stretch} a @param {Stretch} b */
function outermostFirst(a, b) {
	return b.end - a.end || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer);
}

/** A number belongs to the words before it. @param {Point} a @param {Point} b */
function referencesFirst(a, b) {
	return Number(a.layer === 'taken') - Number(b.layer === 'taken') || a.index - b.index;
}
