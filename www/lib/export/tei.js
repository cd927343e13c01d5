// TEI P5: the article as a text with <said> around what is said, and a list of who says it.

import { VERSION } from '../../version.js';
import { quoteOfMark } from '../drawing.js';
import { nested } from '../nesting.js';
import { dateline, spoken } from './article.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('../nesting.js').Node} Node */
/** @typedef {import('../tally.js').Quote} Quote */

const NAMESPACE = 'http://www.tei-c.org/ns/1.0';
const CERTAINTY = { sure: 'high', likely: 'medium', unsure: 'low' };

/** One article as <TEI>, several as <teiCorpus>. @param {Article[]} articles */
export function tei(articles) {
	const texts = articles.map((article, index) => document(article, `a${index + 1}`));
	const whole =
		texts.length === 1
			? texts[0].replace('<TEI', `<TEI xmlns="${NAMESPACE}"`)
			: `<teiCorpus xmlns="${NAMESPACE}">\n${header('Articles', '<p>See the header of each article.</p>')}\n${texts.join('\n')}\n</teiCorpus>`;
	return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}

/** @param {Article} article @param {string} id what the ids in it begin with */
function document(article, id) {
	return `<TEI xml:id="${id}">
${header(article.title, bibliography(article))}
<standOff>
${speakers(article, id)}</standOff>
<text xml:lang="en">
<body>
${body(article, id)}
</body>
</text>
</TEI>`;
}

/** @param {string} title @param {string} source */
function header(title, source) {
	return `<teiHeader>
<fileDesc>
<titleStmt><title>${xml(title)}</title></titleStmt>
<publicationStmt><p>Exported for the reader’s own use, not published.</p></publicationStmt>
<sourceDesc>${source}</sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="quotelens" version="${VERSION}"><label>Quotelens</label></application></appInfo>
</encodingDesc>
</teiHeader>`;
}

/** @param {Article} article */
function bibliography({ title, outlet, url, date, report }) {
	const filed = dateline(report);
	const parts = [
		`<title level="a">${xml(title)}</title>`,
		report.meta.byline && `<author>${xml(report.meta.byline)}</author>`,
		filed && `<note type="dateline">${xml(filed)}</note>`,
		outlet && `<publisher>${xml(outlet)}</publisher>`,
		date && `<date when="${xml(withSeconds(date))}">${xml(date)}</date>`,
		url && `<ptr target="${xml(url)}"/>`,
	];
	return `<bibl>${parts.filter(Boolean).join('')}</bibl>`;
}

/** XML Schema knows no time without seconds. @param {string} date */
function withSeconds(date) {
	return /T\d\d:\d\d$/.test(date) ? `${date}:00` : date;
}

/** @param {Article} article @param {string} id */
function speakers({ report }, id) {
	if (report.speakers.length === 0) return '<listPerson><person><persName>Nobody</persName></person></listPerson>\n';
	const entries = report.speakers.map(({ id: number, name, kind, role, aliases }) => {
		const [element, nameElement] = kind === 'organisation' ? ['org', 'orgName'] : ['person', 'persName'];
		const also = aliases.map((alias) => `<${nameElement} type="alias">${xml(alias)}</${nameElement}>`).join('');
		const kindOf = kind === 'person' || kind === 'organisation' ? '' : ` role="${kind}"`;
		const office = role ? `<note type="role">${xml(role)}</note>` : '';
		return `<${element} xml:id="${id}-s${number}"${kindOf}><${nameElement}>${xml(name)}</${nameElement}>${also}${office}</${element}>`;
	});
	return `<listPerson>\n${entries.join('\n')}\n</listPerson>\n`;
}

