// brat standoff: the text as it is, and beside it a line for each span, link and note.

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Span} Span */

const TYPES = { direct: 'Direct', mixed: 'Mixed', indirect: 'Indirect', term: 'Term' };

/** What brat must know to show the annotations. */
const CONFIGURATION = `[entities]
Direct
Mixed
Indirect
Term
Cue
Source

[relations]
Announces	Arg1:Cue, Arg2:Direct|Mixed|Indirect|Term
Speaks	Arg1:Source, Arg2:Direct|Mixed|Indirect|Term

[events]

[attributes]
Stance	Arg:Direct|Mixed|Indirect, Value:denied|hedged|questioned
Implied	Arg:Direct|Mixed|Indirect
`;

/** The files of a folder that brat opens. @param {Article[]} articles @returns {Record<string, string>} */
export function brat(articles) {
	const files = articles.flatMap((article) => [
		[`${article.id}.txt`, article.text],
		[`${article.id}.ann`, standoff(article)],
	]);
	return { 'annotation.conf': CONFIGURATION, ...Object.fromEntries(files) };
}

/** @param {Article} article */
function standoff({ text, report, statements }) {
	const characters = [...text];
	/** @type {string[]} */
	const lines = [];
	let spans = 0;
	let relations = 0;
	let attributes = 0;
	/** @param {string} type @param {Span[]} places @returns {string | null} the span's name */
	const mark = (type, places) => {
		const fragments = places.flatMap((place) => onLines(characters, place));
		if (fragments.length === 0) return null;
		spans += 1;
		const words = fragments.map(([start, end]) => characters.slice(start, end).join('')).join(' ');
		lines.push(`T${spans}\t${type} ${fragments.map((fragment) => fragment.join(' ')).join(';')}\t${words}`);
		return `T${spans}`;
	};
	/** @param {string} type @param {string | null} from @param {string} to */
	const link = (type, from, to) => {
		if (from === null) return;
		relations += 1;
		lines.push(`R${relations}\t${type} Arg1:${from} Arg2:${to}`);
	};
	/** @param {string} what */
	const qualify = (what) => {
		attributes += 1;
		lines.push(`A${attributes}\t${what}`);
	};
	report.attributions.forEach((attribution, index) => {
		const quote = mark(TYPES[attribution.type], attribution.content);
		if (quote === null) return;
		if (attribution.cue.length > 0) link('Announces', mark('Cue', attribution.cue), quote);
		if (attribution.source.length > 0) link('Speaks', mark('Source', attribution.source), quote);
		if (attribution.stance !== 'neutral') qualify(`Stance ${quote} ${attribution.stance}`);
		if (statements[index].implied) qualify(`Implied ${quote}`);
		lines.push(`#${index + 1}\tAnnotatorNotes ${quote}\t${note(statements[index])}`);
	});
	return lines.map((line) => `${line}\n`).join('');
}

/** A span may not go over the end of a line, its words not over a tab, and there is nothing to see in a blank.
 * @param {string[]} characters @param {Span} span @returns {Span[]} */
function onLines(characters, [start, end]) {
	/** @type {Span[]} */
	const parts = [];
	let from = start;
	for (let at = start; at <= end; at += 1) {
		if (at < end && !/[\t\n\r\u2028\u2029]/.test(characters[at])) continue;
		let [first, last] = [from, at];
		while (first < last && /\s/.test(characters[first])) first += 1;
		while (last > first && /\s/.test(characters[last - 1])) last -= 1;
		if (first < last) parts.push([first, last]);
		from = at + 1;
	}
	return parts;
}

/** @param {import('./article.js').Statement} statement */
function note({ id, speaker, role, via, addressee, venue, confidence, edited }) {
	const facts = { id, speaker, role, via: via.join(', '), to: addressee, where: venue, confidence, edited };
	return Object.entries(facts)
		.filter(([, value]) => value !== null && value !== '')
		.map(([name, value]) => `${name}: ${value}`)
		.join(' | ')
		.replace(/\s+/g, ' ');
}
