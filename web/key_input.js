// Keys to the app: the ones that move focus, act, or scroll. Text is never typed this way; fields are
// native. Inside a field only Tab and Escape leave it.

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./mirror.js').Mirror} Mirror */

/** In the order of shell/platform/browser/input.cpp. */
const keys = [
    'Tab',
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'PageUp',
    'PageDown',
    'Home',
    'End',
    'Enter',
    ' ',
    'Escape',
];

export class KeyInput {
    #app;
    #guard;
    #stage;
    #mirror;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {HTMLElement} stage
     * @param {Mirror} mirror
     */
    constructor(app, guard, stage, mirror) {
        this.#app = app;
        this.#guard = guard;
        this.#stage = stage;
        this.#mirror = mirror;
    }

    listen() {
        addEventListener('keydown', (event) => this.#key(event, true));
        addEventListener('keyup', (event) => this.#key(event, false));
    }

    /** To the next field or control, as Tab does. */
    next() {
        this.#send('Tab', true, false);
        this.#send('Tab', false, false);
    }

    /**
     * @param {string} key
     * @param {boolean} down
     * @param {boolean} shift
     */
    #send(key, down, shift) {
        const index = keys.indexOf(key);
        this.#guard(() => this.#app._xunlou_key(index, down ? 1 : 0, shift ? 1 : 0));
    }

    /**
     * @param {KeyboardEvent} event
     * @param {boolean} down
     */
    #key(event, down) {
        if (event.isComposing || event.keyCode === 229 || this.#stage.inert) return;
        if (event.ctrlKey || event.altKey || event.metaKey || !keys.includes(event.key)) return;
        const field = this.#mirror.focused_field();
        if (field && event.key !== 'Tab' && event.key !== 'Escape') return;
        event.preventDefault();
        if (field && event.key === 'Escape') {
            if (down) field.blur();
            return;
        }
        if (down && event.repeat) this.#send(event.key, false, event.shiftKey);
        this.#send(event.key, down, event.shiftKey);
    }
}
