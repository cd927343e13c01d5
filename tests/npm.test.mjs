// The package as others get it: packed, installed into an empty folder, run in Node.js, in a bundle and in a browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { launch } from '../tools/browser.mjs';
import { createFileServer, listen } from '../tools/serve.mjs';

const root = resolve(import.meta.dirname, '..');
const tools = createRequire(join(root, 'www/package.json'));
const home = mkdtempSync(join(tmpdir(), 'quotelens-npm-'));
after(() => rmSync(home, { recursive: true, force: true }));

const TEXT = '🏫 “We will not close the school,” said Mara Lindqvist, who leads the council.';

/** What every way of using it prints: the speaker, and the words at the place of the statement. */
const SAY = `const text = ${JSON.stringify(TEXT)};
const { attributions: [quote] } = analyse(text);
const said = [quote.speaker, text.slice(...quote.content[0])].join(': ');`;
const SAID = 'Mara Lindqvist: We will not close the school';

const npm = (...args) =>
	execFileSync('npm', [...args, '--loglevel=error', '--no-audit', '--no-fund'], { cwd: home, encoding: 'utf8' });
const node = (file) => execFileSync(process.execPath, [join(home, file)], { cwd: home, encoding: 'utf8' }).trim();

execFileSync(process.execPath, [join(root, 'tools/npm.mjs')]);
const [packed] = JSON.parse(npm('pack', '--json', '--pack-destination', home, join(root, 'dist/npm')));
writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
npm('install', '--ignore-scripts', '--offline', join(home, packed.filename));

test('it brings nothing along, and nothing that is not meant for others', () => {
	assert.deepEqual(
		readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.')),
		['quotelens'],
	);
	assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
		'LICENSE',
		'LICENSE-APACHE',
		'LICENSE-MIT',
		'README.md',
		'engine.js',
		'engine.wasm',
		'export.d.ts',
		'export.js',
		'glue.js',
		'index.d.ts',
		'inline.js',
		'node.js',
		'package.json',
		'web.js',
		'worker.js',
	]);
});

test('Node.js: ready when imported', () => {
	writeFileSync(join(home, 'plain.mjs'), `import { analyse } from 'quotelens';\n${SAY}\nconsole.log(said);`);
	assert.equal(node('plain.mjs'), SAID);
});

test('Node.js: the code for browsers runs there, too, from bytes as well', () => {
	writeFileSync(
		join(home, 'web.mjs'),
		`import { readFileSync } from 'node:fs';
		import first, { analyse } from 'quotelens';
		import inline from 'quotelens/inline';
		import { createRequire } from 'node:module';
		import { pathToFileURL } from 'node:url';
		await first(); await inline();
		const require = createRequire(import.meta.url);
		const path = require.resolve('quotelens/engine.wasm');
		const web = await import(pathToFileURL(path.replace('engine.wasm', 'web.js')).href);
		await web.default(readFileSync(path));
		${SAY}
		console.log(said + (web.version() === (await import('quotelens')).version()));`,
	);
	assert.equal(node('web.mjs'), `${SAID}true`);
});

test('Node.js: files come out of it', () => {
	writeFileSync(
		join(home, 'export.mjs'),
		`import { analyse } from 'quotelens';
		import { exported } from 'quotelens/export';
		const text = ${JSON.stringify(TEXT)};
		console.log(exported('jsonLines', [{ title: 'School', text, report: analyse(text) }]).content);`,
	);
	const row = JSON.parse(node('export.mjs'));
	assert.deepEqual(
		[row.speaker, [...TEXT].slice(row.start, row.end).join('')],
		['Mara Lindqvist', 'We will not close the school'],
	);
});

test('types: what is right passes and what is wrong does not', () => {
	writeFileSync(
		join(home, 'typed.ts'),
		`import init, { analyse, type Report } from 'quotelens';
		import inline from 'quotelens/inline';
		import { exported } from 'quotelens/export';
		await init(new Uint8Array()); await inline();
		const report: Report = analyse('text', [{ tag: 'p', span: [0, 4] }], { precision: 'strict' });
		const speaker: string | null = report.attributions[0].speaker;
		exported('tei', [{ title: 'T', text: 'text', report }]);
		// @ts-expect-error a text is needed
		analyse(1);
		// @ts-expect-error there is no such format
		exported('docx', []);
		export { speaker };`,
	);
	const tsc = join(root, 'www/node_modules/.bin/tsc');
	for (const [module, resolution] of [
		['nodenext', 'nodenext'],
		['esnext', 'bundler'],
	]) {
		const options = [
			'--noEmit',
			'--strict',
			'--target',
			'es2024',
			'--lib',
			'es2024,dom',
			'--types',
			'',
			'--module',
			module,
		];
		execFileSync(tsc, [...options, '--moduleResolution', resolution, 'typed.ts'], { cwd: home, stdio: 'pipe' });
	}
});

test('a bundler and a browser: with the engine inside, beside, as bytes, in a worker', async (t) => {
	const site = join(home, 'site');
	mkdirSync(site);
	const entries = {
		inline: `import init, { analyse } from 'quotelens/inline'; await init(); ${SAY} globalThis.said = said;`,
		beside: `import init, { analyse } from 'quotelens'; await init(); ${SAY} globalThis.said = said;`,
		bytes: `import init, { analyse } from 'quotelens'; import engine from 'quotelens/engine.wasm';
			await init(engine); ${SAY} globalThis.said = said;`,
	};
	for (const [name, code] of Object.entries(entries)) {
		writeFileSync(join(home, `${name}.entry.mjs`), code);
		await tools('esbuild').build({
			entryPoints: [join(home, `${name}.entry.mjs`)],
			outfile: join(site, `${name}.js`),
			bundle: true,
			minify: true,
			format: 'esm',
			platform: 'browser',
			loader: { '.wasm': 'binary' },
			logLevel: 'error',
		});
		writeFileSync(join(site, `${name}.html`), `<!doctype html><script type="module" src="${name}.js"></script>`);
	}
	const installed = join(home, 'node_modules/quotelens');
	for (const file of ['engine.wasm', 'worker.js', 'web.js', 'glue.js'])
		writeFileSync(join(site, file), readFileSync(join(installed, file)));
	writeFileSync(
		join(site, 'worker.html'),
		`<!doctype html><script type="module">
		const worker = new Worker('worker.js', { type: 'module' });
		const text = ${JSON.stringify(TEXT)};
		worker.onmessage = ({ data: { id, report: { attributions: [quote] } } }) => {
			if (id === 7) globalThis.said = [quote.speaker, text.slice(...quote.content[0])].join(': ');
		};
		worker.postMessage({ id: 7, text });
		</script>`,
	);
	const server = createFileServer(site);
	const address = await listen(server, 0);
	const browser = await launch();
	t.after(async () => {
		await browser.close();
		server.closeAllConnections();
		server.close();
	});
	for (const name of [...Object.keys(entries), 'worker']) {
		const page = await browser.newPage();
		await page.goto(`${address}${name}.html`);
		await page.waitForFunction(() => globalThis.said);
		assert.equal(await page.evaluate(() => globalThis.said), SAID, name);
	}
});
