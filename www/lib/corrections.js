// What a reader corrects: a list of corrections, and the report with all of them applied.
//
// The engine's report is never touched. A correction names its statement by place and not by number,
// because numbers change when the article is analysed again; so the same list fits the next report.
// Undo and redo are a matter of how long the list is (see store.js).

import * as words from '../words.js';

/** @typedef {import('../pkg/quotelens.js').Report} Report */
/** @typedef {import('../pkg/quotelens.js').Attribution} Attribution */
/** @typedef {import('../pkg/quotelens.js').AttributionType} AttributionType */
/** @typedef {import('../pkg/quotelens.js').Speaker} Speaker */

/** @typedef {[number, number]} Span half-open, in UTF-16 units of the paste */
/** @typedef {Span[]} Place the content of a statement at the time it was corrected */

/**
 * @typedef {{op: 'speaker', at: Place[], name: string | null}
 *   | {op: 'kind', at: Place, type: AttributionType}
 *   | {op: 'content', at: Place, content: Span[]}
 *   | {op: 'source', at: Place, source: Span[], name?: string}
 *   | {op: 'not-a-quote', at: Place}
 *   | {op: 'split', at: Place, gap: Span}
 *   | {op: 'join', at: Place, next: Place}
 *   | {op: 'mark', content: Span[], type: AttributionType, name: string | null}
 *   | {op: 'same-person', name: string, as: string}
 *   | {op: 'rename', name: string, to: string}
 *   | {op: 'not-a-speaker', name: string}
 *   | {op: 'put-back', span: Span}
 *   | {op: 'take-out', span: Span}} Correction
 */

/**
 * An attribution as the engine's, with two flags: `corrected` if a reader changed anything of it or
 * confirmed it by a change, `by_hand` if the engine did not find it at all. `implied` comes from the engine.
 *
 * @typedef {Attribution & {corrected?: true, by_hand?: true, implied?: boolean}} CorrectedAttribution
 */

/**
 * The engine's report with the corrections in it, of the same shape: attributions in the order of the
 * text, numbered anew (`Q1` …), implied ones after them (`I1` …); speakers who lost their last statement are gone and new ones have the
 * next free ids; `removed` holds what the reader took out, too. Spans are UTF-16 units of the paste.
 *
 * @typedef {Omit<Report, 'attributions'> & {attributions: CorrectedAttribution[]}} CorrectedReport
 */

/** Two readings of one statement share at least this part of their words. */
const SAME_STATEMENT = 0.4;

/** What a person has checked is as sure as the engine can say. */
const SURE = 0.99;

/**
 * The report with all corrections applied, in their order.
 *
 * @param {Report} report
 * @param {readonly Correction[]} corrections
 * @returns {CorrectedReport}
 */
export function corrected(report, corrections) {
	if (corrections.length === 0) return report;
	const applied = corrections.reduce(apply, /** @type {CorrectedReport} */ (report));
	return finished(applied, report, takenOut(corrections));
}

/** @param {CorrectedReport} report @param {Correction} correction @returns {CorrectedReport} */
function apply(report, correction) {
	switch (correction.op) {
		case 'speaker':
			return correction.at.reduce((report, place) => withSpeaker(report, place, correction.name), report);
		case 'kind':
			return changed(report, correction.at, { type: correction.type, why: [words.whyKind] });
		case 'content':
			return changed(report, correction.at, { content: correction.content, why: [words.whyContent] });
		case 'source':
			return sourced(report, correction);
		case 'not-a-quote':
			return without(report, correction.at);
		case 'split':
			return split(report, correction.at, correction.gap);
		case 'join':
			return joined(report, correction.at, correction.next);
		case 'mark':
			return marked(report, correction);
		case 'same-person':
			return merged(report, correction.name, correction.as);
		case 'rename':
			return renamed(report, correction.name, correction.to);
		case 'not-a-speaker':
			return unnamed(report, correction.name);
		default:
			// What is put back or taken out is the engine's to answer for: see `wishes`.
			return report;
	}
}

/**
 * The statement a place means: the one that stands exactly there, else the one that shares most of it.
 *
 * @param {readonly CorrectedAttribution[]} attributions
 * @param {Place} place
 * @returns {number} its index, or -1
 */
