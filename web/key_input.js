// Keys outside of text fields. The browser moves the focus from one mirror element to the next; the
// rest is here: Enter and Space act on the focused one, arrows move inside a group or scroll, Escape
// goes to the app. Text is never typed this way; fields are native and keep all their keys.

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./mirror.js').Mirror} Mirror */

const arrow_scroll_px = 48;
// A page down leaves a line of the page before in sight.
const page_part = 0.9;

/** @type {Record<string, number>} */
const group_steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
/** @type {Record<string, (visible: number) => number>} */
const scrolls = {
    ArrowUp: () => -arrow_scroll_px,
    ArrowDown: () => arrow_scroll_px,
    PageUp: (visible) => -visible * page_part,
    PageDown: (visible) => visible * page_part,
    Home: () => -Infinity,
    End: () => Infinity,
};

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
        addEventListener('keydown', (event) => {
            if (event.isComposing || event.keyCode === 229 || this.#stage.inert) return;
            if (event.ctrlKey || event.altKey || event.metaKey) return;
            if (this.#handle(event.key, event.repeat)) event.preventDefault();
        });
    }

    /**
     * @param {string} key
     * @param {boolean} repeat
     * @returns {boolean} done, the browser has nothing to add
     */
    #handle(key, repeat) {
        const mirror = this.#mirror;
        const field = mirror.focused_field();
        if (key === 'Escape') {
            if (field) field.blur();
            else this.#guard(() => this.#app._xunlou_escape());
            return true;
        }
        if (field) return false;
        if (key === 'Enter' || key === ' ') {
            if (!repeat) mirror.act_on_focused();
            return true;
        }
        if (key in group_steps && mirror.move_in_group(group_steps[key])) return true;
        return key in scrolls && mirror.scroll_by(scrolls[key]);
    }
}
