// The report as something to draw: lines, the stretches marked in them, and what was taken out.

import { inBody, partFrom, trimmed } from './places.js';
import { countWords, hueOf, NOBODY, sureness, UNKNOWN, voiceKey, voices, wordsCovered } from './tally.js';

/** @typedef {import('./corrections.js').CorrectedReport} Report */
/** @typedef {import('./corrections.js').CorrectedAttribution} Attribution */
/** @typedef {import('./corrections.js').Place} Place */
/** @typedef {import('../pkg/quotelens.js').BodyBlock} BodyBlock */
/** @typedef {import('./places.js').Span} Span */
/** @typedef {import('./places.js').Words} Words */
/** @typedef {import('./tally.js').Quote} Quote */
/** @typedef {import('./tally.js').Voice} Voice */

/**
 * A stretch of the body that gets an element of its own.
 * @typedef {object} Stretch
 * @property {'quote' | 'said' | 'cue' | 'source' | 'repair'} layer
 * @property {number} start
 * @property {number} end
 * @property {Place} [quote] the content of the quote it belongs to, by which `Drawing.byContent` has it
 * @property {number} [repair] index of the repair
 */

/**
 * A place in the body where something stands that is not of the body.
 * @typedef {{layer: 'reference', at: number, index: number, quote: Place} | {layer: 'taken', at: number, index: number}} Point
 *   `index`: of what was taken; of a reference, where its quote begins. In this order they stand at one place.
 */

/**
 * @typedef {object} Line
 * @property {BodyBlock['kind']} kind
 * @property {number} start
 * @property {number} end
 * @property {Stretch[]} stretches
 * @property {Point[]} points
 * @property {number[]} takenBefore indices of what was removed between the line before and this one
 */

/** @typedef {{unknown: string, nobody: string}} Names what stands for a speaker where there is none */

/**
 * @typedef {object} Drawing
 * @property {string} body
 * @property {number} from where the words begin that were not in the drawing before
 * @property {Words} added those words
 * @property {Line[]} lines
 * @property {number[]} takenAtEnd
 * @property {Quote[]} quotes as the report has them, implied ones last
 * @property {Quote[]} inOrder as they stand in the text
 * @property {Map<Place, Quote>} byContent the same by their statements' content, the very array: numbers change
 * @property {number} spoken how many of them somebody says
 * @property {Voice[]} voices
 * @property {number} words
 * @property {number} covered how many of them somebody says
 * @property {number} quotedShare 0 to 1
 * @property {number} removed how many removed blocks and repairs are in it
 * @property {number} repairs
 */

/** @type {Drawing} */
const NOTHING = {
	body: '',
	from: 0,
	added: '',
	lines: [],
	takenAtEnd: [],
	quotes: [],
	inOrder: [],
	byContent: new Map(),
	spoken: 0,
	voices: [],
	words: 0,
	covered: 0,
	quotedShare: 0,
	removed: 0,
	repairs: 0,
};

/**
 * A text that is read piece by piece is drawn so, too: what was drawn of its beginning stays, line for line.
 *
 * @param {Report} report
 * @param {string} text the paste the report is of
 * @param {Names} names
 * @param {Map<string, string>} [given] the speakers' colours, see `voices`
 * @param {Drawing} [before] the drawing of the same report when it was shorter
 * @param {string} [lastPiece] the end of the body: to look into all of it, a browser would have to put it together
 * @returns {Drawing}
 */
