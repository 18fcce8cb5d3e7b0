// Frames and timers, on demand: with nothing to draw there is no animation frame pending, with
// nothing due no timer. `count` is how many frames were drawn; tests read it.

/** @typedef {import('./app.js').App} App */

// Browsers take longer delays for none at all.
const delay_ms_max = 2 ** 31 - 1;

export class Frames {
    count = 0;
    pending = false;
    /** @type {App | undefined} */
    #app;
    #timer = 0;
    #guard;

    /** @param {(call: () => void) => void} guard runs a call into the app, catching its end */
    constructor(guard) {
        this.#guard = guard;
    }

    /** @param {App} app */
    serve(app) {
        this.#app = app;
    }

    request() {
        if (this.pending) return;
        this.pending = true;
        requestAnimationFrame(() => {
            this.pending = false;
            this.count++;
            this.#guard(() => this.#app?._xunlou_frame(performance.now()));
        });
    }

    /** @param {number} ms negative: never */
    wake_in(ms) {
        clearTimeout(this.#timer);
        if (ms < 0) return;
        const delay = Math.min(Math.ceil(ms), delay_ms_max);
        this.#timer = setTimeout(
            () => this.#guard(() => this.#app?._xunlou_due(performance.now())),
            delay,
        );
    }
}
