// The pasted pages that cleanup is measured on. They are other people's and no part of the project:
// without ../shared, or where QUOTELENS_SHARED says, there are none.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..', '..');

/** Where they are, or would be. */
export const corpus = join(
	resolve(root, process.env.QUOTELENS_SHARED ?? '../shared'),
	'corpora',
	'pastes',
	'dev.jsonl.gz',
);

/** @returns {{id: string, paste: string, html: string}[]} each as a clipboard holds it, plain and as HTML */
export function pastedPages() {
	if (!existsSync(corpus)) return [];
	const lines = gunzipSync(readFileSync(corpus)).toString().trimEnd().split('\n');
	return lines.map((line) => JSON.parse(line));
}
