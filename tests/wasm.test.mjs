// The built module: it loads, answers, and answers as the command line does.
//
// `./build.sh wasm` runs the tests named "module …" over a fresh build before it takes the place of
// www/pkg (QUOTELENS_PKG names it); `./build.sh test` runs all, with the command line's binary in
// QUOTELENS_CLI.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const pkg = process.env.QUOTELENS_PKG ?? join(root, 'www', 'pkg');
const cli = process.env.QUOTELENS_CLI ?? join(root, 'target', 'debug', 'quotelens');

const engine = await import(pathToFileURL(join(pkg, 'quotelens.js')).href);
await engine.default({ module_or_path: readFileSync(join(pkg, 'quotelens_bg.wasm')) });

const NEWS = [
	'Council keeps the school open',
	'',
	'LINDHOLM, May 4 — “We will not close the school 🏫,” said Mara Lindqvist, who leads the council.',
	'',
	'“Not this year,” she added.',
].join('\n');

/** Texts in which positions or encodings could go wrong. */
const AWKWARD = {
	empty: '',
	'one line': '“We will not close the school,” said Mara Lindqvist.',
	news: NEWS,
	'CRLF line ends': NEWS.replaceAll('\n', '\r\n'),
	'CR line ends': NEWS.replaceAll('\n', '\r'),
	'NUL and other control characters': '“We\0 will,” said\u0007 Mara\u0085 Lindqvist.',
	'byte order mark': `\ufeff${NEWS}`,
	'emoji of several parts': '👩🏽‍🚒 “The fire 🔥🔥 is out,” said Jon Ek. 🇸🇪 “Go home,” he said.',
	'combining marks and right-to-left text': '“Ça ne va pas,” said E\u0301lodie Marchand. “سلام,” she added.',
	entities: '&ldquo;We will&rdquo;, said Mara Lindqvist &amp; sons.',
	'blanks only': ' \t\u00a0\u2003\n\n\u200b',
	'no line ends for long': 'Mara Lindqvist said “we will”. '.repeat(2000),
};

/** Every span of a report that counts in the paste. */
function spansInPaste(report) {
	return [
		...report.blocks.map((block) => block.span),
		...report.origin.map((run) => run.span),
		...report.removed.map((removed) => removed.span),
		...report.repairs.map((repair) => repair.span),
		...report.attributions.flatMap(({ content, cue, source }) => [...content, ...cue, ...source]),
	];
}

test("module: its version is the package's", () => {
	const cargo = readFileSync(join(root, 'Cargo.toml'), 'utf8');
	assert.equal(engine.version(), /^version = "(.+)"$/m.exec(cargo)[1]);
});

test('module: a report is a plain object, with null for what is missing', () => {
	const report = engine.analyse(NEWS);
	assert.equal(Object.getPrototypeOf(report), Object.prototype);
	assert.ok('byline' in report.meta && report.meta.byline === null);
	assert.ok(report.body.includes('said Mara Lindqvist'));
	assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
});

test('module: positions count UTF-16 units', () => {
	for (const [name, text] of Object.entries(AWKWARD)) {
		const report = engine.analyse(text);
		for (const { span, in_body } of report.origin) {
			assert.equal(text.slice(...span), report.body.slice(...in_body), name);
		}
		for (const [start, end] of spansInPaste(report)) {
			assert.ok(0 <= start && start <= end && end <= text.length, `${name}: ${start}–${end}`);
		}
	}
});

test('module: a lone surrogate counts one unit and is read as U+FFFD', () => {
	for (const lone of ['\ud83d', '\ude00']) {
		const text = `${lone}“We ${lone}will,” said Mara ${lone}`;
		assert.deepEqual(engine.analyse(text), engine.analyse(text.toWellFormed()));
		const { origin } = engine.analyse(`${lone} x`);
		assert.equal(origin.at(-1).span[1], 3);
	}
});

test('module: hints and settings count in UTF-16 units too', () => {
	const text = '🏫🏫 Menu\nThe council kept the school open on Monday, it said.';
	const cut = text.indexOf('\n');
	const hints = [
		{ span: [0, cut], tag: 'li', linkChars: cut, classHint: 'nav menu', within: 'ul nav' },
		{ span: [cut + 1, text.length], tag: 'p', linkChars: 0, classHint: '', within: 'article' },
	];
	const whole = engine.analyse(text, hints, { cleanup: 'keep' });
	assert.deepEqual(
		whole.blocks.map(({ span }) => text.slice(...span)),
		text.split('\n'),
	);
	const back = engine.analyse(text, hints, { putBack: [[0, cut]] });
	assert.ok(back.body.includes('🏫🏫 Menu'));
});