export function draw(report, text, names, given = new Map(), before = NOTHING, lastPiece = '') {
	const end = report.body.length - lastPiece.length;
	const from = end - before.body.length <= 1 ? end : 0;
	const added = from > 0 ? partFrom(lastPiece, from) : report.body;
	const part = { ...report, added };
	const found = report.attributions.slice(before.quotes.length).map((one) => quoteOf(one, extentOf(one, part), names));
	// Colours go to those heard most; of a text that is still read, to those who come first.
	if (before === NOTHING) voices(report, found, names.unknown, given);
	const quotes = found.map((quote) => coloured(quote, given));
	const lines = report.blocks.slice(before.lines.length).map(emptyLine);
	const takenAtEnd = placeRemoved(report, text, lines, before);
	for (const quote of quotes) placeQuote(quote, part, lines);
	for (const stretch of repairStretches(part, before.repairs)) place(stretch, lines);
	const drawn = {
		quotes: [...before.quotes, ...quotes],
		from,
		added,
		lines: [...before.lines, ...lines],
		takenAtEnd,
		// The map of a text that grows grows with it: of its drawings only the last is in use.
		byContent: withAll(before === NOTHING ? new Map() : before.byContent, quotes),
		inOrder: [...before.inOrder, ...inOrder(quotes)],
		covered: before.covered + wordsCovered(added, quotes.filter(isSpoken)),
	};
	return withSums(drawn, report, names, given);
}

/**
 * The drawing of the same text with other corrections: only the lines are made anew on which a statement
 * begins, ends, comes or goes.
 *
 * @param {Report} report
 * @param {Names} names
 * @param {Map<string, string>} given
 * @param {Drawing} before
 * @returns {Drawing}
 */
export function redraw(report, names, given, before) {
	const part = { ...report, added: report.body };
	const [atFront, atEnd] = unmoved(before.quotes, report.attributions);
	const [end, oldEnd] = [report.attributions.length - atEnd, before.quotes.length - atEnd];
	const quotes = report.attributions.map((one, index) => {
		const known = before.quotes[index < atFront ? index : index < end ? -1 : index - end + oldEnd];
		if (known?.attribution === one) return known;
		return coloured(quoteOf(one, known ?? extentOf(one, part), names), given);
	});
	const moved = [...before.quotes.slice(atFront, oldEnd), ...quotes.slice(atFront, end)];
	const byContent = withAll(new Map(), quotes);
	const drawn = {
		quotes,
		from: 0,
		added: report.body,
		lines: moved.length > 0 ? relined(before.lines, moved, part, quotes) : before.lines,
		takenAtEnd: before.takenAtEnd,
		byContent,
		inOrder: inOrder(quotes),
		covered: wordsCovered(report.body, quotes.filter(isSpoken)),
	};
	return withSums(drawn, report, names, given);
}

/** Whether two reports are of the same words, with the same taken out. @param {Report} one @param {Report} other */
export function isSameText(one, other) {
	return (
		one.origin === other.origin &&
		one.removed.length === other.removed.length &&
		one.removed.every(({ span }, index) => span === other.removed[index].span)
	);
}

/** How many statements at the front and at the end stand where they stood.
 * @param {Quote[]} before @param {Attribution[]} now @returns {[number, number]} */
function unmoved(before, now) {
	const most = Math.min(before.length, now.length);
	/** @param {number} one @param {number} other */
	const same = (one, other) => isSamePlace(before[one].attribution, now[other]);
	let front = 0;
	while (front < most && same(front, front)) front += 1;
	let end = 0;
	while (end < most - front && same(before.length - 1 - end, now.length - 1 - end)) end += 1;
	return [front, end];
}

/** Corrections leave alone what they do not change. @param {Attribution} one @param {Attribution} other */
function isSamePlace(one, other) {
	return (
		one.content === other.content && one.cue === other.cue && one.source === other.source && one.type === other.type
	);
}

/**
 * The lines, those anew on which one of `moved` stands or stood.
 *
 * @param {Line[]} before
 * @param {Quote[]} moved
 * @param {Part} report
 * @param {Quote[]} quotes
 * @returns {Line[]}
 */
