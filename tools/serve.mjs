// Serves a folder to this machine only: `node tools/serve.mjs [FOLDER]`, `PORT` for a fixed port.
//
// Also used by the tests of the page, so that they see what a developer sees.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	// Browsers compile while it still arrives only if the type is right.
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
};

/**
 * A server over the files of `folder`, and of nothing above it.
 *
 * @param {string} folder
 */
export function createFileServer(folder) {
	return createServer((request, response) => {
		const file = request.method === 'GET' || request.method === 'HEAD' ? fileFor(folder, request.url ?? '/') : null;
		if (!file) {
			response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
			return;
		}
		response.writeHead(200, {
			'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
			'content-length': file.size,
			'cache-control': 'no-cache',
			'x-content-type-options': 'nosniff',
		});
		if (request.method === 'HEAD') response.end();
		else
			createReadStream(file.path)
				.on('error', () => response.destroy())
				.pipe(response);
	});
}

/** The file an address means, `null` where there is none or it lies outside the folder. */
function fileFor(folder, address) {
	try {
		const path = join(folder, decodeURIComponent(new URL(address, 'http://localhost').pathname));
		const wanted = path.endsWith(sep) ? join(path, 'index.html') : path;
		const root = folder.endsWith(sep) ? folder : folder + sep;
		if (!wanted.startsWith(root) || wanted.includes('\0')) return null;
		const stat = statSync(wanted);
		return stat.isFile() ? { path: wanted, size: stat.size } : null;
	} catch {
		return null;
	}
}

/** Starts it and gives its address. Port 0 takes any that is free. */
export async function listen(server, port) {
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return `http://localhost:${server.address().port}/`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const folder = process.argv[2] ?? fileURLToPath(new URL('../www', import.meta.url));
	const port = Number(process.env.PORT ?? 8080);
	try {
		console.log(`Quotelens is at ${await listen(createFileServer(folder), port)} (Ctrl+C stops it)`);
	} catch (error) {
		console.error(error.code === 'EADDRINUSE' ? `port ${port} is taken: choose another with PORT=8081` : error.message);
		process.exitCode = 1;
	}
}
