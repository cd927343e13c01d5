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

/** What attributes that do something are called while a page is read begins so. */
const WRITTEN = 'data-written-';
const STYLE = `${WRITTEN}style`;

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
		.replace(/<[a-z][^<>=]*=[^<>]*>/gi, (tag) => tag.replace(/([\s/"'])(style|on\w+)\s*=/gi, `$1 ${WRITTEN}$2=`));
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
 * An element being read, as in the HTML standard's stack of open elements.
 *
 * @typedef {object} Open
 * @property {Element} element
 * @property {string} name
 * @property {Open | null} outer the one around it
 * @property {boolean} isBlock
 * @property {boolean} inLink whether it is a link or stands in one
 * @property {boolean} inPre the same of preformatted text
 * @property {Surroundings | null} said what it and those around it say, once somebody asked
 */

/** @typedef {{names: string, within: string}} Surroundings names and elements from an element outwards, itself too */

/** @param {Element} element @param {Open | null} outer @returns {Open} */
function opened(element, outer) {
	const name = element.localName;
	return {
		element,
		name,
		outer,
		isBlock: BLOCK.has(name),
		inLink: outer?.inLink || (name === 'a' && element.hasAttribute('href')),
		inPre: outer?.inPre || name === 'pre',
		said: null,
	};
}

/**
 * Walks without recursion: a hostile page may be nested deeper than the call stack.
 *
 * @param {HTMLElement} root
 * @returns {Block[]}
 */
function walk(root) {
	if (isHidden(root)) return [];
	const body = opened(root, root.parentElement && opened(root.parentElement, null));
	const line = lineBuilder(body);
	let open = body;
	let node = root.firstChild;
	while (node || open !== body) {
		if (node === null) {
			node = open.element.nextSibling;
			if (open.isBlock) line.end(blockAround(open));
			open = open.outer ?? body;
			continue;
		}
		const element = asElement(node);
		if (element === null) line.add(node, open);
		else if (element.localName === 'br') line.end();
		else if (!isHidden(element)) {
			open = opened(element, open);
			if (open.isBlock) line.end(open);
			else if (open.name === 'a') line.afterSibling(element);
			node = element.firstChild;
			continue;
		} else if (BLOCK.has(element.localName)) line.end(blockAround(opened(element, open)));
		node = node.nextSibling;
	}
	line.end();
	return line.blocks;
}

/**
 * Gathers the words of one line and keeps the finished ones.
 *
 * @param {Open} body
 */
function lineBuilder(body) {
	/** @type {Block[]} */
	const blocks = [];
	let owner = body;
	let words = '';
	/** Whether a blank or nothing stands before what comes next. */
	let isBlank = true;
	let linkChars = 0;

	/** Ends the line; what follows belongs to `next`. */
	const end = (next = owner) => {
		const finished = words.trim();
		if (finished !== '') {
			const chars = Math.min(linkChars, finished.length);
			blocks.push({ tag: owner.name, words: finished, linkChars: chars, ...around(owner) });
		}
		owner = next;
		words = '';
		isBlank = true;
		linkChars = 0;
	};
	/** Adds words, blanks drawn together as a browser draws them. @param {string} more */
	const append = (more) => {
		const drawn = /[\t\r\n\f]| {2}/.test(more) ? more.replace(/[ \t\r\n\f]+/g, ' ') : more;
		const fitting = isBlank && drawn.startsWith(' ') ? drawn.slice(1) : drawn;
		if (fitting === '') return 0;
		words += fitting;
		isBlank = fitting.endsWith(' ');
		return fitting.length;
	};
	/** @param {Node} node @param {Open} open */
	const add = (node, { inLink, inPre }) => {
		if (node.nodeType !== Node.TEXT_NODE) return;
		const text = node.nodeValue ?? '';
		(inPre ? text.split('\n') : [text]).forEach((part, index) => {
			if (index > 0) end();
			const added = append(part);
			if (inLink) linkChars += added;
		});
	};
	/** Links in a row without a blank between are the entries of a menu. @param {Element} link */
	const afterSibling = (link) => {
		if (link.previousSibling && asElement(link.previousSibling)?.localName === 'a') append(' ');
	};
	return { blocks, end, add, afterSibling };
}

/** The block that an element stands in; of none the element itself. @param {Open} open @returns {Open} */
function blockAround(open) {
	let at = open.outer;
	while (at && !at.isBlock) at = at.outer;
	return at ?? open;
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

/** What stands around a block. @param {Open} block */
function around(block) {
	const { names } = surroundings(block);
	const within = block.outer ? surroundings(block.outer).within : '';
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
 * @param {Open} open
 * @returns {Surroundings}
 */
function surroundings(open) {
	/** @type {Open[]} */
	const unknown = [];
	/** @type {Open | null} */
	let at = open;
	while (at && at.said === null) {
		unknown.push(at);
		at = at.outer;
	}
	let found = at?.said ?? { names: '', within: '' };
	for (const inner of unknown.reverse()) {
		found = { names: joinedBy(ownNames(inner.element), found.names), within: found.within };
		found.names = found.names.slice(0, CLASS_HINT_CHARS);
		if (TELLING.has(inner.name)) found.within = joinedBy(inner.name, found.within);
		inner.said = found;
	}
	return found;
}
