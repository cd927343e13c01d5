// docs/benchmarks.md and the model card: figures stand between two comments, the words around them are ours.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = 'docs/benchmarks.md';

/** Puts `markdown` in the place of a section's figures, in the benchmarks or another page, and prints it. */
export function writeSection(name, markdown, document = BENCHMARKS) {
	const path = fileURLToPath(new URL(`../../${document}`, import.meta.url));
	const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
	const page = readFileSync(path, 'utf8');
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) {
		throw new Error(`${document} has no section between ${begin} and ${end}`);
	}
	writeFileSync(path, `${page.slice(0, from)}${begin}\n\n${markdown.trim()}\n\n${page.slice(to)}`);
	console.log(markdown.trim());
}

/** Rows as a Markdown table; the first is the head, and all columns but the first are figures. */
export function table([head, ...rows]) {
	const line = (cells) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
	return [head, rule, ...rows].map(line).join('\n');
}
