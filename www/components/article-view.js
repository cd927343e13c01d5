// The article with its quotes drawn in, and which of them is selected.

import { drawLine } from '../lib/marks.js';
import { current, drawing, selected, shownIds } from '../store.js';
import { effect } from '../vendor/signals-core.js';
import { readableDate, words } from '../words.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../pkg/quotelens.js').Report} Report */
/** @typedef {import('../lib/drawing.js').Line} Line */
/** @typedef {import('../lib/drawing.js').Stretch} Stretch */
/** @typedef {import('../lib/drawing.js').Point} Point */

/** From here on lines out of sight are not laid out; below it they are, so that outlines never clip. */
const LONG_LINES = 400;

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
		const selection = { quote: selected.value, ids: shownIds.value };
		if (drawn !== shown)
			fill(root, typeof drawn === 'string' ? plainNodes(drawn) : articleNodes(drawn, current.peek()?.report));
		shown = drawn;
		showSelection(root, selection);
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

/** @param {HTMLElement} root @param {HTMLElement[]} nodes */
function fill(root, nodes) {
	root.classList.toggle('long', nodes.length > LONG_LINES);
	root.replaceChildren(...nodes);
}

/** Somebody who marks words to copy them does not want to select a quote. */
function hasMarkedWords() {
	return getSelection()?.isCollapsed === false;
}

/** The reference number of a quote, where focus goes. @param {string} id */
export function referenceOf(id) {
	return /** @type {HTMLElement | null} */ (document.querySelector(`#article a.ref[data-quote="${CSS.escape(id)}"]`));
}

/** @param {string} text */
function plainNodes(text) {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return [hiddenTitle(), ...lines.map((line) => element('p', { dir: 'auto' }, line))];
}

/** @param {Drawing} drawn @param {Report | undefined} report @returns {HTMLElement[]} */
function articleNodes(drawn, report) {
	if (!report) return plainNodes(drawn.body);
	const maker = makerFor(drawn, report);
	const head = headLength(drawn.lines);
	/** @type {HTMLElement[]} */
	const nodes = [];
	drawn.lines.forEach((line, index) => {
		if (index === head) nodes.push(metaLine(drawn, report));
		if (line.takenBefore.length > 0) nodes.push(takenRule(line.takenBefore, report));
		const node = lineElement(line, index);
		node.append(drawLine(drawn.body, line, maker));
		const list = nodes.at(-1);
		if (line.kind !== 'list-item') nodes.push(node);
		else if (list?.localName === 'ul') list.append(node);
		else nodes.push(element('ul', {}, node));
	});
	if (drawn.lines.length <= head) nodes.push(metaLine(drawn, report));
	if (drawn.takenAtEnd.length > 0) nodes.push(takenRule(drawn.takenAtEnd, report));
	return nodes.some((node) => node.localName === 'h1') ? nodes : [hiddenTitle(), ...nodes];
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
	switch (line.kind) {
		case 'headline':
			return element(index === 0 ? 'h1' : 'h2', { dir: 'auto', tabindex: '-1' });
		case 'standfirst':
			return element('p', { class: 'standfirst', dir: 'auto' });
		case 'subheading':
			return element('h2', { dir: 'auto' });
		case 'list-item':
			return element('li', { dir: 'auto' });
		default:
			return element('p', { dir: 'auto' });
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
	return {
		element(stretch, depth) {
			if (stretch.layer === 'repair') return element('span', { class: 'repair', id: `repair-${stretch.repair}` });
			const quote = drawn.quotes[stretch.quote ?? 0];
			if (stretch.layer !== 'quote') return element('span', { class: stretch.layer, 'data-of': quote.id });
			return element('mark', {
				'data-quote': quote.id,
				'data-type': quote.attribution.type,
				'data-speaker': quote.attribution.speaker ?? '',
				'data-voice': quote.voice,
				'data-hue': quote.hue,
				'data-sure': quote.sureness,
				'data-depth': String(Math.min(depth, 2)),
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
					class: 'ref',
					href: `#card-${quote.id}`,
					role: 'doc-noteref',
					tabindex: '-1',
					'data-quote': quote.id,
					'data-hue': quote.hue,
					'aria-label': words.reference(quote.number, quote.name),
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
