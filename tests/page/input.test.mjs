// The ways in: typing, pasting text and web pages, files, examples, and what is not lost on the way.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { strToU8, zipSync } from '../../www/node_modules/fflate/esm/index.mjs';
import { openSite, paste, pasteRaw, reached, screenshot } from './browser.mjs';
import { CASES } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

const { text: TEXT } = CASES.kinds;
const PAGE_HTML = `<html><body><nav><a href="/">Home</a><a href="/news">News</a></nav>
	<article class="story"><h1>Ferry back</h1><p>“She sails   on <b>Friday</b>,” said captain Ulla Strand.<br>It is May.</p>
	<figure><img src="x.jpg"><figcaption class="cap">The ferry</figcaption></figure>
	<p hidden>secret</p><style>p { color: red }</style><script>document.title = 'hacked'</script></article></body></html>`;

test('pasting into the empty field answers without a button', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, TEXT);
	await reached(page, 'result');
	assert.equal(await page.textContent('#article h1'), 'Council in brief');
	assert.match(await page.textContent('[role=status]'), /^5 quotes · 2 speakers · [\d,]+ ms on this device$/);
});

test('typing needs the button, or Ctrl+Enter', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	assert.equal(await page.isVisible('#run'), false);
	await page.keyboard.type('“We sold out,” said Jun Ravel.');
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	await page.click('#run');
	await reached(page, 'result');
	await page.click('text=New article');
	await page.keyboard.type('“We did not,” said Nora Welk.');
	await page.keyboard.press('Control+Enter');
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /Nora Welk/);
});

test('a phone keyboard puts words in without a paste event', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await page.keyboard.insertText(TEXT);
	await reached(page, 'result');
	assert.equal(await page.inputValue('#paste'), '');
});

test('pasting into a text being written adds to it and starts nothing', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await page.keyboard.type('First line. ');
	await paste(page, TEXT);
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	assert.equal(await page.inputValue('#paste'), `First line. ${TEXT}`);
});

test('a paste anywhere opens as an article of its own', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, TEXT);
	await reached(page, 'result');
	await paste(page, CASES.pieces.text);
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Ilan Breck'));
	assert.equal(await page.locator('#switcher option').count(), 2);
	await page.selectOption('#switcher select', { label: 'Council in brief' });
	await page.waitForFunction(() => document.querySelector('#article h1')?.textContent === 'Council in brief');
	await page.focus('#header input[type=radio]');
	await paste(page, CASES.emoji.text);
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Jun Ravel'));
	await page.selectOption('#switcher select', { label: 'Council in brief' });
	await page.waitForFunction(() => document.querySelector('#article h1')?.textContent === 'Council in brief');
});

test('a web page is taken as blocks, with what it says of them', async (t) => {
	const script = () => {
		// The first piece as it goes to the engine.
		const { postMessage } = Worker.prototype;
		Worker.prototype.postMessage = function (message, ...rest) {
			if (message.action === 'analyse') globalThis.lastJob = message.pieces[0];
			return postMessage.call(this, message, ...rest);
		};
	};
	const page = await site.open(t, { script });
	await page.focus('#paste');
	await pasteRaw(page, 'Home News Ferry back', PAGE_HTML);
	await reached(page, 'result');
	const { text, hints } = await page.evaluate(() => globalThis.lastJob);
	assert.deepEqual(
		hints.map(({ span, ...hint }) => ({ words: text.slice(...span), ...hint })),
		[
			{ words: 'Home News', tag: 'nav', linkChars: 8, classHint: '', within: '' },
			{ words: 'Ferry back', tag: 'h1', linkChars: 0, classHint: 'story', within: 'article' },
			{
				words: '“She sails on Friday,” said captain Ulla Strand.',
				tag: 'p',
				linkChars: 0,
				classHint: 'story',
				within: 'article',
			},
			{ words: 'It is May.', tag: 'p', linkChars: 0, classHint: 'story', within: 'article' },
			{ words: 'The ferry', tag: 'figcaption', linkChars: 0, classHint: 'cap story', within: 'figure article' },
		],
	);
	assert.equal(await page.title(), 'Home News · Quotelens', 'a script in the paste has not run');

	assert.match(await page.textContent('.chip'), /Pasted as a web page/);
	await page.click('text=use plain text instead');
	await reached(page, 'result');
	assert.equal((await page.evaluate(() => globalThis.lastJob)).text, 'Home News Ferry back');
	await page.click('text=use the web page instead');
	await reached(page, 'result');
	assert.equal((await page.evaluate(() => globalThis.lastJob)).hints.length, 5);
});

