// Opened and dropped files as articles, or one sentence on why a file cannot be read.

import { words } from '../words.js';
import { blocksOfHtml } from './html-blocks.js';

/** @typedef {import('../store.js').Draft} Draft */

/** Kinds of files people try, and what to tell them. */
const UNREADABLE = [
	{ pattern: /\.pdf$/i, reason: words.fileIsPdf },
	{ pattern: /\.(docx?|odt|rtf|pages)$/i, reason: words.fileIsDocument },
	{ pattern: /\.(png|jpe?g|gif|webp|heic|tiff?)$/i, reason: words.fileIsPicture },
];

const HTML_NAME = /\.x?html?$/i;

/** Above this a file is no article, and decoding it would only freeze the page. */
const MOST_BYTES = 20_000_000;

/**
 * @param {File[]} files
 * @returns {Promise<{drafts: Draft[], refusals: string[]}>}
 */
export async function readFiles(files) {
	/** @type {Draft[]} */
	const drafts = [];
	/** @type {string[]} */
	const refusals = [];
	for (const file of files) {
		const answer = await readFile(file);
		if (typeof answer === 'string') refusals.push(`${file.name}: ${answer}`);
		else drafts.push(answer);
	}
	return { drafts, refusals };
}

/** @param {File} file @returns {Promise<Draft | string>} */
async function readFile(file) {
	const unreadable = UNREADABLE.find((kind) => kind.pattern.test(file.name));
	if (unreadable) return unreadable.reason;
	if (file.size > MOST_BYTES) return words.fileIsLarge;
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (bytes.subarray(0, 1024).includes(0) && !isUtf16(bytes)) return words.fileIsBinary;
	const text = decode(bytes);
	if (text.trim() === '') return words.fileIsEmpty;
	const isHtml = HTML_NAME.test(file.name) || file.type === 'text/html';
	const blocks = isHtml ? blocksOfHtml(text) : null;
	const name = file.name.replace(/\.[^.]+$/, '');
	return blocks ? { title: name, ...blocks } : { title: name, text };
}

/**
 * By byte order mark, else by what an HTML file says of itself, else UTF-8, else the encoding old
 * Windows programs write.
 *
 * @param {Uint8Array} bytes
 */
function decode(bytes) {
	if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
	const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
	const named = head.match(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i)?.[1];
	for (const label of [named, 'utf-8']) {
		const text = label && decodeStrictly(bytes, label);
		if (typeof text === 'string') return text;
	}
	return new TextDecoder('windows-1252').decode(bytes);
}

/** @param {Uint8Array} bytes @param {string} label */
function decodeStrictly(bytes, label) {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** @param {Uint8Array} bytes */
function isUtf16(bytes) {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