export function indexAt(attributions, place) {
	let best = -1;
	let most = SAME_STATEMENT;
	attributions.forEach(({ content }, index) => {
		const share = overlap(content, place);
		if (share > most) {
			best = index;
			most = share;
		}
	});
	return best;
}

/** Shared length over whole length, 0 to 1. @param {Place} one @param {Place} other */
function overlap(one, other) {
	let shared = 0;
	for (const [start, end] of one)
		for (const [from, to] of other) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
	// Nearly all of a long article is nowhere near.
	return shared === 0 ? 0 : shared / (lengthOf(one) + lengthOf(other) - shared);
}

/** @param {Place} place */
function lengthOf(place) {
	return place.reduce((sum, [start, end]) => sum + end - start, 0);
}

/**
 * Changes the statement at a place. One that the engine no longer finds there is put there: a reader who
 * corrected it has seen it.
 *
 * @param {CorrectedReport} report
 * @param {Place} place
 * @param {Partial<Attribution>} patch
 * @returns {CorrectedReport}
 */
function changed(report, place, patch) {
	const index = indexAt(report.attributions, place);
	const old = report.attributions[index] ?? byHand(place);
	const why = [...(patch.why ?? []), ...old.why.filter((reason) => !patch.why?.includes(reason))];
	/** @type {CorrectedAttribution} */
	const next = { ...old, ...patch, why, confidence: SURE, corrected: true };
	return {
		...report,
		attributions: index < 0 ? [...report.attributions, next] : report.attributions.with(index, next),
	};
}

/** @param {Place} content @returns {CorrectedAttribution} */
function byHand(content) {
	return {
		id: '',
		type: 'indirect',
		content,
		cue: [],
		source: [],
		speaker: null,
		speaker_id: null,
		role: null,
		via: [],
		addressee: null,
		venue: null,
		stance: 'neutral',
		confidence: SURE,
		why: [words.whyByHand],
		implied: false,
		corrected: true,
		by_hand: true,
	};
}

/** @param {CorrectedReport} report @param {Place} place @param {string | null} name */
function withSpeaker(report, place, name) {
	const { speakers, speaker } = speakerFor(report.speakers, name);
	const patch = { speaker: speaker?.name ?? null, speaker_id: speaker?.id ?? null, role: speaker?.role ?? null };
	const old = report.attributions[indexAt(report.attributions, place)];
	// Words that nobody says become a statement once somebody says them.
	const type = old?.type === 'term' && name !== null ? { type: /** @type {const} */ ('direct') } : {};
	return changed({ ...report, speakers }, place, { ...patch, ...type, why: [words.whySpeaker] });
}

/** @param {CorrectedReport} report @param {{at: Place, source: Span[], name?: string}} correction */
function sourced(report, { at, source, name }) {
	const named = name === undefined ? report : withSpeaker(report, at, name);
	return changed(named, at, { source, why: [words.whySource] });
}

/**
 * The speaker of a name, by which the article knows one or which is new.
 *
 * @param {Speaker[]} speakers
 * @param {string | null} name
 */
function speakerFor(speakers, name) {
	if (name === null) return { speakers, speaker: null };
	const known = named(speakers, name);
	if (known) return { speakers, speaker: known };
	const id = 1 + speakers.reduce((most, speaker) => Math.max(most, speaker.id), 0);
	/** @type {Speaker} */
	const speaker = { id, name, kind: 'person', role: null, aliases: [] };
	return { speakers: [...speakers, speaker], speaker };
}

/** @param {Speaker[]} speakers @param {string} name */
function named(speakers, name) {
	return (
		speakers.find((speaker) => speaker.name === name) ?? speakers.find((speaker) => speaker.aliases.includes(name))
	);
}

/** @param {CorrectedReport} report @param {Place} place */
function without(report, place) {
	const index = indexAt(report.attributions, place);
	return index < 0 ? report : { ...report, attributions: report.attributions.toSpliced(index, 1) };
}

/** Two statements of one; cue and source go to the half they stand nearer to.
 * @param {CorrectedReport} report @param {Place} place @param {Span} gap
 * @returns {CorrectedReport} */
