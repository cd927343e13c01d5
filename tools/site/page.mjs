// www/index.html made into the two pages that are published. What is looked for must be there once.

/**
 * @param {string} html
 * @param {string} sought
 * @param {string} replacement
 */
export function replaced(html, sought, replacement) {
	const parts = html.split(sought);
	if (parts.length !== 2) throw new Error(`index.html has ${parts.length - 1} times, not once: ${sought}`);
	return parts.join(replacement);
}

/** Elements that only one of the two pages has. @param {string} html @param {'hosted' | 'single'} delivery */
export function onlyFor(html, delivery) {
	const other = delivery === 'hosted' ? 'single' : 'hosted';
	return html
		.replace(new RegExp(`\\s*<(\\w+) data-only="${other}"[^>]*>[^]*?</\\1>`, 'g'), '')
		.replaceAll(` data-only="${delivery}" hidden`, '')
		.replaceAll(` data-only="${delivery}"`, '');
}

/** The page's style sheets in their order. @param {string} html */
export function styleSheets(html) {
	return [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href]) => href);
}

/** One element in the place of all links to style sheets. @param {string} html @param {string} element */
export function withStyle(html, element) {
	const links = /(<link rel="stylesheet" href="[^"]+">\n)+/g;
	return replaced(html, html.match(links)?.[0] ?? 'links to style sheets', element);
}

export const SCRIPT = '<script type="module" src="main.js"></script>\n';
export const ICON_LINK = '<link rel="icon" href="icon.svg" type="image/svg+xml">\n';

/** The licences of the libraries ask to go where their code goes. @param {Record<string, string>} licences by library */
export function licenceText(licences) {
	return Object.entries(licences)
		.map(([name, text]) => `${name}\n\n${text.trim()}\n`)
		.join('\n\n');
}