function relined(before, moved, report, quotes) {
	const places = moved.flatMap(({ attribution: { content, cue, source } }) =>
		placed(report, [...content, ...cue, ...source]),
	);
	if (places.length === 0) return before;
	// A line more on both sides: what is drawn of a quote has its marks, too.
	const from = Math.max(0, lineAt(before, Math.min(...places.map(([start]) => start))) - 1);
	const old = before.slice(from, lineAt(before, Math.max(...places.map(([, end]) => end))) + 2);
	const there = new Set([
		...old.flatMap(({ stretches }) => stretches.map(({ quote }) => quote)),
		...moved.map(contentOf),
	]);
	const made = report.blocks.slice(from, from + old.length).map(emptyLine);
	for (const quote of quotes) if (there.has(contentOf(quote))) placeQuote(quote, report, made);
	const anew = old.map((line, index) => ({
		...line,
		stretches: [...made[index].stretches, ...line.stretches.filter(({ layer }) => layer === 'repair')],
		points: [...line.points.filter(({ layer }) => layer === 'taken'), ...made[index].points],
	}));
	return before.toSpliced(from, old.length, ...anew);
}

/** The quote that a stretch or a reference is of. @param {Drawing} drawing @param {Stretch | Point} mark @returns {Quote} */
export function quoteOfMark({ byContent }, mark) {
	const content = 'quote' in mark ? mark.quote : undefined;
	return /** @type {Quote} */ (content && byContent.get(content));
}

/** @param {Quote} quote */
function contentOf({ attribution }) {
	return attribution.content;
}

/** @param {Map<Place, Quote>} map @param {Quote[]} quotes */
function withAll(map, quotes) {
	for (const quote of quotes) map.set(contentOf(quote), quote);
	return map;
}

/** @param {Quote[]} quotes */
function inOrder(quotes) {
	return quotes.toSorted((a, b) => startOf(a) - startOf(b));
}

/** @param {Quote} quote */
function isSpoken({ voice }) {
	return voice !== NOBODY;
}

/** @typedef {'body' | 'spoken' | 'voices' | 'words' | 'quotedShare' | 'removed' | 'repairs'} Sums what a drawing says of the whole text */

/** @param {Omit<Drawing, Sums>} drawn @param {Report} report @param {Names} names @param {Map<string, string>} given @returns {Drawing} */
function withSums(drawn, report, names, given) {
	/** @type {Voice[] | undefined} */
	let heard;
	return {
		...drawn,
		body: report.body,
		spoken: drawn.quotes.reduce((sum, quote) => sum + Number(isSpoken(quote)), 0),
		// Only when somebody asks: there may be as many as quotes.
		get voices() {
			heard ??= voices(report, drawn.quotes, names.unknown, given);
			return heard;
		},
		words: report.words,
		quotedShare: report.words > 0 ? Math.min(1, drawn.covered / report.words) : 0,
		removed: report.removed.length,
		repairs: report.repairs.length,
	};
}

/** @param {BodyBlock} block @returns {Line} */
function emptyLine(block) {
	const [start, end] = block.in_body;
	return { kind: block.kind, start, end, stretches: [], points: [], takenBefore: [] };
}

/** A report, and the words it is drawn with. @typedef {Report & {added: Words}} Part */

/** @param {Attribution} attribution @param {Part} report @returns {Pick<Quote, 'pieces' | 'words'>} */
function extentOf({ content }, report) {
	const pieces = placed(report, content);
	return { pieces, words: pieces.reduce((sum, piece) => sum + countWords(report.added.slice(...piece)), 0) };
}

/** @param {Attribution} attribution @param {Pick<Quote, 'pieces' | 'words'>} extent @param {Names} names @returns {Quote} */
function quoteOf(attribution, { pieces, words }, names) {
	return {
		id: attribution.id,
		number: attribution.id.replace(/^Q/, ''),
		attribution,
		pieces,
		words,
		sureness: sureness(attribution.confidence),
		voice: voiceKey(attribution),
		name: attribution.type === 'term' ? names.nobody : (attribution.speaker ?? names.unknown),
		hue: UNKNOWN,
		implied: attribution.implied === true,
		edited: attribution.corrected === true,
	};
}

/** @param {Quote} quote @param {Map<string, string>} given @returns {Quote} */
function coloured(quote, given) {
	return { ...quote, hue: hueOf(quote.voice, given) };
}

