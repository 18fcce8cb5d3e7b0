// Short secrets of people made slow to guess, by workers (web/stretch_worker.js) that live for one
// secret each. The next one can be made ready while somebody is still typing.

// The slowest stretching, of a file of work at its dearest, takes some seconds here. A worker that the browser
// ended for want of memory may say nothing.
const patience_ms = 120_000;

export class Stretcher {
    #url;
    /** @type {Worker | undefined} */
    #ready;

    /** @param {string} url  of the worker's script */
    constructor(url) {
        this.#url = url;
    }

    /** A secret is about to come. */
    prepare() {
        if (this.#ready) return;
        const worker = new Worker(this.#url);
        this.#ready = worker;
        // Its script did not come: the next one asks for it again.
        worker.onerror = () => (this.#ready = undefined);
    }

    /**
     * Rejected when it did not work: too little memory, or the script did not come.
     * @param {string} secret
     * @param {Uint8Array} salt
     * @param {{passes: number, memory_kib: number}} [cost]  else that of a PIN
     * @returns {Promise<Uint8Array<ArrayBuffer>>} 32 bytes
     */
    stretch(secret, salt, cost) {
        const worker = this.#ready ?? new Worker(this.#url);
        this.#ready = undefined;
        return new Promise((done, failed) => {
            const fail = (/** @type {unknown} */ why) => {
                clearTimeout(timer);
                worker.terminate();
                failed(new Error(`the stretching of a secret failed: ${why}`));
            };
            const timer = setTimeout(() => fail('no answer'), patience_ms);
            worker.onmessage = ({ data }) => {
                if (typeof data === 'string') return fail(data);
                clearTimeout(timer);
                done(data);
            };
            worker.onerror = (event) => fail(event.message ?? 'no script');
            worker.onmessageerror = () => fail('unreadable');
            worker.postMessage({ secret, salt, cost });
        });
    }
}
