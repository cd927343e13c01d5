// Keep and share: the link, the project file, and what this browser keeps.

import {
	forgetEverything,
	forgetPast,
	isKept,
	linkTo,
	mode,
	onDisk,
	openPast,
	past,
	refusal,
	saveProject,
	setMode,
} from '../keeping.js';
import { LONGEST, SAFE_LENGTH } from '../lib/link.js';
import { live } from '../lib/live.js';
import { articles, current, pageState, toast } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** The link as it would be copied; made when the dialog opens, for an article in the address bar is a leak. */
const link = signal('');
const copied = signal(false);
const asking = signal(false);

export function mountKeeping() {
	document.addEventListener('click', ({ target }) => {
		if (target instanceof Element && target.closest('[data-opens="keep"]')) prepare();
	});
	live('keep-body', template);
	live('keep-note', () => (pageState.value === 'empty' ? nothing : noteTemplate()));
	live('past', () => (pageState.value === 'empty' ? continueTemplate() : nothing));
}

async function prepare() {
	link.value = '';
	copied.value = false;
	asking.value = false;
	if (current.value) link.value = await linkTo([current.value]);
}

function noteTemplate() {
	return html`${isKept.value ? words.keptHere : words.notKept} <button type="button" class="link" data-opens="keep">${words.keepDetails}</button>`;
}

function template() {
	return html`
		${articles.value.length === 0 ? nothing : html`${linkTemplate()}${fileTemplate()}`}
		<section><h3>${words.inThisBrowser}</h3>
			<fieldset class="choices"><legend class="sr-only">${words.inThisBrowser}</legend>
				${words.keepModes.map(
					({ value, label, does }) => html`<label><input type="radio" name="keep-mode" .checked=${mode.value === value}
						@change=${() => setMode(value)}><span><b>${label}</b> <span class="hint">${does}</span></span></label>`,
				)}
			</fieldset>
			${onDisk ? html`<p class="hint">${words.keepOnDisk}</p>` : nothing}
			${refusal.value ? html`<p class="error" role="alert">${refusal.value}</p>` : nothing}
			${mode.value === 'off' ? nothing : html`<p class="hint">${words.keepWarning}</p>`}
			${past.value.length > 0 ? html`<h4>${words.pastArticles}</h4>${pastTemplate()}` : nothing}
			<p class="card-actions">${
				asking.value
					? html`<span>${words.forgetSure}</span>
				<button type="button" class="primary" @click=${() => {
					asking.value = false;
					closeDialog();
					forgetEverything();
				}}>${words.forgetYes}</button>
				<button type="button" @click=${() => {
					asking.value = false;
				}}>${words.no}</button>`
					: html`<button type="button" @click=${() => {
							asking.value = true;
						}}>${words.forgetAll}</button>`
			}</p>
		</section>`;
}

function linkTemplate() {
	const { length } = link.value;
	const level = length <= SAFE_LENGTH ? 'fits' : length <= LONGEST ? 'long' : 'too-long';
	return html`<section><h3>${words.linkTitle}</h3>
		<p>${words.linkHolds}</p>
		<p class="card-actions"><button type="button" class="primary" ?disabled=${length === 0 || level === 'too-long'} @click=${copyLink}>${copied.value ? words.copied : words.copyLink}</button>
			<span class="level" data-level=${level}>${length === 0 ? words.linkMaking : words.linkLength(length, level)}</span></p>
	</section>`;
}

function fileTemplate() {
	return html`<section><h3>${words.fileTitle}</h3>
		<p>${words.fileHolds(articles.value.length)}</p>
		<p class="card-actions"><button type="button" @click=${saveProject}>${words.saveFile}</button></p>
	</section>`;
}

async function copyLink() {
	try {
		await navigator.clipboard.writeText(link.value);
		copied.value = true;
	} catch {
		toast.value = { text: words.copyRefused };
	}
}

function pastTemplate() {
	return html`<ul class="past">${past.value.map(
		({ id, title, when, count }) => html`<li><bdi>${title || words.untitled}</bdi>
			<span class="hint">${words.pastOne(count, when)}</span>
			<button type="button" @click=${() => {
				closeDialog();
				openPast(id);
			}}>${words.open}</button>
			<button type="button" aria-label=${words.forgetOne(title)} @click=${() => forgetPast(id)}>${words.forget}</button></li>`,
	)}</ul>`;
}

function closeDialog() {
	const dialog = document.getElementById('keep');
	if (dialog instanceof HTMLDialogElement) dialog.close();
}

/** On the empty page: the way back to what was open last. */
function continueTemplate() {
	const [last] = past.value;
	if (!last || articles.value.length > 0) return nothing;
	return html`<p class="continue"><button type="button" @click=${() => openPast(last.id)}>${words.continueWith(last.title || words.untitled)}</button>
		<span class="hint">${words.ago(last.when)}</span>
		${past.value.length > 1 ? html`<button type="button" class="link" data-opens="keep">${words.morePast(past.value.length - 1)}</button>` : nothing}</p>`;
}
