// The parts of the page that need no browser: places, parts in marks, counts, words, the file server.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createFileServer, listen } from '../../tools/serve.mjs';
import { quotedParts, withMarks } from '../../www/lib/drawing.js';
import { inBody, trimmed } from '../../www/lib/places.js';
import { countWords, loudest, sureness, wordsCovered } from '../../www/lib/tally.js';
import * as words from '../../www/words.js';
import { readableDate } from '../../www/words.js';

// paste  0 "Menu\n" 5 "He said " 13 "&quot;" 19 "yes" 22 "&quot;" 28 "\nAd\n" 32 "Bye" 35
// body   0 "He said " 8 '"' 9 "yes" 12 '"' 13 "\n" 14 "Bye" 17
const ORIGIN = [
	{ span: [5, 13], in_body: [0, 8] },
	{ span: [19, 22], in_body: [9, 12] },
	{ span: [32, 35], in_body: [14, 17] },
];

test('a place in the paste has its place in the body', () => {
	/** @type {[[number, number], [number, number], string][]} */
	const cases = [
		[[5, 7], [0, 2], 'copied words'],
		[[13, 28], [8, 14], 'replaced marks go with the words between them; the line break is trimmed later'],
		[[19, 22], [9, 12], 'words between replaced marks'],
		[[19, 34], [9, 16], 'over a removed line'],
		[[0, 4], [0, 0], 'removed before the body'],
		[[0, 35], [0, 17], 'everything'],
		[[40, 50], [17, 17], 'past the end'],
	];
	for (const [span, expected, what] of cases) assert.deepEqual(inBody(ORIGIN, span, 17), expected, what);
	assert.deepEqual(inBody([], [0, 3], 0), [0, 0], 'an empty body');
	assert.deepEqual(trimmed('  a b \n', [0, 7]), [2, 5]);
});

test('the parts of a half-quoted statement', () => {
	const parts = (text) => quotedParts(text).map((part) => text.slice(...part));
	assert.deepEqual(parts('calls it “a gift” and "no more"'), ['“a gift”', '"no more"']);
	assert.deepEqual(parts('they’d call it ‘a dog’s life’ there'), ['‘a dog’s life’']);
	assert.deepEqual(parts('“one ‘two’ three”'), ['“one ‘two’ three”']);
	assert.deepEqual(parts('until “the end'), ['“the end']);
	assert.deepEqual(parts('the end” came'), ['the end”']);
	assert.deepEqual(parts('„tief“ und «haut»'), ['„tief“', '«haut»']);
	assert.deepEqual(parts('nothing'), []);
});

test('the marks around a quote are drawn with it, the next quote’s are not', () => {
	const drawn = (text, inner) => {
		const at = text.indexOf(inner);
		return text.slice(...withMarks(text, [at, at + inner.length]));
	};
	assert.equal(drawn('He said, "Yes," twice.', 'Yes'), '"Yes,"');
	assert.equal(drawn('“Yes.” “No.”', 'Yes.'), '“Yes.”');
	assert.equal(drawn("said 'yes,' he", 'yes'), "'yes,'");
	assert.equal(drawn('It was so. "No," he said', 'It was so'), 'It was so');
	assert.equal(drawn('« Oui », dit-il', 'Oui'), '« Oui »');
	assert.equal(drawn("the dogs' yes, he", 'yes'), 'yes');
});

test('words are counted once, however many quotes hold them', () => {
	assert.equal(countWords('“We – all 3 of us – don’t.”'), 6);
	assert.equal(
		wordsCovered('one two three four', [
			{ pieces: [[0, 13]], words: 3 },
			{ pieces: [[4, 18]], words: 3 },
		]),
		4,
	);
	assert.equal(
		wordsCovered('one two three four', [
			{ pieces: [[4, 7]], words: 1 },
			{ pieces: [[0, 13]], words: 3 },
		]),
		3,
	);
});

test('the loudest speakers are named only where that says something', () => {
	const voice = (key, share) => ({ key, share, name: key, role: null, hue: '1', quotes: 1, words: 1 });
	assert.deepEqual(loudest([voice('1', 0.6), voice('2', 0.2), voice('3', 0.2)]), { few: 1, share: 0.6 });
	assert.equal(loudest([voice('1', 0.6), voice('2', 0.4)]), null, 'of two speakers one is always louder');
	assert.equal(loudest([voice('1', 0.34), voice('2', 0.33), voice('3', 0.33)]), null);
	assert.equal(words.loudest(2, 9, 0.61), 'Two of nine speakers have 61% of the quoted words.');
});

test('how sure, in words', () => {
	assert.deepEqual([0.99, 0.8, 0.79, 0.55, 0.54, 0.01].map(sureness), [
		'sure',
		'sure',
		'likely',
		'likely',
		'unsure',
		'unsure',
	]);
});

test('dates are written as readers write them, whatever the clock', () => {
	assert.equal(readableDate('2021-12-03T21:46'), '3 December 2021, 21:46');
	assert.equal(readableDate('2024-01-01'), '1 January 2024');
	assert.equal(readableDate('last week'), 'last week');
});

test('the file server gives right types and nothing outside its folder', async () => {
	const server = createFileServer(fileURLToPath(new URL('../../www', import.meta.url)));
	const { port } = new URL(await listen(server, 0));
	const get = async (path, method = 'GET') => {
		// Not fetch: it would tidy the path before it is sent.
		const [response] = await once(request({ port, path, method, host: '127.0.0.1' }).end(), 'response');
		response.resume();
		return [response.statusCode, response.headers['content-type']];
	};
	assert.deepEqual(await get('/'), [200, 'text/html; charset=utf-8']);
	assert.deepEqual(await get('/main.js?x=1'), [200, 'text/javascript; charset=utf-8']);
	assert.deepEqual(await get('/style.css', 'HEAD'), [200, 'text/css; charset=utf-8']);
	for (const path of [
		'/../Cargo.toml',
		'/..%2fCargo.toml',
		'/%2e%2e/%2e%2e/etc/passwd',
		'/..%5cCargo.toml',
		'/examples',
		'/%00',
		'/%',
		'/none.js',
	]) {
		assert.equal((await get(path))[0], 404, path);
	}
	assert.equal((await get('/', 'POST'))[0], 404);
	server.close();
});
