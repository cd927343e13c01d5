// What becomes of a report when a reader corrects it: no browser, values to values.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePoints } from '../../www/lib/codepoints.js';
import { alike, blanked, carriedOver, corrected, indexAt, putBack, takenOut } from '../../www/lib/corrections.js';

const TEXT =
	'“The lamp stays on,” said Hugo Marn. He said that it was cheap. Marn called it “a gift”, and Ms Welk agreed that it was.';
const place = (words) => [[TEXT.indexOf(words), TEXT.indexOf(words) + words.length]];
const LAMP = place('The lamp stays on');
const CHEAP = place('that it was cheap');
const GIFT = place('it “a gift”');
const AGREED = place('that it was.').map(([start, end]) => [start, end - 1]);

const statement = (content, type, source, speaker_id, speaker) => ({
	id: '',
	type,
	content,
	cue: place('said'),
	source: source ? place(source) : [],
	speaker,
	speaker_id,
	role: null,
	via: [],
	addressee: null,
	venue: null,
	stance: 'neutral',
	confidence: 0.7,
	why: ['a name follows'],
});

const REPORT = {
	meta: { headline: null },
	body: TEXT,
	blocks: [],
	origin: [{ in_body: [0, TEXT.length], span: [0, TEXT.length] }],
	removed: [{ kind: 'caption', reason: 'ends in a credit', span: [200, 210] }],
	speakers: [
		{ id: 1, name: 'Hugo Marn', kind: 'person', role: 'mayor', aliases: ['Marn'] },
		{ id: 2, name: 'Ms Welk', kind: 'person', role: null, aliases: [] },
	],
	attributions: [
		statement(LAMP, 'direct', 'Hugo Marn', 1, 'Hugo Marn'),
		statement(CHEAP, 'indirect', 'He', 1, 'Hugo Marn'),
		statement(GIFT, 'mixed', 'Marn', 1, 'Hugo Marn'),
		statement(AGREED, 'indirect', 'Ms Welk', 2, 'Ms Welk'),
	].map((attribution, index) => ({ ...attribution, id: `Q${index + 1}` })),
	repairs: [],
	words: 25,
};

/** What matters of each statement. */
const summary = (report) =>
	report.attributions.map(({ id, type, content, speaker, corrected = false, by_hand = false }) =>
		[
			id,
			type,
			content.map((span) => TEXT.slice(...span)).join(' … '),
			speaker,
			corrected && 'corrected',
			by_hand && 'by hand',
		]
			.filter(Boolean)
			.join(' | '),
	);
const after = (...corrections) => summary(corrected(REPORT, corrections));

test('nothing corrected: the very report', () => {
	assert.equal(corrected(REPORT, []), REPORT);
});

test('a speaker is chosen by name, alias or as somebody new, and the others are left alone', () => {
	const changed = corrected(REPORT, [{ op: 'speaker', at: [CHEAP], name: 'Ms Welk' }]);
	assert.equal(summary(changed)[1], 'Q2 | indirect | that it was cheap | Ms Welk | corrected');
	assert.deepEqual(summary(changed).toSpliced(1, 1), summary(REPORT).toSpliced(1, 1));
	assert.equal(changed.attributions[1].speaker_id, 2);
	assert.ok(changed.attributions[1].confidence > 0.9, 'what a person has checked is sure');
	assert.equal(changed.attributions[1].why[0], 'speaker chosen by you');

	const byAlias = corrected(REPORT, [{ op: 'speaker', at: [AGREED], name: 'Marn' }]);
	assert.equal(byAlias.attributions[3].speaker, 'Hugo Marn');
	assert.equal(byAlias.attributions[3].role, 'mayor');
	assert.deepEqual(
		byAlias.speakers.map(({ name }) => name),
		['Hugo Marn'],
		'who has no statement left is gone',
	);
	const unseen = corrected(REPORT, [{ op: 'speaker', at: [CHEAP, LAMP], name: 'Oda Kern' }]);
	assert.deepEqual(
		unseen.attributions.map(({ speaker_id }) => speaker_id),
		[3, 3, 1, 2],
	);
	assert.equal(unseen.speakers.at(-1).name, 'Oda Kern');
	assert.equal(corrected(REPORT, [{ op: 'speaker', at: [LAMP], name: null }]).attributions[0].speaker_id, null);
});