/** @param {Article} article @param {string} id */
function body(article, id) {
	const { lines, body } = article.drawing;
	const trees = lines.map((line) => nested(body, spoken(line)));
	const write = writerFor(article, id, trees.flat());
	/** @type {string[]} */
	const out = [];
	/** @type {string[]} what is open, outermost first */
	let open = [];
	/** @param {string[]} wanted */
	const reach = (wanted) => {
		for (const element of open.toReversed()) if (!wanted.includes(element)) out.push(`</${element}>`);
		for (const element of wanted) if (!open.includes(element)) out.push(`<${element}>`);
		open = wanted;
	};
	lines.forEach(({ kind }, index) => {
		const words = trees[index].map(write).join('');
		const division = open.filter((element) => element === 'div');
		if (kind === 'list-item') {
			reach([...division, 'list']);
			out.push(`<item>${words}</item>`);
		} else if (kind === 'paragraph' || kind === 'standfirst') {
			reach(division);
			out.push(kind === 'standfirst' ? `<p rend="standfirst">${words}</p>` : `<p>${words}</p>`);
		} else {
			reach([]);
			reach(['div']);
			out.push(`<head>${words}</head>`);
		}
	});
	reach([]);
	return out.length > 0 ? out.join('\n') : '<p/>';
}

/**
 * How a node of a line is written. What one person says at one go is one <said>, or several that point at
 * each other.
 *
 * @param {Article} article
 * @param {string} id
 * @param {Node[]} nodes of all lines
 * @returns {(node: Node) => string}
 */
function writerFor({ drawing }, id, nodes) {
	const pieces = piecesOf(nodes);
	/** @param {Quote} quote @param {number} piece */
	const name = (quote, piece) => `${id}-${quote.id}.${piece + 1}`;
	/** @param {string} attribute @param {Quote} quote */
	const speaker = (attribute, { attribution: { speaker_id: number } }) =>
		number === null ? '' : ` ${attribute}="#${id}-s${number}"`;
	/** @param {import('../nesting.js').Branch} branch @param {Quote} quote */
	const identity = (branch, quote) => {
		const all = pieces.get(quote.attribution.content) ?? [];
		const at = all.indexOf(branch);
		const before = at > 0 ? ` prev="#${name(quote, at - 1)}"` : '';
		const after = at < all.length - 1 ? ` next="#${name(quote, at + 1)}"` : '';
		const cert = quote.implied ? 'low' : CERTAINTY[quote.sureness];
		return ` xml:id="${name(quote, at)}"${before}${after} cert="${cert}"`;
	};
	/** @param {Node} node @returns {string} */
	const write = (node) => {
		if (typeof node === 'string') return xml(node);
		if ('point' in node) return '';
		const inner = node.children.map(write).join('');
		const { layer } = node.stretch;
		const quote = quoteOfMark(drawing, node.stretch);
		const { content, type } = quote.attribution;
		// Its statement may have no place in the body, if a reader had all of it taken out.
		const of = pieces.has(content) ? ` corresp="#${name(quote, 0)}"` : '';
		if (layer === 'cue') return `<seg type="cue"${of}>${inner}</seg>`;
		if (layer === 'source') return `<rs${speaker('ref', quote)}${of}>${inner}</rs>`;
		if (layer === 'said') return `<quote>${inner}</quote>`;
		if (type === 'term') return `<soCalled${identity(node, quote)}>${inner}</soCalled>`;
		return `<said${identity(node, quote)}${speaker('who', quote)} direct="${type === 'direct'}">${inner}</said>`;
	};
	return write;
}

/** The pieces of each quote in the order of the text. @param {Node[]} nodes */
function piecesOf(nodes) {
	/** @type {Map<import('../corrections.js').Place, import('../nesting.js').Branch[]>} */
	const pieces = new Map();
	/** @param {Node} node */
	const visit = (node) => {
		if (typeof node === 'string' || 'point' in node) return;
		const { layer, quote } = node.stretch;
		if (layer === 'quote' && quote !== undefined) pieces.set(quote, [...(pieces.get(quote) ?? []), node]);
		node.children.forEach(visit);
	};
	nodes.forEach(visit);
	return pieces;
}

/** Text as XML has it; what no XML file may hold becomes the sign for such. @param {string} text */
function xml(text) {
	return text
		.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
