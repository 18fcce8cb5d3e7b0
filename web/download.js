// Fetches with progress, for the first visit. Later the service worker answers from the device and
// there is nothing to wait for: then the plain response goes to the compiler, which lets the browser
// keep its compiled code.

export class Download {
    #done = 0;
    #total = 0;
    #show;

    /** @param {(percent: number) => void} show */
    constructor(show) {
        this.#show = show;
    }

    /**
     * @param {string} url
     * @param {number} size bytes after unpacking
     * @returns {Promise<Response>}
     */
    async fetch(url, size) {
        this.#total += size;
        const response = await fetch(url);
        if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
        if (navigator.serviceWorker?.controller) return response;
        const counted = response.body.pipeThrough(
            new TransformStream({
                transform: (/** @type {Uint8Array} */ chunk, controller) => {
                    this.#done += chunk.length;
                    this.#show(Math.min(99, Math.floor((100 * this.#done) / this.#total)));
                    controller.enqueue(chunk);
                },
            }),
        );
        return new Response(counted, { headers: response.headers });
    }
}
