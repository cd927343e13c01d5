// Opened and dropped files as articles, or one sentence on why a file cannot be read.

import * as words from '../words.js';
import { blocksOfDocument } from './documents.js';
import { blocksOfHtml, originOfHtml } from './html-blocks.js';
import { readProject } from './project.js';
import { articlesOfLines, articlesOfTable } from './tables.js';

/** @typedef {import('../store.js').Draft} Draft */
/** @typedef {{drafts: Draft[], note?: string}} Read */

/** Kinds of files people try, and what to tell them. */
const UNREADABLE = [
	{ pattern: /\.pdf$/i, reason: words.fileIsPdf },
	{ pattern: /\.(doc|rtf|pages)$/i, reason: words.fileIsDocument },
	{ pattern: /\.(png|jpe?g|gif|webp|heic|tiff?)$/i, reason: words.fileIsPicture },
];

const HTML_NAME = /\.x?html?$/i;

/** Above this a file is no article, and decoding it would only freeze the page. */
const MOST_BYTES = 20_000_000;

/**
 * @param {File[]} files
 * @returns {Promise<{drafts: Draft[], notes: string[]}>} `notes`: what is to be said of single files
 */
export async function readFiles(files) {
	/** @type {Draft[]} */
	const drafts = [];
	/** @type {string[]} */
	const notes = [];
	for (const file of files) {
		const answer = await readFile(file).catch(() => words.fileUnreadable);
		if (typeof answer === 'string') notes.push(`${file.name}: ${answer}`);
		else {
			drafts.push(...answer.drafts);
			if (answer.note) notes.push(`${file.name}: ${answer.note}`);
		}
	}
	return { drafts, notes };
}

/** @param {File} file @returns {Promise<Read | string>} */
async function readFile(file) {
	const unreadable = UNREADABLE.find((kind) => kind.pattern.test(file.name));
	if (unreadable) return unreadable.reason;
	if (file.size > MOST_BYTES) return words.fileIsLarge;
	const bytes = new Uint8Array(await file.arrayBuffer());
	const title = file.name.replace(/(?:\.quotes)?\.[^.]+$/, '');
	const format = /** @type {'docx' | 'odt' | undefined} */ (file.name.match(/\.(docx|odt)$/i)?.[1].toLowerCase());
	if (format) {
		const blocks = await blocksOfDocument(bytes, format);
		return blocks ? { drafts: [{ title, ...blocks }] } : words.fileNotDocument;
	}
	if (bytes.subarray(0, 1024).includes(0) && !isUtf16(bytes)) return words.fileIsBinary;
	const { text, label } = decode(bytes);
	if (text.trim() === '') return words.fileIsEmpty;
	const drafts = draftsOf(text, file, title);
	if (typeof drafts === 'string') return drafts;
	return { drafts, ...(label !== 'utf-8' && { note: words.readAs(label) }) };
}

/** @param {string} text @param {File} file @param {string} title @returns {Draft[] | string} */
function draftsOf(text, { name, type }, title) {
	if (/\.json$/i.test(name)) {
		const project = readProject(text);
		const reasons = { other: words.fileOther, newer: words.fileNewer, broken: words.fileBroken };
		return typeof project === 'string' ? reasons[project] : project;
	}
	if (/\.(?:jsonl|ndjson)$/i.test(name)) return someOf(articlesOfLines(text));
	if (/\.(?:csv|tsv)$/i.test(name)) return someOf(articlesOfTable(text, separatorOf(text, name)));
	const isHtml = HTML_NAME.test(name) || type === 'text/html';
	const blocks = isHtml ? blocksOfHtml(text) : null;
	return [blocks ? { title, ...blocks, about: originOfHtml(text) } : { title, text }];
}

/** @param {Draft[]} drafts */
function someOf(drafts) {
	return drafts.length > 0 ? drafts : words.fileNoArticles;
}

/** Some spreadsheets write semicolons. @param {string} text @param {string} name */
function separatorOf(text, name) {
	if (/\.tsv$/i.test(name)) return '\t';
	const head = text.split('\n', 1)[0];
	return head.split(';').length > head.split(',').length ? ';' : ',';
}

/**
 * By byte order mark, else by what an HTML file says of itself, else UTF-8, else the encoding old
 * Windows programs write.
 *
 * @param {Uint8Array} bytes
 * @returns {{text: string, label: string}}
 */
function decode(bytes) {
	if (isUtf16(bytes)) {
		const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
		return { text: new TextDecoder(label).decode(bytes), label };
	}
	const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
	const named = head.match(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i)?.[1].toLowerCase();
	for (const label of [named, 'utf-8']) {
		const text = label && decodeStrictly(bytes, label);
		if (label && typeof text === 'string') return { text, label: label === 'utf8' ? 'utf-8' : label };
	}
	return { text: new TextDecoder('windows-1252').decode(bytes), label: 'windows-1252' };
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
