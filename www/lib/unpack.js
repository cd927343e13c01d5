// The engine as it stands in the page of one file, made bytes again.

/**
 * @param {string} packed gzip in base64
 * @returns {Promise<ArrayBuffer>}
 */
export function unpacked(packed) {
	const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(stream).arrayBuffer();
}
