// Corrected articles as gold data: the form in which annotated articles are kept and scored (tests/articles/*/gold.json).

/** @typedef {import('./article.js').Article} Article */

/** One article a line. Offsets are code points of `text`. @param {Article[]} articles */
export function gold(articles) {
	return articles.map((article) => `${JSON.stringify(goldOf(article))}\n`).join('');
}

/** @param {Article} article */
function goldOf({ id, url, text, report }) {
	return {
		id,
		text,
		meta: filled({ ...report.meta, dateline: report.meta.dateline && filled(report.meta.dateline), url }),
		removed: report.removed.map(({ kind, span }) => ({ kind, span })),
		attributions: report.attributions.map((attribution) => {
			const { id, type, source, cue, content, speaker, via, addressee, venue, stance, ...rest } = attribution;
			const { corrected, by_hand, implied } = /** @type {Record<string, any>} */ (rest);
			return {
				...{ id, type, source, cue, content, speaker },
				...filled({ via, addressee, venue, stance: stance === 'neutral' ? null : stance }),
				// What the article only implies is neither asked for nor wrong.
				...filled({ optional: implied || null, corrected: corrected || null, by_hand: by_hand || null }),
			};
		}),
	};
}

/** Without what is missing or empty. @param {Record<string, any>} object */
function filled(object) {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value != null && (!Array.isArray(value) || value.length > 0)),
	);
}
