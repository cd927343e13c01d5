// The article with its quotes drawn in, and which of them is selected.

import { drawLine } from '../lib/marks.js';
import { announced, current, drawing, plain, report, selected, shownIds } from '../store.js';
import { effect } from '../vendor/signals-core.js';
import { readableDate, words } from '../words.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../store.js').CorrectedReport} Report */
/** @typedef {[number, number]} Span */
/** @typedef {import('../lib/drawing.js').Line} Line */
/** @typedef {import('../lib/drawing.js').Stretch} Stretch */
/** @typedef {import('../lib/drawing.js').Point} Point */

/** From here on lines out of sight are not laid out; below it they are, so that outlines never clip. */
const LONG_LINES = 400;
/** So many lines are made at a time; the rest follow when the page has answered whoever waits for it. */
const LINES_AT_ONCE = 400;

/** What is being filled in still. */
let filling = 0;

/**
 * @param {object} on
 * @param {(id: string) => void} on.select
 * @param {() => void} on.clear
 * @param {(index: number) => void} on.removed
 * @param {(id: string | null) => void} on.hover
 */
export function mountArticle(on) {
	const root = /** @type {HTMLElement} */ (document.getElementById('article'));

	/** @type {Drawing | string | null} */
	let shown = null;
	// One effect and not two: the marks must be there before one of them is selected.
	effect(() => {
		const drawn = drawing.value ?? current.value?.text ?? '';
		if (drawn !== shown) {
			const refocus = focusedQuote(root) !== null;
			fill(root, typeof drawn === 'string' ? plainNodes(drawn) : articleNodes(drawn, report.peek()), () =>
				showSelection(root, { quote: selected.peek(), ids: shownIds.peek() }),
			);
			shown = drawn;
			showSelection(root, { quote: selected.value, ids: shownIds.value });
			// What had the focus was drawn anew.
			if (refocus && selected.value) referenceOf(selected.value.id)?.focus({ preventScroll: true });
		} else showSelection(root, { quote: selected.value, ids: shownIds.value });
	});
	effect(() => {
		root.classList.toggle('plain', plain.value);
		root.classList.toggle('announced', announced.value);
	});

	root.addEventListener('click', (event) => {
		const target = /** @type {Element} */ (event.target);
		const taken = target.closest('a.taken');
		const quote = target.closest('a.ref, mark');
		if (target.closest('a')) event.preventDefault();
		if (taken instanceof HTMLElement) on.removed(Number(taken.dataset.taken));
		else if (quote instanceof HTMLElement && quote.dataset.quote) {
			if (!hasMarkedWords() || quote.localName === 'a') on.select(quote.dataset.quote);
		} else if (!hasMarkedWords()) on.clear();
	});
	root.addEventListener('pointerover', (event) => {
		const quote = /** @type {Element} */ (event.target).closest('a.ref, mark');
		on.hover(quote instanceof HTMLElement ? (quote.dataset.quote ?? null) : null);
	});
	root.addEventListener('pointerleave', () => on.hover(null));
}

/** The quote whose number has the focus. @param {HTMLElement} root */
function focusedQuote(root) {
	const node = document.activeElement;
	return node instanceof HTMLElement && root.contains(node) ? (node.dataset.quote ?? null) : null;
}

/**
 * @param {HTMLElement} root
 * @param {Iterable<HTMLElement>} nodes made as they are asked for
 * @param {() => void} onMore called when lines were added later
 */
function fill(root, nodes, onMore) {
	clearTimeout(filling);
	const lines = nodes[Symbol.iterator]();
	const first = take(lines, LINES_AT_ONCE);
	root.classList.toggle('long', first.length >= LONG_LINES);
	root.replaceChildren(...first);
	/** @param {number} count */
	const more = (count) => {
		if (count < LINES_AT_ONCE) return;
		filling = setTimeout(() => {
			const next = take(lines, LINES_AT_ONCE);
			root.append(...next);
			onMore();
			more(next.length);
		});
	};
	more(first.length);
}

/** @param {Iterator<HTMLElement>} lines @param {number} count */
function take(lines, count) {
	const taken = [];
	while (taken.length < count) {
		const { value, done } = lines.next();
		if (done) break;
		taken.push(value);
	}
	return taken;
}

