// The page as files for any static host, in any folder of it.
//
// Scripts, styles and engine lie in a folder named after what is in them: a reader has all of one version
// or all of another, whatever the host or the browser has kept.

import { createHash } from 'node:crypto';
import { hostedFiles, serviceWorker } from './bundles.mjs';
import { licenceText, onlyFor, replaced, SCRIPT, styleSheets, withStyle } from './page.mjs';

/**
 * @param {{index: string, icon: string, manifest: string, examples: Record<string, string>, licences: Record<string, string>, single: string}} parts
 * @returns {Promise<Record<string, string | Uint8Array>>} contents by path
 */
export async function hostedSite({ index, icon, manifest, examples, licences, single }) {
	const app = await hostedFiles(styleSheets(index));
	const folder = `app-${digest(app).slice(0, 12)}`;
	const kept = {
		'index.html': indexFor(index, folder, single),
		'icon.svg': icon,
		'manifest.webmanifest': manifest,
		...prefixed('examples/', examples),
		...prefixed(`${folder}/`, app),
	};
	const files = ['./', ...Object.keys(kept).filter((path) => path !== 'index.html')];
	return {
		...kept,
		'sw.js': await serviceWorker({ version: digest(kept).slice(0, 12), files }),
		'quotelens.html': single,
		'LICENSES.txt': licenceText(licences),
		// Hosts that run Jekyll over a site would leave files out.
		'.nojekyll': '',
	};
}

/** @param {string} index @param {string} folder @param {string} single */
function indexFor(index, folder, single) {
	const size = (Buffer.byteLength(single) / 1e6).toFixed(1);
	const sum = createHash('sha256').update(single).digest('hex');
	let html = onlyFor(index, 'hosted');
	html = withStyle(html, `<link rel="stylesheet" href="${folder}/style.css">\n`);
	html = replaced(
		html,
		SCRIPT,
		`<link rel="manifest" href="manifest.webmanifest">\n<script type="module" src="${folder}/main.js"></script>\n`,
	);
	return html.replace('{{SINGLE_SIZE}}', `${size} MB`).replace('{{SINGLE_SHA256}}', sum);
}

/** @param {string} prefix @param {Record<string, any>} files */
function prefixed(prefix, files) {
	return Object.fromEntries(Object.entries(files).map(([path, content]) => [prefix + path, content]));
}

/** @param {Record<string, string | Uint8Array>} files */
function digest(files) {
	const hash = createHash('sha256');
	for (const [path, content] of Object.entries(files)) hash.update(`${path}\n`).update(content);
	return hash.digest('hex');
}
