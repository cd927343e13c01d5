// The page's sums, without a browser: pieces of long texts, edges of statements, names, links, files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunked } from '../../www/lib/chunks.js';
import { corrected } from '../../www/lib/corrections.js';
import { crc32 } from '../../www/lib/crc32.js';
import { draw, isSameText, redraw } from '../../www/lib/drawing.js';
import { asStatement, gaps, likeliestGap, moved, wholeWords } from '../../www/lib/edges.js';
import { linkFragment, readLink } from '../../www/lib/link.js';
import { namesIn } from '../../www/lib/names.js';
import { cut, joiner, within } from '../../www/lib/pieces.js';
import { inBody, inPaste } from '../../www/lib/places.js';
import { fromPortable, toPortable } from '../../www/lib/portable.js';
import { fileName, projectText, readProject } from '../../www/lib/project.js';
import { sourceLink, webAddress } from '../../www/lib/source-link.js';
import { articlesOfLines, articlesOfTable } from '../../www/lib/tables.js';
import { unzipped, zipped } from '../../www/lib/zip.js';
import { strFromU8, strToU8, unzipSync, zipSync } from '../../www/node_modules/fflate/esm/index.mjs';
import { analyse, CASES } from './fixtures/mock-engine.js';

const span = (text, words) => [text.indexOf(words), text.indexOf(words) + words.length];

// Pieces ------------------------------------------------------------------------------------------

test('a text is cut between paragraphs, and nothing of it is lost', () => {
	const text = Array.from({ length: 50 }, (_, n) => `Paragraph ${n} has some words in it.\nAnd a second line.`).join(
		'\n\n',
	);
	const pieces = cut(text, undefined, 300);
	assert.ok(pieces.length > 5);
	assert.equal(pieces.map((piece) => piece.text).join(''), text);
	for (const piece of pieces.slice(1)) assert.match(piece.text, /^Paragraph/);
	assert.deepEqual(cut('short', undefined, 300).length, 1);
});

test('a text without any place to cut is cut all the same, but not in a character', () => {
	const pieces = cut('🍎'.repeat(1000), undefined, 301);
	assert.equal(pieces.map((piece) => piece.text).join(''), '🍎'.repeat(1000));
	for (const piece of pieces) assert.doesNotMatch(piece.text, /^[\udc00-\udfff]/);
});

test('what is known of the blocks goes with their piece', () => {
	const lines = ['the first line', 'the second line', 'the third line', 'the fourth line'];
	const text = lines.join('\n');
	const hints = lines.map((words) => ({ tag: 'p', span: span(text, words) }));
	const pieces = cut(text, hints, 14);
	assert.ok(pieces.length > 1);
	assert.deepEqual(
		pieces.flatMap((piece) => piece.hints.map((hint) => piece.text.slice(...hint.span))),
		lines,
	);
	assert.deepEqual(
		within([span(text, 'second')], pieces[1]).map((place) => pieces[1].text.slice(...place)),
		['second'],
	);
});

test('the report of the whole says of each word what the reports of the pieces say', () => {
	const text = [
		'“The lamp stays on,” said Hugo Marn.',
		'“It was cheap,” said Nora Welk.',
		'“We sold every apple 🍎,” said Jun Ravel.',
		'“Nobody asked,” said Hugo Marn.',
	].join('\n\n');
	const pieces = cut(text, undefined, 30);
	assert.ok(pieces.length >= 3, `${pieces.length} pieces`);
	const join = joiner();
	let whole;
	for (const piece of pieces) whole = join.add(analyse(piece.text, undefined, undefined), piece.start);
	const at = ({ content, speaker }) => [content.map((place) => text.slice(...place)).join(), speaker];
	assert.deepEqual(whole.attributions.map(at), analyse(text, undefined, undefined).attributions.map(at));
	assert.deepEqual(
		whole.attributions.map(({ id }) => id),
		['Q1', 'Q2', 'Q3', 'Q4'],
	);
	assert.deepEqual(
		whole.speakers.map(({ name }) => name),
		['Hugo Marn', 'Nora Welk', 'Jun Ravel'],
	);
	for (const run of whole.origin) assert.equal(whole.body.slice(...run.in_body), text.slice(...run.span));
	for (const block of whole.blocks) assert.equal(whole.body.slice(...block.in_body), text.slice(...block.span));
});

