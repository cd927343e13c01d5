// What a reader does to a statement, as corrections: the one place where a click or key becomes one.

import { alike } from './lib/corrections.js';
import { asStatement, gaps, likeliestGap, moved, wholeWords } from './lib/edges.js';
import { inBody, inPaste } from './lib/places.js';
import {
	alsoMeant,
	correct,
	drawing,
	editing,
	isUnfinished,
	redo,
	report,
	reportedText,
	selected,
	toast,
	undo,
} from './store.js';
import { batch } from './vendor/signals-core.js';
import * as words from './words.js';

/** @typedef {import('./lib/corrections.js').Correction} Correction */
/** @typedef {import('./lib/corrections.js').AttributionType} AttributionType */
/** @typedef {[number, number]} Span */

/** @param {string | null} name `null`: nobody knows who */
export function chooseSpeaker(name) {
	const [quote, before] = [selected.value, report.value];
	if (!quote || !before) return;
	const place = quote.attribution.content;
	if (quote.attribution.speaker === name && quote.attribution.type !== 'term') return;
	const others = alike(before, place, reportedText.value);
	batch(() => {
		correct({ op: 'speaker', at: [place], name }, place);
		alsoMeant.value = others.places.length > 0 && !isUnfinished.value ? { ...others, name } : null;
	});
}

/** Gives the same speaker to the statements that had the same words for theirs. */
export function changeAlso() {
	const also = alsoMeant.value;
	if (!also) return;
	batch(() => {
		correct({ op: 'speaker', at: also.places, name: also.name });
		alsoMeant.value = null;
		offerUndo(words.alsoChanged(also.places.length));
	});
}

/** @param {AttributionType} type */
export function chooseKind(type) {
	const quote = selected.value;
	if (quote && quote.attribution.type !== type) correct({ op: 'kind', at: quote.attribution.content, type });
}

/** @param {'start' | 'end'} edge @param {1 | -1} by */
export function moveEdge(edge, by) {
	const quote = selected.value;
	const [drawn, now] = [drawing.value, report.value];
	if (!quote || !drawn || !now || quote.pieces.length === 0) return;
	const way = quote.attribution.type === 'direct' || quote.attribution.type === 'term' ? 'quoted' : 'reported';
	const pieces = moved(drawn.body, quote.pieces, edge, by, way);
	if (pieces === quote.pieces) return;
	const content = pieces.map((piece) => inPaste(now.origin, piece));
	correct({ op: 'content', at: quote.attribution.content, content }, content);
}

export function notAQuote() {
	const quote = selected.value;
	if (!quote) return;
	batch(() => {
		correct({ op: 'not-a-quote', at: quote.attribution.content });
		editing.value = null;
		offerUndo(words.quoteRemoved(quote.number));
	});
}

/** The places where the selected statement may be split, and the likeliest. */
export function splitPlaces() {
	const [quote, body] = [selected.value, drawing.value?.body ?? ''];
	const all = quote ? gaps(body, quote.pieces) : [];
	return { all, likeliest: quote ? likeliestGap(body, quote.pieces, all) : -1 };
}

/** @param {Span} gap in the body */
export function splitAt([from, to]) {
	const [quote, now] = [selected.value, report.value];
	if (!quote || !now) return;
	const ends = inPaste(now.origin, [quote.pieces[0][0], from]);
	const begins = inPaste(now.origin, [to, quote.pieces.at(-1)?.[1] ?? to]);
	const first = quote.attribution.content.flatMap(([start, end]) =>
		start < ends[1] ? [/** @type {Span} */ ([start, Math.min(end, ends[1])])] : [],
	);
	correct({ op: 'split', at: quote.attribution.content, gap: [ends[1], begins[0]] }, first);
}

/** The statement that comes after the selected one and is not inside it. */
export function nextQuote() {
	const [quote, drawn] = [selected.value, drawing.value];
	const end = quote?.pieces.at(-1)?.[1] ?? 0;
	return drawn?.inOrder.find(({ id, pieces }) => id !== quote?.id && (pieces[0]?.[0] ?? -1) >= end) ?? null;
}

