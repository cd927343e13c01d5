// The bar at the top: which article, what to do with it, light or dark.

import { doAgain, takeBack } from '../correcting.js';
import { live } from '../lib/live.js';
import { articles, current, currentId, drawing, form, openForm, panelOpen, plain, show } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import * as words from '../words.js';
import { exportButton } from './export-menu.js';
import { themeSwitch } from './theme-switch.js';

export function mountHeader() {
	live('switcher', switcherTemplate);
	live('header-actions', actionsTemplate);
}

function switcherTemplate() {
	if (articles.value.length === 0) return nothing;
	const reading = form.value === null;
	return html`
		<select aria-label=${words.article} @change=${choose}>
			${reading ? nothing : html`<option value="" .selected=${true}>${form.value === 'new' ? words.newArticle : words.editingText}</option>`}
			${articles.value.map(
				(article) =>
					html`<option value=${article.id} .selected=${reading && article.id === currentId.value}>${article.title}</option>`,
			)}
		</select>
		${
			reading
				? html`
				<button type="button" @click=${() => openForm('new')}><span aria-hidden="true">+</span> <span class="narrow-only">${words.newShort}</span><span class="wide-only">${words.newArticle}</span></button>
				<button type="button" @click=${() => openForm(currentId.value ?? 'new')}><span class="narrow-only">${words.edit}</span><span class="wide-only">${words.editText}</span></button>
				<button type="button" class="wide-only" data-opens="about">${words.details}</button>`
				: nothing
		}
	`;
}

/** @param {Event} event */
function choose({ target }) {
	const id = Number(/** @type {HTMLSelectElement} */ (target).value);
	if (id > 0) show(id);
}

function actionsTemplate() {
	const count = drawing.value?.spoken ?? 0;
	return html`
		<button type="button" class="drawer-button" aria-expanded=${panelOpen.value ? 'true' : 'false'} aria-controls="panel"
			?hidden=${form.value !== null} @click=${() => {
				panelOpen.value = !panelOpen.value;
			}}>${words.index(count)}</button>
		<span class="tools" ?hidden=${form.value !== null}>
			<button type="button" class="round" aria-label=${words.undo} title=${`${words.undo} (Ctrl Z)`} ?disabled=${(current.value?.corrections.length ?? 0) === 0} @click=${takeBack}>↶</button>
			<button type="button" class="round" aria-label=${words.redo} title=${`${words.redo} (Ctrl Shift Z)`} ?disabled=${(current.value?.undone.length ?? 0) === 0} @click=${doAgain}>↷</button>
			<button type="button" aria-pressed=${plain.value ? 'true' : 'false'} @click=${() => {
				plain.value = !plain.value;
			}}>${words.plainText}</button>
			<button type="button" data-opens="keep">${words.keepTitle}</button>
		</span>
		${exportButton()}
		${themeSwitch('header')}
		<button type="button" class="round" data-opens="keys" aria-label=${words.keysTitle}>?</button>
	`;
}
