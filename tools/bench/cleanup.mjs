// Cleans the same pasted pages by Quotelens and by other tools, scores them by one scorer, and prints a
// table. The pages are other people's and no part of the project: without ../shared there is no table.
//
// QUOTELENS_TRAFILATURA_PYTHON: the Python that trafilatura is installed for.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { table } from '../eval/benchmarks.mjs';
import { withoutHead } from '../eval/bodies.mjs';
import { corpus, pastedPages } from './pages.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const shared = resolve(root, process.env.QUOTELENS_SHARED ?? '../shared');
const work = join(root, 'target', 'cleanup');
const quotelens = join(root, 'target', 'release', 'quotelens');
const peers = join(import.meta.dirname, 'peers');
const python = process.env.QUOTELENS_TRAFILATURA_PYTHON ?? 'python3';
const trafilatura = (setting) => [python, join(peers, 'trafilatura_peer.py'), setting];

const pages = pastedPages();
if (pages.length === 0) {
	console.error(`There are no pages in ${corpus}: nothing is compared. QUOTELENS_SHARED may name another folder.`);
	process.exit(0);
}
mkdirSync(work, { recursive: true });

const rows = [
	['quotelens, plain text', () => ours('--text-key', 'paste')],
	['quotelens, HTML', () => ours('--html-key', 'html')],
	['trafilatura, HTML', () => theirs(trafilatura('default'))],
	['trafilatura, favor_precision, HTML', () => theirs(trafilatura('favor_precision'))],
	['Readability and jsdom, HTML', () => theirs([process.execPath, join(peers, 'readability.mjs')])],
].map(([name, answers]) => row(name, answers));
const own = rows[1].ms;
console.log(
	table([
		[`${pages.length} pasted pages`, 'precision', 'recall', 'F1', 'F1 under 0.7', 'ms a page', 'time, quotelens = 1'],
		...rows.map(({ name, why, score, ms }) => {
			if (why) return [`${name}: ${why}`, ...Array(6).fill('–')];
			const { precision, recall, f1 } = score.shingle;
			const figures = [precision, recall, f1].map((figure) => figure.toFixed(3));
			return [name, ...figures, String(score.poor), ms.toFixed(1), (ms / own).toFixed(1)];
		}),
	]),
);

/** What a tool answers, scored; or why it cannot be asked. */
function row(name, answers) {
	console.error(`build.sh: ${name} …`);
	try {
		const { bodies, ms } = answers();
		return { name, ms, score: score(bodies) };
	} catch (error) {
		return { name, why: String(error.message).trim().split('\n').at(-1) };
	}
}

/** Our bodies, and the time a page of the whole analysis, statements and all. */
function ours(...keys) {
	const out = join(work, 'ours.jsonl');
	const began = performance.now();
	run([quotelens, 'batch', '--jobs', '1', ...keys, corpus, '-o', out], '');
	const ms = (performance.now() - began) / pages.length;
	return { bodies: lines(readFileSync(out, 'utf8')).map(withoutHead), ms };
}

function theirs(command) {
	const input = pages.map(({ id, html }) => `${JSON.stringify({ id, html })}\n`).join('');
	const answers = lines(run(command, input));
	const ms = answers.reduce((sum, answer) => sum + answer.ms, 0) / answers.length;
	return { bodies: answers, ms };
}

function score(bodies) {
	const path = join(work, 'bodies.jsonl');
	writeFileSync(path, bodies.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''));
	const scorer = join(shared, 'eval', 'score_cleanup.py');
	const all = JSON.parse(run(['python3', scorer, corpus, path, '--json'], ''));
	const each = run(['python3', scorer, corpus, path, '--per-page'], '').trimEnd().split('\n').slice(-pages.length);
	return { ...all, poor: each.filter((line) => Number.parseFloat(line) < 0.7).length };
}

function run([name, ...args], input) {
	const { status, stdout, stderr, error } = spawnSync(name, args, {
		cwd: root,
		input,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	if (error) throw error;
	if (status !== 0) throw new Error(stderr || `${name} failed`);
	return stdout;
}

function lines(text) {
	return text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
}
