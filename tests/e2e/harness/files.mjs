// Serves folders of this repository and of the build on a free port of the loopback, for tests of
// single modules that need a real origin but not the real server.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {Record<string, string>} */
const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.wasm': 'application/wasm',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.webmanifest': 'application/manifest+json',
};

/**
 * @param {import("./suite.mjs").Trial} t
 * @param {Record<string, string>} folders  first part of the path → folder; '': all else
 * @returns {Promise<string>} the origin; `/` is an empty page
 */
export async function serve_files(t, folders) {
    const server = createServer(async (request, response) => {
        const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
        const [, first, ...rest] = path.split('/');
        // An isolated page: its clock tells five microseconds apart instead of a hundred.
        response.setHeader('cross-origin-opener-policy', 'same-origin');
        response.setHeader('cross-origin-embedder-policy', 'require-corp');
        if (path === '/') {
            response.setHeader('content-type', types['.html']);
            response.end('<!doctype html><title>test</title>');
            return;
        }
        const known = first in folders;
        const file = known ? join(folders[first], ...rest) : join(folders[''] ?? '/nowhere', path);
        const content = await readFile(file).catch(() => null);
        response.statusCode = content === null ? 404 : 200;
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
        response.end(content ?? '');
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
    t.defer(() => {
        server.closeAllConnections();
        server.close();
    });
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    return `http://127.0.0.1:${port}`;
}
