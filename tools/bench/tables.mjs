// Figures as the tables of docs/benchmarks.md. Seconds come in, milliseconds are shown.

import { table } from '../eval/benchmarks.mjs';

const count = (number) => Math.round(number).toLocaleString('en-US');
const milliseconds = (seconds) => (seconds === undefined ? '–' : (seconds * 1000).toFixed(1));
/** Three digits, never as a power of ten. */
const times = (ratio) => (ratio >= 100 ? count(ratio) : String(Number(ratio.toPrecision(3))));
const share = ([hit, of]) => (of === 0 ? '–' : `${(hit / of).toFixed(2)} (${hit} of ${of})`);

/** Words a second and time against quotelens and against finding the words; a tool may have `why` it was not run. */
export function speeds({ articles, words, analysing, findingWords }, tools) {
	const row = ({ name, seconds, why }) =>
		why
			? [name, `not run: ${why}`, '–', '–']
			: [name, count(words / seconds), times(seconds / analysing), times(seconds / findingWords)];
	const head = [
		`${articles} pasted articles, ${count(words)} words`,
		'words a second',
		'time, quotelens = 1',
		'time, finding words = 1',
	];
	return table([head, ...tools.map(row)]);
}

/** What a tool finds of what is said in the articles. */
export function quotations(tools) {
	const row = ({ name, shares: { found, sourced, said } }) => [
		name,
		share(found),
		sourced[0] === 0 ? '–' : share(sourced),
		share(said),
	];
	const head = ['the same articles', 'quoted passages found', '… with who said it', 'passages given that are said'];
	return table([head, ...tools.map(row)]);
}

/** Until the first article is answered. */
export function firsts(tools) {
	const row = ({ name, first: { loading, starting, first } }) => [
		name,
		...[loading, starting, first, total({ loading, starting, first })].map(milliseconds),
	];
	return table([['ms, the first time', 'loading', 'starting', 'first article', 'together'], ...tools.map(row)]);
}

/** Seconds of a first time altogether. */
export function total({ loading = 0, starting = 0, first }) {
	return loading + starting + first;
}

/** Time against length; its last column is level when the time is linear. */
export function growth(rows) {
	const rate = ({ seconds, bytes }) => (seconds * 1e9) / bytes;
	const base = rate(rows.find(({ length }) => length === 10_000));
	const size = (length) => (length < 1e6 ? `${length / 1e3} KB` : `${length / 1e6} MB`);
	const row = (figures) => [
		size(figures.length),
		count(figures.words),
		milliseconds(figures.seconds),
		count(figures.statements),
		count(rate(figures)),
		(rate(figures) / base).toFixed(2),
	];
	return table([['length', 'words', 'ms', 'statements', 'ns a byte', '10 KB = 1'], ...rows.map(row)]);
}

/** Megabytes a second of the cleanup alone. */
export function cleanings(rows) {
	const row = ({ name, bytes, seconds }) => [name, (bytes / 1e6).toFixed(1), (bytes / 1e6 / seconds).toFixed(1)];
	return table([['from the paste to the article, natively', 'MB', 'MB a second'], ...rows.map(row)]);
}

/** Milliseconds of the page's walker, and of the engine's cleanup of what it finds. */
export function walkings(rows) {
	const row = ({ name, length, blocks, seconds, cleaning }) => [
		name,
		(length / 1e6).toFixed(1),
		count(blocks),
		milliseconds(seconds),
		milliseconds(cleaning),
	];
	const head = ['from HTML to the article', 'million characters', 'blocks', 'ms to blocks, in Chromium'];
	return table([[...head, 'ms from there, natively'], ...rows.map(row)]);
}
