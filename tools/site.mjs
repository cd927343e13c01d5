// Makes what is published of the page: `dist/site` for a host, `dist/quotelens.html` for a double-click.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WWW } from './site/bundles.mjs';
import { hostedSite } from './site/hosted.mjs';
import { singleFile } from './site/single-file.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const SITE = join(DIST, 'site');

const parts = {
	index: text('index.html'),
	icon: text('icon.svg'),
	manifest: text('manifest.webmanifest'),
	examples: texts('examples', /\.txt$/),
	licences: texts('vendor', /\.LICENSE$/),
	engine: readFileSync(join(WWW, 'pkg/quotelens_bg.wasm')),
};
const single = await singleFile(parts);
const site = await hostedSite({ ...parts, single });

rmSync(SITE, { recursive: true, force: true });
for (const [path, content] of Object.entries(site)) write(join(SITE, path), content);
write(join(DIST, 'quotelens.html'), single);

console.log(`dist/site: ${Object.keys(site).length} files, for any static host, in any folder of it`);
console.log(`dist/quotelens.html: ${Buffer.byteLength(single)} bytes, the page in one file`);

function text(path) {
	return readFileSync(join(WWW, path), 'utf8');
}

/** The texts of a folder by their names, endings that only say the kind of text left out. */
function texts(folder, pattern) {
	const names = readdirSync(join(WWW, folder)).filter((name) => pattern.test(name));
	return Object.fromEntries(names.sort().map((name) => [name.replace(/\.LICENSE$/, ''), text(join(folder, name))]));
}

function write(path, content) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
}