export function joinNext() {
	const [quote, next] = [selected.value, nextQuote()];
	if (!quote || !next) return;
	const content = [...quote.attribution.content, ...next.attribution.content].sort((a, b) => a[0] - b[0]);
	correct({ op: 'join', at: quote.attribution.content, next: next.attribution.content }, content);
}

/** Makes a statement of words of the body. @param {Span} span */
export function markQuote(span) {
	const [drawn, now] = [drawing.value, report.value];
	if (!drawn || !now) return;
	const statement = asStatement(drawn.body, wholeWords(drawn.body, span));
	const content = [inPaste(now.origin, statement.span)];
	batch(() => {
		correct({ op: 'mark', content, type: statement.type, name: null }, content);
		editing.value = { of: 'quote', focus: 'speaker' };
	});
}

/** Makes words of the body the source of the statement next to them, or of the selected one. @param {Span} span */
export function markSpeaker(span) {
	const [drawn, now] = [drawing.value, report.value];
	const quote = quoteFor(span);
	if (!drawn || !now || !quote) return;
	const place = quote.attribution.content;
	const source = wholeWords(drawn.body, span);
	const name = drawn.body.slice(...source).replace(/[.,;:]+$/, '');
	batch(() => {
		correct({ op: 'source', at: place, source: [inPaste(now.origin, source)], name }, place);
		editing.value = { of: 'quote', focus: 'speaker' };
	});
}

/** The statement that words of the body may name the speaker of. @param {Span} span */
export function quoteFor([start, end]) {
	if (selected.value) return selected.value;
	const quotes = drawing.value?.quotes ?? [];
	/** @param {import('./lib/tally.js').Quote} quote */
	const away = ({ pieces }) => Math.min(...pieces.map(([from, to]) => Math.max(from - end, start - to, 0)));
	return quotes.reduce(
		(best, quote) => (best === null || away(quote) < away(best) ? quote : best),
		/** @type {import('./lib/tally.js').Quote | null} */ (null),
	);
}

/** Leaves words of the body out of the article. @param {Span} span */
export function takeOut(span) {
	const [drawn, now] = [drawing.value, report.value];
	if (!drawn || !now) return;
	batch(() => {
		correct({ op: 'take-out', span: inPaste(now.origin, wholeWords(drawn.body, span)) });
		editing.value = null;
		offerUndo(words.takenOut);
	});
}

/** @param {Span} span of the paste */
export function putBack(span) {
	correct({ op: 'put-back', span });
}

/** What was put back goes again. @param {Span} span of the paste */
export function removeAgain(span) {
	correct({ op: 'take-out', span });
}

/** @param {string} name @param {string} as */
export function samePerson(name, as) {
	correct({ op: 'same-person', name, as });
	offerUndo(words.merged(name, as));
}

/** @param {string} name @param {string} to */
export function rename(name, to) {
	if (to.trim() !== '' && to !== name) correct({ op: 'rename', name, to: to.trim() });
}

/** @param {string} name */
export function notASpeaker(name) {
	correct({ op: 'not-a-speaker', name });
	offerUndo(words.noSpeaker(name));
}

export function takeBack() {
	const correction = undo();
	alsoMeant.value = null;
	toast.value = { text: correction ? words.takenBack(words.ops[correction.op]) : words.nothingToUndo };
}

export function doAgain() {
	const correction = redo();
	alsoMeant.value = null;
	toast.value = { text: correction ? words.doneAgain(words.ops[correction.op]) : words.nothingToRedo };
}

/** @param {string} text */
function offerUndo(text) {
	if (!isUnfinished.value) toast.value = { text, label: words.undo, act: takeBack };
}

/** Where words stand in the body, the first time after a place and else the first time at all.
 * @param {string} sought @returns {Span | null} */
export function findWords(sought) {
	const body = drawing.value?.body ?? '';
	const parts = sought
		.trim()
		.split(/\s+/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	if (parts[0] === '') return null;
	const found = body.match(new RegExp(parts.join('\\s+').replace(/["“”]/g, '["“”]').replace(/['‘’]/g, "['‘’]"), 'i'));
	return found?.index === undefined ? null : [found.index, found.index + found[0].length];
}

/** Where a stretch of the paste stands in the body. @param {Span} span @returns {Span} */
export function bodyPlace(span) {
	return inBody(report.value?.origin ?? [], span, drawing.value?.body.length ?? 0);
}
