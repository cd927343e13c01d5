// Runs Quotelens and the tools beside it over the same articles, one after the other, and prints the
// tables of docs/benchmarks.md. What cannot be run here gets a row that says why.
//
// QUOTELENS_TEXTACY_PYTHON: the Python that textacy is installed for.

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { inChromium } from './chromium.mjs';
import { articles, score } from './gold.mjs';
import { pastedPages } from './pages.mjs';
import { cleanings, firsts, growth, quotations, speeds, total, walkings } from './tables.mjs';
import { longPages, walking } from './walking.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const here = import.meta.dirname;
const all = articles();
const texts = all.map(({ text }) => text);

/** First times go on until there were so many, and for so long: each is a process of its own. */
const LEAST_FIRSTS = 3;
const PATIENCE = 3000;

/** Quotelens runs on one core, so the others may not use two either. */
const ONE_CORE = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', BLIS_NUM_THREADS: '1' };

/** The tools that are programs of their own and speak as runner.mjs says. */
const CARGO = ['cargo', 'run', '--release', '--quiet', '-p', 'quotelens-bench', '--'];
const NODE = [process.execPath, join(here, 'node.mjs')];
const COMPROMISE = [process.execPath, join(here, 'peers', 'compromise.mjs')];
const TEXTACY = [process.env.QUOTELENS_TEXTACY_PYTHON ?? 'python3', join(here, 'peers', 'textacy_peer.py')];

say('quotelens, natively');
const native = program(CARGO);
const tools = {
	chromium: await orWhy('quotelens in Chromium (WebAssembly)', async () => {
		const { firsts, ...figures } = await inChromium(texts);
		return { ...figures, first: firsts.reduce(quicker) };
	}),
	node: await orWhy('quotelens in Node (WebAssembly)', () => program(NODE)),
	compromise: await orWhy('compromise in Node', () => program(COMPROMISE)),
	textacy: await orWhy('textacy in Python', () => program(TEXTACY)),
};

const sections = [
	speeds(native, [
		{ name: 'quotelens, natively', seconds: native.analysing },
		...Object.values(tools),
		{ name: 'quotelens natively, as far as its tokens', seconds: native.tokens },
		{ name: 'finding words only (unicode-segmentation)', seconds: native.findingWords },
	]),
	quotations(
		[{ ...tools.node, name: 'quotelens' }, tools.compromise, tools.textacy]
			.filter(({ found }) => found)
			.map((tool) => ({ ...tool, shares: score(all, tool.found) })),
	),
	refusals(tools.textacy),
	firsts([{ name: 'quotelens, natively', first: native.first }, ...Object.values(tools)].filter(({ first }) => first)),
	growth(native.growth),
	await cleaning(),
];
console.log(sections.filter(Boolean).join('\n\n'));

/** The cleanup alone on long pastes, and the page's walker over HTML. */
async function cleaning() {
	const pages = pastedPages();
	const sources = longPages(pages.map(({ html }) => html));
	const natively = run(CARGO, 'cleaning', {
		plain: pages.map(({ paste }) => paste),
		html: sources.map(({ html }) => html),
	});
	const walked = await orWhy('the HTML walker in Chromium', async () => ({ rows: await walking(sources) }));
	const rows = walked.rows?.map((row, at) => ({ ...row, cleaning: natively.html[at].seconds }));
	return [cleanings(natively.plain), rows ? walkings(rows) : ''].filter(Boolean).join('\n\n');
}

function refusals({ refused }) {
	if (!refused) return '';
	return `textacy refuses ${refused} of the ${all.length} articles, since their marks do not come in pairs: nothing of them counts as found.`;
}

/** All figures of a program: its times and findings, and how long the first text takes. */
function program(command) {
	const figures = run(command);
	return { ...figures, first: quickest(() => run(command, 'first')) };
}

/** What a program answers to the texts; its last error, if it fails. */
function run([name, ...args], mode = '', input = texts) {
	const { status, stdout, stderr, error } = spawnSync(name, mode === '' ? args : [...args, mode], {
		cwd: root,
		env: { ...process.env, ...ONE_CORE },
		input: JSON.stringify(input),
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	if (error) throw error;
	if (status === 0) return JSON.parse(stdout);
	const lines = stderr.trim().split('\n');
	throw new Error(lines.findLast((line) => line.includes('Error')) ?? lines.at(-1));
}

function quickest(time) {
	const times = [];
	for (const began = performance.now(); times.length < LEAST_FIRSTS || performance.now() - began < PATIENCE; ) {
		times.push(time());
	}
	return times.reduce(quicker);
}

function quicker(one, other) {
	return total(other) < total(one) ? other : one;
}

/** The figures, or the name with the reason why there are none. */
async function orWhy(name, measure) {
	say(name);
	try {
		return await measure();
	} catch (error) {
		const why = String(error.message).split('\n')[0].replaceAll(`${root}/`, '').replaceAll('|', '/');
		say(`${name} is left out: ${why}`);
		return { name, why };
	}
}

function say(text) {
	console.error(`bench: ${text}`);
}
