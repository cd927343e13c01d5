// Scores the engine on the corpora in ../shared and writes the tables into docs/benchmarks.md and the model card.
//
// The corpora hold other people's articles and are no part of the project: nothing of them but
// figures leaves this script, and without them it says so and is content.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { table, writeSection } from './benchmarks.mjs';
import { withoutHead } from './bodies.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const shared = resolve(root, process.env.QUOTELENS_SHARED ?? '../shared');
const corpora = join(shared, 'corpora');
const work = join(root, 'target', 'eval');
const quotelens = join(root, 'target', 'release', 'quotelens');

/** Runs a program; its errors go to the terminal, its output is the answer. */
function run(program, args) {
	return execFileSync(program, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

/** The reports on a corpus, as a file. */
function reports(corpus, name, ...options) {
	const out = join(work, `${name}.jsonl`);
	run(quotelens, ['batch', ...options, join(corpora, corpus), '-o', out]);
	return out;
}

/** What a scorer makes of a file of predictions. */
function score(scorer, corpus, predictions, ...options) {
	const args = [join(shared, 'eval', scorer), join(corpora, corpus), predictions, '--json', ...options];
	return JSON.parse(run('python3', args));
}

/** The scorer of cleanups reads the article's text only, without its headline. */
function bodies(path) {
	const out = path.replace(/\.jsonl$/, '-bodies.jsonl');
	const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
	writeFileSync(out, lines.map((line) => `${JSON.stringify(withoutHead(JSON.parse(line)))}\n`).join(''));
	return out;
}

const figure = (number) => number.toFixed(3);
const three = ({ p, r, f1 }) => [p, r, f1].map(figure);
const share = ({ share, hit, of }) => (of === 0 ? '–' : `${figure(share)} (${hit} of ${of})`);

function articles() {
	const scores = [
		['seeds', 'seeds/gold.jsonl'],
		['news-gold dev', 'news-gold/dev.jsonl'],
		['news-gold extra', 'news-gold/extra.jsonl'],
	].map(([name, corpus]) => {
		const predictions = reports(corpus, name.replace(' ', '-'));
		return { name, score: score('score_articles.py', corpus, predictions) };
	});
	const row = (label, figureOf) => [label, ...scores.map(({ score }) => figureOf(score))];
	return table([
		['Whole articles, pasted', ...scores.map(({ name }) => name)],
		row('statements, F1 (precision / recall)', ({ quotes: q }) => `${figure(q.f1)} (${figure(q.p)} / ${figure(q.r)})`),
		row('… with the right speaker, F1', (s) => figure(s.end_to_end.f1)),
		row('direct, recall', (s) => share(s.recall_direct)),
		row('mixed, recall', (s) => share(s.recall_mixed)),
		row('indirect, recall', (s) => share(s.recall_indirect)),
		row('type right', (s) => share(s.type)),
		row('speaker named in full', (s) => share(s.speaker_full)),
		row('speaker right, of those found', (s) => share(s.speaker_given_match)),
		row('speaker behind a pronoun or title', (s) => share(s.anaphors)),
		row('wrong speaker named (lower is better)', (s) => share(s.invented)),
		row('through whom, F1', (s) => figure(s.via.f1)),
		row('to whom, F1', (s) => figure(s.addressee.f1)),
		row('terms, F1', (s) => figure(s.terms.f1)),
		row('removed, F1 (precision / recall)', ({ removed: q }) => `${figure(q.f1)} (${figure(q.p)} / ${figure(q.r)})`),
		row('metadata found', (s) => share(s.meta)),
	]);
}

/** Of articles like those the model has learned from, with nothing removed: the table, and what is right by confidence. */
function statements() {
	const corpus = 'polnear/dev.jsonl.gz';
	const predictions = reports(corpus, 'polnear-dev', '--no-clean');
	const all = score('score_quotes.py', corpus, predictions);
	const scorer = join(shared, 'eval', 'score_quotes.py');
	const reliability = join(root, 'tools', 'eval', 'reliability.py');
	const confidence = run('python3', [reliability, scorer, join(corpora, corpus), predictions]);
	const scores = table([
		['PolNeAR dev, nothing removed', 'precision', 'recall', 'F1'],
		['quoted: content', ...three(all.quoted.content_overlap)],
		['quoted: content and source', ...three(all.quoted.content_source)],
		['quoted: content, source and cue', ...three(all.quoted.triple)],
		['quoted passages attributed, source right', ...three(all.passages.attributed_source)],
		['indirect: content and source', ...three(all.indirect.content_source)],
		['all attributions: content and source', ...three(all.attributions.content_source)],
	]);
	return { scores, confidence };
}

/** The release's model has seen these pages, so each is cleaned by one that has not seen its site. */
function cleanup() {
	const corpus = 'pastes/dev.jsonl.gz';
	run('cargo', ['run', '--release', '--quiet', '-p', 'quotelens-train', '--', 'page-folds', corpora, work]);
	const kinds = [
		['plain text', join(work, 'plain.jsonl')],
		['plain text, by the release', bodies(reports(corpus, 'pastes-plain', '--text-key', 'paste'))],
		['HTML', join(work, 'html.jsonl')],
		['HTML, by the release', bodies(reports(corpus, 'pastes-html', '--html-key', 'html'))],
	];
	const sets = [
		['English prose', ['--where', 'lang=en', '--where', 'prose>=0.75']],
		['all pages', []],
	];
	const rows = kinds.flatMap(([kind, predictions]) => {
		return sets.map(([set, options]) => {
			const all = score('score_cleanup.py', corpus, predictions, ...options);
			const { precision: p, recall: r, f1 } = all.shingle;
			return [`${kind}, ${set} (${all.pages})`, ...three({ p, r, f1 }), figure(all.lines.line_accuracy)];
		});
	});
	return table([['Cleanup of whole pages, shingles', 'precision', 'recall', 'F1', 'lines right'], ...rows]);
}

function main() {
	if (!existsSync(corpora)) {
		console.log(`There are no corpora in ${shared}, so nothing is scored. QUOTELENS_SHARED may name another folder.`);
		return;
	}
	try {
		run('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']);
	} catch {
		console.error('Python 3.8 or newer is needed for the scorers: https://www.python.org');
		process.exitCode = 1;
		return;
	}
	mkdirSync(work, { recursive: true });
	run('cargo', ['build', '--release', '--quiet', '--package', 'quotelens-cli']);
	const { scores, confidence } = statements();
	writeSection('accuracy', [articles(), scores, cleanup()].join('\n\n'));
	writeSection('confidence', confidence);
	writeSection('scores', scores, 'src/model/README.md');
}

main();