test('a drawing that grows piece by piece is the drawing of the whole', () => {
	const text = [
		'A fair and a lamp',
		'“The lamp stays on,” said Hugo Marn, who called it “a gift”.',
		'Advertisement',
		'“It was cheap,” said Nora Welk.',
		'Share this',
		'“We sold every apple 🍎,” said Jun Ravel.',
		'“Nobody asked,” said Hugo Marn.',
		'Back to top',
	].join('\n\n');
	const names = { unknown: 'Unknown', nobody: 'Nobody' };
	const join = joiner();
	const hues = new Map();
	let grown;
	for (const piece of cut(text, undefined, 40)) {
		const report = analyse(piece.text, undefined, undefined);
		grown = draw(join.add(report, piece.start), text, names, hues, grown, report.body);
	}
	const whole = draw(join.add({ ...analyse(''), body: '' }, text.length), text, names, hues);
	assert.ok(grown.lines.length >= 5, `${grown.lines.length} lines`);
	assert.deepEqual(grown.lines, whole.lines);
	assert.deepEqual(grown.takenAtEnd, whole.takenAtEnd);
	assert.deepEqual(grown.quotes, whole.quotes);
	assert.deepEqual(grown.inOrder, whole.inOrder);
	assert.deepEqual(grown.voices, whole.voices);
	assert.equal(grown.quotedShare, whole.quotedShare);
});

/** Corrections of each kind that a report has room for. */
function correctionsOf({ attributions, speakers }) {
	const [name, to] = [speakers[0]?.name, speakers.at(-1)?.name];
	const ofAll = attributions.flatMap(({ content: at }, index) => {
		const [start, end] = at[0];
		const middle = Math.floor((start + end) / 2);
		const next = attributions[index + 1]?.content;
		return [
			{ op: 'speaker', at: [at], name: 'Ada Holm' },
			{ op: 'kind', at, type: 'mixed' },
			{ op: 'kind', at, type: 'term' },
			{ op: 'content', at, content: [[Math.max(0, start - 5), end]] },
			{ op: 'source', at, source: [[0, 4]], name: 'Ada Holm' },
			{ op: 'not-a-quote', at },
			{ op: 'split', at, gap: [middle, middle + 1] },
			...(next ? [{ op: 'join', at, next }] : []),
		];
	});
	const ofSpeakers = name
		? [
				{ op: 'rename', name, to: 'Ada Holm' },
				{ op: 'same-person', name, as: to },
				{ op: 'not-a-speaker', name },
			]
		: [];
	return [...ofAll, ...ofSpeakers, { op: 'mark', content: [[0, 12]], type: 'indirect', name: null }];
}

test('a drawing of other corrections is the drawing of the whole, whatever was corrected before', () => {
	const names = { unknown: 'Unknown', nobody: 'Nobody' };
	let redrawn = 0;
	for (const { text } of Object.values(CASES)) {
		const found = analyse(text, undefined, undefined);
		const hues = new Map();
		let [report, drawing] = [found, draw(found, text, names, hues)];
		/** @param {import('../../www/lib/corrections.js').Correction[]} list */
		const go = (list) => {
			const next = corrected(found, list);
			assert.ok(isSameText(report, next));
			drawing = redraw(next, names, hues, drawing);
			report = next;
			const whole = draw(next, text, names, new Map(hues));
			for (const key of Object.keys(whole)) {
				// Nobody sees in which order the marks of one line were found.
				const sorted = (value) =>
					key === 'lines'
						? value.map((line) => ({ ...line, stretches: line.stretches.map((one) => JSON.stringify(one)).sort() }))
						: value;
				if (key !== 'from' && key !== 'added')
					assert.deepEqual(sorted(drawing[key]), sorted(whole[key]), `${key} of ${JSON.stringify(list)}`);
			}
			redrawn += 1;
		};
		const all = correctionsOf(found);
		// From each to the next, from each to nothing, and all of them one after the other.
		for (const one of all) go([one]);
		for (const one of all) [[one], []].forEach(go);
		for (let count = 1; count <= all.length; count += 1) go(all.slice(0, count));
	}
	assert.ok(redrawn > 500, `${redrawn} drawings`);
});