/** @param {Quote} quote */
function startOf({ pieces }) {
	return pieces[0]?.[0] ?? Number.POSITIVE_INFINITY;
}

/** @param {Part} report @param {Span[]} spans @returns {Span[]} */
function placed(report, spans) {
	return spans
		.map((span) => trimmed(report.added, inBody(report.origin, span, report.body.length)))
		.filter(([start, end]) => start < end);
}

/**
 * A quote on its lines, and one number for it where its last piece ends.
 *
 * @param {Quote} quote
 * @param {Part} report
 * @param {Line[]} lines
 */
function placeQuote({ attribution, pieces }, report, lines) {
	const { content, cue, source, type } = attribution;
	const drawn = pieces.map((piece) => asDrawn(report.added, piece, type));
	for (const [start, end] of drawn) place({ layer: 'quote', start, end, quote: content }, lines);
	const end = Math.max(...drawn.map(([, end]) => end));
	const line = lineEndingAt(lines, end);
	line?.points.push({ layer: 'reference', at: Math.min(end, line.end), index: pieces[0][0], quote: content });
	const said = type === 'mixed' ? drawn.flatMap((piece) => quotedIn(report.added, piece)) : [];
	for (const [start, end] of said) place({ layer: 'said', start, end, quote: content }, lines);
	for (const [start, end] of placed(report, cue)) place({ layer: 'cue', start, end, quote: content }, lines);
	for (const [start, end] of placed(report, source)) place({ layer: 'source', start, end, quote: content }, lines);
}

/** @param {Part} report @param {number} first @returns {Stretch[]} */
function repairStretches(report, first) {
	return report.repairs.slice(first).flatMap((repair, at) =>
		placed(report, [repair.span]).map(([start, end]) => ({
			layer: /** @type {const} */ ('repair'),
			start,
			end,
			repair: first + at,
		})),
	);
}

/**
 * What a piece of a statement covers on the page.
 *
 * @param {Words} body
 * @param {Span} piece
 * @param {Attribution['type']} type
 * @returns {Span}
 */