function split(report, place, [from, to]) {
	const index = indexAt(report.attributions, place);
	const whole = report.attributions[index];
	if (!whole) return report;
	const halves = [clipped(whole.content, 0, from), clipped(whole.content, to, Number.POSITIVE_INFINITY)];
	if (halves.some((half) => half.length === 0)) return report;
	const announced = [...whole.cue, ...whole.source];
	const first = announced.length === 0 || distance(announced, halves[0]) <= distance(announced, halves[1]) ? 0 : 1;
	const parts = halves.map((content, at) => {
		const told = at === first ? {} : { cue: [], source: [] };
		return {
			...whole,
			...told,
			content,
			why: [words.whySplit],
			confidence: SURE,
			corrected: /** @type {const} */ (true),
		};
	});
	return { ...report, attributions: report.attributions.toSpliced(index, 1, ...parts) };
}

/** @param {Place} place @param {number} from @param {number} to @returns {Place} */
function clipped(place, from, to) {
	return place
		.map(([start, end]) => /** @type {Span} */ ([Math.max(start, from), Math.min(end, to)]))
		.filter(([start, end]) => start < end);
}

/** How far two places are apart. @param {Place} one @param {Place} other */
function distance(one, other) {
	const gaps = one.flatMap(([start, end]) => other.map(([from, to]) => Math.max(from - end, start - to, 0)));
	return Math.min(...gaps);
}

/** @param {CorrectedReport} report @param {Place} place @param {Place} next @returns {CorrectedReport} */
function joined(report, place, next) {
	const index = indexAt(report.attributions, place);
	const other = indexAt(report.attributions, next);
	if (index < 0 || other < 0 || index === other) return report;
	const [one, two] = [report.attributions[index], report.attributions[other]];
	const whole = /** @type {CorrectedAttribution} */ ({
		...one,
		type: one.type === two.type ? one.type : 'mixed',
		content: [...one.content, ...two.content].sort(byStart),
		cue: one.cue.length > 0 ? one.cue : two.cue,
		source: one.source.length > 0 ? one.source : two.source,
		...(one.speaker === null && { speaker: two.speaker, speaker_id: two.speaker_id, role: two.role }),
		why: [words.whyJoined],
		confidence: SURE,
		corrected: true,
	});
	return { ...report, attributions: report.attributions.with(index, whole).toSpliced(other, 1) };
}

/** @param {Span} a @param {Span} b */
function byStart(a, b) {
	return a[0] - b[0] || b[1] - a[1];
}

/** @param {CorrectedReport} report @param {{content: Span[], type: AttributionType, name: string | null}} mark */
function marked(report, { content, type, name }) {
	const { speakers, speaker } = speakerFor(report.speakers, name);
	const statement = {
		...byHand(content),
		type,
		speaker: speaker?.name ?? null,
		speaker_id: speaker?.id ?? null,
		role: speaker?.role ?? null,
	};
	return { ...report, speakers, attributions: [...report.attributions, statement] };
}

/** Two names, one person. @param {CorrectedReport} report @param {string} name @param {string} as @returns {CorrectedReport} */
function merged(report, name, as) {
	const one = named(report.speakers, name);
	const kept = named(report.speakers, as);
	if (!one || !kept || one === kept) return report;
	const aliases = [...new Set([...kept.aliases, one.name, ...one.aliases])].filter((alias) => alias !== kept.name);
	const role = kept.role ?? one.role;
	const whole = { ...kept, role, aliases };
	return reassigned(
		{
			...report,
			speakers: report.speakers.flatMap((speaker) => (speaker === one ? [] : [speaker === kept ? whole : speaker])),
		},
		(attribution) => attribution.speaker_id === one.id,
		{ speaker: kept.name, speaker_id: kept.id, role },
	);
}

/** @param {CorrectedReport} report @param {string} name @param {string} to @returns {CorrectedReport} */
function renamed(report, name, to) {
	const speaker = named(report.speakers, name);
	if (!speaker || speaker.name === to) return report;
	if (report.speakers.some((other) => other !== speaker && other.name === to)) return merged(report, name, to);
	const aliases = [...new Set([speaker.name, ...speaker.aliases])].filter((alias) => alias !== to);
	return reassigned(
		{
			...report,
			speakers: report.speakers.map((other) => (other === speaker ? { ...other, name: to, aliases } : other)),
		},
		(attribution) => attribution.speaker_id === speaker.id,
		{ speaker: to },
	);
}

