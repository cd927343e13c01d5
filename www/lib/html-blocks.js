// A copied web page as a list of blocks: words, and what the page said about them.
//
// The page is parsed into an inert document (no script runs, no picture loads) and only read;
// nothing of it ever becomes markup here.

import { webAddress } from './source-link.js';

/** @typedef {import('../pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {{text: string, hints: BlockHint[]}} Blocks `hints` with spans into `text` */
/** @typedef {{tag: string, words: string, linkChars: number, classHint: string, within: string}} Block */

/** Nothing a reader would see as words. */
const SKIPPED = new Set(
	`script style noscript template head title meta link svg math canvas iframe object embed video audio
	select option datalist textarea input progress meter`.split(/\s+/),
);

/** Elements that begin and end a line of their own. `button` too: share buttons stand side by side. */
const BLOCK = new Set(
	`address article aside blockquote body button caption center dd details dialog div dl dt fieldset
	figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section
	summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** Elements around a block that say what it is. */
const TELLING = new Set('nav header footer aside figure ul ol table article main form dialog'.split(' '));

/** What `style` attributes are called while a page is read. */
const STYLE = 'data-written-style';

/** Longer class lists are the work of machines and say nothing more. */
const CLASS_HINT_CHARS = 400;

/**
 * The blocks of an HTML page; `null` where it has fewer than two, for then the plain text is as good.
 *
 * @param {string} html
 * @returns {Blocks | null}
 */
export function blocksOfHtml(html) {
	const page = new DOMParser().parseFromString(quieted(html), 'text/html');
	const blocks = walk(page.body);
	return blocks.length < 2 ? null : joined(blocks);
}

/**
 * What a saved page says of where it comes from.
 *
 * @param {string} html
 * @returns {{outlet?: string, url?: string}}
 */
export function originOfHtml(html) {
	const page = new DOMParser().parseFromString(quieted(html), 'text/html');
	/** @param {string} selector @param {string} attribute */
	const read = (selector, attribute) => page.querySelector(selector)?.getAttribute(attribute)?.trim() ?? '';
	const outlet = read('meta[property="og:site_name"]', 'content');
	const url = webAddress(read('link[rel=canonical]', 'href')) ?? webAddress(read('meta[property="og:url"]', 'content'));
	return { ...(outlet && { outlet }), ...(url && { url }) };
}

/**
 * The page's policy already forbids what a copied page would do here (style itself, answer clicks,
 * move the base of addresses), and the browser complains of each attempt; copied pages make hundreds.
 * Under other names nothing is attempted, and what has to be read can still be read.
 *
 * @param {string} html
 */
function quieted(html) {
	return html
		.replace(/<(\/?)style\b/gi, '<$1template')
		.replace(/<base\b/gi, '<meta')
		.replace(/<[a-z][^<>=]*=[^<>]*>/gi, (tag) =>
			tag.replace(/([\s/"'])style\s*=/gi, `$1 ${STYLE}=`).replace(/([\s/"'])on\w+\s*=/gi, '$1 data-on='),
		);
}

/** Blocks one after the other, a line each. @param {Block[]} blocks @returns {Blocks} */
export function joined(blocks) {
	let at = 0;
	const hints = blocks.map(({ words, ...hint }) => {
		const start = at;
		at += words.length + 1;
		return { span: /** @type {[number, number]} */ ([start, start + words.length]), ...hint };
	});
	return { text: blocks.map((block) => block.words).join('\n'), hints };
}

/**
 * Walks without recursion: a hostile page may be nested deeper than the call stack.
 *
 * @param {HTMLElement} root
 * @returns {Block[]}
 */
function walk(root) {
	const line = lineBuilder(root);
	/** @type {Node | null} */
	let node = root;
	while (node) {
		const element = asElement(node);
		if (element === null) line.add(node);
		else if (element.localName === 'br') line.end();
		else if (!isHidden(element)) {
			if (BLOCK.has(element.localName)) line.end(element);
			else if (element.localName === 'a') line.afterSibling(element);
			if (node.firstChild) {
				node = node.firstChild;
				continue;
			}
		}
		node = onward(node, root, line);
	}
	line.end();
	return line.blocks;
}

/**
 * The next node that is not inside `node`; the blocks left on the way end their line.
 *
 * @param {Node} node
 * @param {Node} root
 * @param {ReturnType<typeof lineBuilder>} line
 */
function onward(node, root, line) {
	/** @type {Node | null} */
	let at = node;
	while (at && at !== root) {
		const element = asElement(at);
		if (element && BLOCK.has(element.localName)) line.end(blockAround(element));
		if (at.nextSibling) return at.nextSibling;
		at = at.parentNode;
	}
	return null;
}

/**
 * Gathers the words of one line and keeps the finished ones.
 *
 * @param {Element} root
 */
function lineBuilder(root) {
	/** @type {Block[]} */
	const blocks = [];
	/** @type {Map<Element, Surroundings>} */
	const known = new Map();
	let owner = root;
	let words = '';
	let linkChars = 0;

	/** Ends the line; what follows belongs to `next`. */
	const end = (next = owner) => {
		const finished = words.trim();
		if (finished !== '') {
			const chars = Math.min(linkChars, finished.length);
			blocks.push({ tag: owner.localName, words: finished, linkChars: chars, ...around(owner, known) });
		}
		owner = next;
		words = '';
		linkChars = 0;
	};
	/** Adds words, blanks drawn together as a browser draws them. @param {string} more */
	const append = (more) => {
		const drawn = more.replace(/[ \t\r\n\f]+/g, ' ');
		const fitting = words === '' || words.endsWith(' ') ? drawn.replace(/^ /, '') : drawn;
		words += fitting;
		return fitting.length;
	};
	/** @param {Node} node */
	const add = (node) => {
		if (node.nodeType !== Node.TEXT_NODE) return;
		const inLink = node.parentElement?.closest('a[href]');
		const lines = node.parentElement?.closest('pre') ? node.nodeValue?.split('\n') : [node.nodeValue];
		lines?.forEach((part, index) => {
			if (index > 0) end();
			const added = append(part ?? '');
			if (inLink) linkChars += added;
		});
	};
	/** Links in a row without a blank between are the entries of a menu. @param {Element} link */
	const afterSibling = (link) => {
		if (link.previousSibling && asElement(link.previousSibling)?.localName === 'a') append(' ');
	};
	return { blocks, end, add, afterSibling };
}

/** @param {Node} node @returns {Element} */
function blockAround(node) {
	let at = node.parentElement;
	while (at && !BLOCK.has(at.localName)) at = at.parentElement;
	return at ?? /** @type {Element} */ (node);
}

/** @param {Node} node */
function asElement(node) {
	return node.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (node) : null;
}

/** @param {Element} element */
function isHidden(element) {
	return (
		SKIPPED.has(element.localName) ||
		element.hasAttribute('hidden') ||
		/(?:^|;)\s*display\s*:\s*none/i.test(element.getAttribute(STYLE) ?? '')
	);
}

/** @typedef {{names: string, within: string}} Surroundings names and elements from an element outwards, itself too */

/**
 * What stands around a block.
 *
 * @param {Element} block
 * @param {Map<Element, Surroundings>} known
 */
function around(block, known) {
	const { names } = surroundings(block, known);
	const within = block.parentElement ? surroundings(block.parentElement, known).within : '';
	return { classHint: names, within };
}

/** @param {Element} element */
function ownNames(element) {
	let names = '';
	for (const attribute of ['class', 'id', 'role', 'itemprop']) {
		const value = element.getAttribute(attribute);
		if (value) names = joinedBy(names, value);
	}
	return names === '' ? '' : names.replace(/\s+/g, ' ').trim();
}

/** @param {string} one @param {string} other */
function joinedBy(one, other) {
	return one === '' || other === '' ? one + other : `${one} ${other}`;
}

/**
 * Each element's own and its parent's, found out once: most blocks stand in the same elements. No
 * recursion here either.
 *
 * @param {Element} element
 * @param {Map<Element, Surroundings>} known
 * @returns {Surroundings}
 */
function surroundings(element, known) {
	/** @type {Element[]} */
	const unknown = [];
	/** @type {Element | null} */
	let at = element;
	while (at && !known.has(at)) {
		unknown.push(at);
		at = at.parentElement;
	}
	let found = (at && known.get(at)) ?? { names: '', within: '' };
	for (const inner of unknown.reverse()) {
		found = { names: joinedBy(ownNames(inner), found.names), within: found.within };
		found.names = found.names.slice(0, CLASS_HINT_CHARS);
		if (TELLING.has(inner.localName)) found.within = joinedBy(inner.localName, found.within);
		known.set(inner, found);
	}
	return found;
}
