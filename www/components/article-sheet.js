// The article on the page, chunk by chunk. A short one is drawn at once. Of a long one all words come soon, for
// the browser to find, to copy and to print; where there are very many marks, they are drawn as a reader comes near.

import { chunked, plainLines } from '../lib/chunks.js';
import { cut } from '../lib/pieces.js';
import { inSlices } from '../lib/slices.js';
import { hiddenTitle, lineNodes, metaLine, plainLine, takenRule } from './article-nodes.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../store.js').CorrectedReport} Report */
/** @typedef {import('../lib/drawing.js').Line} Line */

/** @typedef {{drawing: Drawing, report: Report}} Read what is known of a text, or of its beginning */

/**
 * @typedef {object} Chunk
 * @property {HTMLElement} root
 * @property {Line[]} lines
 * @property {import('../lib/places.js').Words} body
 * @property {'nothing' | 'words' | 'marks'} depth how much of it is drawn
 * @property {boolean} stale whether its marks do not show what is selected now
 * @property {boolean} outdated whether its marks are those of the drawing before
 */

/** A stretch of text that nobody has read yet. @typedef {{root: HTMLElement, start: number, end: number, drawn: boolean}} Unread */

/** From here on chunks out of sight are not laid out; below it they are, so that outlines never clip. */
const LONG_CHUNKS = 20;
/** From here on marks are drawn near the view only, where what the browser's search has found is then drawn anew.
 * A megabyte of news has as many, and each is some elements. */
const VERY_MANY = 10_000;
/** How near: two screens. */
const NEAR = '1600px 0px';
const UNREAD_CHARS = 8_000;
/** What a line on the screen holds, about. */
const LINE_CHARS = 66;

/**
 * @param {HTMLElement} root
 * @param {(part: HTMLElement) => void} showSelection in a part whose marks may not show it yet
 */