/** @param {CorrectedReport} report @param {string} name @returns {CorrectedReport} */
function unnamed(report, name) {
	const speaker = named(report.speakers, name);
	if (!speaker) return report;
	return reassigned(
		{ ...report, speakers: report.speakers.filter((other) => other !== speaker) },
		(attribution) => attribution.speaker_id === speaker.id,
		{ speaker: null, speaker_id: null, role: null },
	);
}

/** @param {CorrectedReport} report @param {(attribution: Attribution) => boolean} concerns @param {Partial<Attribution>} patch
 * @returns {CorrectedReport} */
function reassigned(report, concerns, patch) {
	return {
		...report,
		attributions: report.attributions.map((attribution) =>
			concerns(attribution) ? { ...attribution, ...patch, corrected: true } : attribution,
		),
	};
}

/**
 * Order and numbers of the text again, and nobody in the list who says nothing.
 *
 * @param {CorrectedReport} report
 * @param {Report} before
 * @param {Span[]} out
 * @returns {CorrectedReport}
 */
function finished(report, before, out) {
	const taken = out.map((span) => ({
		kind: /** @type {const} */ ('page-furniture'),
		reason: words.takenOutByYou,
		span,
	}));
	const removed = [...report.removed, ...taken].sort((a, b) => byStart(a.span, b.span));
	const attributions = report.attributions
		.filter(
			({ content, by_hand }) => !by_hand || !content.every((span) => removed.some((cut) => covers(cut.span, span))),
		)
		.sort(
			(a, b) =>
				Number(a.implied ?? false) - Number(b.implied ?? false) ||
				byStart(a.content[0] ?? [0, 0], b.content[0] ?? [0, 0]),
		);
	const stated = attributions.filter(({ implied }) => !implied).length;
	// What has its number already stays the same thing, for drawings to know it by (see `redraw`).
	const numbered = attributions.map((attribution, index) => {
		const id = index < stated ? `Q${index + 1}` : `I${index + 1 - stated}`;
		return attribution.id === id ? attribution : { ...attribution, id };
	});
	const speaking = new Set(attributions.map(({ speaker_id }) => speaker_id));
	const spoke = new Set(before.attributions.map(({ speaker_id }) => speaker_id));
	const known = new Set(before.speakers.map(({ id }) => id));
	const speakers = report.speakers.filter(({ id }) => speaking.has(id) || (known.has(id) && !spoke.has(id)));
	return { ...report, removed, attributions: numbered, speakers };
}

