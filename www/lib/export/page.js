// The annotated article as a page of one file: no script, nothing to load, the quotes as footnotes.

import { readableDate } from '../../words.js';
import { quoteOfMark } from '../drawing.js';
import { nested } from '../nesting.js';
import { dateline, spoken } from './article.js';
import { escaped } from './citation.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('../nesting.js').Node} Node */

/** Its hash stands in the policy: `tests/formats` compares them. */
export const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#161513);--ink:light-dark(#1c1b19,#e8e4dc);--muted:light-dark(#5f5b53,#a8a298);--hair:light-dark(#dfdbd1,#37342f)}
body{max-width:36em;margin:2em auto;padding:0 1em;background:var(--paper);color:var(--ink);font:18px/1.6 Charter,"Iowan Old Style",Georgia,serif;overflow-wrap:break-word}
article+article{margin-top:4em;padding-top:2em;border-top:1px solid var(--hair)}
h1{font-size:1.6em;line-height:1.2}h2{font-size:1.1em}
.meta,ol,.note{color:var(--muted);font:14px/1.5 system-ui,sans-serif}
mark{--hue:#6f6a62;padding:2px 0;background:color-mix(in srgb,var(--hue) 18%,transparent);color:inherit;text-decoration:underline;text-decoration-color:var(--hue);text-underline-offset:4px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.indirect,.mixed,.term{background:none}.mixed q{background:color-mix(in srgb,var(--hue) 18%,transparent);quotes:none}q::before,q::after{content:none}
.likely{text-decoration-style:dashed}.unsure,.term{text-decoration-style:dotted}
.h1{--hue:#b86a00}.h2{--hue:#0a78b8}.h3{--hue:#0b8a63}.h4{--hue:#b8508f}.h5{--hue:#8a7a00}.h6{--hue:#5a63d8}.h7{--hue:#c8502a}.h8{--hue:#9a50c0}
sup{line-height:0;font:700 11px system-ui,sans-serif}a{color:inherit}sup a{text-decoration:none}
ol{padding:0;list-style:none}li{margin:.4em 0}b,.number{color:var(--ink)}.number{font-weight:700}
@media print{body{margin:0;max-width:none;font-size:11pt}mark,.mixed q{background:none}p{orphans:3;widows:3}li{break-inside:avoid}}`;

const STYLE_HASH = 'sha256-ff1wUM3IWibLwc7V9i2qyH/TZ/BuWtgdQmHw9WgEgCQ=';

/** @param {Article[]} articles */
export function annotatedPage(articles) {
	const title = articles.length === 1 ? articles[0].title : `${articles.length} articles`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${articles.map(article).join('\n')}
</main>
</body>
</html>
`;
}

/** @param {Article} source @param {number} index */
function article(source, index) {
	const { drawing, outlet, url, date, report, title } = source;
	const name = (/** @type {string} */ number) => `a${index + 1}-${number}`;
	const about = [
		report.meta.byline && `By ${report.meta.byline}`,
		dateline(report),
		outlet,
		date && readableDate(date),
	].filter(Boolean);
	const address = url && /^https?:/i.test(url) ? ` · <a href="${escaped(url)}">${escaped(url)}</a>` : '';
	const hasHeadline = drawing.lines.some(({ kind }) => kind === 'headline');
	const meta = about.length > 0 || address ? `<p class="meta">${escaped(about.join(' · '))}${address}</p>\n` : '';
	const lines = drawing.lines.map(
		(line) => `${block(line.kind, nested(drawing.body, spoken(line)).map(write).join(''))}\n`,
	);
	// Under headline and summary, where there are such.
	const place = 1 + drawing.lines.findLastIndex(({ kind }) => kind === 'headline' || kind === 'standfirst');
	return `<article>
${hasHeadline ? '' : `<h1>${escaped(title)}</h1>\n`}${lines.toSpliced(place, 0, meta).join('')}<h2>Who says what</h2>
<ol>
${drawing.quotes.map((quote, number) => footnote(quote, source.statements[number])).join('\n')}
</ol>
<p class="note">Found by a program and worth checking. Solid underline: sure. Dashed: likely. Dotted: unsure.</p>
</article>`;

	/** @param {Node} node @returns {string} */
	function write(node) {
		if (typeof node === 'string') return escaped(node);
		if ('point' in node) {
			const { number } = quoteOfMark(drawing, node.point);
			return `<sup><a id="${name(number)}-ref" href="#${name(number)}" aria-label="Quote ${number}">${number}</a></sup>`;
		}
		const inner = node.children.map(write).join('');
		const { layer } = node.stretch;
		if (layer === 'said') return `<q>${inner}</q>`;
		if (layer !== 'quote') return inner;
		const { attribution, hue, sureness } = quoteOfMark(drawing, node.stretch);
		return `<mark class="${attribution.type} ${sureness} h${hue}">${inner}</mark>`;
	}

	/** @param {import('../drawing.js').Drawing['quotes'][number]} quote @param {import('./article.js').Statement} statement */
	function footnote({ number, sureness, attribution }, statement) {
		const who = [statement.speaker, statement.role].filter(Boolean).join(', ');
		const speaker = attribution.type === 'term' ? 'Words in marks, said by nobody' : who || 'Nobody named';
		const facts = [
			attribution.type,
			statement.source && `as written: ${statement.source}`,
			statement.cue && `cue: ${statement.cue}`,
			statement.via.length > 0 && `via ${statement.via.join(', ')}`,
			statement.addressee && `to ${statement.addressee}`,
			statement.venue && `at ${statement.venue}`,
			statement.stance !== 'neutral' && statement.stance,
			statement.implied && 'implied',
			statement.edited ? 'checked by hand' : sureness,
		];
		return `<li id="${name(number)}"${/^\d/.test(number) ? ` value="${number}"` : ''}><b>${escaped(speaker)}</b>: ${escaped(statement.content)} <span>(${escaped(facts.filter(Boolean).join('; '))})</span> <a href="#${name(number)}-ref" aria-label="Back to quote ${number} in the text">↑</a></li>`;
	}
}

/** @param {import('../drawing.js').Line['kind']} kind @param {string} words */
function block(kind, words) {
	if (kind === 'headline') return `<h1>${words}</h1>`;
	if (kind === 'subheading') return `<h2>${words}</h2>`;
	return kind === 'list-item' ? `<p>• ${words}</p>` : `<p>${words}</p>`;
}
