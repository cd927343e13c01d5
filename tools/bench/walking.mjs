// How long the page's walker takes over a megabyte of copied HTML, in a headless Chromium: from the
// clipboard's string to the list of blocks that the engine is given.

import { readFileSync } from 'node:fs';
import { inEmptyPage } from './chromium.mjs';
import { articles } from './gold.mjs';

/** So much HTML is walked, in UTF-16 units. */
const LENGTH = 1_000_000;

/**
 * Our articles as a page's HTML, and `pages` where there are any, each long enough.
 *
 * @param {string[]} pages HTML as a clipboard holds it
 */
export function longPages(pages) {
	const sources = [{ name: 'our articles as HTML', html: long(articles().map(({ text }) => asPage(text))) }];
	if (pages.length > 0) sources.push({ name: 'pasted pages', html: long(pages) });
	return sources;
}

/**
 * The seconds and blocks of each.
 *
 * @param {{name: string, html: string}[]} sources
 */
export async function walking(sources) {
	const found = await inEmptyPage(
		walkEach,
		sources.map(({ html }) => html),
	);
	return sources.map(({ name, html }, index) => ({ name, length: html.length, ...found[index] }));
}

/** The pages over and over. @param {string[]} pages */
function long(pages) {
	let html = '';
	for (let at = 0; html.length < LENGTH; at += 1) html += pages[at % pages.length];
	return html.slice(0, LENGTH);
}

/** An article between a menu and a footer, with the styles that a clipboard writes into each element. */
function asPage(text) {
	const style = 'style="box-sizing: border-box; margin: 0px 0px 20px; color: rgb(34, 34, 34); font-size: 17px;"';
	const link = (word) => `<li class="menu-item"><a href="/${word}" ${style}>${word}</a></li>`;
	const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const menu = ['Home', 'News', 'Sport', 'Weather', 'Harbour', 'Islands'].map(link).join('');
	const lines = text.split('\n').filter((line) => line.trim());
	const paragraphs = lines.map((line) => `<p class="story-text" ${style}>${escaped(line)}</p>`).join('');
	return `<header><nav class="main-nav"><ul>${menu}</ul></nav></header><article class="story"><div class="story-body">${paragraphs}</div></article><footer class="site-footer"><ul>${menu}</ul></footer>`;
}

// ---- sent to the page as it is written here ----------------------------------------------------

/** @param {string[]} sources */
async function walkEach(sources) {
	const { blocksOfHtml } = await import('/lib/html-blocks.js');
	const { best } = await import('/bench/best.mjs');
	return sources.map((html) => ({
		blocks: blocksOfHtml(html)?.hints.length ?? 0,
		seconds: best(() => blocksOfHtml(html)),
	}));
}

if (process.argv[1] === import.meta.filename) {
	const [path] = process.argv.slice(2);
	console.log(JSON.stringify(await walking(longPages(path ? JSON.parse(readFileSync(path, 'utf8')) : [])), null, 1));
}