/** @param {Span} outer @param {Span} inner */
function covers(outer, inner) {
	return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** @param {Span} a @param {Span} b */
function same(a, b) {
	return a[0] === b[0] && a[1] === b[1];
}

// What the engine is told -----------------------------------------------------------------------

/** What of the paste belongs to the article whatever the cleanup thinks. @param {readonly Correction[]} corrections */
export function putBack(corrections) {
	return wishes(corrections, 'put-back');
}

/** What of the paste does not. @param {readonly Correction[]} corrections */
export function takenOut(corrections) {
	return wishes(corrections, 'take-out');
}

/** The later wish about a stretch takes the earlier one away.
 * @param {readonly Correction[]} corrections @param {'put-back' | 'take-out'} kind @returns {Span[]} */
function wishes(corrections, kind) {
	/** @type {Span[]} */
	let spans = [];
	/** @type {Span[]} */
	let opposite = [];
	for (const correction of corrections) {
		if (correction.op !== 'put-back' && correction.op !== 'take-out') continue;
		const { span } = correction;
		/** @param {Span} other */
		const differs = (other) => !same(other, span);
		if (correction.op === kind) {
			if (opposite.every(differs)) spans = [...spans.filter(differs), span];
			else opposite = opposite.filter(differs);
		} else if (spans.every(differs)) opposite = [...opposite.filter(differs), span];
		else spans = spans.filter(differs);
	}
	return spans;
}

/**
 * The paste as the engine is to read it: what was taken out is blank, and every place stays where it is.
 *
 * @param {string} text
 * @param {Span[]} spans
 */
export function blanked(text, spans) {
	return spans.reduce((text, [start, end]) => {
		// A whole line goes with its line end: an empty line would tell the engine that paragraphs are set apart by such.
		const whole = (start === 0 || text[start - 1] === '\n') && text[end] === '\n';
		const to = whole ? end + 1 : end;
		return (
			text.slice(0, start) +
			text
				.slice(start, to)
				.replace(/[^\n]/g, ' ')
				.replace(/\n$/, whole ? ' ' : '\n') +
			text.slice(to)
		);
	}, text);
}

// From one text to the next -----------------------------------------------------------------------

/**
 * The corrections of a text for its next version: each place is looked for by its words, nearest to where
 * it was. Those whose words are gone are left out.
 *
 * @param {readonly Correction[]} corrections
 * @param {string} before
 * @param {string} after
 * @returns {Correction[]}
 */
export function carriedOver(corrections, before, after) {
	if (before === after) return [...corrections];
	const parting = commonStart(before, after);
	const shift = after.length - before.length;
	/** @param {Span} span @returns {Span | null} */
	const move = ([start, end]) => {
		const sought = before.slice(start, end);
		const at = nearest(after, sought, start + (start > parting ? shift : 0));
		return at < 0 ? null : [at, at + sought.length];
	};
	/** @param {Place} place @returns {Place | null} */
	const moveAll = (place) => {
		const moved = place.map(move);
		return moved.every((span) => span !== null) ? moved : null;
	};
	return corrections.flatMap((correction) => {
		const moved = movedTo(correction, move, moveAll);
		return moved ? [moved] : [];
	});
}

/**
 * @param {Correction} correction
 * @param {(span: Span) => Span | null} move
 * @param {(place: Place) => Place | null} moveAll
 * @returns {Correction | null}
 */
function movedTo(correction, move, moveAll) {
	/** @type {Record<string, any>} */
	const copy = { ...correction };
	for (const [key, value] of Object.entries(copy)) {
		if (!Array.isArray(value)) continue;
		if (key === 'span' || key === 'gap') copy[key] = move(/** @type {Span} */ (value));
		else if (key === 'at' && correction.op === 'speaker')
			copy[key] = correction.at.map(moveAll).filter((place) => place !== null);
		else copy[key] = moveAll(/** @type {Place} */ (value));
		if (copy[key] === null || (correction.op === 'speaker' && copy.at.length === 0)) return null;
	}
	return /** @type {Correction} */ (copy);
}

/** Where two texts part. @param {string} one @param {string} other */
function commonStart(one, other) {
	const length = Math.min(one.length, other.length);
	let at = 0;
	while (at < length && one[at] === other[at]) at += 1;
	return at;
}

/** @param {string} text @param {string} sought @param {number} near */
function nearest(text, sought, near) {
	const after = text.indexOf(sought, Math.max(0, near));
	const before = text.lastIndexOf(sought, Math.max(0, near));
	if (after < 0 || before < 0) return Math.max(after, before);
	return after - near < near - before ? after : before;
}

// What follows from one correction -----------------------------------------------------------------

/**
 * The other statements that had the same speaker by the same words ("he"), which a reader who changes one
 * of them may want to change too.
 *
 * @param {CorrectedReport} report before the change
 * @param {Place} place of the statement that is changed
 * @param {string} text the paste
 * @returns {{words: string, places: Place[]}}
 */
export function alike(report, place, text) {
	const one = report.attributions[indexAt(report.attributions, place)];
	const source = one ? writtenSource(one, text) : '';
	if (!one || source === '') return { words: '', places: [] };
	const others = report.attributions.filter(
		(other) =>
			other !== one &&
			!other.corrected &&
			other.speaker_id === one.speaker_id &&
			writtenSource(other, text).toLowerCase() === source.toLowerCase(),
	);
	return { words: source, places: others.map(({ content }) => content) };
}

/** @param {Attribution} attribution @param {string} text */
function writtenSource({ source }, text) {
	return source.map((span) => text.slice(...span)).join(' ');
}