test('the engine’s report is not touched', () => {
	const before = structuredClone(REPORT);
	corrected(REPORT, [
		{ op: 'speaker', at: [LAMP], name: 'Oda Kern' },
		{ op: 'same-person', name: 'Ms Welk', as: 'Hugo Marn' },
		{ op: 'not-a-quote', at: GIFT },
	]);
	assert.deepEqual(REPORT, before);
});

test('kind, content and source change in place', () => {
	assert.equal(
		after({ op: 'kind', at: CHEAP, type: 'direct' })[1],
		'Q2 | direct | that it was cheap | Hugo Marn | corrected',
	);
	const content = place('it was cheap');
	assert.equal(after({ op: 'content', at: CHEAP, content })[1], 'Q2 | indirect | it was cheap | Hugo Marn | corrected');
	const sourced = corrected(REPORT, [{ op: 'source', at: CHEAP, source: place('Hugo Marn') }]);
	assert.deepEqual(sourced.attributions[1].source, place('Hugo Marn'));
});

test('not a quote: it is gone and the rest are numbered anew', () => {
	assert.deepEqual(
		after({ op: 'not-a-quote', at: CHEAP }).map((line) => line.slice(0, 12)),
		['Q1 | direct ', 'Q2 | mixed |', 'Q3 | indirec'],
	);
});

test('split gives two, each with its half; join makes one again', () => {
	const gap = place(' stays ')[0];
	const halves = ['Q1 | direct | The lamp | Hugo Marn | corrected', 'Q2 | direct | on | Hugo Marn | corrected'];
	assert.deepEqual(after({ op: 'split', at: LAMP, gap }).slice(0, 2), halves);
	const [first, second] = corrected(REPORT, [{ op: 'split', at: LAMP, gap }]).attributions;
	assert.deepEqual([first.cue.length, second.cue.length], [0, 1], 'the cue stays with the nearer half');
	const joined = after({ op: 'split', at: LAMP, gap }, { op: 'join', at: first.content, next: second.content });
	assert.equal(joined[0], 'Q1 | direct | The lamp … on | Hugo Marn | corrected');
	assert.equal(joined.length, 4);
	assert.deepEqual(after({ op: 'split', at: LAMP, gap: [0, 0] }), summary(REPORT), 'an empty half is none');
	assert.equal(
		after({ op: 'join', at: CHEAP, next: GIFT })[1],
		'Q2 | mixed | that it was cheap … it “a gift” | Hugo Marn | corrected',
	);
});

test('marked by hand, in the order of the text', () => {
	const lines = after({ op: 'mark', content: place('Hugo Marn. He'), type: 'term', name: 'Oda Kern' });
	assert.equal(lines[1], 'Q2 | term | Hugo Marn. He | Oda Kern | corrected | by hand');
	assert.equal(lines[2].slice(0, 2), 'Q3');
});

test('implied statements are numbered apart, after the others', () => {
	const implied = { ...statement(place('Hugo Marn'), 'indirect', '', 1, 'Hugo Marn'), implied: true };
	const report = { ...REPORT, attributions: [...REPORT.attributions, { ...implied, id: 'I1' }] };
	const ids = corrected(report, [{ op: 'not-a-quote', at: LAMP }]).attributions.map(({ id }) => id);
	assert.deepEqual(ids, ['Q1', 'Q2', 'Q3', 'I1']);
});

test('the same person: applied everywhere, the other name kept as an alias', () => {
	const merged = corrected(REPORT, [{ op: 'same-person', name: 'Ms Welk', as: 'Hugo Marn' }]);
	assert.deepEqual(
		merged.attributions.map(({ speaker_id, role, corrected }) => [speaker_id, role, corrected]),
		[
			[1, null, undefined],
			[1, null, undefined],
			[1, null, undefined],
			[1, 'mayor', true],
		],
	);
	assert.deepEqual(merged.speakers, [{ ...REPORT.speakers[0], aliases: ['Marn', 'Ms Welk'] }]);
});

test('renamed, also to a name that is there, and back', () => {
	const renamed = corrected(REPORT, [{ op: 'rename', name: 'Ms Welk', to: 'Nora Welk' }]);
	assert.equal(renamed.attributions[3].speaker, 'Nora Welk');
	assert.deepEqual(renamed.speakers[1].aliases, ['Ms Welk']);
	const both = corrected(REPORT, [{ op: 'rename', name: 'Ms Welk', to: 'Hugo Marn' }]);
	assert.equal(both.speakers.length, 1);
});

