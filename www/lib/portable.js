// An article as it travels in a project file or a link: its text and what the reader made of it, places in
// code points. What comes back is a stranger's word and is taken only as far as it has the right shape.

import { codePoints } from './codepoints.js';

/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('../store.js').Draft} Draft */
/** @typedef {import('../pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {import('../pkg/quotelens.js').Report} Report */
/** @typedef {import('../pkg/quotelens.js').Precision} Precision */
/** @typedef {[number, number]} Span */

/**
 * @typedef {object} Portable
 * @property {string} [title] if the reader gave one
 * @property {string} [outlet]
 * @property {string} [url]
 * @property {string} [date]
 * @property {string} text
 * @property {BlockHint[]} [hints]
 * @property {Correction[]} [corrections]
 * @property {Precision} [precision] if another than usual
 */

/** @typedef {Pick<import('../store.js').Article, 'title' | 'titled' | 'about' | 'text' | 'hints' | 'corrections' | 'precision'>} Kept */

/** @param {Kept} article @returns {Portable} */
export function toPortable({ title, titled, about, text, hints, corrections, precision }) {
	const whole = wellFormed(text);
	const { of } = codePoints(whole);
	return {
		...(titled && { title }),
		...about,
		text: whole,
		...(hints && { hints: hints.map((hint) => ({ ...hint, span: hint.span && mapSpan(hint.span, of) })) }),
		...(corrections.length > 0 && { corrections: corrections.map((correction) => mapped(correction, of)) }),
		...(precision !== 'normal' && { precision }),
	};
}

/** @param {unknown} value @returns {Draft | null} `null` where it is no article */
export function fromPortable(value) {
	if (!isObject(value) || typeof value.text !== 'string' || value.text.trim() === '') return null;
	const { text } = value;
	const { units } = codePoints(text);
	const limit = Array.from(text).length;
	/** @param {unknown} span @returns {span is Span} */
	const isSpan = (span) =>
		Array.isArray(span) &&
		span.length === 2 &&
		span.every(Number.isInteger) &&
		0 <= span[0] &&
		span[0] <= span[1] &&
		span[1] <= limit;
	const hints = Array.isArray(value.hints)
		? value.hints
				.filter((hint) => isObject(hint) && isSpan(hint.span))
				.map((hint) => ({ ...hintOf(hint), span: mapSpan(hint.span, units) }))
		: undefined;
	const corrections = Array.isArray(value.corrections)
		? value.corrections
				.filter((correction) => isCorrection(correction, isSpan))
				.map((correction) => mapped(correction, units))
		: [];
	const about = Object.fromEntries(
		['outlet', 'url', 'date'].flatMap((key) => (typeof value[key] === 'string' ? [[key, value[key]]] : [])),
	);
	return {
		text,
		...(typeof value.title === 'string' && value.title.trim() !== '' && { title: value.title, titled: true }),
		...(hints && hints.length > 0 && { hints }),
		about,
		corrections,
		precision: PRECISIONS.find((precision) => precision === value.precision) ?? 'normal',
	};
}

/** @type {Precision[]} */
const PRECISIONS = ['strict', 'normal', 'find-more'];

/** The report with places in code points, as every file has them. @param {Report} report @param {string} text */
export function inCodePoints(report, text) {
	const paste = codePoints(wellFormed(text)).of;
	const body = codePoints(report.body).of;
	/** @param {Span[]} spans */
	const all = (spans) => spans.map((span) => mapSpan(span, paste));
	/** @template {{span: Span}} T @param {T} thing @returns {T} */
	const placed = (thing) => ({ ...thing, span: mapSpan(thing.span, paste) });
	/** @template {{span: Span, in_body: Span}} T @param {T} thing @returns {T} */
	const set = (thing) => ({ ...placed(thing), in_body: mapSpan(thing.in_body, body) });
	return {
		...report,
		blocks: report.blocks.map(set),
		origin: report.origin.map(set),
		removed: report.removed.map(placed),
		repairs: report.repairs.map(placed),
		attributions: report.attributions.map((attribution) => ({
			...attribution,
			content: all(attribution.content),
			cue: all(attribution.cue),
			source: all(attribution.source),
		})),
	};
}

/** Half a pair cannot stand in a file; what stands for it is as long. @param {string} text */
function wellFormed(text) {
	return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** @param {Span} span @param {(at: number) => number} to @returns {Span} */
function mapSpan([start, end], to) {
	return [to(start), to(end)];
}

/** @param {Correction} correction @param {(at: number) => number} to @returns {Correction} */
function mapped(correction, to) {
	return /** @type {Correction} */ (
		Object.fromEntries(
			Object.entries(correction).map(([key, value]) => [key, Array.isArray(value) ? deep(value, to) : value]),
		)
	);
}

/** @param {any[]} value @param {(at: number) => number} to @returns {any[]} */
function deep(value, to) {
	return value.map((part) => (Array.isArray(part) ? deep(part, to) : to(part)));
}

/** What each kind of correction must say. @type {Record<Correction['op'], Record<string, 'places' | 'place' | 'span' | 'name' | 'name?' | 'type' | 'maybe'>>} */
const SHAPES = {
	speaker: { at: 'places', name: 'name?' },
	kind: { at: 'place', type: 'type' },
	content: { at: 'place', content: 'place' },
	source: { at: 'place', source: 'place', name: 'maybe' },
	'not-a-quote': { at: 'place' },
	split: { at: 'place', gap: 'span' },
	join: { at: 'place', next: 'place' },
	mark: { content: 'place', type: 'type', name: 'name?' },
	'same-person': { name: 'name', as: 'name' },
	rename: { name: 'name', to: 'name' },
	'not-a-speaker': { name: 'name' },
	'put-back': { span: 'span' },
	'take-out': { span: 'span' },
};

/** @param {unknown} value @param {(span: unknown) => boolean} isSpan @returns {value is Correction} */
function isCorrection(value, isSpan) {
	if (!isObject(value) || !Object.hasOwn(SHAPES, value.op)) return false;
	/** @param {unknown} place */
	const isPlace = (place) => Array.isArray(place) && place.length > 0 && place.every(isSpan);
	/** @type {Record<string, (part: unknown) => boolean>} */
	const checks = {
		span: isSpan,
		place: isPlace,
		places: (places) => Array.isArray(places) && places.length > 0 && places.every(isPlace),
		name: (name) => typeof name === 'string',
		'name?': (name) => name === null || typeof name === 'string',
		maybe: (name) => name === undefined || typeof name === 'string',
		type: (type) => typeof type === 'string' && ['direct', 'mixed', 'indirect', 'term'].includes(type),
	};
	const shape = SHAPES[/** @type {Correction['op']} */ (value.op)];
	const known = Object.keys(value).every((key) => key === 'op' || key in shape);
	return known && Object.entries(shape).every(([key, kind]) => checks[kind](value[key]));
}

/** @param {Record<string, any>} hint @returns {BlockHint} */
function hintOf({ tag, linkChars, classHint, within }) {
	return {
		...(typeof tag === 'string' && { tag }),
		...(Number.isInteger(linkChars) && { linkChars }),
		...(typeof classHint === 'string' && { classHint }),
		...(typeof within === 'string' && { within }),
	};
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isObject(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
