// Copies text. Works while the tap that asked for it is fresh; browsers decide how long that is.

/** @typedef {import('./app.js').App} App */

export class Clipboard {
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
     * @param {string} text
     */
    async copy(id, text) {
        let well = true;
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            well = false;
        }
        this.#guard(() => this.#app._xunlou_clipboard_copied(id, well ? 1 : 0));
    }
}
