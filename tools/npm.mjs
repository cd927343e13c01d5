// Makes the package for Node.js, browsers and bundlers: `dist/npm`. One engine, a few ways to start it.

import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'dist/npm');
const PKG = join(ROOT, 'www/pkg');
const PARTS = join(ROOT, 'tools/npm');
const esbuild = createRequire(join(ROOT, 'www/package.json'))('esbuild');

const version = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))[1];
const engine = readFileSync(join(PKG, 'quotelens_bg.wasm'));

const manifest = {
	name: 'quotelens',
	version,
	description: 'Who says what in a news article: quotations, reported statements and their speakers',
	keywords: ['quotation', 'attribution', 'news', 'nlp', 'journalism', 'webassembly'],
	license: 'MIT OR Apache-2.0',
	type: 'module',
	sideEffects: ['./node.js', './worker.js'],
	engines: { node: '>=20' },
	exports: {
		'.': { types: './index.d.ts', node: './node.js', default: './web.js' },
		'./inline': { types: './index.d.ts', default: './inline.js' },
		'./worker': './worker.js',
		'./export': { types: './export.d.ts', default: './export.js' },
		'./engine.wasm': './engine.wasm',
		'./package.json': './package.json',
	},
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const part of ['node.js', 'web.js', 'worker.js', 'export.d.ts', 'README.md'])
	copyFileSync(join(PARTS, part), join(OUT, part));
for (const licence of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(ROOT, licence), join(OUT, licence));
writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
writeFileSync(join(OUT, 'engine.wasm'), engine);
writeFileSync(
	join(OUT, 'engine.js'),
	`export const packed = '${gzipSync(engine, { level: 9 }).toString('base64')}';\n`,
);
writeFileSync(join(OUT, 'glue.js'), withOwnEngine(readFileSync(join(PKG, 'quotelens.js'), 'utf8')));
writeFileSync(join(OUT, 'index.d.ts'), types(readFileSync(join(PKG, 'quotelens.d.ts'), 'utf8')));
await esbuild.build({
	entryPoints: [join(PARTS, 'inline.js')],
	outfile: join(OUT, 'inline.js'),
	bundle: true,
	external: ['./engine.js', './glue.js'],
	format: 'esm',
	target: 'es2022',
});
await esbuild.build({
	stdin: { contents: "export { exported } from './lib/export/formats.js';", resolveDir: join(ROOT, 'www') },
	outfile: join(OUT, 'export.js'),
	bundle: true,
	format: 'esm',
	target: 'es2022',
	charset: 'utf8',
	legalComments: 'inline',
});
console.log(`dist/npm: quotelens ${version}`);

/** The glue's own guess at where the engine lies would make bundlers look for a file that is not there. */
function withOwnEngine(glue) {
	const guess = "new URL('quotelens_bg.wasm', import.meta.url)";
	if (!glue.includes(guess)) throw new Error('wasm-bindgen wrote another glue than it used to: see tools/npm.mjs');
	return glue.replace(guess, "new URL('./engine.wasm', import.meta.url)");
}

/** The types of the report and of `analyse`, with our own way to start. */
function types(generated) {
	const end = generated.indexOf('export type InitInput');
	if (end < 0) throw new Error('wasm-bindgen wrote other types than it used to: see tools/npm.mjs');
	return `${generated.slice(0, end).trim()}\n\n${readFileSync(join(PARTS, 'start.d.ts'), 'utf8')}`;
}
