// What esbuild makes of www/: scripts for the hosted page, and one script a thread for the page of one file.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WWW = fileURLToPath(new URL('../../www', import.meta.url));

const esbuild = createRequire(join(WWW, 'package.json'))('esbuild');

const COMMON = { bundle: true, minify: true, write: false, target: 'es2022', charset: 'utf8', logLevel: 'warning' };

/**
 * The scripts and styles of the hosted page by their names.
 *
 * The engine's glue stays a file of its own, as in www/: the worker asks for it by that name, and the
 * tests put their stand-in there.
 *
 * @param {string[]} sheets names of style sheets in www/
 */
export async function hostedFiles(sheets) {
	const page = await esbuild.build({
		...COMMON,
		format: 'esm',
		// The site has them all in LICENSES.txt.
		legalComments: 'none',
		entryPoints: ['main.js', 'worker.js'].map((name) => join(WWW, name)),
		outdir: '/',
		external: ['./pkg/*'],
	});
	const glue = await esbuild.build({
		...COMMON,
		format: 'esm',
		bundle: false,
		entryPoints: [join(WWW, 'pkg/quotelens.js')],
		outdir: '/',
	});
	return {
		...Object.fromEntries(page.outputFiles.map(({ path, contents }) => [path.slice(1), contents])),
		'style.css': await styleFrom(sheets),
		'pkg/quotelens.js': glue.outputFiles[0].contents,
		'pkg/quotelens_bg.wasm': readFileSync(join(WWW, 'pkg/quotelens_bg.wasm')),
	};
}

/** The service worker, told what there is to keep. @param {{version: string, files: string[]}} published */
export async function serviceWorker(published) {
	const { outputFiles } = await esbuild.build({
		...COMMON,
		format: 'iife',
		entryPoints: [join(WWW, 'sw.js')],
		define: { 'globalThis.PUBLISHED': JSON.stringify(published) },
	});
	return outputFiles[0].contents;
}

/**
 * A classic script with everything in it, from one of www/'s.
 *
 * @param {string} name
 */
export async function inlineScript(name) {
	const { outputFiles } = await esbuild.build({
		...COMMON,
		format: 'iife',
		legalComments: 'none',
		entryPoints: [join(WWW, name)],
		// The glue makes an address of it that is never asked for.
		define: { 'import.meta.url': '"x:"' },
		plugins: [{ name: 'supply', setup: takeInlineSupply }],
	});
	return outputFiles[0].text;
}

function takeInlineSupply(build) {
	build.onResolve({ filter: /\/supply\.js$/ }, () => ({ path: join(WWW, 'supply.inline.js') }));
}

/** One style sheet of several, in their order. @param {string[]} sheets names in www/ */
export async function styleFrom(sheets) {
	const contents = sheets.map((sheet) => `@import "./${sheet}";`).join('\n');
	const { outputFiles } = await esbuild.build({
		...COMMON,
		stdin: { contents, loader: 'css', resolveDir: WWW },
		outdir: '/',
		legalComments: 'none',
	});
	return outputFiles[0].text.trim();
}
