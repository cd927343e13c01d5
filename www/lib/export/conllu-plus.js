// CoNLL-U Plus: a token a line, with its place and what it is part of. A paragraph stands for a sentence,
// which this page does not tell apart.

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Span} Span */

const COLUMNS = 'ID FORM QL:START QL:END QL:QUOTE QL:CUE QL:SOURCE QL:SPEAKER';

/** Words with the apostrophes, points and hyphens inside them; every other sign by itself. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[’'.\-‑][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** @param {Article[]} articles */
export function conlluPlus(articles) {
	return `# global.columns = ${COLUMNS}\n${articles.map(document).join('')}`;
}

/** @param {Article} article */
function document({ id, text, report }) {
	const characters = [...text];
	const { attributions, blocks, removed } = report;
	const isRemoved = sweep(removed.map(({ span }) => ({ span, label: '' })));
	const columns = [
		sweep(attributions.flatMap(({ id, content }) => content.map((span) => ({ span, label: id })))),
		sweep(attributions.flatMap(({ id, cue }) => cue.map((span) => ({ span, label: id })))),
		sweep(attributions.flatMap(({ id, source }) => source.map((span) => ({ span, label: id })))),
	];
	const speakers = sweep(
		attributions.flatMap(({ content, speaker }) => content.map((span) => ({ span, label: cellOf(speaker) }))),
	);
	const paragraphs = blocks.map(({ span: [start, end] }, index) => {
		const words = characters.slice(start, end).join('');
		const tokens = tokensOf(words, start).filter(({ start }) => isRemoved(start).length === 0);
		const rows = tokens.map(({ form, start, end }, number) => {
			const labels = columns.map((column) =>
				column(start).map(({ label, isFirst }) => `${isFirst ? 'B' : 'I'}-${label}`),
			);
			const names = speakers(start).map(({ label }) => label);
			return [number + 1, form, start, end, ...[...labels, names].map((values) => values.join('|') || '_')].join('\t');
		});
		const head = `# newpar\n# sent_id = ${id}-${index + 1}\n# text = ${words.replace(/\s+/g, ' ').trim()}\n`;
		return rows.length > 0 ? `${head}${rows.join('\n')}\n\n` : '';
	});
	return `# newdoc id = ${id}\n${paragraphs.join('')}`;
}

/** @param {string} words @param {number} offset in code points */
function tokensOf(words, offset) {
	let units = 0;
	let at = offset;
	return [...words.matchAll(TOKEN)].map((match) => {
		at += [...words.slice(units, match.index)].length;
		const start = at;
		at += [...match[0]].length;
		units = match.index + match[0].length;
		return { form: match[0], start, end: at };
	});
}

/**
 * What stands at a place, for places asked for from the first to the last. `isFirst` where it was not at
 * the place asked for before.
 *
 * @param {{span: Span, label: string}[]} pieces
 * @returns {(at: number) => {label: string, isFirst: boolean}[]}
 */
function sweep(pieces) {
	const sorted = pieces.toSorted((a, b) => a.span[0] - b.span[0]);
	let next = 0;
	/** @type {{span: Span, label: string}[]} */
	let open = [];
	return (at) => {
		const known = open.filter(({ span }) => at < span[1]);
		const from = next;
		while (next < sorted.length && sorted[next].span[0] <= at) next += 1;
		const begun = sorted.slice(from, next).filter(({ span }) => at < span[1]);
		open = [...known, ...begun];
		return open.map((piece, index) => ({ label: piece.label, isFirst: index >= known.length }));
	};
}

/** @param {string | null} speaker */
function cellOf(speaker) {
	return speaker?.replace(/[\s|]+/g, ' ').trim() || '?';
}
