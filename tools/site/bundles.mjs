// What esbuild makes of www/: scripts for the hosted page, and one script a thread for the page of one file.
// It puts modules together, and terser shortens what comes out: 2.8 KB of brotli less than esbuild's own.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WWW = fileURLToPath(new URL('../../www', import.meta.url));

const installed = createRequire(join(WWW, 'package.json'));
const esbuild = installed('esbuild');
const terser = installed('terser');

const COMMON = {
	bundle: true,
	minify: true,
	write: false,
	target: 'es2022',
	charset: 'utf8',
	// The site has them all in LICENSES.txt, the page of one file at its end.
	legalComments: 'none',
	logLevel: 'warning',
};

/** Templates of markup are indented for whoever writes them: to HTML a line's end says as much. */
const TEMPLATES = {
	name: 'templates',
	setup(build) {
		build.onLoad({ filter: /components\/[^/]+\.js$/ }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replace(/\n\t+/g, '\n'),
		}));
	},
};

/**
 * The scripts and styles of the hosted page by their names.
 *
 * @param {string[]} sheets names of style sheets in www/
 */
export async function hostedFiles(sheets) {
	return {
		'main.js': await script('main.js', { format: 'esm' }),
		'worker.js': await script('worker.js', { format: 'esm' }),
		'style.css': await styleFrom(sheets),
		'pkg/quotelens_bg.wasm': readFileSync(join(WWW, 'pkg/quotelens_bg.wasm')),
	};
}

/** The service worker, told what there is to keep. @param {{version: string, files: string[]}} published */
export function serviceWorker(published) {
	return script('sw.js', { format: 'iife', define: { 'globalThis.PUBLISHED': JSON.stringify(published) } });
}

/**
 * A classic script with everything in it, from one of www/'s.
 *
 * @param {string} name
 */
export function inlineScript(name) {
	return script(name, {
		format: 'iife',
		// The glue makes an address of it that is never asked for.
		define: { 'import.meta.url': '"x:"' },
		plugins: [{ name: 'supply', setup: takeInlineSupply }, TEMPLATES],
	});
}

/** A script of www/ with all it imports. @param {string} name @param {object} options esbuild's, beside the common ones */
async function script(name, options) {
	const { outputFiles } = await esbuild.build({
		...COMMON,
		plugins: [TEMPLATES],
		...options,
		entryPoints: [join(WWW, name)],
	});
	const { code } = await terser.minify(outputFiles[0].text, {
		ecma: 2020,
		module: options.format === 'esm',
		compress: { passes: 2 },
	});
	return code;
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
	});
	return outputFiles[0].text.trim();
}
