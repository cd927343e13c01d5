// A link into the source at the words of a quote (a text fragment, which all large browsers follow).

/** @typedef {[number, number]} Span */

/** A long quote is named by its beginning and end. */
const WHOLE_WORDS = 12;
const EDGE_WORDS = 5;

/**
 * @param {string} url of the article
 * @param {string} body
 * @param {Span[]} pieces of the quote, the first of which is shown
 */
export function sourceLink(url, body, pieces) {
	const [start, end] = pieces[0] ?? [0, 0];
	// A fragment matches within one paragraph.
	const words = body.slice(start, end).split('\n', 1)[0].split(/\s+/).filter(Boolean);
	if (words.length === 0) return url;
	const text =
		words.length <= WHOLE_WORDS
			? encoded(words)
			: `${encoded(words.slice(0, EDGE_WORDS))},${encoded(words.slice(-EDGE_WORDS))}`;
	const [address, fragment = ''] = url.split('#', 2);
	return `${address}#${fragment.split(':~:', 1)[0]}:~:text=${text}`;
}

/** Commas and hyphens have a meaning of their own there. @param {string[]} words */
function encoded(words) {
	return encodeURIComponent(words.join(' ')).replace(/-/g, '%2D');
}

/** An address that may become a link: only of the web. @param {string} text @returns {string | undefined} */
export function webAddress(text) {
	try {
		const { protocol, href } = new URL(text.trim());
		return /^https?:$/.test(protocol) ? href : undefined;
	} catch {
		return undefined;
	}
}