test('rich text of one block is taken as plain text', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await pasteRaw(page, CASES.pieces.text, `<span style="color: red">${CASES.pieces.text}</span>`);
	await reached(page, 'result');
	assert.equal(await page.locator('.chip').count(), 0);
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
});

test('the Paste button reads the clipboard', async (t) => {
	const page = await site.open(t);
	await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
	await page.click('#from-clipboard');
	await reached(page, 'result');
	assert.equal(await page.textContent('#article h1'), 'Council in brief');
});

test('a lone address gives the two steps instead of an article', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, 'https://example.org/news/article-with-a-long-name.html');
	assert.match(await page.textContent('#notices'), /select all .*copy, come back, paste/);
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	await screenshot(page, 'lone-address');
});

test('several files open as several articles; a PDF says what to do', async (t) => {
	const page = await site.open(t);
	await page.setInputFiles('#files', [
		{ name: 'ferry.html', mimeType: 'text/html', buffer: Buffer.from(PAGE_HTML) },
		{ name: 'council.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) },
		{
			name: 'old.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from('\x93We sold out,\x94 said Jun Ravel in the caf\xe9.', 'latin1'),
		},
		{ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
		{ name: 'letter.docx', mimeType: '', buffer: Buffer.from('PK') },
		{ name: 'letter.doc', mimeType: '', buffer: Buffer.from('x') },
		{ name: 'empty.md', mimeType: 'text/markdown', buffer: Buffer.from(' \n') },
	]);
	await reached(page, 'result');
	assert.deepEqual(await page.locator('#notices li').allTextContents(), [
		'3 articles opened. Switch between them at the top.',
		'old.txt: read as windows-1252.',
		'report.pdf: PDFs can’t be read here. Open it, select all, copy, paste: line breaks are repaired.',
		'letter.docx: it could not be read as a word processor’s file. Open it, select all, copy, paste.',
		'letter.doc: word processor files can’t be read here. Open it, select all, copy, paste.',
		'empty.md: there is no text in it.',
	]);
	// The others are read in the background, and named by their headlines.
	await page.waitForFunction(() =>
		[...document.querySelectorAll('#switcher option')].some(({ textContent }) => textContent === 'Council in brief'),
	);
	await page.selectOption('#switcher select', { label: 'old' });
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /“We sold out,” said Jun Ravel in the café\./);
});

const WORD = {
	'[Content_Types].xml': '<Types/>',
	'_rels/.rels':
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>',
	'word/document2.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
		<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry </w:t></w:r><w:r><w:t>back</w:t></w:r></w:p>
		<w:p><w:r><w:t xml:space="preserve">“She sails </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>on Friday</w:t></w:r></w:ins><w:r><w:t>,” said captain Ulla Strand 🚢.</w:t></w:r></w:p>
		<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
		<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
		<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>
	</w:body></w:document>`,
};
const WRITER = {
	'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
		<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
		<text:h text:outline-level="1">Ferry <text:span>back</text:span></text:h>
		<text:p>“She sails<text:s/>on Friday,” said captain Ulla Strand.<office:annotation><text:p>check!</text:p></office:annotation></text:p>
		<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
	</office:text></office:body></office:document-content>`,
};

/** As an archiver packs it. @param {Record<string, string>} parts */
const packed = (parts) => [
	...zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
];

test('word processors’ files are read as blocks', async (t) => {
	const page = await site.open(t);
	const read = await page.evaluate(
		async (files) => {
			const { blocksOfDocument } = await import('/lib/documents.js');
			return Promise.all(files.map(([format, bytes]) => blocksOfDocument(Uint8Array.from(bytes), format)));
		},
		[
			['docx', packed(WORD)],
			['odt', packed(WRITER)],
			['odt', packed(WORD)],
			['docx', packed(WORD).slice(0, -30)],
		],
	);
	const lines = ({ text, hints }) => hints.map(({ tag, span }) => `${tag}: ${text.slice(...span)}`);
	assert.deepEqual(lines(read[0]), [
		'h1: Ferry back',
		'p: “She sails on Friday,” said captain Ulla Strand 🚢.',
		'td: in a cell',
		'li: one',
		'li: two three',
	]);
	assert.deepEqual(lines(read[1]), [
		'h1: Ferry back',
		'p: “She sails on Friday,” said captain Ulla Strand.',
		'li: one',
	]);
	assert.deepEqual(read.slice(2), [null, null]);
	await page.setInputFiles('#files', { name: 'ferry.docx', mimeType: '', buffer: Buffer.from(packed(WORD)) });
	await reached(page, 'result');
	assert.match((await page.textContent('#article')) ?? '', /“She sails on Friday,”/);
});

test('a saved page says where it is from; a table is many articles', async (t) => {
	const page = await site.open(t);
	const head =
		'<head><meta property="og:site_name" content="The Fell Courier"><link rel="canonical" href="https://example.org/ferry"></head>';
	await page.setInputFiles('#files', [
		{ name: 'ferry.html', mimeType: 'text/html', buffer: Buffer.from(head + PAGE_HTML) },
		{
			name: 'all.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(
				'headline,text\r\nFirst,"“We sold out,” said Jun Ravel."\r\nSecond,"“We did not,” said Nora Welk."\r\n',
			),
		},
		{ name: 'none.jsonl', mimeType: '', buffer: Buffer.from('{"a": 1}\n') },
	]);
	await reached(page, 'result');
	assert.deepEqual(await page.locator('#notices li').allTextContents(), [
		'3 articles opened. Switch between them at the top.',
		'none.jsonl: no column or key called “text”, “body” or “content” with an article in it.',
	]);
	await page.click('text=Details');
	assert.equal(await page.inputValue('#about-url'), 'https://example.org/ferry');
	assert.equal(await page.inputValue('#about-outlet'), 'The Fell Courier');
});

