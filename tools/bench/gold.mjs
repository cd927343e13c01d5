// The articles of tests/articles and what a tool finds of what is said in them, by hand.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {[number, number]} Span code points, end exclusive */
/** @typedef {{content: Span[], source: Span[]}} Quotation */

const folder = fileURLToPath(new URL('../../tests/articles/', import.meta.url));

/** As pasted, with what is said in each, in the order of their names. */
export function articles() {
	const names = readdirSync(folder).sort();
	const pasted = names.filter((name) => existsSync(`${folder}${name}/paste.txt`));
	return pasted.map((name) => ({
		text: readFileSync(`${folder}${name}/paste.txt`, 'utf8'),
		attributions: JSON.parse(readFileSync(`${folder}${name}/gold.json`, 'utf8')).attributions,
	}));
}

/**
 * Shares, as `[hit, of]`:
 *
 * - `found`: of the passages said in quotation marks, those that a passage given covers by half or more;
 * - `sourced`: of those that the text names somebody for, those given with a word of that name or pronoun;
 * - `said`: of the passages given, those of which half or more is said, in whole quotations or half-quoted clauses.
 *
 * @param {ReturnType<typeof articles>} all
 * @param {Quotation[][]} found for each article
 */
export function score(all, found) {
	const shares = { found: [0, 0], sourced: [0, 0], said: [0, 0] };
	const count = (share, hit) => {
		share[0] += hit ? 1 : 0;
		share[1] += 1;
	};
	all.forEach(({ attributions }, index) => {
		const given = found[index];
		for (const { content, source } of attributions.filter(({ type, optional }) => type === 'direct' && !optional)) {
			for (const passage of content) {
				const covering = given.filter((quotation) => covered(passage, quotation.content));
				count(shares.found, covering.length > 0);
				const sourced = covering.some((quotation) => source.some((span) => overlap(span, quotation.source) > 0));
				if (source.length > 0) count(shares.sourced, sourced);
			}
		}
		const quoted = attributions.filter(({ type }) => type === 'direct' || type === 'mixed');
		const said = quoted.flatMap(({ content }) => content);
		for (const passage of given.flatMap(({ content }) => content)) count(shares.said, covered(passage, said));
	});
	return shares;
}

/** @param {Span} passage @param {Span[]} spans */
function covered(passage, spans) {
	return overlap(passage, spans) * 2 >= passage[1] - passage[0];
}

/** @param {Span} span @param {Span[]} spans that do not overlap */
function overlap([from, to], spans) {
	return spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
}
