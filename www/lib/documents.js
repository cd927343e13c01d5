// Word processors' files as blocks: a paragraph is a block, a heading says so, what was deleted is left out.

import { joined } from './html-blocks.js';
import { unzipped } from './zip.js';

/** @typedef {import('./html-blocks.js').Block} Block */
/** @typedef {import('./html-blocks.js').Blocks} Blocks */

/** More than any text unpacks to; a file that claims more is made to harm. */
const MOST_BYTES = 50_000_000;

/**
 * How a format spells what is looked for, by the local names of its elements.
 *
 * @typedef {object} Dialect
 * @property {(parts: Record<string, Uint8Array>) => string} main the part that holds the text
 * @property {Set<string>} paragraphs
 * @property {Set<string>} skipped with all that is in them
 * @property {Record<string, string>} signs elements that stand for characters
 * @property {(paragraph: Element) => string} tag
 * @property {(node: Node) => boolean} isText
 */

/** @type {Record<'docx' | 'odt', Dialect>} */
const DIALECTS = {
	docx: {
		main: mainPart,
		paragraphs: new Set(['p']),
		skipped: new Set(['del', 'moveFrom', 'instrText', 'delText', 'fldData', 'pPr', 'rPr', 'Fallback']),
		signs: { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '‑' },
		tag: wordTag,
		isText: (node) => node.parentElement?.localName === 't',
	},
	odt: {
		main: () => 'content.xml',
		paragraphs: new Set(['p', 'h']),
		skipped: new Set([
			'tracked-changes',
			'annotation',
			'note',
			'automatic-styles',
			'font-face-decls',
			'scripts',
			'forms',
		]),
		signs: { tab: '\t', 'line-break': '\n', s: ' ' },
		tag: (paragraph) =>
			paragraph.localName === 'h'
				? `h${attribute(paragraph, 'outline-level') || 2}`
				: within(paragraph, 'list-item')
					? 'li'
					: 'p',
		isText: (node) => node.parentElement?.closest('*|p, *|h') !== null,
	},
};

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {'docx' | 'odt'} format
 * @returns {Promise<Blocks | null>} `null` where it is no such file
 */
export async function blocksOfDocument(bytes, format) {
	const dialect = DIALECTS[format];
	try {
		const parts = await unzipped(bytes, (name) => /\.(?:xml|rels)$/.test(name), MOST_BYTES);
		const part = parts[dialect.main(parts)];
		if (!part) return null;
		const page = new DOMParser().parseFromString(new TextDecoder().decode(part), 'application/xml');
		const blocks = paragraphs(page, dialect);
		return blocks.length > 0 ? joined(blocks) : null;
	} catch {
		return null;
	}
}

/** @param {Document} page @param {Dialect} dialect @returns {Block[]} */
function paragraphs(page, dialect) {
	/** @type {Block[]} */
	const blocks = [];
	const walker = page.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
		node instanceof Element && dialect.skipped.has(node.localName)
			? NodeFilter.FILTER_REJECT
			: NodeFilter.FILTER_ACCEPT,
	);
	let tag = 'p';
	let words = '';
	const end = () => {
		for (const line of words.split('\n')) {
			const drawn = line.replace(/\s+/g, ' ').trim();
			if (drawn !== '') blocks.push({ tag, words: drawn, linkChars: 0, classHint: '', within: '' });
		}
		words = '';
	};
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		if (node instanceof Element) {
			if (dialect.paragraphs.has(node.localName)) {
				end();
				tag = dialect.tag(node);
			} else words += dialect.signs[node.localName] ?? '';
		} else if (dialect.isText(node)) words += node.nodeValue ?? '';
	}
	end();
	return blocks;
}

/** Where the text of a Word file stands is written in the file: not always in `document.xml`.
 * @param {Record<string, Uint8Array>} parts */
function mainPart(parts) {
	const relations = new DOMParser().parseFromString(new TextDecoder().decode(parts['_rels/.rels']), 'application/xml');
	const main = [...relations.getElementsByTagName('Relationship')].find((relation) =>
		relation.getAttribute('Type')?.endsWith('/officeDocument'),
	);
	return main?.getAttribute('Target')?.replace(/^\//, '') ?? 'word/document.xml';
}

/** @param {Element} paragraph */
function wordTag(paragraph) {
	const properties = [...paragraph.children].find(({ localName }) => localName === 'pPr');
	const parts = [...(properties?.children ?? [])];
	const style = attribute(
		parts.find(({ localName }) => localName === 'pStyle'),
		'val',
	);
	if (/^title$/i.test(style)) return 'h1';
	const level = style.match(/^heading\s*([1-6])$/i)?.[1];
	if (level) return `h${level}`;
	if (parts.some(({ localName }) => localName === 'numPr')) return 'li';
	return within(paragraph, 'tc') ? 'td' : 'p';
}

/** @param {Element | undefined} element @param {string} name without its prefix */
function attribute(element, name) {
	return [...(element?.attributes ?? [])].find(({ localName }) => localName === name)?.value ?? '';
}

/** @param {Element} element @param {string} name */
function within(element, name) {
	return element.closest(`*|${name}`) !== null;
}
