// Readability's text of pages over jsdom, timed: lines of JSON with `id` and `html` on standard input,
// lines with `id`, `text` and `ms` on standard output.

import { createInterface } from 'node:readline';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';

/** What ends a line where the text is read off the article's elements. */
const BREAKS = /<\/(?:p|div|li|h[1-6]|blockquote|tr|td|pre|figcaption|section|article)>|<br\s*\/?>/gi;

for await (const line of createInterface({ input: process.stdin })) {
	const { id, html } = JSON.parse(line);
	const began = performance.now();
	const article = new Readability(new JSDOM(html).window.document).parse();
	const ms = performance.now() - began;
	const broken = new JSDOM((article?.content ?? '').replace(BREAKS, '$&\n'));
	console.log(JSON.stringify({ id, text: broken.window.document.body.textContent, ms }));
}
