// Markdown: who says what, by speaker, each quote with the paragraph it stands in.

import { readableDate } from '../../words.js';
import { grouped } from '../groups.js';
import { sureness } from '../tally.js';
import { dateline } from './article.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('./article.js').Statement} Statement */

/** @param {Article[]} articles */
export function markdown(articles) {
	return `${articles.map(page).join('\n\n---\n\n')}\n`;
}

/** @param {Article} article */
function page({ title, outlet, url, date, report, statements }) {
	const spoken = statements.filter(({ type }) => type !== 'term');
	const bySpeaker = grouped(spoken, ({ speaker }) => speaker ?? '');
	const about = [
		report.meta.byline && `By ${plain(report.meta.byline)}`,
		dateline(report) && plain(dateline(report)),
		outlet && plain(outlet),
		date && readableDate(date),
		url && `<${url}>`,
	];
	const sections = [...bySpeaker].sort(([one], [other]) => Number(one === '') - Number(other === ''));
	return [
		`# ${plain(title)}`,
		about.filter(Boolean).join(' · '),
		...sections.flatMap(([name, said]) => [
			`## ${name === '' ? 'Nobody named' : plain(name)}${said[0].role && name !== '' ? `, ${plain(said[0].role)}` : ''}`,
			...said.map(quote),
		]),
		spoken.length === 0 ? 'Nobody is quoted.' : '',
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** @param {Statement} statement */
function quote({
	id,
	type,
	content,
	source,
	cue,
	via,
	addressee,
	venue,
	stance,
	confidence,
	paragraph,
	edited,
	implied,
}) {
	const details = [
		`paragraph ${paragraph}`,
		type,
		source && `as written: ${plain(source)}`,
		cue && `cue: ${plain(cue)}`,
		via.length > 0 && `via ${plain(via.join(', '))}`,
		addressee && `to ${plain(addressee)}`,
		venue && `at ${plain(venue)}`,
		stance !== 'neutral' && stance,
		implied && 'implied',
		edited ? 'checked by hand' : sureness(confidence),
	];
	const words = type === 'direct' ? `“${content}”` : content;
	return `> ${plain(words)}\n\n${id.replace(/^Q/, '')}: ${details.filter(Boolean).join(' · ')}`;
}

/** Words of an article, so that none of their characters is taken for Markdown or HTML. @param {string} words */
function plain(words) {
	return (
		words
			.replace(/\s+/g, ' ')
			.replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
			// At the start they would begin a list.
			.replace(/^[-+]/, '\\$&')
			.replace(/^(\d+)([.)])/, '$1\\$2')
	);
}
