// Nothing pasted becomes part of the page, and nothing leaves it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, openSite, paste, pasteRaw, reached } from './browser.mjs';

const site = await openSite();
after(() => site.close());

const HOSTILE = [
	'<script>globalThis.hacked = 1</script>',
	'<img src=x onerror="globalThis.hacked = 2">',
	'<svg onload="globalThis.hacked = 3"><a xlink:href="javascript:globalThis.hacked=4">x</a></svg>',
	'javascript:globalThis.hacked=5 "><iframe srcdoc="<script>parent.hacked=6</script>">',
	'{{constructor.constructor("globalThis.hacked=7")()}} <!--?lit$1$-->',
	'NUL \0 bell \x07 escape \x1b',
	'right to left \u202e txet \u202c and \u2067 isolated',
	'half a pair \ud83d and the other \ude00, “a quote \ud800 with half,” said Nora Welk.',
	'“<b onclick=alert(1)>Bold & brave</b>,” said Ilan <Breck>.',
].join('\n');

const untouched = async (page) => {
	assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
	assert.equal(
		await page
			.locator(
				'script:not([src$="main.js"]), iframe, #article img, #article svg, #article b, [onerror], [onload], [onclick], #article a:not(.ref, .taken)',
			)
			.count(),
		0,
	);
};

test('hostile plain text is shown as it is', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await pasteRaw(page, HOSTILE);
	await reached(page, 'result');
	await untouched(page);
	const text = await page.textContent('#article');
	assert.ok(text?.includes('<img src=x onerror="globalThis.hacked = 2">'));
	assert.ok(text?.includes('half a pair'));
	assert.ok((await page.locator('#quotes [data-quote]').count()) >= 2);
	assert.deepEqual(await axe(page), []);
});

test('hostile HTML is read as words', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await pasteRaw(
		page,
		'plain',
		`<p>One <script>globalThis.hacked=1</script><img src=x onerror="globalThis.hacked=2"></p>
		<p onclick="globalThis.hacked=3">“Two,” said <a href="javascript:globalThis.hacked=4">Nora Welk</a>.</p>
		<svg onload="globalThis.hacked=5"><text>drawn</text></svg><template><p>hidden</p></template>
		<link rel="stylesheet" href="https://elsewhere.invalid/x.css"><meta http-equiv="refresh" content="0;url=https://elsewhere.invalid">
		<iframe src="https://elsewhere.invalid"></iframe><base href="https://elsewhere.invalid/"><p style="background:url(https://elsewhere.invalid/x.png)">Three</p>
		${'<div>'.repeat(3000)}deep${'</div>'.repeat(3000)}`,
	);
	await reached(page, 'result');
	await untouched(page);
	const lines = await page.locator('#article :is(h1, h2, p:not([class]))').allTextContents();
	assert.deepEqual(
		lines.map((line) => line.replace(/\d\??/g, '')),
		['One', '“Two,” said Nora Welk.', 'Three', 'deep'],
	);
});

test('the policy forbids every connection but to the page’s own place', async (t) => {
	const page = await site.open(t, { loud: true });
	const policy = await page.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content');
	assert.match(
		policy ?? '',
		/default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self';/,
	);
	assert.doesNotMatch(policy ?? '', /unsafe-inline|'unsafe-eval'|https?:|\*/);
	const refused = await page.evaluate(async () => {
		try {
			await fetch('https://elsewhere.invalid/');
			return false;
		} catch {
			return true;
		}
	});
	assert.ok(refused);
	const styles = await page.locator('[style]').count();
	assert.equal(styles, 0, 'no style attributes');
});

test('once loaded, the page asks for nothing more', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, '“We sold every apple,” said Jun Ravel.');
	await reached(page, 'result');
	const requests = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.context().setOffline(true);
	await paste(page, '“Every lamp was lit that night,” said Oda Kern.');
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Oda Kern'));
	await reached(page, 'result');
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
	assert.deepEqual(requests, []);
});
