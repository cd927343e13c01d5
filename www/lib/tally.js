// Who is quoted how much: quotes and words by speaker, and what to show first.

/** @typedef {import('./corrections.js').CorrectedReport} Report */
/** @typedef {import('./corrections.js').CorrectedAttribution} Attribution */
/** @typedef {import('./places.js').Span} Span */

/** @typedef {'sure' | 'likely' | 'unsure'} Sureness */

/**
 * A statement as the page draws it.
 * @typedef {object} Quote
 * @property {string} id
 * @property {string} number as it stands in the text: `1`, and `I1` of an implied one
 * @property {Attribution} attribution
 * @property {Span[]} pieces places in the body, in order; empty where its words were removed
 * @property {number} words
 * @property {Sureness} sureness
 * @property {string} voice key of its speaker, UNKNOWN or NOBODY
 * @property {string} name the speaker's name, or what stands for it
 * @property {string} hue
 * @property {boolean} implied whether the article only implies who says it
 * @property {boolean} edited whether a reader changed it
 */

/**
 * A speaker, or the group of quotes without one.
 * @typedef {object} Voice
 * @property {string} key the number in the report, or "unknown"
 * @property {string} name
 * @property {string | null} role
 * @property {string} hue 1 to 8, "grey" or "unknown"
 * @property {number} quotes
 * @property {number} words
 * @property {number} share of all quoted words, 0 to 1
 */

export const UNKNOWN = 'unknown';

/** The key of words in marks that nobody is quoted as saying. */
export const NOBODY = 'nobody';

/** As many as stay apart for readers who see few colours (Okabe and Ito, page.md §6.2). */
const HUES = 8;

/** Below these the engine is not sure, and the underline says so. */
const SURE = 0.8;
const LIKELY = 0.55;

/** @param {number} confidence @returns {Sureness} */
export function sureness(confidence) {
	if (confidence >= SURE) return 'sure';
	return confidence >= LIKELY ? 'likely' : 'unsure';
}

/** @param {string} text */
export function countWords(text) {
	return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** @param {Attribution} attribution */
export function voiceKey(attribution) {
	if (attribution.type === 'term') return NOBODY;
	return attribution.speaker_id == null ? UNKNOWN : String(attribution.speaker_id);
}

/**
 * Speakers by quoted words, most first, Unknown last. Colours follow this order, so that the voices
 * heard most are the ones told apart.
 *
 * @param {Report} report
 * @param {Pick<Quote, 'attribution' | 'words' | 'voice'>[]} quotes
 * @param {string} unknownName what the group without a speaker is called
 * @param {Map<string, string>} hues colours given before, which stay, and to which those given now are added: a
 *   correction must not repaint the page
 * @returns {Voice[]}
 */
export function voices(report, quotes, unknownName, hues = new Map()) {
	/** @type {Map<string, {quotes: number, words: number}>} */
	const counts = new Map();
	for (const quote of quotes) {
		if (quote.voice === NOBODY) continue;
		const count = counts.get(quote.voice) ?? { quotes: 0, words: 0 };
		count.quotes += 1;
		count.words += quote.words;
		counts.set(quote.voice, count);
	}
	const all = [...counts.values()].reduce((sum, count) => sum + count.words, 0);
	/** @type {Voice[]} */
	const heard = [];
	/** @param {string} key @param {string} name @param {string | null} role */
	const add = (key, name, role) => {
		const count = counts.get(key);
		if (count) heard.push({ key, name, role, hue: '', ...count, share: all > 0 ? count.words / all : 0 });
	};
	for (const { id, name, role } of report.speakers) add(String(id), name, role ?? null);
	heard.sort((a, b) => b.words - a.words);
	add(UNKNOWN, unknownName, null);
	for (const voice of heard) voice.hue = hueOf(voice.key, hues);
	return heard;
}

/** The colour of a voice, given to it now if it has none. @param {string} key @param {Map<string, string>} hues */
export function hueOf(key, hues) {
	if (key === UNKNOWN || key === NOBODY) return UNKNOWN;
	const given = hues.get(key) ?? (hues.size < HUES ? String(hues.size + 1) : 'grey');
	hues.set(key, given);
	return given;
}

/**
 * How many words of the text stand in at least one of the quotes.
 *
 * @param {import('./places.js').Words} text
 * @param {Pick<Quote, 'pieces' | 'words'>[]} quotes
 */
export function wordsCovered(text, quotes) {
	const pieces = quotes.flatMap(({ pieces, words }) =>
		// Of a quote in one piece, as most are, they are counted already.
		pieces.map(([start, end]) => ({ start, end, words: pieces.length === 1 ? words : -1 })),
	);
	let sum = 0;
	let reached = 0;
	for (const { start, end, words } of pieces.sort((a, b) => a.start - b.start)) {
		if (start >= reached && words >= 0) sum += words;
		else if (end > reached) sum += countWords(text.slice(Math.max(start, reached), end));
		reached = Math.max(reached, end);
	}
	return sum;
}

/** Those with a name or description. @param {Voice[]} voices */
export function named(voices) {
	return voices.filter((voice) => voice.key !== UNKNOWN);
}

/**
 * The fewest speakers who together have more than half of the quoted words.
 *
 * @param {Voice[]} voices most heard first
 * @returns {{few: number, share: number} | null} `null` where that says nothing
 */
export function loudest(voices) {
	let share = 0;
	const few = voices.findIndex((voice) => {
		share += voice.share;
		return share > 0.5;
	});
	const known = named(voices).length;
	return known >= 3 && few >= 0 && few + 1 <= known / 2 ? { few: few + 1, share } : null;
}
