// The list of formats that articles can be exported to.

import { zipped } from '../zip.js';
import { articlesOf } from './article.js';
import { brat } from './brat.js';
import { conlluPlus } from './conllu-plus.js';
import { gold } from './gold.js';
import { json, jsonLines } from './json.js';
import { markdown } from './markdown.js';
import { annotatedPage } from './page.js';
import { csv, factCheckSheet } from './table.js';
import { tei } from './tei.js';
import { webAnnotations } from './web-annotation.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Source} Source */

/**
 * @typedef {object} Format
 * @property {string} ending of the file's name
 * @property {string} type
 * @property {(articles: Article[]) => string | Uint8Array<ArrayBuffer>} write
 */

/** @satisfies {Record<string, Format>} */
export const FORMATS = {
	factCheck: { ending: 'fact-check.csv', type: 'text/csv', write: factCheckSheet },
	csv: { ending: 'quotes.csv', type: 'text/csv', write: csv },
	page: { ending: 'annotated.html', type: 'text/html', write: annotatedPage },
	markdown: { ending: 'quotes.md', type: 'text/markdown', write: markdown },
	json: { ending: 'report.json', type: 'application/json', write: json },
	jsonLines: { ending: 'quotes.jsonl', type: 'application/jsonl', write: jsonLines },
	webAnnotation: { ending: 'annotations.jsonld', type: 'application/ld+json', write: webAnnotations },
	tei: { ending: 'tei.xml', type: 'application/tei+xml', write: tei },
	brat: { ending: 'brat.zip', type: 'application/zip', write: zippedBrat },
	conllu: { ending: 'conllup', type: 'text/plain', write: conlluPlus },
	gold: { ending: 'gold.jsonl', type: 'application/jsonl', write: gold },
};

/** @typedef {keyof typeof FORMATS} FormatName */

/**
 * The articles as a file.
 *
 * @param {FormatName} name
 * @param {Source[]} sources
 * @returns {{name: string, type: string, content: string | Uint8Array<ArrayBuffer>}}
 */
export function exported(name, sources) {
	const { ending, type, write } = FORMATS[name];
	const articles = articlesOf(sources);
	const stem = articles.length === 1 ? articles[0].id : `${articles.length}-articles`;
	return { name: `${stem}.${ending}`, type, content: write(articles) };
}

/** @param {Article[]} articles */
function zippedBrat(articles) {
	return zipped(brat(articles));
}
