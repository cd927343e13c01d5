// A long text in pieces, so that there is progress to show, and their reports as one.

/** @typedef {import('../pkg/quotelens.js').Report} Report */
/** @typedef {import('../pkg/quotelens.js').Speaker} Speaker */
/** @typedef {import('../pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {[number, number]} Span */
/** @typedef {{start: number, text: string, hints: BlockHint[] | undefined}} Piece */

/** Some 10,000 words, as no article has: a piece takes the engine a fraction of a second, and the page a moment to draw. */
const PIECE_CHARS = 60_000;

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
	const starts = [0];
	for (let start = 0; text.length - start > size * (1 + SLACK); starts.push(start))
		start = cutAt(text, start + size, start + Math.floor(size * (1 + SLACK)));
	/** @type {Piece[]} */
	const pieces = starts.map((start, index) => ({
		start,
		text: text.slice(start, starts[index + 1]),
		hints: hints && [],
	}));
	let at = 0;
	for (const hint of hints ?? []) {
		if (!hint.span) continue;
		const [from, to] = hint.span;
		// In the order of the text, but for what a stranger's file may say.
		if (from < pieces[at].start) at = 0;
		while (at + 1 < pieces.length && pieces[at + 1].start <= from) at += 1;
		const { start, text, hints } = pieces[at];
		hints?.push({ ...hint, span: [from - start, Math.min(to - start, text.length)] });
	}
	return pieces;
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

/** The stretches that lie in a piece, counted from its beginning. @param {Span[]} spans @param {Piece} piece @returns {Span[]} */
export function within(spans, { start, text }) {
	return spans
		.map(([from, to]) => /** @type {Span} */ ([Math.max(0, from - start), Math.min(text.length, to - start)]))
		.filter(([from, to]) => from < to);
}

/**
 * Puts reports of pieces together, one after the other. Somebody whom an earlier piece names is known in
 * the later ones by that name and its other forms.
 *
 * The lists of the whole are grown in place, for there may be a hundred pieces; what `add` gives is a new
 * report each time, of these lists.
 */
export function joiner() {
	/** @type {Report | null} */
	let whole = null;
	/** How many there are: stated and implied ones are numbered apart. @type {Record<string, number>} */
	const last = {};
	const register = speakerRegister();

	/** @param {Report} report @param {number} start @returns {Report} */
	function add(report, start) {
		if (whole) whole = append(whole, report, start, register, last);
		else {
			whole = report;
			report.speakers.forEach(register.enter);
			for (const { id } of report.attributions) count(last, id);
		}
		return whole;
	}
	return { add };
}

/** @param {Record<string, number>} last @param {string} id @returns {string} the next one of its kind */
function count(last, id) {
	last[id[0]] = (last[id[0]] ?? 0) + 1;
	return `${id[0]}${last[id[0]]}`;
}

/**
 * @param {Report} whole
 * @param {Report} part
 * @param {number} start
 * @param {ReturnType<typeof speakerRegister>} register
 * @param {Record<string, number>} last
 * @returns {Report}
 */
function append(whole, part, start, register, last) {
	const inBody = whole.body === '' ? 0 : whole.body.length + 1;
	/** @param {Span} span @returns {Span} */
	const moved = ([from, to]) => [from + start, to + start];
	/** @template {{span: Span}} T @param {T} thing @returns {T} */
	const placed = (thing) => ({ ...thing, span: moved(thing.span) });
	/** @template {{span: Span, in_body: Span}} T @param {T} thing @returns {T} */
	const set = (thing) => ({ ...placed(thing), in_body: [thing.in_body[0] + inBody, thing.in_body[1] + inBody] });
	const ids = new Map(part.speakers.map((speaker) => [speaker.id, adopt(whole.speakers, speaker, register)]));

	for (const block of part.blocks) whole.blocks.push({ ...set(block), kind: inPiece(block.kind) });
	for (const run of part.origin) whole.origin.push(set(run));
	for (const removed of part.removed) whole.removed.push(placed(removed));
	for (const repair of part.repairs) whole.repairs.push(placed(repair));
	for (const attribution of part.attributions) {
		const speaker = attribution.speaker_id === null ? undefined : ids.get(attribution.speaker_id);
		whole.attributions.push({
			...attribution,
			id: count(last, attribution.id),
			content: attribution.content.map(moved),
			cue: attribution.cue.map(moved),
			source: attribution.source.map(moved),
			...(speaker && { speaker: speaker.name, speaker_id: speaker.id, role: speaker.role ?? attribution.role }),
		});
	}
	whole.meta.subheadings.push(...part.meta.subheadings);
	return { ...whole, body: whole.body + (inBody > 0 ? '\n' : '') + part.body, words: whole.words + part.words };
}

/** The first line of a piece is not the headline of the whole. @param {Report['blocks'][number]['kind']} kind */
function inPiece(kind) {
	if (kind === 'headline') return 'subheading';
	return kind === 'standfirst' ? 'paragraph' : kind;
}

/** The speaker among those known, or added to them.
 * @param {Speaker[]} speakers @param {Speaker} speaker @param {ReturnType<typeof speakerRegister>} register */
function adopt(speakers, speaker, register) {
	const same = register.find(speaker);
	if (same) {
		const forms = new Set([same.name, ...same.aliases]);
		same.aliases.push(...[speaker.name, ...speaker.aliases].filter((alias) => !forms.has(alias)));
		register.enter(same);
		return same;
	}
	const added = { ...speaker, id: 1 + register.highest(), aliases: [...speaker.aliases] };
	speakers.push(added);
	register.enter(added);
	return added;
}

/** Speakers by their names and by the other forms of these: a book has too many to look through. */
function speakerRegister() {
	/** @type {Map<string, Speaker>} */
	const names = new Map();
	/** @type {Map<string, Speaker>} */
	const forms = new Map();
	let highest = 0;

	/** @param {Speaker} speaker */
	function enter(speaker) {
		highest = Math.max(highest, speaker.id);
		if (!names.has(speaker.name)) names.set(speaker.name, speaker);
		for (const alias of speaker.aliases) if (!forms.has(alias)) forms.set(alias, speaker);
	}

	/** By the same name, else by a form of it, else as a form of theirs. @param {Speaker} speaker */
	function find({ name, aliases }) {
		const known = names.get(name) ?? forms.get(name);
		if (known) return known;
		const alias = aliases.find((alias) => names.has(alias));
		return alias === undefined ? undefined : names.get(alias);
	}
	return { enter, find, highest: () => highest };
}
