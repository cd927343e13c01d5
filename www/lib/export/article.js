// An article as the exporters take it: its report with places in code points, and each statement as a row.

import { codePoints } from '../codepoints.js';
import { draw } from '../drawing.js';

/** @typedef {import('../../pkg/quotelens.js').Report} Report */
/** @typedef {import('../../pkg/quotelens.js').Attribution} Attribution */
/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('../drawing.js').Line} Line */
/** @typedef {[number, number]} Span */

/**
 * What is handed in: the page's article. Positions of the report are UTF-16 units of `text`; its
 * attributions may have the flags of corrections.
 *
 * @typedef {object} Source
 * @property {string} title
 * @property {string} text the paste
 * @property {Report} report
 * @property {string} [outlet]
 * @property {string} [url]
 * @property {string} [date] if the reader knows better than the text
 */

/**
 * A statement in words. `start` and `end` are code points of the paste, from the first piece to the last.
 *
 * @typedef {object} Statement
 * @property {string} id
 * @property {Attribution['type']} type
 * @property {string} content
 * @property {string | null} speaker
 * @property {string | null} role
 * @property {string} source as written
 * @property {string} cue
 * @property {string[]} via
 * @property {string | null} addressee
 * @property {string | null} venue
 * @property {Attribution['stance']} stance
 * @property {number} confidence
 * @property {number} start
 * @property {number} end
 * @property {number} paragraph of the body, from 1
 * @property {'' | 'corrected' | 'by hand'} edited
 * @property {boolean} implied
 * @property {string} before the words before it
 * @property {string} after the words after it
 * @property {string[]} why
 */

/**
 * @typedef {object} Article
 * @property {string} id of its own among those exported together, fit for a file's name
 * @property {string} title
 * @property {string | null} outlet
 * @property {string | null} url
 * @property {string | null} date
 * @property {string} text the paste, without halves of characters
 * @property {Report} report places in code points
 * @property {Drawing} drawing places in UTF-16 units of the body
 * @property {Statement[]} statements
 */

/** How many UTF-16 units of the text around a statement go along, enough to tell it from the same words elsewhere. */
const AROUND = 32;

/** What stands where pieces of a statement are apart. */
const GAP = ' … ';

const NAMES = { unknown: '', nobody: '' };

/** @param {Source[]} sources @returns {Article[]} */
export function articlesOf(sources) {
	/** @type {Set<string>} */
	const taken = new Set();
	return sources.map((source) => articleOf(source, ownId(source.title, taken)));
}

/** @param {Source} source @param {string} id @returns {Article} */
function articleOf({ title, text: raw, report: found, outlet, url, date }, id) {
	// Files are UTF-8, which has no halves of characters; each is replaced by one character, so places hold.
	const text = raw.toWellFormed();
	const report = { ...found, body: found.body.toWellFormed() };
	const drawing = draw(report, text, NAMES);
	const places = codePoints(text);
	return {
		id,
		title,
		outlet: outlet ?? null,
		url: addressOf(url),
		date: date ?? report.meta.date,
		text,
		report: inCodePoints(report, text),
		drawing,
		statements: report.attributions.map((attribution) => statement(attribution, report, text, places)),
	};
}

/**
 * @param {Attribution & {corrected?: boolean, by_hand?: boolean, implied?: boolean}} attribution
 * @param {Report} report
 * @param {string} text
 * @param {ReturnType<typeof codePoints>} places
 * @returns {Statement}
 */
function statement(attribution, report, text, places) {
	const { content, cue, source } = attribution;
	const start = Math.min(...content.map((span) => span[0]));
	const end = Math.max(...content.map((span) => span[1]));
	return {
		id: attribution.id,
		type: attribution.type,
		content: wordsAt(text, content),
		speaker: attribution.speaker,
		role: attribution.role,
		source: wordsAt(text, source),
		cue: wordsAt(text, cue),
		via: attribution.via,
		addressee: attribution.addressee,
		venue: attribution.venue,
		stance: attribution.stance,
		confidence: attribution.confidence,
		start: places.of(start),
		end: places.of(end),
		paragraph: 1 + Math.max(0, lastStarting(report.blocks, start)),
		edited: attribution.by_hand ? 'by hand' : attribution.corrected ? 'corrected' : '',
		implied: attribution.implied ?? false,
		...around(text, [start, end]),
		why: attribution.why,
	};
}

