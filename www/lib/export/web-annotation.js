// W3C Web Annotation (JSON-LD): an annotation a statement, found again by its words and by its place.

import { VERSION } from '../../version.js';
import { codePoints } from '../codepoints.js';
import { around } from './article.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Statement} Statement */
/** @typedef {import('./article.js').Span} Span */

/** @param {Article[]} articles */
export function webAnnotations(articles) {
	const page = {
		'@context': 'http://www.w3.org/ns/anno.jsonld',
		id: 'urn:x-quotelens:annotations',
		type: 'AnnotationPage',
		items: articles.flatMap((article) => {
			const select = selectorsIn(article);
			return article.report.attributions.map((_, index) => annotation(article, index, select));
		}),
	};
	return `${JSON.stringify(page, null, '\t')}\n`;
}

/**
 * @param {Article} article
 * @param {number} index
 * @param {(span: Span) => object} select
 */
function annotation(article, index, select) {
	const { content, cue, source, type, speaker, role, via, stance } = article.report.attributions[index];
	const targets = content.map(select);
	return {
		id: `${sourceOf(article)}#${article.report.attributions[index].id}`,
		type: 'Annotation',
		motivation: type === 'term' ? 'tagging' : 'identifying',
		generator: { id: 'urn:x-quotelens:engine', type: 'Software', name: `Quotelens ${VERSION}` },
		body: [
			...textual('identifying', speaker),
			...textual('describing', role),
			...textual('classifying', type),
			...(stance === 'neutral' ? [] : textual('classifying', stance)),
			...(article.statements[index].implied ? textual('classifying', 'implied') : []),
			...via.flatMap((name) => textual('describing', `via ${name}`)),
			...source.map((span) => ({ ...select(span), purpose: 'identifying' })),
			...cue.map((span) => ({ ...select(span), purpose: 'describing' })),
		],
		target: targets.length === 1 ? targets[0] : targets,
	};
}

/** @param {string} purpose @param {string | null} value */
function textual(purpose, value) {
	return value === null ? [] : [{ type: 'TextualBody', purpose, format: 'text/plain', value }];
}

/** The article's address, or a name where none is known. @param {Article} article */
function sourceOf({ id, url }) {
	return url ?? `urn:x-quotelens:${id}`;
}

/** @param {Article} article @returns {(span: Span) => object} */
function selectorsIn(article) {
	const { text } = article;
	const places = codePoints(text);
	return ([start, end]) => {
		const [from, to] = [places.units(start), places.units(end)];
		const { before, after } = around(text, [from, to]);
		return {
			type: 'SpecificResource',
			source: sourceOf(article),
			selector: [
				{
					type: 'TextQuoteSelector',
					exact: text.slice(from, to),
					prefix: before,
					suffix: after,
				},
				{ type: 'TextPositionSelector', start, end },
			],
		};
	};
}
