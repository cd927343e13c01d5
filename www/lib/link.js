// A link that holds everything: `#v1.<length>-<check>.<payload>`, the articles as JSON, packed, in letters
// that survive a mail. Length and check come first, so that a link that was cut says so.

import { crc32 } from './crc32.js';
import { fromPortable, isObject, toPortable } from './portable.js';
import { inflated } from './zip.js';

/** @typedef {import('../store.js').Draft} Draft */
/** @typedef {{kind: 'none'} | {kind: 'newer'} | {kind: 'broken'} | {kind: 'cut', arrived: number, of: number}
 *   | {kind: 'articles', drafts: Draft[], view: View}} Opened */
/** @typedef {{tab?: string, quote?: string}} View what was in sight */

/** Up to here a link arrives whole wherever it is sent (page.md §0.7), and up to here in most places. */
export const SAFE_LENGTH = 4000;
export const LONGEST = 16_000;

/** More than any article, and less than what a malicious link could fill the memory with. */
const MOST_BYTES = 20_000_000;

/**
 * @param {import('./portable.js').Kept[]} articles
 * @param {View} view
 * @returns {Promise<string>} the fragment, with its `#`
 */
export async function linkFragment(articles, view) {
	const json = JSON.stringify({ a: articles.map(toPortable), w: view });
	const payload = toLetters(await deflated(new TextEncoder().encode(json)));
	return `#v1.${payload.length.toString(36)}-${checkOf(payload)}.${payload}`;
}

/** @param {string} fragment with its `#` @returns {Promise<Opened>} */
export async function readLink(fragment) {
	const version = fragment.match(/^#v(\d+)\./)?.[1];
	if (!version) return { kind: 'none' };
	if (version !== '1') return { kind: 'newer' };
	const [, length, check, payload] = fragment.match(/^#v1\.([0-9a-z]+)-([0-9a-z]+)\.([\w-]*)/) ?? [];
	if (!length) return { kind: 'cut', arrived: fragment.length, of: 0 };
	const of = Number.parseInt(length, 36);
	if (payload.length < of) return { kind: 'cut', arrived: payload.length, of };
	// What a mail program added behind it does no harm.
	const whole = payload.slice(0, of);
	if (checkOf(whole) !== check) return { kind: 'broken' };
	try {
		const bytes = await inflated(fromLetters(whole), MOST_BYTES);
		const { a, w } = JSON.parse(new TextDecoder().decode(bytes));
		const drafts = a.map(fromPortable).filter(Boolean);
		const view = isObject(w) ? { tab: asText(w.tab), quote: asText(w.quote) } : {};
		return drafts.length > 0 ? { kind: 'articles', drafts, view } : { kind: 'broken' };
	} catch {
		return { kind: 'broken' };
	}
}

/** @param {unknown} value */
function asText(value) {
	return typeof value === 'string' ? value : undefined;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** base64url. @param {Uint8Array} bytes */
function toLetters(bytes) {
	let binary = '';
	for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} letters */
function fromLetters(letters) {
	const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** @param {string} payload of ASCII */
function checkOf(payload) {
	return crc32(new TextEncoder().encode(payload)).toString(36);
}