test('the address of an article waits for its text', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, 'https://example.org/council');
	await page.fill('#paste', '');
	await paste(page, TEXT);
	await reached(page, 'result');
	await page.click('text=Details');
	assert.equal(await page.inputValue('#about-url'), 'https://example.org/council');
});

test('dropped files are taken by the whole window', async (t) => {
	const page = await site.open(t);
	await page.evaluate((text) => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File([text], 'council.txt', { type: 'text/plain' }));
		const at = { dataTransfer, bubbles: true, cancelable: true };
		document.body.dispatchEvent(new DragEvent('dragover', at));
		if (!document.documentElement.classList.contains('dragging')) throw new Error('no frame while dragging');
		document.body.dispatchEvent(new DragEvent('drop', at));
	}, TEXT);
	await reached(page, 'result');
	assert.equal(await page.textContent('#article h1'), 'Council in brief');
});

test('examples open as articles of their own and touch nothing', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await page.keyboard.type('My own draft.');
	for (const [example, count] of [
		['dam', 1],
		['library', 2],
		['harbour', 4],
		['dam', 4],
	]) {
		await page.click(`[data-example=${example}]`);
		await reached(page, 'result');
		assert.equal(await page.locator('#switcher option').count(), count, example);
		await page.click('text=New article');
		assert.equal(await page.inputValue('#paste'), 'My own draft.');
	}
});

test('the text can be edited, or left as it was', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, CASES.pieces.text);
	await reached(page, 'result');
	await page.click('text=Edit text');
	assert.equal(await page.inputValue('#paste'), CASES.pieces.text);
	await page.click('text=Leave it as it was');
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
	await page.click('text=Edit text');
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' A bell rang.');
	await page.click('#run');
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /A bell rang\.$/);
	assert.equal(await page.locator('#switcher option').count(), 1);
});
