// A long text in pieces, so that there is progress to show, and their reports as one.

/** @typedef {import('../pkg/quotelens.js').Report} Report */
/** @typedef {import('../pkg/quotelens.js').Speaker} Speaker */
/** @typedef {import('../pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {[number, number]} Span */
/** @typedef {{start: number, text: string, hints: BlockHint[] | undefined}} Piece */

/** Some 17,000 words: a piece takes the engine a fraction of a second, and its report the page. No article is as long. */
const PIECE_CHARS = 100_000;

/** A piece ends within this part of its length before or after. */
const SLACK = 0.5;

/**
 * Cuts between paragraphs where it can.
 *
 * @param {string} text
 * @param {BlockHint[] | undefined} hints
 * @param {number} [size]
 * @returns {Piece[]}
 */
export function cut(text, hints, size = PIECE_CHARS) {
	/** @type {Piece[]} */
	const pieces = [];
	let start = 0;
	while (text.length - start > size * (1 + SLACK)) {
		const end = cutAt(text, start + size, start + Math.floor(size * (1 + SLACK)));
		pieces.push(piece(text, hints, start, end));
		start = end;
	}
	return [...pieces, piece(text, hints, start, text.length)];
}

/** The beginning of a paragraph, line, sentence or word, the best there is. @param {string} text @param {number} from @param {number} to */
function cutAt(text, from, to) {
	const room = text.slice(from, to);
	for (const boundary of [/\n[ \t]*\n\s*/, /\n\s*/, /[.!?]["”’]?\s+/, /\s+/]) {
		const found = room.match(boundary);
		if (found) return from + (found.index ?? 0) + found[0].length;
	}
	// Not between the halves of a pair.
	return /[\udc00-\udfff]/.test(text[to] ?? '') ? to - 1 : to;
}

/** @param {string} text @param {BlockHint[] | undefined} hints @param {number} start @param {number} end @returns {Piece} */
function piece(text, hints, start, end) {
	const own = hints?.filter(({ span }) => span && span[0] >= start && span[0] < end);
	return {
		start,
		text: text.slice(start, end),
		hints: own?.map((hint) => ({
			...hint,
			span: hint.span && [hint.span[0] - start, Math.min(hint.span[1], end) - start],
		})),
	};
}

/** The stretches that lie in a piece, counted from its beginning. @param {Span[]} spans @param {Piece} piece @returns {Span[]} */
export function within(spans, { start, text }) {
	return spans
		.map(([from, to]) => /** @type {Span} */ ([Math.max(0, from - start), Math.min(text.length, to - start)]))
		.filter(([from, to]) => from < to);
}

/**
 * Puts reports of pieces together, one after the other. Somebody whom an earlier piece names is known in
 * the later ones by that name and its other forms.
 */
export function joiner() {
	/** @type {Report | null} */
	let whole = null;

	/** @param {Report} report the first one is grown in place @param {number} start */
	function add(report, start) {
		if (whole) append(whole, report, start);
		else whole = report;
		return whole;
	}
	return { add };
}

/** @param {Report} whole changed in place: it may grow to a hundred pieces @param {Report} part @param {number} start */
function append(whole, part, start) {
	const inBody = whole.body === '' ? 0 : whole.body.length + 1;
	/** @param {Span} span @returns {Span} */
	const moved = ([from, to]) => [from + start, to + start];
	/** @template {{span: Span}} T @param {T} thing @returns {T} */
	const placed = (thing) => ({ ...thing, span: moved(thing.span) });
	/** @template {{span: Span, in_body: Span}} T @param {T} thing @returns {T} */
	const set = (thing) => ({ ...placed(thing), in_body: [thing.in_body[0] + inBody, thing.in_body[1] + inBody] });
	const ids = new Map(part.speakers.map((speaker) => [speaker.id, adopt(whole.speakers, speaker)]));

	whole.body += (inBody > 0 ? '\n' : '') + part.body;
	for (const block of part.blocks) whole.blocks.push({ ...set(block), kind: inPiece(block.kind) });
	for (const run of part.origin) whole.origin.push(set(run));
	for (const removed of part.removed) whole.removed.push(placed(removed));
	for (const repair of part.repairs) whole.repairs.push(placed(repair));
	/** Stated and implied ones are numbered apart. @type {Record<string, number>} */
	const last = {};
	for (const { id } of whole.attributions) last[id[0]] = (last[id[0]] ?? 0) + 1;
	for (const attribution of part.attributions) {
		const letter = attribution.id[0];
		last[letter] = (last[letter] ?? 0) + 1;
		const speaker = attribution.speaker_id === null ? undefined : ids.get(attribution.speaker_id);
		whole.attributions.push({
			...attribution,
			id: `${letter}${last[letter]}`,
			content: attribution.content.map(moved),
			cue: attribution.cue.map(moved),
			source: attribution.source.map(moved),
			...(speaker && { speaker: speaker.name, speaker_id: speaker.id, role: speaker.role ?? attribution.role }),
		});
	}
	whole.meta.subheadings.push(...part.meta.subheadings);
	whole.words += part.words;
}

/** The first line of a piece is not the headline of the whole. @param {Report['blocks'][number]['kind']} kind */
function inPiece(kind) {
	if (kind === 'headline') return 'subheading';
	return kind === 'standfirst' ? 'paragraph' : kind;
}

/** The speaker among those known, or added to them. @param {Speaker[]} known @param {Speaker} speaker */
function adopt(known, speaker) {
	const same =
		known.find(({ name }) => name === speaker.name) ??
		known.find(({ aliases }) => aliases.includes(speaker.name)) ??
		known.find(({ name }) => speaker.aliases.includes(name));
	if (same) {
		same.aliases.push(
			...[speaker.name, ...speaker.aliases].filter((alias) => alias !== same.name && !same.aliases.includes(alias)),
		);
		return same;
	}
	const added = {
		...speaker,
		id: 1 + known.reduce((most, { id }) => Math.max(most, id), 0),
		aliases: [...speaker.aliases],
	};
	known.push(added);
	return added;
}
