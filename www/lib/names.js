// Names that stand in an article, as a list to choose a speaker from.

/** A word of a name: an initial, a title with its point, a capitalised word. */
const WORD = String.raw`(?:\p{Lu}\.|(?:Mrs?|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof)\.|\p{Lu}[\p{L}\p{M}'’-]+)`;
const BETWEEN = String.raw`\s(?:(?:de|da|di|del|der|den|van|von|al|bin|bint|la|le|el|ten|ter|of the|of)\s)?`;
const NAME = new RegExp(`${WORD}(?:${BETWEEN}${WORD})*`, 'gu');
/** Words that begin a sentence, or are written large without being a name. */
const NO_NAME =
	/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|I|The|A|An|On|In|At|By|For|From|With|As|If|When|While|After|Before|Since|But|And|Or|So|He|She|It|They|We|You|His|Her|Its|Their|Our|This|That|These|Those|There|Then|What|Who|Why|How|No|Not|Yes|All|Both|Asked|Said|According)(?:\s+|$)/;

/** A list longer than this helps nobody. */
const MOST = 60;

/**
 * Runs of capitalised words, the frequent ones first. A single word counts only inside a sentence: at the
 * beginning of one, any word is capitalised.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function namesIn(text) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const { 0: written, index } of text.matchAll(NAME)) {
		let name = written.replace(/(?:['’]s?|[.'’-])$/u, '');
		let begins = index === 0 || /(?:^|[\n.!?:“"‘«]\s*)$/u.test(text.slice(Math.max(0, index - 3), index));
		while (NO_NAME.test(name)) {
			name = name.replace(NO_NAME, '');
			begins = false;
		}
		if (name.length < 2 || (begins && !/\s/.test(name))) continue;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts]
		.sort((a, b) => b[1] - a[1])
		.slice(0, MOST)
		.map(([name]) => name);
}
