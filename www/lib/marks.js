// Draws a line of the article: its words, with an element around each marked stretch.

/** @typedef {import('./drawing.js').Line} Line */
/** @typedef {import('./drawing.js').Stretch} Stretch */
/** @typedef {import('./drawing.js').Point} Point */

/**
 * Makes the elements; the one place that knows what a stretch looks like.
 * @typedef {object} Maker
 * @property {(stretch: Stretch, depth: number) => HTMLElement} element `depth`: how many quotes it stands in
 * @property {(point: Point) => HTMLElement} point
 */

/** Quotes outside, then the marks of their parts, then single words. */
const LAYERS = ['quote', 'said', 'repair', 'source', 'cue'];

/**
 * Stretches that stand in one another nest. Of two that only overlap, the one opened later is cut in
 * two where the other ends: elements cannot cross.
 *
 * @param {string} body
 * @param {Line} line
 * @param {Maker} maker
 * @returns {DocumentFragment}
 */
export function drawLine(body, line, maker) {
	const root = document.createDocumentFragment();
	/** @type {{stretch: Stretch, element: HTMLElement}[]} */
	let open = [];
	const starting = byPlace(line.stretches, (stretch) => stretch.start);
	const points = byPlace([...line.points].sort(referencesFirst), (point) => point.at);
	const cuts = cutsOf(line);

	cuts.forEach((at, index) => {
		const kept = open.findIndex(({ stretch }) => stretch.end <= at);
		const reopened = kept < 0 ? [] : open.slice(kept).filter(({ stretch }) => stretch.end > at);
		if (kept >= 0) open = open.slice(0, kept);
		for (const point of points.get(at) ?? []) top().append(maker.point(point));
		const opening = [...reopened.map(({ stretch }) => stretch), ...(starting.get(at) ?? [])];
		for (const stretch of opening.sort(outermostFirst)) {
			const element = maker.element(stretch, open.filter((outer) => outer.stretch.layer === 'quote').length);
			top().append(element);
			open = [...open, { stretch, element }];
		}
		const next = cuts[index + 1];
		if (next !== undefined) top().append(body.slice(at, next));
	});
	return root;

	function top() {
		return open.at(-1)?.element ?? root;
	}
}

/** @param {Line} line */
function cutsOf(line) {
	const cuts = new Set([line.start, line.end]);
	for (const { start, end } of line.stretches) cuts.add(start).add(end);
	for (const { at } of line.points) cuts.add(at);
	return [...cuts].filter((at) => at >= line.start && at <= line.end).sort((a, b) => a - b);
}

/**
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => number} placeOf
 * @returns {Map<number, T[]>}
 */
function byPlace(things, placeOf) {
	/** @type {Map<number, T[]>} */
	const map = new Map();
	for (const thing of things) {
		const there = map.get(placeOf(thing));
		if (there) there.push(thing);
		else map.set(placeOf(thing), [thing]);
	}
	return map;
}

/** @param {Stretch} a @param {Stretch} b */
function outermostFirst(a, b) {
	return b.end - a.end || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer);
}

/** A number belongs to the words before it. @param {Point} a @param {Point} b */
function referencesFirst(a, b) {
	return Number(a.layer === 'taken') - Number(b.layer === 'taken') || a.index - b.index;
}
