// The page as one file that works by double-click: nothing in it asks for anything outside.
//
// Its policy allows the two scripts and the one style by their hashes and no connection at all. What is
// no script of the page stands in blocks of data: the worker, the engine, the examples.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { inlineScript, styleFrom } from './bundles.mjs';
import { ICON_LINK, licenceText, onlyFor, replaced, SCRIPT, styleSheets, withStyle } from './page.mjs';

/**
 * @param {{index: string, icon: string, engine: Uint8Array, examples: Record<string, string>, licences: Record<string, string>}} parts
 * @returns {Promise<string>}
 */
export async function singleFile({ index, icon, engine, examples, licences }) {
	const script = forHtml(await inlineScript('main.js'));
	const worker = forHtml(await inlineScript('worker.js'));
	const style = await styleFrom(styleSheets(index));
	if (style.includes('</')) throw new Error('the style would end its element');
	const packed = gzipSync(engine, { level: 9 }).toString('base64');
	const policy = [
		"default-src 'none'",
		`script-src '${hash(script)}' 'wasm-unsafe-eval'`,
		'worker-src blob:',
		`style-src '${hash(style)}'`,
		'img-src data: blob:',
		"connect-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	const blocks = [
		`<script>${script}</script>`,
		`<script type="text/plain" id="worker">${worker}</script>`,
		`<script type="application/json" id="example-texts">${JSON.stringify(examples).replaceAll('<', '\\u003c')}</script>`,
		// Last, so that the page is drawn while it still arrives.
		`<script type="application/wasm+gzip;base64" id="engine">${packed}</script>`,
	].join('\n');
	let html = onlyFor(index, 'single');
	html = html.replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`);
	html = withStyle(html, `<style>${style}</style>\n`);
	html = replaced(html, SCRIPT, '');
	html = replaced(
		html,
		ICON_LINK,
		`<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">\n`,
	);
	html = replaced(html, '</body>', `${blocks}\n</body>`);
	return `${html.trimEnd()}\n<!--\n${licenceText(licences).replaceAll('--', '- -')}-->\n`;
}

/** A script may stand in an element if it neither ends it nor begins a comment; in both the backslash changes nothing.
 * @param {string} script */
function forHtml(script) {
	return script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

/** @param {string} content of an element, as the browser will read it */
function hash(content) {
	return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
