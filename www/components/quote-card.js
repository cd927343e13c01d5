// One quote in the index: closed two lines, open everything that is known of it.

import { bodyPlace } from '../correcting.js';
import { paragraphOf } from '../lib/drawing.js';
import { citation } from '../lib/export/citation.js';
import { sourceLink } from '../lib/source-link.js';
import { current, toast } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../lib/tally.js').Quote} Quote */

const copiedId = signal(/** @type {string | null} */ (null));

/** The words of a quote; where its cue stood between two pieces, an ellipsis stands.
 * @param {Drawing} drawing
 * @param {Quote} quote */
export function quoteText(drawing, quote) {
	const text = quote.pieces.map(([start, end]) => drawing.body.slice(start, end)).join(' … ');
	return quote.attribution.type === 'direct' || quote.attribution.type === 'term' ? `“${text}”` : text;
}

/**
 * What is known of a quote besides its words.
 *
 * @param {Drawing} drawing
 * @param {Quote} quote
 * @param {(span: [number, number]) => string} written the words of the paste at a place
 */
export function quoteDetails(drawing, quote, written) {
	const { attribution } = quote;
	const cue = attribution.cue.map(written).join(' … ');
	const copied = copiedId.value === quote.id;
	const url = current.value?.about.url;
	return html`
		<blockquote class="whole" dir="auto">${quoteText(drawing, quote)}</blockquote>
		<dl>
			${fact(words.speaker, attribution.role ? `${quote.name}, ${attribution.role}` : quote.name)}
			${writtenFact(drawing, quote, written)}
			${fact(words.cue, cue)}
			${fact(words.via, attribution.via.join(' → '))}
			${fact(words.saidTo, attribution.addressee)}
			${fact(words.saidAt, attribution.venue)}
			${fact(words.stance, attribution.stance === 'neutral' ? null : words.stances[attribution.stance])}
			${attribution.why.length > 0 ? html`<dt>${words.why}</dt><dd><ul>${attribution.why.map((reason) => html`<li>${reason}</li>`)}</ul></dd>` : nothing}
		</dl>
		<p class="card-actions">
			<button type="button" @click=${() => copy(drawing, quote)}>${copied ? words.copied : words.copyQuote}</button>
			${url ? html`<a class="button" href=${sourceLink(url, drawing.body, quote.pieces)} target="_blank" rel="noopener noreferrer">${words.openSource}</a>` : nothing}
			<button type="button" data-edit=${quote.id}>${words.change}</button>
			<button type="button" data-show=${quote.id}>${words.showInText}</button>
		</p>
	`;
}

/** Who speaks as the article puts it, and where that stands.
 * @param {Drawing} drawing @param {Quote} quote @param {(span: [number, number]) => string} written */
function writtenFact(drawing, { attribution, name }, written) {
	const source = attribution.source.map(written).join(' … ');
	if (source === '') return nothing;
	const [start, end] = bodyPlace(attribution.source[0]);
	const paragraph = paragraphOf(drawing.lines, start);
	return html`<dt>${words.asWritten}</dt><dd><bdi>“${source}”</bdi>${source === name ? nothing : html` → <bdi>${name}</bdi>`}${
		start < end && paragraph > 0
			? html`, <button type="button" class="link" data-place=${start}>${words.paragraph(paragraph)}</button>`
			: nothing
	}</dd>`;
}

/** @param {string} term @param {string | null | undefined} definition */
function fact(term, definition) {
	return definition ? html`<dt>${term}</dt><dd><bdi>${definition}</bdi></dd>` : nothing;
}

/** @param {Quote} quote */
export function quoteHeading(quote) {
	const { type } = quote.attribution;
	return html`<span class="number" aria-hidden="true">${quote.number}</span>
		<bdi class="name">${quote.name}</bdi>
		<span class="kind">${words.kindNames[type]}${quote.implied ? `, ${words.impliedName}` : ''} · ${
			quote.edited
				? html`<span class="edited">${words.edited}</span>`
				: html`<span class="sureness" data-sample=${quote.sureness}>${words.sureNames[quote.sureness]}</span>`
		}</span>`;
}

/** As plain text, and as a quotation with its link for programs that keep such. @param {Drawing} drawing @param {Quote} quote */
async function copy(drawing, quote) {
	const article = current.value;
	const { url, outlet, date } = article?.about ?? {};
	const { plain, html } = citation({
		quote: quoteText(drawing, quote),
		speaker: quote.name,
		role: quote.attribution.role,
		title: article?.titled ? article.title : article?.report?.meta.headline,
		outlet,
		date,
		url,
		link: url && sourceLink(url, drawing.body, quote.pieces),
	});
	try {
		await navigator.clipboard.write([
			new ClipboardItem({
				'text/plain': new Blob([plain], { type: 'text/plain' }),
				'text/html': new Blob([html], { type: 'text/html' }),
			}),
		]);
		copiedId.value = quote.id;
	} catch {
		toast.value = { text: words.copyRefused };
	}
}
