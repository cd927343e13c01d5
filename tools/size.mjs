// What a reader downloads, measured, written into docs/benchmarks.md and held against the budgets.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { table, writeSection } from './eval/benchmarks.mjs';

const root = resolve(import.meta.dirname, '..');
const site = join(root, 'dist', 'site');

/** In KB of brotli, as a host would send it. A page of news is ten times as large. */
const BUDGETS = { engine: 400, page: 60 };

const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** The files under a folder, in order. */
function files(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.sort();
}

function measure(paths) {
	const sizes = { raw: 0, gzip: 0, brotli: 0 };
	for (const path of paths) {
		const bytes = readFileSync(path);
		sizes.raw += bytes.length;
		sizes.gzip += gzipSync(bytes, { level: 9 }).length;
		sizes.brotli += brotliCompressSync(bytes, brotliOptions).length;
	}
	return sizes;
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

if (!existsSync(site)) {
	console.error('there is no dist/site to measure: ./build.sh page makes it');
	process.exit(1);
}
const all = files(site);
const groups = [
	{ name: 'engine (WebAssembly)', paths: all.filter((path) => extname(path) === '.wasm'), budget: BUDGETS.engine },
	{
		name: 'page: scripts and styles',
		paths: all.filter((path) => ['.js', '.mjs', '.css'].includes(extname(path))),
		budget: BUDGETS.page,
	},
];
const measured = groups.map((group) => ({ ...group, ...measure(group.paths) }));
writeSection(
	'sizes',
	table([
		['KB', 'raw', 'gzip', 'brotli', 'budget (brotli)'],
		...measured.map(({ name, raw, gzip, brotli, budget }) => [name, ...[raw, gzip, brotli].map(kilobytes), budget]),
	]),
);
for (const { name, paths, brotli, budget } of measured) {
	if (paths.length === 0) {
		console.error(`${name}: nothing of it is in dist/site`);
		process.exitCode = 1;
	}
	if (brotli > budget * 1000) {
		const largest = paths.map((path) => [
			brotliCompressSync(readFileSync(path), brotliOptions).length,
			relative(root, path),
		]);
		largest.sort(([one], [other]) => other - one);
		console.error(`${name}: ${kilobytes(brotli)} KB brotli, the budget is ${budget} KB. Largest first:`);
		for (const [bytes, path] of largest.slice(0, 5)) console.error(`  ${kilobytes(bytes)} KB  ${path}`);
		process.exitCode = 1;
	}
}