/** The words at some places of the paste, on one line. @param {string} text @param {Span[]} spans */
export function wordsAt(text, spans) {
	return spans.map(([start, end]) => onOneLine(text.slice(start, end))).join(GAP);
}

/** What stands before and after a place of the paste, in whole characters. @param {string} text @param {Span} span */
export function around(text, [start, end]) {
	const from = Math.max(0, start - AROUND);
	const to = Math.min(text.length, end + AROUND);
	return {
		before: text.slice(isInPair(text, from) ? from + 1 : from, start),
		after: text.slice(end, isInPair(text, to) ? to - 1 : to),
	};
}

/** @param {string} text @param {number} at */
function isInPair(text, at) {
	return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** A line without what only concerns the paste: mended marks, and where blocks were taken out. @param {Line} line @returns {Line} */
export function spoken(line) {
	return {
		...line,
		stretches: line.stretches.filter(({ layer }) => layer !== 'repair'),
		points: line.points.filter(({ layer }) => layer === 'reference'),
	};
}

/** @param {string} words */
export function onOneLine(words) {
	return words.replace(/\s+/g, ' ').trim();
}

/** The last block that starts at a place or before it, -1 if none does. @param {Report['blocks']} blocks @param {number} at */
function lastStarting(blocks, at) {
	let low = 0;
	let high = blocks.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (blocks[middle].span[0] <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** The report with every place in code points: of the paste, or of the body where it is `in_body`.
 * @param {Report} report @param {string} text @returns {Report} */
function inCodePoints(report, text) {
	const paste = codePoints(text);
	const body = codePoints(report.body);
	/** @param {Span} span @returns {Span} */
	const span = ([start, end]) => [paste.of(start), paste.of(end)];
	/** @param {Span} span @returns {Span} */
	const inBody = ([start, end]) => [body.of(start), body.of(end)];
	return {
		...report,
		blocks: report.blocks.map((block) => ({ ...block, span: span(block.span), in_body: inBody(block.in_body) })),
		origin: report.origin.map((run) => ({ span: span(run.span), in_body: inBody(run.in_body) })),
		removed: report.removed.map((removed) => ({ ...removed, span: span(removed.span) })),
		repairs: report.repairs.map((repair) => ({ ...repair, span: span(repair.span) })),
		attributions: report.attributions.map((attribution) => ({
			...attribution,
			content: attribution.content.map(span),
			cue: attribution.cue.map(span),
			source: attribution.source.map(span),
		})),
	};
}

/** A web address as a standard one, `null` where it is none: nothing else may become a link.
 * @param {string | undefined} url */
function addressOf(url) {
	if (!url || !URL.canParse(url)) return null;
	const { protocol, href } = new URL(url);
	// Some signs that browsers let pass are none of an IRI.
	return /^https?:$/.test(protocol)
		? href.replace(/[\s"<>\\^`{|}']/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
		: null;
}

/** Where and when it was filed, and by which agency, as written. @param {Report} report */
export function dateline({ meta }) {
	if (!meta.dateline) return '';
	const { places, date, agency } = meta.dateline;
	return [[...places, date].filter(Boolean).join(', '), agency].filter(Boolean).join(' · ');
}

const NAME_CHARS = 48;

/** A name for an article, of letters and digits that every file system takes.
 * @param {string} title @param {Set<string>} taken */
function ownId(title, taken) {
	const plain = title
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/[^\x20-\x7e]/g, '')
		.toLowerCase()
		.slice(0, NAME_CHARS)
		.replace(/^-+|-+$/g, '');
	const wanted = plain || 'article';
	let id = wanted;
	for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
	taken.add(id);
	return id;
}
