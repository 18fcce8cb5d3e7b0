// Short secrets of people made slow to guess, by workers (web/stretch_worker.js) that live for one
// secret each. The next one can be made ready while somebody is still typing.

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
        this.#ready ??= new Worker(this.#url);
    }

    /**
     * @param {string} secret
     * @param {Uint8Array} salt
     * @param {{passes: number, memory_kib: number}} [cost]  else that of a PIN
     * @returns {Promise<Uint8Array<ArrayBuffer>>} 32 bytes
     */
    stretch(secret, salt, cost) {
        const worker = this.#ready ?? new Worker(this.#url);
        this.#ready = undefined;
        return new Promise((done, failed) => {
            const fail = () => {
                worker.terminate();
                failed(new Error('the stretching of a secret failed'));
            };
            worker.onmessage = (event) => done(event.data);
            worker.onerror = fail;
            worker.onmessageerror = fail;
            worker.postMessage({ secret, salt, cost });
        });
    }
}
