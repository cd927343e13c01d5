// The article with its quotes drawn in, and which of them is selected.

import { announced, current, drawing, plain, report, selected, shownIds } from '../store.js';
import { effect } from '../vendor/signals-core.js';
import { createSheet } from './article-sheet.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {[number, number]} Span */

/** @type {ReturnType<typeof createSheet> | undefined} */
let sheet;

/**
 * @param {object} on
 * @param {(id: string) => void} on.select
 * @param {() => void} on.clear
 * @param {(index: number) => void} on.removed
 * @param {(id: string | null) => void} on.hover
 */
export function mountArticle(on) {
	const root = /** @type {HTMLElement} */ (document.getElementById('article'));
	sheet = createSheet(root, showSelection);

	/** @type {Drawing | string | null} */
	let shown = null;
	// One effect and not two: the marks must be there before one of them is selected.
	effect(() => {
		const [article, drawn, quote] = [current.value, drawing.value, selected.value];
		const ids = shownIds.value;
		root.classList.toggle('has-selection', quote !== null);
		stop = quote?.id ?? drawn?.inOrder.find(({ id }) => ids.has(id))?.id ?? null;
		const text = article?.text ?? '';
		if (shown === (drawn ?? text)) sheet?.refreshAll();
		else {
			shown = drawn ?? text;
			const refocus = focusedQuote(root) !== null;
			const now = drawn && report.peek();
			const readTo = article?.soFar ? (article.progress?.readTo ?? 0) : text.length;
			sheet?.show(now ? { drawing: drawn, report: now } : null, text, now ? readTo : 0);
			// What had the focus was drawn anew.
			if (refocus && quote) referenceOf(quote.id)?.focus({ preventScroll: true });
		}
		// One stop for the Tab key in the whole text, wherever it stands; J and K go from quote to quote.
		if (stop) referenceOf(stop);
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

/** The quote where the Tab key stops. @type {string | null} */
let stop = null;

/** The quote whose number has the focus. @param {HTMLElement} root */
function focusedQuote(root) {
	const node = document.activeElement;
	return node instanceof HTMLElement && root.contains(node) ? (node.dataset.quote ?? null) : null;
}

/** The words of the body that are marked in the article, `null` where none are. @returns {Span | null} */
export function selectedWords() {
	const selection = getSelection();
	const root = document.getElementById('article');
	if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !root) return null;
	const range = selection.getRangeAt(0);
	if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
	const [first, last] = linesOf(range, root);
	if (!first || !last) return null;
	const start = first.contains(range.startContainer)
		? bodyAt(first, range.startContainer, range.startOffset)
		: Number(first.dataset.start);
	const end = last.contains(range.endContainer)
		? bodyAt(last, range.endContainer, range.endOffset)
		: Number(last.dataset.start) + lengthBefore(last, null, 0);
	return start < end && range.toString().trim() !== '' ? [start, end] : null;
}

/** The first and the last line of what is marked. @param {Range} range @param {HTMLElement} root */
function linesOf(range, root) {
	const ends = [range.startContainer, range.endContainer].map((node) =>
		(node instanceof Element ? node : node.parentElement)?.closest('[data-start]'),
	);
	const lines = ends.every(Boolean)
		? ends
		: [...root.querySelectorAll('[data-start]')].filter((line) => range.intersectsNode(line));
	return [lines[0], lines.at(-1)].map((line) => (line instanceof HTMLElement ? line : undefined));
}

/** @param {HTMLElement} line @param {Node} node @param {number} offset */
function bodyAt(line, node, offset) {
	return Number(line.dataset.start) + lengthBefore(line, node, offset);
}

/** How many characters of the body a line holds before a place in it.
 * @param {HTMLElement} line @param {Node | null} node @param {number} offset */
function lengthBefore(line, node, offset) {
	const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
	const limit = document.createRange();
	if (node) limit.setStart(node, offset);
	let length = 0;
	for (let text = walker.nextNode(); text; text = walker.nextNode()) {
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
	const last = drawing
		.peek()
		?.quotes.find((quote) => quote.id === id)
		?.pieces.at(-1);
	if (!last) return null;
	// It stands behind the mark that closes the quote.
	return nodeNear([last[1], last[1] + 3], `a.ref[data-quote="${CSS.escape(id)}"]`);
}

/** The line of a place of the body. @param {number} at */
export function lineNode(at) {
	const lines = [...(sheet?.reach(at)?.querySelectorAll('[data-start]') ?? [])];
	const line = lines.findLast((line) => line instanceof HTMLElement && Number(line.dataset.start) <= at);
	return line instanceof HTMLElement ? line : null;
}

/** What was repaired. @param {number} index */
export function repairNode(index) {
	const stretches = drawing.peek()?.lines.flatMap((line) => line.stretches) ?? [];
	const repair = stretches.find((stretch) => stretch.repair === index);
	return repair ? nodeNear([repair.start], `#repair-${index}`) : null;
}

/** @param {number[]} places where in the body it may stand @param {string} selector @returns {HTMLElement | null} */
function nodeNear(places, selector) {
	for (const place of places) {
		const node = sheet?.reach(place)?.querySelector(selector);
		if (node instanceof HTMLElement) return node;
	}
	return null;
}

/**
 * Selected: the quote outlined, its cue and source marked, its speaker's other quotes as they were,
 * the rest faded. Only classes change, so nothing moves.
 *
 * @param {HTMLElement} part of the article
 */
function showSelection(part) {
	const [quote, ids] = [selected.peek(), shownIds.peek()];
	for (const node of part.querySelectorAll('mark, a.ref')) {
		if (!(node instanceof HTMLElement)) continue;
		const { quote: id = '', voice } = node.dataset;
		node.classList.toggle('on', id === quote?.id);
		node.classList.toggle('same', quote !== null && voice === quote.voice);
		node.classList.toggle('off', !ids.has(id));
		if (node.localName === 'a') node.tabIndex = id === stop ? 0 : -1;
	}
	for (const node of part.querySelectorAll('.cue, .source')) {
		node.classList.toggle('on', node instanceof HTMLElement && node.dataset.of === quote?.id);
	}
}