test('module: arguments may be undefined or null, fields left out', () => {
	const plain = engine.analyse(NEWS);
	assert.deepEqual(engine.analyse(NEWS, undefined, undefined), plain);
	assert.deepEqual(engine.analyse(NEWS, null, null), plain);
	assert.deepEqual(engine.analyse(NEWS, [], {}), plain);
});

test('module: an error says which argument is wrong, and where', () => {
	const cases = [
		[[42], /^text: expected a string$/],
		[[undefined], /^text: expected a string$/],
		[[NEWS, 'p'], /^hints: /],
		[[NEWS, [{ span: [0, 1] }, { span: [0, 1], linkChars: 'many' }]], /^hints: at \[1\]\.linkChars: /],
		[[NEWS, [{ span: [-1, 2] }]], /^hints: at \[0\]\.span\[0\]: /],
		[[NEWS, [], { cleanup: 'scrub' }], /^settings: at cleanup: .*scrub.*remove/],
	];
	for (const [args, message] of cases) {
		assert.throws(
			() => engine.analyse(...args),
			(error) => error instanceof Error && message.test(error.message),
			String(message),
		);
	}
	assert.ok(engine.analyse(NEWS).words > 0, 'it works on after an error');
});

test('module: the types of the page carry the words of the engine', () => {
	const types = readFileSync(join(pkg, 'quotelens.d.ts'), 'utf8');
	for (const expected of [
		/export function analyse\(text: string, hints\?: BlockHint\[\], settings\?: Settings\): Report;/,
		/Headline, dateline and the like\.\s+\*\/\s+meta: Meta;/,
		/headline: string \| null;/,
		/span: \[number, number\];/,
		/speaker_id: number \| null;/,
		/linkChars\?: number;/,
		/putBack\?: \[number, number\]\[\];/,
		/export type Cleanup = "remove" \| "keep";/,
		/export type Stance = "neutral" \| "denied" \| "hedged" \| "questioned";/,
	]) {
		assert.ok(expected.test(types), `quotelens.d.ts lacks ${expected}`);
	}
});

/** What the command line prints for each text, ids taken off: the reports as they were written. */
function nativeReports(texts, offsets) {
	const input = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
	const options = { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] };
	const output = execFileSync(cli, ['batch', '--offsets', offsets], options).toString();
	return output
		.trimEnd()
		.split('\n')
		.map((line, id) => line.replace(`{"id":${id},`, '{'));
}

/** Every text there is: the awkward ones and the articles of the tests. */
function allTexts() {
	const articles = join(root, 'tests', 'articles');
	const folders = existsSync(articles) ? readdirSync(articles).sort() : [];
	const pastes = folders.map((name) => join(articles, name, 'paste.txt')).filter(existsSync);
	const lone = { 'lone surrogates': `\ud83d${NEWS}\udfeb \ud83d “\ud83dNo,” she said.` };
	return [...Object.entries({ ...AWKWARD, ...lone }), ...pastes.map((path) => [path, readFileSync(path, 'utf8')])];
}

test('native = wasm: the same report, byte for byte', () => {
	const texts = allTexts();
	const native = nativeReports(
		texts.map(([, text]) => text),
		'utf16',
	);
	texts.forEach(([name, text], index) => {
		assert.equal(JSON.stringify(engine.analyse(text)), native[index], name);
	});
});

test("native = wasm: code points in a file are the module's UTF-16 units", () => {
	const texts = allTexts();
	const native = nativeReports(
		texts.map(([, text]) => text),
		'codepoint',
	);
	texts.forEach(([name, text], index) => {
		const characters = [...text];
		const unitsTo = (end) => characters.slice(0, end).join('').length;
		const ours = spansInPaste(engine.analyse(text));
		const theirs = spansInPaste(JSON.parse(native[index]));
		assert.equal(ours.length, theirs.length, name);
		// Counting from the start each time is slow; the long text has no character of two units.
		const counted = text.length === characters.length ? theirs : theirs.map((span) => span.map(unitsTo));
		assert.deepEqual(ours, counted, name);
	});
});

test('native = wasm: one article by its file is the same report', () => {
	const printed = execFileSync(cli, ['analyse', '--offsets', 'utf16'], { input: NEWS }).toString();
	assert.equal(printed, `${JSON.stringify({ id: '-', ...engine.analyse(NEWS) })}\n`);
});