/** The words of the body that are marked in the article, `null` where none are. @returns {Span | null} */
export function selectedWords() {
	const selection = getSelection();
	const root = document.getElementById('article');
	if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !root) return null;
	const range = selection.getRangeAt(0);
	if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
	const lines = [...root.querySelectorAll('[data-start]')].filter((line) => range.intersectsNode(line));
	const [first, last] = [lines[0], lines.at(-1)];
	if (!(first instanceof HTMLElement) || !(last instanceof HTMLElement)) return null;
	const start = first.contains(range.startContainer)
		? bodyAt(first, range.startContainer, range.startOffset)
		: Number(first.dataset.start);
	const end = last.contains(range.endContainer)
		? bodyAt(last, range.endContainer, range.endOffset)
		: Number(last.dataset.start) + lengthBefore(last, null, 0);
	return start < end && range.toString().trim() !== '' ? [start, end] : null;
}

/** @param {HTMLElement} line @param {Node} node @param {number} offset */
function bodyAt(line, node, offset) {
	return Number(line.dataset.start) + lengthBefore(line, node, offset);
}

/** How many characters of the body a line holds before a place in it; numbers and signs are none of them.
 * @param {HTMLElement} line @param {Node | null} node @param {number} offset */
function lengthBefore(line, node, offset) {
	const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
	const limit = document.createRange();
	if (node) limit.setStart(node, offset);
	let length = 0;
	for (let text = walker.nextNode(); text; text = walker.nextNode()) {
		if (text.parentElement?.closest('a')) continue;
		if (text === node) return length + offset;
		if (node && limit.comparePoint(text, 0) >= 0) return length;
		length += text.nodeValue?.length ?? 0;
	}
	return length;
}

/** Where a quote begins and ends on the screen. @param {string} id */
export function rectOfQuote(id) {
	const end = referenceOf(id)?.getBoundingClientRect();
	const begin = document.querySelector(`#article mark[data-quote="${CSS.escape(id)}"]`)?.getClientRects()[0];
	return end ? { top: begin?.top ?? end.top, bottom: end.bottom, left: end.left } : null;
}

/** Where the marked words end on the screen. */
export function rectOfWords() {
	const selection = getSelection();
	if (!selection || selection.rangeCount === 0) return null;
	return [...selection.getRangeAt(0).getClientRects()].at(-1) ?? null;
}

/** Somebody who marks words to copy them does not want to select a quote. */
function hasMarkedWords() {
	return getSelection()?.isCollapsed === false;
}

/** The reference number of a quote, where focus goes. @param {string} id */
export function referenceOf(id) {
	return /** @type {HTMLElement | null} */ (document.querySelector(`#article a.ref[data-quote="${CSS.escape(id)}"]`));
}

/** @param {string} text @returns {Generator<HTMLElement>} */
function* plainNodes(text) {
	yield hiddenTitle();
	for (const [line] of text.matchAll(/[^\n]*\S[^\n]*/g)) yield element('p', { dir: 'auto' }, line);
}

/** @param {Drawing} drawn @param {Report | null} report @returns {Generator<HTMLElement>} */
function* articleNodes(drawn, report) {
	if (!report) {
		yield* plainNodes(drawn.body);
		return;
	}
	const maker = makerFor(drawn, report);
	const head = headLength(drawn.lines);
	if (drawn.lines[0]?.kind !== 'headline') yield hiddenTitle();
	/** @type {HTMLElement | null} */
	let list = null;
	for (const [index, line] of drawn.lines.entries()) {
		const isItem = line.kind === 'list-item' && index !== head && line.takenBefore.length === 0;
		if (list && !isItem) {
			yield list;
			list = null;
		}
		if (index === head) yield metaLine(drawn, report);
		if (line.takenBefore.length > 0) yield takenRule(line.takenBefore, report);
		const node = lineElement(line, index);
		node.append(drawLine(drawn.body, line, maker));
		// Last: a browser that has to find the direction anew for each child is slow on a line of many quotes.
		node.dir = 'auto';
		if (line.kind !== 'list-item') yield node;
		else if (list) list.append(node);
		else list = element('ul', {}, node);
	}
	if (list) yield list;
	if (drawn.lines.length <= head) yield metaLine(drawn, report);
	if (drawn.takenAtEnd.length > 0) yield takenRule(drawn.takenAtEnd, report);
}

/** A page has a first heading, also where the article has none. */
function hiddenTitle() {
	return element('h1', { class: 'sr-only', tabindex: '-1' }, words.untitled);
}

/** How many lines at the top are headline and standfirst. @param {Line[]} lines */
function headLength(lines) {
	const end = lines.findIndex((line) => line.kind !== 'headline' && line.kind !== 'standfirst');
	return end < 0 ? lines.length : end;
}

/** @param {Line} line @param {number} index */
function lineElement(line, index) {
	const place = { 'data-start': String(line.start) };
	switch (line.kind) {
		case 'headline':
			return element(index === 0 ? 'h1' : 'h2', { ...place, tabindex: '-1' });
		case 'standfirst':
			return element('p', { ...place, class: 'standfirst' });
		case 'subheading':
			return element('h2', place);
		case 'list-item':
			return element('li', place);
		default:
			return element('p', place);
	}
}

