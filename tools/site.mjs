// Makes the site to publish: `dist/site`, www/ with its scripts bundled and everything minified.
//
// The engine's glue stays a file of its own, `pkg/quotelens.js`, as in www/: the worker asks for it
// by that name, and the tests put their stand-in there.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const WWW = fileURLToPath(new URL('../www', import.meta.url));
const SITE = fileURLToPath(new URL('../dist/site', import.meta.url));
const esbuild = createRequire(join(WWW, 'package.json'))('esbuild');

/** What a reader downloads besides the engine, compressed (page.md §3.2). */
const BUDGET = 40_000;

const COMMON = { minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'inline' };

rmSync(SITE, { recursive: true, force: true });
mkdirSync(join(SITE, 'pkg'), { recursive: true });
await esbuild.build({
	...COMMON,
	entryPoints: [join(WWW, 'main.js'), join(WWW, 'worker.js'), join(WWW, 'style.css')],
	outdir: SITE,
	bundle: true,
	external: ['./pkg/*'],
});
await esbuild.build({
	...COMMON,
	entryPoints: [join(WWW, 'pkg/quotelens.js')],
	outfile: join(SITE, 'pkg/quotelens.js'),
});
for (const file of ['index.html', 'icon.svg', 'pkg/quotelens_bg.wasm']) cpSync(join(WWW, file), join(SITE, file));
cpSync(join(WWW, 'examples'), join(SITE, 'examples'), { recursive: true });
writeFileSync(join(SITE, 'LICENSES.txt'), licences());
// Hosts that run Jekyll over a site would leave files out.
writeFileSync(join(SITE, '.nojekyll'), '');
process.exitCode = report(filesOf(SITE));

/** The libraries' licences ask to go where the code goes. */
function licences() {
	const folder = join(WWW, 'vendor');
	const files = readdirSync(folder).filter((file) => file.endsWith('.LICENSE'));
	return files
		.map((file) => `${file.replace('.LICENSE', '')}\n\n${readFileSync(join(folder, file), 'utf8')}`)
		.join('\n\n');
}

function filesOf(folder, prefix = '') {
	return readdirSync(join(folder, prefix)).flatMap((name) => {
		const path = join(prefix, name);
		return statSync(join(folder, path)).isDirectory() ? filesOf(folder, path) : [path];
	});
}

/** Prints what each file weighs; 1 if scripts and styles are above the budget. */
function report(files) {
	let own = 0;
	console.log(`${'dist/site'.padEnd(32)}${['raw', 'gzip', 'brotli'].map((head) => head.padStart(10)).join('')}`);
	for (const file of files.sort()) {
		const bytes = readFileSync(join(SITE, file));
		const brotli = brotliCompressSync(bytes).length;
		if (['.js', '.css'].includes(extname(file))) own += brotli;
		const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli];
		console.log(file.padEnd(32) + sizes.map((size) => String(size).padStart(10)).join(''));
	}
	console.log(`scripts and styles: ${own} bytes brotli, budget ${BUDGET}`);
	if (own <= BUDGET) return 0;
	console.error('scripts and styles are above their budget');
	return 1;
}
