// POSTs of bytes. Bodies worth it go gzipped: the server takes Content-Encoding on requests.

import { write_cookies_out } from './cookies.js';
import { with_bytes, with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */

const Failure = Object.freeze({ none: 0, unreachable: 1, timed_out: 2 });

// Below this the header of gzip and the time of a stream cost more than they save.
const gzip_bytes_min = 512;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function gzipped(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The answer that brings the session's cookie.
const sign_in_path = '/sign-in';

export class Http {
    /** @type {Map<number, AbortController>} */
    #under_way = new Map();
    #app;
    #guard;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     */
    constructor(app, guard) {
        this.#app = app;
        this.#guard = guard;
    }

    /**
     * @param {number} id
     * @param {string} path
     * @param {string} content_type
     * @param {Uint8Array<ArrayBuffer>} body
     * @param {number} timeout_ms
     */
    async post(id, path, content_type, body, timeout_ms) {
        const abort = new AbortController();
        this.#under_way.set(id, abort);
        let timed_out = false;
        const timer = setTimeout(() => {
            timed_out = true;
            abort.abort();
        }, timeout_ms);
        let status = 0;
        let retry_after_s = -1;
        let type = '';
        let answer = new Uint8Array();
        /** @type {number} */
        let failure = Failure.none;
        try {
            /** @type {Record<string, string>} */
            const headers = { 'Content-Type': content_type };
            if (body.length > gzip_bytes_min) {
                const packed = await gzipped(body);
                if (packed.length < body.length) {
                    body = packed;
                    headers['Content-Encoding'] = 'gzip';
                }
            }
            const response = await fetch(path, {
                method: 'POST',
                headers,
                body,
                signal: abort.signal,
                cache: 'no-store',
                credentials: 'same-origin',
                redirect: 'error',
            });
            answer = new Uint8Array(await response.arrayBuffer());
            status = response.status;
            if (response.ok && path === sign_in_path) write_cookies_out();
            type = response.headers.get('Content-Type') ?? '';
            const after = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
            if (after >= 0) retry_after_s = after;
        } catch {
            failure = timed_out ? Failure.timed_out : Failure.unreachable;
        }
        clearTimeout(timer);
        if (!this.#under_way.delete(id)) return; // cancelled
        this.#guard(() =>
            with_text(this.#app, type, (type_at, type_size) =>
                with_bytes(this.#app, answer, (at, size) =>
                    this.#app._xunlou_http_answer(
                        id,
                        failure,
                        status,
                        retry_after_s,
                        type_at,
                        type_size,
                        at,
                        size,
                    ),
                ),
            ),
        );
    }

    /** @param {number} id */
    cancel(id) {
        const abort = this.#under_way.get(id);
        this.#under_way.delete(id);
        abort?.abort();
    }
}
