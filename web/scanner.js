// Reads a QR code with the camera, or an NFC tag, for the app. The picture over the page and what reads it
// are fetched when the first code is to be read; the reader of browsers that have none of their own
// earlier, when the page is idle, so that it is there without a network.

import { with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */

const Outcome = Object.freeze({ read: 0, cancelled: 1, no_camera: 2, not_allowed: 3, touched: 4 });
/** @typedef {{outcome: keyof typeof Outcome, text?: string}} Scanned */

export class Scanner {
    #app;
    #guard;
    #assets;
    /** @type {AbortController | undefined} */
    #running;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {Record<string, string>} assets
     */
    constructor(app, guard, assets) {
        this.#app = app;
        this.#guard = guard;
        this.#assets = assets;
    }

    available() {
        return navigator.mediaDevices !== undefined || 'NDEFReader' in globalThis;
    }

    /** Once the page works without a network: the reader shall, too. */
    async fetch_ahead() {
        const worker = navigator.serviceWorker;
        const { own_detector } = await import('./scanning/detector.js');
        if (!worker || !this.available() || (await own_detector())) return;
        await worker.ready;
        if (!worker.controller)
            await new Promise((done) =>
                worker.addEventListener('controllerchange', done, { once: true }),
            );
        await fetch(this.#assets['zxing_reader.wasm']);
    }

    /**
     * @param {number} id
     * @param {string} prompt
     */
    async scan(id, prompt) {
        this.cancel();
        const running = new AbortController();
        this.#running = running;
        /** @type {Scanned} */
        let scanned = { outcome: 'no_camera' };
        try {
            const { scan } = await import('./scanning/view.js');
            if (!running.signal.aborted) scanned = await scan(prompt, this.#assets, running.signal);
        } catch (error) {
            console.error(error);
        }
        if (running.signal.aborted) return;
        const { outcome, text = '' } = scanned;
        this.#guard(() =>
            with_text(this.#app, text, (at, size) =>
                this.#app._xunlou_scanner_finished(id, Outcome[outcome], at, size),
            ),
        );
    }

    cancel() {
        this.#running?.abort();
        this.#running = undefined;
    }
}