function asDrawn(body, piece, type) {
	if (type === 'indirect') return piece;
	const [start, end] = withMarks(body, piece);
	if (type !== 'mixed') return [start, end];
	const text = body.slice(...piece);
	const endsOpen = quotedParts(text).at(-1)?.[1] === text.length && !/["”“»›’]$/.test(text);
	return [piece[0], endsOpen ? end : piece[1]];
}

/**
 * A statement's content ends inside its quotation marks; drawn, the marks belong to it, and so does
 * the comma between.
 *
 * @param {Words} body
 * @param {Span} piece
 * @returns {Span}
 */
export function withMarks(body, [start, end]) {
	const before = body.slice(Math.max(0, start - 2), start).match(/["“„«‹‘][  ]?$|(?<![\p{L}\p{N}])'$/u)?.[0] ?? '';
	const single = /[‘']/.test(before);
	const after = body.slice(end, end + 3).match(single ? /^[.,!?;…]?['’]/ : /^[.,!?;…]?[  ]?["”“»›]/)?.[0] ?? '';
	// A straight or low mark after a blank opens the next quotation.
	const closes = !/^[.,!?;…]? ["“„]/.test(after);
	return [start - before.length, end + (closes ? after.length : 0)];
}

/** The parts of a half-quoted statement that stand between marks. @param {Words} body @param {Span} piece @returns {Span[]} */
function quotedIn(body, [start, end]) {
	return quotedParts(body.slice(start, end)).map(([from, to]) => [start + from, start + to]);
}

/** @type {Record<string, string>} */
const CLOSING = { '“': '”', '„': '“”', '«': '»', '‹': '›', '"': '"', '‘': '’' };

/**
 * Stretches between quotation marks, marks included. A mark without its partner reaches to the edge.
 *
 * @param {string} text
 * @returns {Span[]}
 */
export function quotedParts(text) {
	/** @type {Span[]} */
	const parts = [];
	let from = -1;
	let closing = '';
	for (let at = 0; at < text.length; at += 1) {
		const mark = text[at];
		if (from >= 0 && closing.includes(mark) && !(mark === '’' && /\p{L}/u.test(text[at + 1] ?? ''))) {
			parts.push([from, at + 1]);
			from = -1;
		} else if (from < 0 && mark in CLOSING) {
			from = at;
			closing = CLOSING[mark];
		} else if (from < 0 && mark === '”') {
			parts.push([parts.at(-1)?.[1] ?? 0, at + 1]);
		}
	}
	if (from >= 0) parts.push([from, text.length]);
	return parts;
}

/**
 * Puts a stretch on every line it touches, each time as far as the line goes.
 *
 * @param {Stretch} stretch
 * @param {Line[]} lines
 */
export function place(stretch, lines) {
	for (let index = lineAt(lines, stretch.start); index < lines.length && lines[index].start < stretch.end; index += 1) {
		const line = lines[index];
		const start = Math.max(stretch.start, line.start);
		const end = Math.min(stretch.end, line.end);
		if (start < end) line.stretches.push({ ...stretch, start, end });
	}
}

/** The line where a stretch ends, if it is among these. @param {Line[]} lines @param {number} end @returns {Line | undefined} */
function lineEndingAt(lines, end) {
	const index = lineAt(lines, end - 1);
	const line = lines[index];
	return line && line.start >= end ? lines[index - 1] : line;
}

/**
 * Marks where something was taken out: in a line, or between two.
 *
 * @param {Report} report
 * @param {string} text
 * @param {Line[]} lines those that were not drawn before
 * @param {Drawing} before
 * @returns {number[]} what was taken out after the last line
 */
function placeRemoved(report, text, lines, { lines: { length: drawn }, removed, takenAtEnd }) {
	const blocks = report.blocks.slice(drawn);
	/** @type {number[]} */
	const atEnd = [];
	(lines[0]?.takenBefore ?? atEnd).push(...takenAtEnd);
	/** @param {number} from @param {number} to */
	const sameLine = (from, to) => !text.slice(from, to).includes('\n');
	report.removed.slice(removed).forEach(({ span }, at) => {
		const index = removed + at;
		const next = firstEndingAfter(blocks, span[0]);
		const [block, before] = [blocks[next], blocks[next - 1]];
		/** @param {Line} line @param {number} at */
		const inLine = (line, at) => line.points.push({ layer: 'taken', at, index });
		if (block && block.span[0] <= span[0]) inLine(lines[next], inBody(report.origin, [span[0], span[0]], 0)[0]);
		else if (block && sameLine(span[1], block.span[0])) inLine(lines[next], lines[next].start);
		else if (before && sameLine(before.span[1], span[0])) inLine(lines[next - 1], lines[next - 1].end);
		else (lines[next]?.takenBefore ?? atEnd).push(index);
	});
	return atEnd;
}

/** The number of the paragraph at a place of the body, as a reader counts: headings are none. 0 in a heading.
 * @param {Line[]} lines @param {number} at */
export function paragraphOf(lines, at) {
	const index = lineAt(lines, at);
	if (!isParagraph(lines[index])) return 0;
	return lines.slice(0, index + 1).filter(isParagraph).length;
}

/** @param {Line | undefined} line */
function isParagraph(line) {
	return line?.kind === 'paragraph' || line?.kind === 'list-item';
}

/** The index of the line that holds a place of the body. @param {Line[]} lines @param {number} at */
function lineAt(lines, at) {
	return first(lines.length, (index) => lines[index].end > at);
}

/** @param {BodyBlock[]} blocks @param {number} at */
function firstEndingAfter(blocks, at) {
	return first(blocks.length, (index) => blocks[index].span[1] > at);
}

/** The first index that passes; those that pass come last. @param {number} length @param {(index: number) => boolean} passes */
function first(length, passes) {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
