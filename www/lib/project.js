// The project file: everything on the page, to keep and to open again, here or elsewhere.

import { fromPortable, inCodePoints, isObject, toPortable } from './portable.js';

/** @typedef {import('../store.js').Draft} Draft */
/** @typedef {import('./portable.js').Kept & {report?: import('../pkg/quotelens.js').Report, reported?: string}} Saved */

const FORMAT = 'quotelens-project';
const VERSION = 1;

/**
 * Text, corrections and the corrected report of each article. On opening, the report is made anew; it
 * stands here for other programs.
 *
 * @param {Saved[]} articles `report` with the corrections in it
 * @param {string} engine the version of the engine
 */
export function projectText(articles, engine) {
	const project = {
		format: FORMAT,
		version: VERSION,
		engine,
		offset_unit: 'codepoint',
		articles: articles.map((article) => ({
			...toPortable(article),
			...(article.report && { report: inCodePoints(article.report, article.reported ?? article.text) }),
		})),
	};
	return `${JSON.stringify(project, null, '\t')}\n`;
}

/**
 * @param {string} text
 * @returns {Draft[] | 'other' | 'newer' | 'broken'} `other`: it is no project file at all
 */
export function readProject(text) {
	/** @type {unknown} */
	let project;
	try {
		project = JSON.parse(text);
	} catch {
		return text.includes(`"${FORMAT}"`) ? 'broken' : 'other';
	}
	if (!isObject(project) || project.format !== FORMAT) return 'other';
	if (project.version > VERSION) return 'newer';
	const drafts = Array.isArray(project.articles)
		? project.articles.map(fromPortable).filter((draft) => draft !== null)
		: [];
	return drafts.length > 0 ? drafts : 'broken';
}

/** A name for a file, from a title. @param {string} title */
export function fileName(title) {
	const plain = title
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/\p{M}/gu, '')
		.replace(/^-+|-+$/g, '')
		.toLowerCase();
	return `${plain.slice(0, 60).replace(/-+$/, '') || 'quotelens'}.quotes.json`;
}
