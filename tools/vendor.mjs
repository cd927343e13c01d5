// Copies the page's libraries out of node_modules into www/vendor, so that www/ runs as it
// lies there. `node tools/vendor.mjs --check` only compares, and fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';

const vendored = new URL('../www/vendor/', import.meta.url);
const installed = new URL('../www/node_modules/', import.meta.url);

/** File in www/vendor → file in node_modules. */
const FILES = {
	'idb-keyval.js': 'idb-keyval/dist/index.js',
	'idb-keyval.LICENSE': 'idb-keyval/LICENCE',
	'lit-html.js': 'lit-html/lit-html.js',
	'lit-html.LICENSE': 'lit-html/LICENSE',
	'signals-core.js': '@preact/signals-core/dist/signals-core.mjs',
	'signals-core.LICENSE': '@preact/signals-core/LICENSE',
};

const check = process.argv.includes('--check');
let stale = 0;
for (const [to, from] of Object.entries(FILES)) {
	const text = withoutSourceMap(readFileSync(new URL(from, installed), 'utf8'));
	if (!check) {
		writeFileSync(new URL(to, vendored), text);
	} else if (readFileSync(new URL(to, vendored), 'utf8') !== text) {
		console.error(`www/vendor/${to} is not the installed ${from}: run node tools/vendor.mjs`);
		stale += 1;
	}
}
process.exitCode = stale > 0 ? 1 : 0;

/** The maps stay behind, so the line that asks for them would be a failed request. */
function withoutSourceMap(text) {
	return text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}
