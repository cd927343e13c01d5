// One quote in the index: closed two lines, open everything that is known of it.

import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import { words } from '../words.js';

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
	const source = attribution.source.map(written).join(' … ');
	const cue = attribution.cue.map(written).join(' … ');
	const copied = copiedId.value === quote.id;
	return html`
		<blockquote class="whole" dir="auto">${quoteText(drawing, quote)}</blockquote>
		<dl>
			${fact('Speaker', attribution.role ? `${quote.name}, ${attribution.role}` : quote.name)}
			${fact('As written', source)}
			${fact('Cue', cue)}
			${fact('Via', attribution.via.join(' → '))}
			${fact('Said to', attribution.addressee)}
			${fact('Said at', attribution.venue)}
			${fact('Stance', attribution.stance === 'neutral' ? null : attribution.stance)}
			${attribution.why.length > 0 ? html`<dt>Why</dt><dd><ul>${attribution.why.map((reason) => html`<li>${reason}</li>`)}</ul></dd>` : nothing}
		</dl>
		<p class="card-actions">
			<button type="button" @click=${() => copy(drawing, quote)}>${copied ? words.copied : 'Copy quote'}</button>
			<button type="button" data-show=${quote.id}>Show in the text</button>
		</p>
	`;
}

/** @param {string} term @param {string | null | undefined} definition */
function fact(term, definition) {
	return definition ? html`<dt>${term}</dt><dd><bdi>${definition}</bdi></dd>` : nothing;
}

/** @param {Quote} quote */
export function quoteHeading(quote) {
	return html`<span class="number" aria-hidden="true">${quote.number}</span>
		<bdi class="name">${quote.name}</bdi>
		<span class="kind">${quote.attribution.type} · <span class="sureness" data-sample=${quote.sureness}>${quote.sureness}</span></span>`;
}

/** @param {Drawing} drawing @param {Quote} quote */
async function copy(drawing, quote) {
	await navigator.clipboard.writeText(`${quoteText(drawing, quote)} — ${quote.name}`);
	copiedId.value = quote.id;
}
