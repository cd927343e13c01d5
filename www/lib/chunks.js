// A long article in chunks, so that what is out of sight costs next to nothing.

import { place } from './drawing.js';
import { cut } from './pieces.js';

/** @typedef {import('./drawing.js').Line} Line */
/** @typedef {import('./places.js').Words} Words */

/** About a screen of short lines, two or three of paragraphs: a browser draws it in a few milliseconds. */
const CHUNK_LINES = 20;
const CHUNK_CHARS = 12_000;
/** A line longer than this, as no article has, is drawn as several: browsers lay out a line as a whole. */
const LINE_CHARS = 12_000;

/**
 * @param {Words} body
 * @param {Line[]} lines
 * @returns {Line[][]}
 */
export function chunked(body, lines) {
	/** @type {Line[][]} */
	const chunks = [];
	let room = 0;
	for (const line of lines) {
		for (const part of line.end - line.start > LINE_CHARS ? parts(body, line) : [line]) {
			const last = chunks.at(-1);
			if (last && last.length < CHUNK_LINES && room > 0) last.push(part);
			else {
				chunks.push([part]);
				room = CHUNK_CHARS;
			}
			room -= part.end - part.start;
		}
	}
	return chunks;
}

/** A line as several, each with its part of what is marked. @param {Words} body @param {Line} line @returns {Line[]} */
function parts(body, line) {
	const lines = cut(body.slice(line.start, line.end), undefined, LINE_CHARS).map(({ start, text }, index) => ({
		...line,
		start: line.start + start,
		end: line.start + start + text.length,
		stretches: [],
		points: [],
		takenBefore: index === 0 ? line.takenBefore : [],
	}));
	for (const stretch of line.stretches) place(stretch, lines);
	let at = 0;
	for (const point of line.points.toSorted((a, b) => a.at - b.at)) {
		while (at < lines.length - 1 && lines[at].end < point.at) at += 1;
		/** @type {Line} */ (lines[at]).points.push(point);
	}
	return lines;
}

/** Text that nobody has read yet, line by line. @param {string} text @returns {Generator<string>} */
export function* plainLines(text) {
	for (const [line] of text.matchAll(/[^\n]+/g)) {
		if (line.trim() === '') continue;
		if (line.length <= LINE_CHARS) yield line;
		else for (const { text } of cut(line, undefined, LINE_CHARS)) yield text;
	}
}
