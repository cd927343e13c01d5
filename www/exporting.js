// What of the store is exported, and how a file reaches the reader.

import { bareReport } from './lib/bare-report.js';
import { corrected } from './lib/corrections.js';

/** @typedef {import('./store.js').Article} StoredArticle */
/** @typedef {import('./lib/export/article.js').Source} Source */

/** Articles that have been read, or marked by hand where the engine failed; one that is being read anew goes
 * out as it was. @param {StoredArticle[]} articles */
export function exportable(articles) {
	return articles.filter(isExportable);
}

/** @param {StoredArticle} article */
export function isExportable({ report, corrections }) {
	return report !== undefined || corrections.length > 0;
}

/** As the exporters take it: with the reader's corrections. @param {StoredArticle} article @returns {Source} */
export function sourceOf({ title, text, reported, report, corrections, about }) {
	return { ...about, title, text: reported ?? text, report: corrected(report ?? bareReport(text), corrections) };
}

/** How long the browser may take to fetch the file from the page. */
const KEPT_FOR_MS = 60_000;

/** @param {{name: string, type: string, content: string | Uint8Array<ArrayBuffer>}} file */
export function download({ name, type, content }) {
	const address = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_MS);
}