test('a drawing of another text is made anew: after something was taken out, too', () => {
	const { text } = CASES.kinds;
	const found = analyse(text, undefined, undefined);
	assert.ok(!isSameText(found, analyse(text, undefined, undefined)));
	assert.ok(!isSameText(found, corrected(found, [{ op: 'take-out', span: [0, 5] }])));
});

test('a line longer than any is drawn as several, each with its part of what is marked', () => {
	const words = 'one two three four five '.repeat(2_000);
	const stretch = { layer: 'quote', start: 11_000, end: 30_000, quote: [[11_000, 30_000]] };
	const point = { layer: 'reference', at: 30_000, index: 11_000, quote: stretch.quote };
	const line = {
		kind: 'paragraph',
		start: 0,
		end: words.length,
		stretches: [stretch],
		points: [point],
		takenBefore: [0],
	};
	const parts = chunked(words, [line]).flat();
	assert.ok(parts.length >= 3, `${parts.length} parts`);
	assert.equal(parts.map(({ start, end }) => words.slice(start, end)).join(''), words);
	assert.deepEqual(parts.map(({ takenBefore }) => takenBefore.length).slice(0, 2), [1, 0]);
	const marked = parts.flatMap(({ stretches }) => stretches.map(({ start, end }) => words.slice(start, end)));
	assert.equal(marked.join(''), words.slice(11_000, 30_000));
	assert.deepEqual(
		parts.filter(({ points }) => points.length > 0).map(({ start, end }) => start <= 30_000 && 30_000 <= end),
		[true],
	);
});

// Places and edges --------------------------------------------------------------------------------

test('from the body to the paste and back', () => {
	// "one" and "two" on lines of their own, "x" between them removed.
	const origin = [
		{ in_body: [0, 3], span: [2, 5] },
		{ in_body: [4, 7], span: [9, 12] },
	];
	assert.deepEqual(inPaste(origin, [0, 3]), [2, 5]);
	assert.deepEqual(inPaste(origin, [1, 6]), [3, 11]);
	assert.deepEqual(inPaste(origin, [3, 7]), [9, 12], 'a start in a gap goes forward');
	assert.deepEqual(inPaste(origin, [0, 4]), [2, 5], 'an end in a gap goes back');
	for (const place of [
		[0, 3],
		[4, 6],
		[1, 7],
	])
		assert.deepEqual(inBody(origin, inPaste(origin, place), 7), place);
});

test('edges move by words; marks and stops of the sentence stay outside', () => {
	const text = 'He said that “it was cheap,” and left.';
	const piece = span(text, 'it was cheap');
	const step = (edge, by, way = 'quoted') => text.slice(...moved(text, [piece], edge, by, way)[0]);
	assert.equal(step('start', 1), 'was cheap');
	assert.equal(step('start', -1), 'that “it was cheap');
	assert.equal(step('end', -1), 'it was');
	assert.equal(step('end', 1), 'it was cheap,” and');
	const last = [[0, text.length - 6]];
	assert.equal(text.slice(...moved(text, last, 'end', 1, 'reported')[0]).slice(-4), 'left');
	const all = [[0, text.length - 1]];
	assert.equal(moved(text, all, 'start', -1, 'reported'), all, 'there is no word before the first');
	const two = [span(text, 'it'), span(text, 'cheap')];
	assert.equal(moved(text, two, 'end', -1, 'quoted').length, 1, 'a piece without words is no piece');
});

test('marked words become whole words, and their marks say the kind', () => {
	const text = 'Marn called it “a gift”. “We will 🍎 stay,” he said on Monday.';
	assert.equal(text.slice(...wholeWords(text, [1, 9])), 'Marn called');
	assert.equal(text.slice(...wholeWords(text, [4, 12])), 'called');
	const of = (words) => {
		const statement = asStatement(text, span(text, words));
		return [statement.type, text.slice(...statement.span)];
	};
	assert.deepEqual(of('“We will 🍎 stay,”'), ['direct', 'We will 🍎 stay']);
	assert.deepEqual(of('We will 🍎 stay'), ['direct', 'We will 🍎 stay']);
	assert.deepEqual(of('called it “a gift”.'), ['mixed', 'called it “a gift”']);
	assert.deepEqual(of('on Monday.'), ['indirect', 'on Monday']);
});

