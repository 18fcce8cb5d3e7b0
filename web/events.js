// The server's event stream. EventSource reconnects by itself after a cut line, but gives up for
// good when the server answers with an error: then we try again, more and more seldom, and at once
// when the device says that it is online.

import { with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */

const Link = Object.freeze({ closed: 0, connecting: 1, open: 2 });

const retry_ms_first = 2_000;
const retry_ms_max = 60_000;

export class Events {
    #app;
    #guard;
    /** @type {EventSource | undefined} */
    #source;
    #path = '';
    #retry_ms = retry_ms_first;
    #timer = 0;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     */
    constructor(app, guard) {
        this.#app = app;
        this.#guard = guard;
        addEventListener('online', () => {
            if (this.#path !== '' && this.#source?.readyState !== EventSource.OPEN) this.#connect();
        });
    }

    /** @param {string} path */
    open(path) {
        this.#path = path;
        this.#retry_ms = retry_ms_first;
        this.#connect();
    }

    close() {
        this.#path = '';
        clearTimeout(this.#timer);
        this.#source?.close();
        this.#source = undefined;
    }

    #connect() {
        clearTimeout(this.#timer);
        this.#source?.close();
        const source = new EventSource(this.#path);
        this.#source = source;
        source.onopen = () => {
            this.#retry_ms = retry_ms_first;
            this.#tell(Link.open);
        };
        source.onmessage = (event) => {
            this.#guard(() =>
                with_text(this.#app, String(event.data), (at, size) =>
                    this.#app._xunlou_events_poked(at, size),
                ),
            );
        };
        source.onerror = () => {
            this.#tell(Link.connecting);
            if (source.readyState !== EventSource.CLOSED) return;
            // Spread out, so that a restarted server does not meet everyone at once.
            const delay = this.#retry_ms * (0.5 + Math.random() / 2);
            this.#retry_ms = Math.min(this.#retry_ms * 2, retry_ms_max);
            this.#timer = setTimeout(() => this.#connect(), delay);
        };
    }

    /** @param {number} link */
    #tell(link) {
        this.#guard(() => this.#app._xunlou_events_link(link));
    }
}
