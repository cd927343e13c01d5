// Where an article is from: what the reader adds for exports, links into the source and citations.

import { live } from '../lib/live.js';
import { webAddress } from '../lib/source-link.js';
import { articles, close, current, show, toast, update } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {import('../store.js').Article} Article */

const badAddress = signal(false);

export function mountAbout() {
	live('about-body', () => (current.value ? template(current.value) : nothing));
}

/** @param {Article} article */
function template(article) {
	const { title, about } = article;
	return html`<div class="fields">
		${field('about-title', words.aboutTitle, 'text', title, (value) => {
			const whole = value.trim();
			update(article.id, whole === '' ? { titled: false } : { title: whole, titled: true });
		})}
		${field('about-outlet', words.aboutOutlet, 'text', about.outlet ?? '', (outlet) => update(article.id, { about: { ...about, outlet } }))}
		${field('about-url', words.aboutUrl, 'url', about.url ?? '', (value) => {
			const url = webAddress(value);
			badAddress.value = value.trim() !== '' && !url;
			if (!badAddress.value) update(article.id, { about: { ...about, url } });
		})}
		<p class="error" id="about-url-error">${badAddress.value ? words.badAddress : ''}</p>
		${field('about-date', words.aboutDate, 'date', about.date ?? '', (date) => update(article.id, { about: { ...about, date } }))}
		<p class="hint">${words.aboutWhy}</p>
		<p class="card-actions"><button type="button" @click=${() => takeOff(article)}>${words.closeArticle}</button></p>
	</div>`;
}

/** @param {string} id @param {string} label @param {string} type @param {string} value @param {(value: string) => void} note */
function field(id, label, type, value, note) {
	return html`<label for=${id}>${label}</label><input id=${id} type=${type} autocomplete="off" .value=${value}
		aria-describedby=${id === 'about-url' ? 'about-url-error' : nothing}
		@change=${(/** @type {Event} */ { target }) => note(/** @type {HTMLInputElement} */ (target).value)}>`;
}

/** @param {Article} article */
function takeOff(article) {
	const dialog = document.getElementById('about');
	if (dialog instanceof HTMLDialogElement) dialog.close();
	const before = articles.value;
	close(article.id);
	toast.value = {
		text: words.articleClosed(article.title),
		label: words.undo,
		act: () => {
			articles.value = [...articles.value, ...before.filter(({ id }) => id === article.id)];
			show(article.id);
		},
	};
}
