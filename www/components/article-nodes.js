// From the lines of a drawing to elements: words, and the marks in them.

import { quoteOfMark } from '../lib/drawing.js';
import { drawLine } from '../lib/marks.js';
import * as words from '../words.js';
import { readableDate } from '../words.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../store.js').CorrectedReport} Report */
/** @typedef {import('../lib/drawing.js').Line} Line */
/** @typedef {import('../lib/drawing.js').Stretch} Stretch */
/** @typedef {import('../lib/drawing.js').Point} Point */
/** @typedef {'marks' | 'words'} Depth how much is drawn of a line */

/** Text nobody has read yet. @param {string} line */
export function plainLine(line) {
	return element('p', { dir: 'auto' }, line);
}

/** A page has a first heading, also where the article has none. */
export function hiddenTitle() {
	return element('h1', { class: 'sr-only', tabindex: '-1' }, words.untitled);
}

/**
 * The lines of a chunk as elements, items of a list in a list.
 *
 * @param {Drawing} drawn
 * @param {Report} report
 * @param {import('../lib/places.js').Words} body
 * @param {Line[]} lines
 * @param {Depth} depth
 * @returns {HTMLElement[]}
 */
export function lineNodes(drawn, report, body, lines, depth) {
	const maker = makerFor(drawn, report);
	/** @type {HTMLElement[]} */
	const nodes = [];
	for (const line of lines) {
		if (line.takenBefore.length > 0) nodes.push(takenRule(line.takenBefore, report));
		const node = lineElement(line, line.start === 0);
		node.append(depth === 'marks' ? drawLine(body, line, maker) : body.slice(line.start, line.end));
		// Last: a browser that has to find the direction anew for each child is slow on a line of many quotes.
		node.dir = 'auto';
		const last = nodes.at(-1);
		if (line.kind !== 'list-item') nodes.push(node);
		else if (last?.localName === 'ul') last.append(node);
		else nodes.push(element('ul', {}, node));
	}
	return nodes;
}

/** @param {Line} line @param {boolean} isFirst */
function lineElement(line, isFirst) {
	const place = { 'data-start': String(line.start) };
	switch (line.kind) {
		case 'headline':
			return element(isFirst ? 'h1' : 'h2', { ...place, tabindex: '-1' });
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
export function metaLine(drawn, report) {
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
export function takenRule(indices, report) {
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
	/** @param {Stretch} stretch @param {import('../store.js').Quote} quote */
	const begins = (stretch, quote) => {
		const isFirst = !begun.has(quote.id) && stretch.start <= quote.pieces[0][0];
		begun.add(quote.id);
		return isFirst;
	};
	return {
		element(stretch, depth) {
			if (stretch.layer === 'repair') return element('span', { class: 'repair', id: `repair-${stretch.repair}` });
			const quote = quoteOfMark(drawn, stretch);
			if (stretch.layer !== 'quote') return element('span', { class: stretch.layer, 'data-of': quote.id });
			return element('mark', {
				'data-quote': quote.id,
				'data-type': quote.attribution.type,
				'data-speaker': quote.attribution.speaker ?? '',
				'data-voice': quote.voice,
				'data-hue': quote.hue,
				'data-sure': quote.sureness,
				'data-depth': String(Math.min(depth, 2)),
				...(begins(stretch, quote) && { 'data-begins': words.reference(quote.number, quote.name, false) }),
				...(quote.implied && { 'data-implied': '' }),
				'aria-details': `card-${quote.id}`,
			});
		},
		point(point) {
			if (point.layer === 'taken') {
				const { index } = point;
				const label = words.takenHere(kindsOf([index], report));
				return element('a', {
					class: 'taken inline',
					href: `#removed-${index}`,
					'data-taken': String(index),
					'aria-label': label,
					title: label,
				});
			}
			const quote = quoteOfMark(drawn, point);
			return element('a', {
				class: quote.edited ? 'ref edited' : 'ref',
				href: `#card-${quote.id}`,
				role: 'doc-noteref',
				tabindex: '-1',
				'data-quote': quote.id,
				'data-number': quote.sureness === 'unsure' ? `${quote.number}?` : quote.number,
				'data-hue': quote.hue,
				'aria-label': words.reference(quote.number, quote.name, quote.edited),
			});
		},
	};
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
