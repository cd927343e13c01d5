// A report with nothing found in it, for a text the engine could not read: marking by hand still works.

/** @typedef {import('../pkg/quotelens.js').Report} Report */

/**
 * One paragraph a line of the text.
 *
 * @param {string} text
 * @returns {Report}
 */
export function bareReport(text) {
	const lines = [...text.matchAll(/[^\s][^\n]*/g)].map(({ 0: line, index }) => {
		return /** @type {[number, number]} */ ([index, index + line.trimEnd().length]);
	});
	let at = 0;
	const places = lines.map(([start, end]) => {
		const from = at;
		at += end - start + 1;
		return {
			span: /** @type {[number, number]} */ ([start, end]),
			in_body: /** @type {[number, number]} */ ([from, from + end - start]),
		};
	});
	return {
		meta: {
			headline: null,
			standfirst: null,
			byline: null,
			dateline: null,
			date: null,
			section: null,
			subheadings: [],
		},
		body: lines.map((line) => text.slice(...line)).join('\n'),
		blocks: places.map((place) => ({ kind: 'paragraph', ...place })),
		origin: places,
		removed: [],
		speakers: [],
		attributions: [],
		repairs: [],
		words: text.match(/\S+/g)?.length ?? 0,
	};
}