/** @param {Drawing} drawn @param {Report} report */
function metaLine(drawn, report) {
	const { byline, dateline, date, section } = report.meta;
	const filed = dateline ? [dateline.places.join(', '), dateline.date].filter(Boolean).join(', ') : '';
	const when = date ? element('time', { datetime: date }, readableDate(date)) : null;
	const parts = [
		section,
		byline && `By ${byline}`,
		filed,
		dateline?.agency,
		when,
		words.length(drawn.words, drawn.quotedShare),
	];
	const line = element('p', { class: 'meta' });
	for (const part of parts) {
		if (!part) continue;
		if (line.hasChildNodes()) line.append(' · ');
		line.append(part);
	}
	return line;
}

/** @param {number[]} indices @param {Report} report */
function takenRule(indices, report) {
	const kinds = kindsOf(indices, report);
	return element(
		'p',
		{ class: 'taken-rule' },
		element(
			'a',
			{ class: 'taken', href: `#removed-${indices[0]}`, 'data-taken': String(indices[0]) },
			words.takenHere(kinds),
		),
	);
}

/** @param {number[]} indices @param {Report} report */
function kindsOf(indices, report) {
	return [...new Set(indices.map((index) => words.removedKind(report.removed[index].kind).toLowerCase()))];
}

/**
 * @param {Drawing} drawn
 * @param {Report} report
 * @returns {import('../lib/marks.js').Maker}
 */
function makerFor(drawn, report) {
	/** Quotes of which a piece was drawn: only the first is announced. */
	const begun = new Set();
	return {
		element(stretch, depth) {
			if (stretch.layer === 'repair') return element('span', { class: 'repair', id: `repair-${stretch.repair}` });
			const quote = drawn.quotes[stretch.quote ?? 0];
			if (stretch.layer !== 'quote') return element('span', { class: stretch.layer, 'data-of': quote.id });
			const isFirst = !begun.has(quote.id);
			begun.add(quote.id);
			return element('mark', {
				'data-quote': quote.id,
				'data-type': quote.attribution.type,
				'data-speaker': quote.attribution.speaker ?? '',
				'data-voice': quote.voice,
				'data-hue': quote.hue,
				'data-sure': quote.sureness,
				'data-depth': String(Math.min(depth, 2)),
				...(isFirst && { 'data-begins': words.reference(quote.number, quote.name, false) }),
				...(quote.implied && { 'data-implied': '' }),
				'aria-details': `card-${quote.id}`,
			});
		},
		point({ layer, index }) {
			if (layer === 'taken') {
				const label = words.takenHere(kindsOf([index], report));
				return element(
					'a',
					{
						class: 'taken inline',
						href: `#removed-${index}`,
						'data-taken': String(index),
						'aria-label': label,
						title: label,
					},
					'⋯',
				);
			}
			const quote = drawn.quotes[index];
			return element(
				'a',
				{
					class: quote.edited ? 'ref edited' : 'ref',
					href: `#card-${quote.id}`,
					role: 'doc-noteref',
					tabindex: '-1',
					'data-quote': quote.id,
					'data-hue': quote.hue,
					'aria-label': words.reference(quote.number, quote.name, quote.edited),
				},
				quote.sureness === 'unsure' ? `${quote.number}?` : String(quote.number),
			);
		},
	};
}

/**
 * Selected: the quote outlined, its cue and source marked, its speaker's other quotes as they were,
 * the rest faded. Only classes change, so nothing moves.
 *
 * @param {HTMLElement} root
 * @param {{quote: import('../store.js').Quote | null, ids: Set<string>}} selection
 */
function showSelection(root, { quote, ids }) {
	root.classList.toggle('has-selection', quote !== null);
	let stop = quote?.id ?? null;
	for (const node of root.querySelectorAll('mark, a.ref')) {
		if (!(node instanceof HTMLElement)) continue;
		const { quote: id = '', voice } = node.dataset;
		const isShown = ids.has(id);
		node.classList.toggle('on', id === quote?.id);
		node.classList.toggle('same', quote !== null && voice === quote.voice);
		node.classList.toggle('off', !isShown);
		if (node.localName !== 'a') continue;
		if (isShown) stop ??= id;
		// One stop for the Tab key in the whole text; J and K go from quote to quote.
		node.tabIndex = id === stop ? 0 : -1;
	}
	for (const node of root.querySelectorAll('.cue, .source')) {
		node.classList.toggle('on', node instanceof HTMLElement && node.dataset.of === quote?.id);
	}
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}
