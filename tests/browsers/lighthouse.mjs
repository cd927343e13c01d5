// Lighthouse on the published page, as on a desktop: performance, accessibility and best practices, 95 at least.

import { fileURLToPath } from 'node:url';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { table, writeSection } from '../../tools/eval/benchmarks.mjs';
import { createFileServer, listen } from '../../tools/serve.mjs';

const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
/** The middle of so many runs counts: a machine busy with other things slows one of them. */
const RUNS = 3;

const server = createFileServer(fileURLToPath(new URL('../../dist/site', import.meta.url)));
const address = await listen(server, 0);
const browser = await puppeteer.launch({
	executablePath: process.env.QUOTELENS_CHROMIUM ?? '/usr/bin/chromium',
	args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const runs = [];
for (let run = 0; run < RUNS; run += 1) {
	const page = await browser.newPage();
	const { lhr } = await lighthouse(address, { onlyCategories: CATEGORIES, logLevel: 'error' }, desktopConfig, page);
	runs.push(lhr);
	await page.close();
}
await browser.close();
server.closeAllConnections();
server.close();

const found = CATEGORIES.map((category) => {
	const scores = runs.map(({ categories }) => Math.round(categories[category].score * 100)).sort((a, b) => a - b);
	return { category, scores, middle: scores[Math.floor(scores.length / 2)] };
});
writeSection(
	'lighthouse',
	table([
		['Lighthouse', 'score', 'all runs'],
		...found.map(({ category, scores, middle }) => [category.replace('-', ' '), middle, scores.join(', ')]),
	]),
);
for (const { category, middle } of found) {
	if (middle >= LEAST) continue;
	process.exitCode = 1;
	const { categories, audits } = runs[0];
	for (const { id, weight } of categories[category].auditRefs) {
		const { score, title, displayValue = '' } = audits[id];
		if (weight > 0 && score !== null && score < 1) console.error(`  ${title}: ${displayValue}`);
	}
}
