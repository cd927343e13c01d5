// What is exported can be read: each format by a reader of its own kind, with every place where it was.
//
// `QUOTELENS_TEI_SCHEMA` names tei_all.rng, which `./build.sh test` fetches.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { RelaxNGValidator, XmlDocument, XmlElement } from 'libxml2-wasm';
import { articlesOf } from '../../www/lib/export/article.js';
import { citation } from '../../www/lib/export/citation.js';
import { exported, FORMATS } from '../../www/lib/export/formats.js';
import { STYLE } from '../../www/lib/export/page.js';
import { unzipSync } from '../../www/node_modules/fflate/esm/index.mjs';
import { VERSION } from '../../www/version.js';
import { ANNOTATION_CONTEXT } from './annotation-context.mjs';
import { ALL, awkward, corrected, dam, empty, library } from './articles.mjs';

const OA = 'http://www.w3.org/ns/oa#';
const write = (name, ...sources) => exported(name, sources).content;
const lines = (text) => text.split('\n').filter((line) => line !== '');
const slice = (text, [start, end]) => [...text].slice(start, end).join('');
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

test('the version is that of the engine', () => {
	assert.equal(
		VERSION,
		/^version = "(.+)"$/m.exec(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'))[1],
	);
});

for (const name of Object.keys(FORMATS)) {
	test(`${name}: the same articles make the same bytes, and no article is touched`, () => {
		const sources = Object.values(ALL);
		const before = JSON.stringify(sources);
		assert.deepEqual(write(name, ...sources), write(name, ...sources));
		assert.equal(JSON.stringify(sources), before);
		for (const source of sources) assert.ok(write(name, source).length > 0 || source === empty);
	});
}

test('files are named after their article, several after their number', () => {
	assert.equal(exported('csv', [library]).name, `${articlesOf([library])[0].id}.quotes.csv`);
	assert.match(exported('tei', [awkward]).name, /^[a-z0-9-]+\.tei\.xml$/);
	assert.equal(exported('json', [empty]).name, 'article.report.json');
	assert.equal(exported('csv', [library, dam]).name, '2-articles.quotes.csv');
	const ids = articlesOf([library, library, empty, empty]).map(({ id }) => id);
	assert.equal(new Set(ids).size, 4);
});

// JSON, JSON Lines ---------------------------------------------------------------------------------

test('JSON: places are code points of the text inside', () => {
	const report = JSON.parse(write('json', awkward));
	assert.equal(report.offset_unit, 'codepoint');
	const words = report.attributions.map(({ content }) => content.map((span) => slice(report.text, span)));
	assert.deepEqual(words[0], ['We sold every apple 🍎', 'Every one.']);
	assert.ok(report.text.isWellFormed());
	for (const { span, in_body } of report.origin)
		assert.equal(slice(report.text, span), slice(report.body, in_body), 'the way back to the paste');
	assert.equal(JSON.parse(write('json', library, dam)).length, 2);
});

test('JSON Lines: a row a statement, of several articles in one file', () => {
	const rows = lines(write('jsonLines', awkward, library)).map((line) => JSON.parse(line));
	assert.equal(rows.length, awkward.report.attributions.length + library.report.attributions.length);
	assert.equal(new Set(rows.map(({ article }) => article)).size, 2);
	const text = awkward.text.toWellFormed();
	for (const row of rows.filter(({ article }) => article === rows[0].article)) {
		assert.ok([...text].slice(row.start, row.end).join('').length >= 1);
		assert.ok(text.includes(row.before) && text.includes(row.after));
		assert.ok(row.before.isWellFormed() && row.after.isWellFormed());
	}
	assert.equal(write('jsonLines', empty), '');
});

// CSV ------------------------------------------------------------------------------------------------

const table = (content) => parse(content, { bom: true, columns: true, record_delimiter: '\r\n' });

test('CSV: what a parser reads is what JSON Lines says', () => {
	const content = write('csv', awkward, library, dam);
	assert.ok(content.startsWith('\ufeff'));
	assert.doesNotMatch(content.replace(/"(?:[^"]|"")*"/g, ''), /[^\r]\n/, 'CRLF outside cells');
	const rows = table(content);
	const expected = lines(write('jsonLines', awkward, library, dam)).map((line) => JSON.parse(line));
	assert.equal(rows.length, expected.length);
	rows.forEach((row, index) => {
		for (const [name, value] of Object.entries(expected[index])) {
			const written = Array.isArray(value) ? value.join('; ') : String(value ?? '');
			assert.equal(row[name].replace(/^'(?=[\s\0]*[=+\-@]|[\t\r\n])/, ''), written, name);
		}
	});
});

test('CSV: no cell begins a formula', () => {
	for (const format of ['csv', 'factCheck']) {
		const cells = table(
			write(format, awkward, { ...library, title: '\t=cmd|calc' }, { ...dam, outlet: '＝1' }),
		).flatMap(Object.values);
		assert.ok(cells.some((cell) => /^'=/.test(cell)) || format === 'factCheck');
		assert.deepEqual(
			cells.filter((cell) => /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell)),
			[],
		);
	}
});

test('the fact-check sheet: a row a quote, columns to fill in, no terms', () => {
	const rows = table(write('factCheck', dam, corrected));
	const spoken = [dam, corrected].flatMap(({ report }) => report.attributions.filter(({ type }) => type !== 'term'));
	assert.equal(rows.length, spoken.length);
	assert.deepEqual(
		rows.map((row) => row.Speaker),
		spoken.map(({ speaker }) => speaker ?? ''),
	);
	for (const row of rows)
		assert.deepEqual([row.Verdict, row['Source checked'], row['Checked by'], row.Notes], ['', '', '', '']);
	for (const how of ['checked by hand', 'implied', 'sure', 'unsure'])
		assert.ok(
			rows.some((row) => row['Speaker is'] === how),
			how,
		);
});

// Web Annotation -------------------------------------------------------------------------------------

async function annotations(...sources) {
	const document = JSON.parse(write('webAnnotation', ...sources));
	assert.equal(document['@context'], 'http://www.w3.org/ns/anno.jsonld');
	const documentLoader = (url) => {
		assert.equal(url, document['@context'], 'nothing else is asked for');
		return { contextUrl: null, documentUrl: url, document: ANNOTATION_CONTEXT };
	};
	// `safe` refuses whatever the context does not know.
	const [page] = await jsonld.expand(document, { documentLoader, safe: true });
	return page['https://www.w3.org/ns/activitystreams#items'][0]['@list'];
}

test('Web Annotation: both selectors of every target find its words', async () => {
	for (const source of Object.values(ALL)) {
		const [article] = articlesOf([source]);
		const found = await annotations(source);
		assert.equal(found.length, source.report.attributions.length);
		found.forEach((annotation, index) => {
			assert.deepEqual(annotation['@type'], [`${OA}Annotation`]);
			const targets = annotation[`${OA}hasTarget`];
			assert.equal(targets.length, article.report.attributions[index].content.length);
			const resources = [
				...targets,
				...annotation[`${OA}hasBody`].filter((body) => body['@type'][0] === `${OA}SpecificResource`),
			];
			for (const resource of resources) {
				assert.ok(URL.canParse(resource[`${OA}hasSource`][0]['@id']), resource[`${OA}hasSource`][0]['@id']);
				const [quote, position] = resource[`${OA}hasSelector`];
				const value = (node, name) => node[`${OA}${name}`][0]['@value'];
				const [start, end] = [value(position, 'start'), value(position, 'end')];
				assert.equal(slice(article.text, [start, end]), value(quote, 'exact'));
				const around = value(quote, 'prefix') + value(quote, 'exact') + value(quote, 'suffix');
				assert.ok(article.text.includes(around));
			}
		});
	}
});

test('Web Annotation: ids of several articles are apart', async () => {
	const ids = (await annotations(library, dam, library)).map((annotation) => annotation['@id']);
	assert.equal(new Set(ids).size, ids.length);
});

// TEI ------------------------------------------------------------------------------------------------

const TEI = { t: 'http://www.tei-c.org/ns/1.0' };

function teiOf(...sources) {
	return XmlDocument.fromString(write('tei', ...sources));
}

test('TEI: valid by the schema of the TEI consortium', () => {
	const path = process.env.QUOTELENS_TEI_SCHEMA;
	assert.ok(path, 'QUOTELENS_TEI_SCHEMA names no tei_all.rng');
	const whole = write('tei', ...Object.values(ALL));
	const used = new Set(whole.match(/(?<=<)\w+/g));
	const validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(narrowed(readFileSync(path, 'utf8'), used)));
	for (const source of Object.values(ALL)) validator.validate(teiOf(source));
	validator.validate(XmlDocument.fromString(whole));
	for (const [right, wrong] of [
		['<listPerson>', '<listPerson><p/>'],
		['direct="true"', 'direct="perhaps"'],
		['<fileDesc>', '<fileDesc><p>first</p>'],
	])
		assert.throws(() => validator.validate(XmlDocument.fromString(whole.replace(right, wrong))), right);
});

/**
 * The schema without the elements that do not occur: what is valid by it is valid by the whole one, which
 * libxml2 takes half a minute to read.
 */
function narrowed(schema, used) {
	return schema.replace(
		/(<define name="[^"]+">\s*)<element name="([^"]+)">[\s\S]*?<\/element>(\s*<\/define>)/g,
		(whole, open, name, close) => (used.has(name) ? whole : `${open}<notAllowed/>${close}`),
	);
}

test('TEI: the words are those of the body, and every pointer has its goal', () => {
	for (const source of Object.values(ALL)) {
		const document = teiOf(source);
		const attributes = (name) => document.find(`//@${name}`, TEI).map((attribute) => attribute.value);
		const ids = new Set(attributes('xml:id'));
		for (const name of ['who', 'ref', 'next', 'prev', 'corresp'])
			for (const pointer of attributes(name)) assert.ok(ids.has(pointer.slice(1)), pointer);
		const said = document.get('//t:body', TEI);
		assert.ok(said instanceof XmlElement);
		// What XML cannot hold was replaced, sign by sign.
		const body = source.report.body.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\u0007', '\ufffd');
		assert.equal(oneLine(said.content), oneLine(body));
		const firsts = document.find('//t:said[not(@prev)] | //t:soCalled[not(@prev)]', TEI);
		assert.equal(firsts.length, source.report.attributions.length);
	}
});

test('TEI: who says it, and how much of it is in marks', () => {
	const document = teiOf(dam);
	const direct = dam.report.attributions.filter(({ type }) => type === 'direct').length;
	assert.equal(document.find('//t:said[@direct="true"][not(@prev)]', TEI).length, direct);
	assert.ok(document.find('//t:said[@direct="false"]/t:quote', TEI).length > 0);
	const names = document.find('//t:listPerson/*/*[1]', TEI).map((node) => node.content);
	assert.deepEqual(
		names,
		dam.report.speakers.map(({ name }) => name),
	);
});

// brat -----------------------------------------------------------------------------------------------

test('brat: read back, every span has the words of the text', () => {
	const files = Object.fromEntries(
		Object.entries(unzipSync(write('brat', awkward, dam, empty))).map(([name, bytes]) => [
			name,
			new TextDecoder().decode(bytes),
		]),
	);
	assert.equal(Object.keys(files).length, 7);
	const known = files['annotation.conf'].match(/^\w+/gm);
	const articles = articlesOf([awkward, dam, empty]);
	for (const { id, text, report } of articles) {
		assert.equal(files[`${id}.txt`], text);
		const spans = new Map();
		for (const line of lines(files[`${id}.ann`])) {
			const [name, head, words] = line.split('\t');
			const [type, ...rest] = head.split(' ');
			if (name.startsWith('T')) {
				const fragments = rest
					.join(' ')
					.split(';')
					.map((fragment) => fragment.split(' ').map(Number));
				assert.equal(fragments.map((fragment) => slice(text, fragment)).join(' '), words);
				assert.doesNotMatch(fragments.map((fragment) => slice(text, fragment)).join(''), /\n/);
				spans.set(name, type);
			}
			if (!name.startsWith('#')) assert.ok(known.includes(type), type);
			for (const argument of head.match(/T\d+/g) ?? []) assert.ok(spans.has(argument), 'named before it is used');
		}
		const quotes = [...spans.values()].filter((type) => !['Cue', 'Source'].includes(type));
		assert.equal(quotes.length, report.attributions.length);
	}
});

// CoNLL-U Plus ---------------------------------------------------------------------------------------

test('CoNLL-U Plus: read back, tokens are at their places and labels make the quotes again', () => {
	const content = write('conllu', awkward, dam);
	const [head, ...rest] = content.split('\n');
	const columns = head.replace('# global.columns = ', '').split(' ');
	assert.deepEqual(columns.slice(0, 2), ['ID', 'FORM']);
	const articles = new Map(articlesOf([awkward, dam]).map((article) => [article.id, article]));
	const labelled = new Map();
	let article;
	let expected = 1;
	for (const line of rest) {
		if (line.startsWith('# newdoc id = ')) article = articles.get(line.slice(14));
		if (line === '' || line.startsWith('#')) {
			expected = 1;
			continue;
		}
		const cells = line.split('\t');
		assert.equal(cells.length, columns.length, line);
		const [id, form, start, end, quotes] = cells;
		assert.equal(Number(id), expected);
		expected += 1;
		assert.equal(slice(article.text, [Number(start), Number(end)]), form);
		for (const label of quotes === '_' ? [] : quotes.split('|')) {
			const key = `${article.id} ${label.slice(2)}`;
			const pieces = labelled.get(key) ?? [];
			if (label.startsWith('B-')) pieces.push([]);
			pieces.at(-1).push(form);
			labelled.set(key, pieces);
		}
	}
	for (const { id, text, report } of articles.values())
		for (const attribution of report.attributions) {
			const pieces = labelled.get(`${id} ${attribution.id}`).map((forms) => forms.join(''));
			const words = attribution.content.map((span) => slice(text, span).replace(/\s/g, ''));
			assert.deepEqual(
				pieces,
				words.map((word) => word.replace(/[^\S ]/g, '')),
			);
		}
});

// Gold -----------------------------------------------------------------------------------------------

test('gold: the form of the annotated articles in tests/articles', () => {
	const ours = JSON.parse(readFileSync(new URL('../articles/court-bridge/gold.json', import.meta.url), 'utf8'));
	const [article, other] = lines(write('gold', corrected, awkward)).map((line) => JSON.parse(line));
	assert.deepEqual(Object.keys(article), ['id', 'text', 'meta', 'removed', 'attributions']);
	for (const key of Object.keys(ours)) assert.ok(key in article, key);
	const [first, second, third] = article.attributions;
	for (const key of ['type', 'source', 'cue', 'content', 'speaker']) assert.ok(key in first, key);
	assert.deepEqual([first.speaker, first.corrected], [null, true]);
	assert.deepEqual([second.by_hand, second.cue], [true, []]);
	assert.deepEqual([third.optional, third.stance, third.via], [true, 'denied', ['Radio Nord', 'TT']]);
	assert.ok(!('headline' in article.meta) || article.meta.headline !== null);
	assert.equal(slice(other.text, other.attributions[0].content[0]), 'We sold every apple 🍎');
});

// Markdown, page, clipboard --------------------------------------------------------------------------

test('Markdown: every quote under its speaker, nothing of the article is markup', () => {
	const content = write('markdown', awkward);
	assert.equal(content.match(/^> /gm).length, awkward.report.attributions.filter(({ type }) => type !== 'term').length);
	assert.match(content, /^## Jun Ravel/m);
	assert.doesNotMatch(content.replace(/^<https[^>]*>|· <https[^>]*>/gm, ''), /(?<!\\)[<*|`]/);
	assert.match(write('markdown', empty), /Nobody is quoted/);
	assert.equal(write('markdown', library, dam).match(/^# /gm).length, 2);
});

test('annotated page: its policy knows its style, and no script is in it', () => {
	const content = write('page', awkward, library);
	const hash = createHash('sha256').update(STYLE).digest('base64');
	assert.ok(content.includes(`style-src 'sha256-${hash}'`), `sha256-${hash}`);
	assert.ok(content.includes(`<style>${STYLE}</style>`));
	assert.doesNotMatch(content, /<script|<b onclick|javascript:/i);
	const quotes = [awkward, library].flatMap(({ report }) => report.attributions);
	assert.equal(content.match(/<li id=/g).length, quotes.length);
	assert.equal(content.match(/<sup>/g).length, quotes.length);
});

test('one quote: with who said it and where, as text and as a link', () => {
	const { plain, html } = citation({
		quote: '“We stay\n <b>here</b>”',
		speaker: 'Mara Lindqvist',
		role: 'mayor',
		title: 'School stays',
		date: '2024-05-03',
		url: 'https://example.org/?a="b"&c',
	});
	assert.equal(
		plain,
		'“We stay <b>here</b>”\n— Mara Lindqvist, mayor. “School stays”, 3 May 2024\nhttps://example.org/?a="b"&c',
	);
	assert.equal(
		html,
		'<blockquote><p>“We stay &lt;b&gt;here&lt;/b&gt;”</p></blockquote><p>— Mara Lindqvist, mayor. <a href="https://example.org/?a=&quot;b&quot;&amp;c">“School stays”, 3 May 2024</a></p>',
	);
	assert.doesNotMatch(
		citation({ quote: 'x', speaker: null, role: null, title: 'T', url: 'javascript:alert(1)' }).html,
		/href/,
	);
});
