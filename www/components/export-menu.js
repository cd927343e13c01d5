// The ways out: a list of formats, for the article in view or for all.

import { download, exportable, isExportable, sourceOf } from '../exporting.js';
import { exported } from '../lib/export/formats.js';
import { live } from '../lib/live.js';
import { articles, current, form, toast } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {import('../lib/export/formats.js').FormatName} FormatName */

/** @type {{title: string, formats: FormatName[]}[]} */
const GROUPS = [
	{ title: words.formatGroups.reading, formats: ['factCheck', 'csv', 'page', 'markdown'] },
	{
		title: words.formatGroups.programs,
		formats: ['json', 'jsonLines', 'webAnnotation', 'tei', 'brat', 'conllu', 'gold'],
	},
];

const scope = signal(/** @type {'this' | 'all'} */ ('this'));

export function mountExport() {
	live('export', template);
}

/** For the bar at the top. */
export function exportButton() {
	if (form.value !== null || !current.value || !isExportable(current.value)) return nothing;
	return html`<button type="button" class="export-button" popovertarget="export" aria-haspopup="dialog"
		aria-label=${words.exportTitle} title=${words.exportTitle}>
		<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11"></path></svg>
		<span class="wide-only">${words.exportTitle}</span></button>`;
}

function template() {
	const ready = exportable(articles.value).length;
	const leftOut = articles.value.length - ready;
	return html`
		<h2 id="export-title">${words.exportTitle}</h2>
		${articles.value.length > 1 ? scopeTemplate(ready) : nothing}
		${leftOut > 0 && scope.value === 'all' ? html`<p class="note">${words.exportLeftOut(leftOut)}</p>` : nothing}
		${GROUPS.map(
			({ title, formats }) => html`<h3>${title}</h3>
			<ul>${formats.map((name) => row(words.formats[name], () => save(name)))}
				${formats.includes('page') ? row(words.print, print) : nothing}</ul>`,
		)}
	`;
}

/** @param {number} ready */
function scopeTemplate(ready) {
	const options = /** @type {const} */ ([
		{ value: 'this', label: words.exportThis },
		{ value: 'all', label: words.exportAll(ready) },
	]);
	return html`<fieldset class="segments"><legend class="sr-only">${words.exportWhat}</legend>
		${options.map(
			({ value, label }) => html`<label><input type="radio" class="sr-only" name="export-scope" value=${value}
				.checked=${scope.value === value} @change=${() => {
					scope.value = value;
				}}><span>${label}</span></label>`,
		)}</fieldset>`;
}

/** @param {{label: string, does: string, ending: string}} words @param {() => void} act */
function row({ label, does, ending }, act) {
	return html`<li><button type="button" @click=${act}><span class="name">${label}</span>
		<span class="ending">${ending}</span><span class="does">${does}</span></button></li>`;
}

/** @param {FormatName} name */
function save(name) {
	const article = current.value;
	if (!article) return;
	const chosen = scope.value === 'all' ? exportable(articles.value) : [article];
	try {
		const file = exported(name, chosen.map(sourceOf));
		download(file);
		toast.value = { text: words.exported(file.name) };
	} catch {
		toast.value = { text: words.exportFailed };
	}
	hide();
}

function print() {
	hide();
	// After the menu is off the page.
	requestAnimationFrame(() => globalThis.print());
}

function hide() {
	document.getElementById('export')?.hidePopover();
}
