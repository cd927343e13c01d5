// A web page gives the same lines, hints and report whether the page walks it in a browser or the
// command line does: the two walkers follow one list of rules.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as engine from '../../www/pkg/quotelens.js';
import { openSite } from './browser.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const CLI = process.env.QUOTELENS_CLI ?? path('../../target/debug/quotelens');

const site = await openSite();
after(() => site.close());
await engine.default({ module_or_path: readFileSync(path('../../www/pkg/quotelens_bg.wasm')) });

const NEWS = `
	<h1>Ferry stays in harbour</h1>
	<p class=standfirst>Crews walked out on Monday 🛳.</p>
	<figure><img alt="The ferry at dusk"><figcaption>The ferry at dusk. Photo: Ann Ek/Harbour News</figcaption></figure>
	<p>“We will <em>not</em> sail,” said <a href=/people/jon>Jon Berg</a>, who speaks for the crews.<br>
	He added:&nbsp;“Not this week.”</p>
	<ul class="share list"><li><a href=1>Facebook</a></li><li><a href=2>Email</a></li></ul>
	<blockquote>“Passengers wait,” the mayor said.</blockquote>`;

/** One page a phenomenon; the last holds several at once. */
const PAGES = {
	'an article': NEWS,
	'a menu of links that touch': `<nav id=top><a href=1>News</a><a href=2>Sport</a><a>Here</a></nav>${NEWS}`,
	'blanks in odd places':
		'<p> one <b> two </b> three\u00a0</p>\n<p>\u00a0four <a href=x> five </a></p><p>\u00a0</p><p>\ufeffsix\u0085</p>',
	'what nobody sees': `<head><title>x</title></head><p hidden>a</p><p style="color:red; DISPLAY : none">b</p>
		<script>c</script><style>d</style><noscript>e</noscript><template><p>f</p></template>
		<svg><text>g</text></svg><select><option>h</option></select><div>i<div hidden>j</div>k</div>${NEWS}`,
	'line breaks and preformatted text':
		'<pre>one\n  two\r\n\nthree</pre><p>four<br><br/>five<br></p><textarea>no</textarea>',
	'tables and lists': '<table><tr><td>a<td>b<tr><th>c</table><ol><li>d<ol><li>e</ol>f</ol><dl><dt>g<dd>h</dl>',
	'broken markup':
		'<p>one<div>two</p>three</div></b><i>four<p>five</i>six<table>seven<td>eight</table><a href=1>nine<a href=2>ten',
	'names without end': `<div class="${'wide '.repeat(200)}"><p id=a role=b class="c  d">one</p><p>two</p></div>`,
	'words outside blocks': 'one <span>two</span><hr>three<button>four</button>five',
	'deep nests': `${'<div><section>'.repeat(200)}one<p>two${'<ul><li>'.repeat(100)}three`,
	'names by all four attributes': `<article class="story Story--long" id=s1 role=main itemprop=articleBody><div class=shareRow>Send it on</div>
		<section itemprop="articleSection text" role="note x">${NEWS}</section></article>`,
	'a copied fragment': `<meta charset='utf-8'><!--StartFragment-->${NEWS}<!--EndFragment-->`,
};

test('the page and the command line read a web page alike', async (t) => {
	const page = await site.open(t);
	const walked = await page.evaluate(async (pages) => {
		const { blocksOfHtml } = await import('/lib/html-blocks.js');
		return pages.map((html) => blocksOfHtml(html));
	}, Object.values(PAGES));
	const lines = Object.values(PAGES).map((html, id) => `${JSON.stringify({ id, html })}\n`);
	const options = { input: lines.join(''), stdio: ['pipe', 'pipe', 'pipe'] };
	const printed = execFileSync(CLI, ['batch', '--html-key', 'html', '--offsets', 'utf16'], options).toString();
	const answers = printed
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
	Object.keys(PAGES).forEach((name, index) => {
		const { id, text, ...report } = answers[index];
		assert.equal(id, index);
		assert.equal(walked[index].text, text, name);
		assert.deepEqual(engine.analyse(text, walked[index].hints), report, name);
	});
});