test('not a speaker: what it said is said by nobody known', () => {
	const lines = after({ op: 'not-a-speaker', name: 'Ms Welk' });
	assert.equal(lines[3], 'Q4 | indirect | that it was | corrected');
});

test('corrections fit another report of the same text: numbers differ, edges differ, statements are missing', () => {
	const stricter = {
		...REPORT,
		attributions: [{ ...REPORT.attributions[1], id: 'Q1', content: place('it was cheap') }],
	};
	const lines = summary(
		corrected(stricter, [
			{ op: 'speaker', at: [CHEAP], name: 'Ms Welk' },
			{ op: 'kind', at: GIFT, type: 'direct' },
			{ op: 'not-a-quote', at: LAMP },
		]),
	);
	assert.deepEqual(lines, [
		'Q1 | indirect | it was cheap | Ms Welk | corrected',
		'Q2 | direct | it “a gift” | corrected | by hand',
	]);
});

test('the nested statement is meant where both stand at a place', () => {
	const outer = [[0, 100]];
	const inner = [[10, 60]];
	assert.equal(indexAt([{ content: outer }, { content: inner }], [[10, 58]]), 1);
	assert.equal(indexAt([{ content: outer }, { content: inner }], [[0, 99]]), 0);
	assert.equal(indexAt([{ content: outer }], [[200, 220]]), -1);
});

test('taken out and put back: the later wish counts, and what is taken out is listed', () => {
	const [a, b] = [
		[0, 5],
		[8, 12],
	];
	const list = [
		{ op: 'take-out', span: a },
		{ op: 'put-back', span: b },
	];
	assert.deepEqual([takenOut(list), putBack(list)], [[a], [b]]);
	const back = [...list, { op: 'put-back', span: a }, { op: 'take-out', span: b }];
	assert.deepEqual([takenOut(back), putBack(back)], [[], []]);
	assert.deepEqual(
		corrected(REPORT, list).removed.map(({ reason }) => reason),
		['taken out by you', 'ends in a credit'],
	);
});

test('what is taken out is blank for the engine, and every place stays', () => {
	assert.equal(blanked('one\ntwo\nthree', [[4, 7]]), 'one\n    three');
	assert.equal(blanked('one\n\ntwo\n\nthree', [[5, 8]]), 'one\n\n    \nthree');
	assert.equal(blanked('one two three', [[4, 7]]), 'one     three');
	assert.equal(blanked('one\ntwo', [[4, 7]]), 'one\n   ');
});

test('corrections follow their words into an edited text', () => {
	const edited = `A new first line, with that it was cheap in it.\n${TEXT.replace('a gift', 'no gift')}`;
	const list = [
		{ op: 'speaker', at: [CHEAP, GIFT], name: 'Ms Welk' },
		{ op: 'kind', at: GIFT, type: 'direct' },
		{ op: 'rename', name: 'Marn', to: 'Hugo' },
		{ op: 'take-out', span: LAMP[0] },
	];
	const carried = carriedOver(list, TEXT, edited);
	assert.deepEqual(
		carried.map(({ op }) => op),
		['speaker', 'rename', 'take-out'],
	);
	const [start, end] = carried[0].at[0][0];
	assert.equal(edited.slice(start - 8, end), 'He said that it was cheap');
	assert.equal(carried[0].at.length, 1, 'the place whose words are gone is left out');
	assert.equal(edited.slice(...carried[2].span), 'The lamp stays on');
});

test('alike: same speaker by the same words', () => {
	const report = {
		...REPORT,
		attributions: [...REPORT.attributions, statement(place('it was.'), 'indirect', 'He', 1, 'Hugo Marn')],
	};
	assert.deepEqual(alike(report, CHEAP, TEXT), { words: 'He', places: [place('it was.')] });
	assert.deepEqual(alike(report, LAMP, TEXT).places, []);
});

test('code points: both ways, an emoji before the place', () => {
	const text = 'a🍎b👩‍👩‍👧c';
	const points = codePoints(text);
	for (let at = 0; at <= text.length; at += 1) {
		if (/[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1])) continue;
		assert.equal(points.of(at), [...text.slice(0, at)].length, `of ${at}`);
		assert.equal(points.units(points.of(at)), at, `back to ${at}`);
	}
	assert.equal(codePoints('half \ud83d a pair').of(10), 10);
});
