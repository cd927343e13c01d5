// Why there is nothing to see.

import { pageState } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import * as words from '../words.js';

/** Fewer words than this rarely hold a statement. */
const FEW_WORDS = 60;

/** Every tenth word of an English article is one of these, and more. */
const COMMON = /\b(?:the|of|to|and|in|that|is|was|for|on|with|he|she|it|as|at|by|said)\b/gi;
const LEAST_COMMON_SHARE = 0.1;

/** Before an answer there is nothing to say; without one, that. */
export function noAnswer() {
	return pageState.value === 'error' ? html`<p class="note">${words.noAnswer}</p>` : nothing;
}

/** @param {import('../store.js').Drawing} drawing */
export function noQuotes({ body, words: count }) {
	if (pageState.value !== 'result') return noAnswer();
	return html`<div class="no-quotes">
		<h2>${words.noQuotes}</h2>
		<ul>${reasons(body, count).map((reason) => html`<li>${reason}</li>`)}</ul>
	</div>`;
}

/** @param {string} body @param {number} count */
function reasons(body, count) {
	const common = body.match(COMMON)?.length ?? 0;
	const found = [
		count < FEW_WORDS && words.onlyWords(count),
		count >= 20 && common / count < LEAST_COMMON_SHARE && words.notEnglish,
		!/["“”„«»]/.test(body) && words.noMarks,
	].filter((reason) => typeof reason === 'string');
	return found.length > 0 ? found : [words.noCue];
}