test('where a statement is split: between pieces, else sentences, else in the middle', () => {
	const text = 'One two. Three four five, six';
	const whole = [[0, text.length]];
	const all = gaps(text, whole);
	assert.equal(text.slice(0, all[likeliestGap(text, whole, all)][0]), 'One two.');
	const pieces = [span(text, 'One two.'), span(text, 'four five, six')];
	const two = gaps(text, pieces);
	assert.deepEqual(two[likeliestGap(text, pieces, two)], [8, 15]);
	assert.equal(likeliestGap('word', [[0, 4]], []), -1);
});

test('names to choose from', () => {
	const text =
		'On Monday Mr. Hugo Marn met J. Robert Vale of the Port of Ansel. The mayor, Marn’s friend, saw Marn again.';
	assert.deepEqual(namesIn(text), ['Marn', 'Mr. Hugo Marn', 'J. Robert Vale of the Port of Ansel']);
});

// Links and files ---------------------------------------------------------------------------------

const TEXT = 'Harvest 🍎 fair. “We sold every apple,” said Jun Ravel. Nobody was surprised by it.';
const APPLE = [span(TEXT, 'We sold every apple')];
const ARTICLE = {
	title: 'Fair',
	titled: true,
	about: { outlet: 'Courier', url: 'https://example.org/fair', date: '2024-05-02' },
	text: TEXT,
	hints: [{ tag: 'p', span: [0, TEXT.length] }],
	corrections: [
		{ op: 'speaker', at: [APPLE], name: 'Oda Kern' },
		{ op: 'split', at: APPLE, gap: span(TEXT, ' every ') },
		{ op: 'rename', name: 'Jun Ravel', to: 'Jun R.' },
		{ op: 'take-out', span: span(TEXT, 'Nobody was surprised by it.') },
	],
	precision: 'strict',
};

test('an article travels and comes back the same, places in code points on the way', () => {
	const portable = JSON.parse(JSON.stringify(toPortable(ARTICLE)));
	assert.deepEqual(
		portable.corrections[0].at,
		[[[APPLE[0][0] - 1, APPLE[0][1] - 1]]],
		'one character before is two units',
	);
	assert.deepEqual(fromPortable(portable), ARTICLE);
});

test('what a stranger wrote is taken only as far as it fits', () => {
	assert.equal(fromPortable(null), null);
	assert.equal(fromPortable({ text: 3 }), null);
	assert.equal(fromPortable({ text: '  ' }), null);
	const draft = fromPortable({
		text: 'Some words.',
		title: 7,
		precision: 'reckless',
		url: ['x'],
		hints: [{ tag: {}, span: [0, 99] }, { tag: 'p', span: [0, 4] }, 'x'],
		corrections: [
			{ op: '__proto__' },
			{ op: 'speaker', at: [[[0, 4]]], name: 'Jun' },
			{ op: 'speaker', at: [[[0, 400]]], name: 'Jun' },
			{ op: 'kind', at: [[0, 4]], type: 'rumour' },
			{ op: 'mark', content: [[4, 0]], type: 'direct', name: null },
			{ op: 'not-a-quote', at: [] },
			{ op: 'rename', name: 'a', to: 'b', extra: [1] },
		],
	});
	assert.deepEqual(draft, {
		text: 'Some words.',
		hints: [{ tag: 'p', span: [0, 4] }],
		about: {},
		corrections: [{ op: 'speaker', at: [[[0, 4]]], name: 'Jun' }],
		precision: 'normal',
	});
});