export function createSheet(root, showSelection) {
	/** @type {Read | null} */
	let read = null;
	/** @type {Chunk[]} */
	let chunks = [];
	/** The lines with which the drawing began each time it grew: chunks end there. @type {number[]} */
	let steps = [];
	let isLong = false;
	/** The heading of an article without one, and what was taken out after the last line. */
	const [title, tail] = [document.createElement('div'), document.createElement('div')];
	/** @type {Unread[]} */
	let rest = [];
	let restOf = '';
	let filling = inSlices([].values());
	/** @type {Set<Element>} */
	const near = new Set();
	const watcher = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				if (isIntersecting) near.add(target);
				else near.delete(target);
			}
			for (const chunk of chunks) if (near.has(chunk.root)) complete(chunk);
		},
		{ rootMargin: NEAR },
	);
	addEventListener('beforeprint', () => {
		filling.finish();
		chunks.forEach(complete);
	});

	root.replaceChildren(title, tail);

	/**
	 * Shows what was read of a text, and the rest of it as it is.
	 *
	 * @param {Read | null} now
	 * @param {string} text
	 * @param {number} readTo where that rest begins
	 */
	function show(now, text, readTo) {
		filling.stop();
		const drawn = read?.drawing;
		read = now;
		if (now && isGrown(drawn, now.drawing)) extend(now, drawn?.lines.length ?? 0, []);
		else if (!now || !recognise(now, drawn)) {
			const spare = clear();
			if (now) extend(now, 0, spare);
			for (const part of spare.slice(chunks.length)) drop(part);
		}
		// Left alone where it is right: it may have the focus.
		const isUntitled = now?.drawing.lines[0]?.kind !== 'headline';
		if (isUntitled !== title.hasChildNodes()) title.replaceChildren(...(isUntitled ? [hiddenTitle()] : []));
		tail.replaceChildren(
			...(now && now.drawing.takenAtEnd.length > 0 ? [takenRule(now.drawing.takenAtEnd, now.report)] : []),
		);
		keepRest(text, readTo);
		isLong = chunks.length + rest.length > LONG_CHUNKS;
		root.classList.toggle('long', isLong);
		filling = inSlices(fill());
		if (!isLong) filling.finish();
	}

	/** The same words with other marks, as after a correction: they stay, and marks are drawn anew, those near the
	 * view at once. @param {Read} now @param {Drawing | undefined} before @returns {boolean} whether they are the same */
	function recognise(now, before) {
		const { body, lines } = now.drawing;
		if (!before || before.body !== body || !isAlike(before.lines, lines)) return false;
		const parts = steps.flatMap((from, index) => chunked(body, lines.slice(from, steps[index + 1])));
		chunks.forEach((chunk, index) => {
			Object.assign(chunk, { lines: parts[index], outdated: chunk.depth === 'marks' });
		});
		refreshMeta(now);
		for (const chunk of chunks) if (isNear(chunk)) complete(chunk);
		return true;
	}

	/** Nothing drawn is right any more. The elements are kept: a browser remembers how high they were. */
	function clear() {
		const spare = chunks.map((chunk) => chunk.root);
		for (const part of spare) part.replaceChildren();
		chunks = [];
		steps = [];
		return spare;
	}

	/** @param {HTMLElement} part */
	function drop(part) {
		watcher.unobserve(part);
		near.delete(part);
		part.remove();
	}

	/** @param {Read} now @param {number} drawn lines that are there @param {HTMLElement[]} spare */
	function extend(now, drawn, spare) {
		if (chunks[0]) refreshMeta(now);
		const added = now.drawing.lines.slice(drawn);
		steps.push(drawn);
		const body = now.drawing.from <= (added[0]?.start ?? 0) ? now.drawing.added : now.drawing.body;
		for (const lines of chunked(body, added)) {
			const [before, first] = [chunks.at(-1)?.lines.at(-1), lines[0]];
			const part = spare[chunks.length] ?? box('chunk');
			if (!part.isConnected) tail.before(part);
			part.style.setProperty('--lines', String(screenLines(lines)));
			part.classList.toggle('goes-on', before?.kind === 'paragraph' && first.kind === 'paragraph');
			chunks.push({ root: part, body, lines, depth: 'nothing', stale: false, outdated: false });
			watcher.observe(part);
		}
	}

	/** @param {Read} now */
	function refreshMeta({ drawing, report }) {
		root.querySelector('.meta')?.replaceWith(metaLine(drawing, report));
	}

	/** @param {string} text @param {number} readTo */
	function keepRest(text, readTo) {
		if (readTo < text.length && (restOf !== text || (rest[0]?.start ?? text.length) > readTo)) {
			for (const part of rest) part.root.remove();
			rest = unread(text);
			root.append(...rest.map((part) => part.root));
		}
		restOf = text;
		const kept = rest.findIndex(({ end }) => end > readTo);
		for (const part of rest.splice(0, kept < 0 ? rest.length : kept)) part.root.remove();
		if (rest[0] && rest[0].start < readTo) Object.assign(rest[0], { start: readTo, drawn: false });
	}

	/** Draws what is not drawn yet; what is on the screen first. */
	function* fill() {
		for (const chunk of [...chunks.filter(({ root }) => near.has(root)), ...chunks]) {
			if (chunk.depth !== 'nothing' && !chunk.outdated) continue;
			draw(chunk, isNear(chunk) || (read?.drawing.quotes.length ?? 0) < VERY_MANY ? 'marks' : 'words');
			yield;
		}
		for (const part of rest) {
			if (part.drawn) continue;
			part.root.replaceChildren(...[...plainLines(restOf.slice(part.start, part.end))].map(plainLine));
			part.drawn = true;
			yield;
		}
	}

	/** @param {Chunk} chunk */
	function isNear(chunk) {
		return !isLong || near.has(chunk.root);
	}

	/** @param {Chunk} chunk @param {'words' | 'marks'} depth */
	function draw(chunk, depth) {
		if (!read) return;
		const { drawing, report } = read;
		/** @param {Line[]} lines */
		const nodes = (lines) => lineNodes(drawing, report, chunk.body, lines, depth);
		const head = chunk === chunks[0] ? headLength(chunk.lines) : 0;
		chunk.root.replaceChildren(
			...nodes(chunk.lines.slice(0, head)),
			...(chunk === chunks[0] ? [metaLine(drawing, report)] : []),
			...nodes(chunk.lines.slice(head)),
		);
		chunk.depth = depth;
		chunk.outdated = false;
		if (depth === 'marks') refresh(chunk);
	}

	/** @param {Chunk} chunk */
	function complete(chunk) {
		if (chunk.depth !== 'marks' || chunk.outdated) draw(chunk, 'marks');
		else if (chunk.stale) refresh(chunk);
	}

	/** @param {Chunk} chunk */
	function refresh(chunk) {
		showSelection(chunk.root);
		chunk.stale = false;
	}

	/** Another quote is selected, or others are shown: what is out of sight is told when it comes near. */
	function refreshAll() {
		for (const chunk of chunks) {
			if (isNear(chunk) && chunk.depth === 'marks') refresh(chunk);
			else chunk.stale = true;
		}
	}

	/** The part of the page that holds a place of the body, with its marks. @param {number} at @returns {HTMLElement | null} */
	function reach(at) {
		const chunk = chunks.find(({ lines }) => (lines.at(-1)?.end ?? 0) >= at) ?? chunks.at(-1);
		if (!chunk) return null;
		complete(chunk);
		return chunk.root;
	}
	return { show, refreshAll, reach };
}

/** @param {string} text @returns {Unread[]} */
function unread(text) {
	return cut(text, undefined, UNREAD_CHARS).map(({ start, text: { length } }) => {
		const part = box('chunk unread');
		part.style.setProperty('--lines', String(length / LINE_CHARS));
		return { root: part, start, end: start + length, drawn: false };
	});
}

/** Whether the lines of one drawing begin another. @param {Drawing | undefined} one @param {Drawing} other */
function isGrown(one, other) {
	const last = one?.lines.at(-1);
	const count = one?.lines.length ?? 0;
	return last !== undefined && count < other.lines.length && other.lines[count - 1] === last;
}

/** Whether two lists of lines hold the same words, one as the other. @param {Line[]} one @param {Line[]} other */
function isAlike(one, other) {
	return (
		one.length === other.length &&
		one.every((line, at) => {
			const { start, end, kind, takenBefore } = other[at];
			return (
				line.start === start &&
				line.end === end &&
				line.kind === kind &&
				String(line.takenBefore) === String(takenBefore)
			);
		})
	);
}

/** How many lines at the top are headline and standfirst. @param {Line[]} lines */
function headLength(lines) {
	const end = lines.findIndex((line) => line.kind !== 'headline' && line.kind !== 'standfirst');
	return end < 0 ? lines.length : end;
}

/** About how many lines they are on the screen. @param {Line[]} lines */
function screenLines(lines) {
	return lines.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / LINE_CHARS), 0);
}

/** @param {string} name */
function box(name) {
	const made = document.createElement('div');
	made.className = name;
	return made;
}