test('a link holds everything, says when it was cut, and never gives half of it', async () => {
	const link = await linkFragment([ARTICLE], { tab: 'quotes', quote: 'Q1' });
	assert.match(link, /^#v1\.[0-9a-z]+-[0-9a-z]+\.[\w-]+$/);
	const opened = await readLink(link);
	assert.deepEqual(opened, { kind: 'articles', drafts: [ARTICLE], view: { tab: 'quotes', quote: 'Q1' } });
	assert.equal((await readLink(`${link}>`)).kind, 'articles', 'what a mail program hangs on does no harm');
	for (let length = 6; length < link.length; length += 7) {
		const { kind } = await readLink(link.slice(0, length));
		assert.equal(kind, 'cut', `${length} characters`);
	}
	const wrong = link.slice(0, -4) + (link.at(-4) === 'A' ? 'B' : 'A') + link.slice(-3);
	assert.equal((await readLink(wrong)).kind, 'broken');
	assert.equal((await readLink('#v2.whatever')).kind, 'newer');
	assert.equal((await readLink('#card-Q1')).kind, 'none');
	assert.equal((await readLink('')).kind, 'none');
});

test('a project file opens as what was saved; others say what they are', () => {
	const report = analyse(TEXT, undefined, undefined);
	const text = projectText([{ ...ARTICLE, report, reported: TEXT }], '0.1.0');
	assert.deepEqual(readProject(text), [ARTICLE]);
	const { articles, offset_unit } = JSON.parse(text);
	assert.equal(offset_unit, 'codepoint');
	const [start, end] = articles[0].report.attributions[0].content[0];
	assert.equal(Array.from(TEXT).slice(start, end).join(''), 'We sold every apple');
	assert.equal(readProject('{"a": 1}'), 'other');
	assert.equal(readProject('[1]'), 'other');
	assert.equal(readProject('no json'), 'other');
	assert.equal(readProject(text.slice(0, 300)), 'broken');
	assert.equal(readProject(text.replace('"version": 1', '"version": 2')), 'newer');
	assert.equal(
		fileName('Dam “to be drained”: Größe, №1/2!'),
		'dam-to-be-drained-größe-no1-2.quotes.json'
			.normalize('NFC')
			.replace('größe', 'grosse')
			.replace('grosse', fileName('Größe').split('.')[0]),
	);
	assert.equal(fileName('…'), 'quotelens.quotes.json');
});

test('many articles in one file', () => {
	assert.deepEqual(
		articlesOfLines('{"text": "One."}\nbroken\n{"body": "Two.", "headline": "H", "url": "javascript:1"}\n[]\n'),
		[
			{ text: 'One.', about: {} },
			{ text: 'Two.', title: 'H', about: {} },
		],
	);
	const table =
		'\ufeffTitle;Text;URL;Date\r\nA;"One, ""two""\r\nthree";https://example.org/;2024-05-02T10:00\r\nB;;x;\r\n';
	assert.deepEqual(articlesOfTable(table, ';'), [
		{ text: 'One, "two"\r\nthree', title: 'A', about: { url: 'https://example.org/', date: '2024-05-02' } },
	]);
	assert.deepEqual(articlesOfTable('a,b\n1,2\n', ','), []);
});

test('a link into the source: short quotes whole, long ones by both ends, signs encoded', () => {
	const short = 'well-known, he said & left';
	assert.equal(
		sourceLink('https://example.org/a#top', short, [[0, short.length]]),
		'https://example.org/a#top:~:text=well%2Dknown%2C%20he%20said%20%26%20left',
	);
	const long = Array.from({ length: 30 }, (_, n) => `w${n}`).join(' ');
	assert.equal(
		sourceLink('https://example.org/a', long, [[0, long.length]]),
		'https://example.org/a#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29',
	);
	assert.equal(webAddress('javascript:alert(1)'), undefined);
	assert.equal(webAddress(' https://example.org '), 'https://example.org/');
});

test('zip files: what a library packs is read, and what is written a library reads', async () => {
	const texts = { 'a.txt': 'one '.repeat(500), 'b/ü.ann': 'T1\tsource 0 3\tÅsa', 'empty.txt': '' };
	const bytes = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
	const read = await unzipped(zipSync(bytes), () => true, 10_000);
	const decoded = (files) => Object.fromEntries(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
	assert.deepEqual(decoded(read), texts);
	assert.deepEqual(decoded(unzipSync(zipped(texts))), texts);
	assert.deepEqual(decoded(await unzipped(zipped(texts), (name) => name === 'a.txt', 10_000)), {
		'a.txt': texts['a.txt'],
	});
	await assert.rejects(
		unzipped(zipSync(bytes), () => true, 100),
		/too large/,
	);
	await assert.rejects(unzipped(strToU8('no zip file at all, but long enough to be one'), () => true, 100));
	await assert.rejects(unzipped(new Uint8Array(3), () => true, 100));
	assert.equal(crc32(strToU8('123456789')), 0xcbf43926);
});
