// The route in the address's fragment, so that back, forward, reload and links work without the
// server knowing any of them.

import { with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */

function current_route() {
    const fragment = location.hash.slice(1);
    try {
        return decodeURIComponent(fragment);
    } catch {
        return ''; // a broken escape: nobody's route
    }
}

export class History {
    #app;
    #guard;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     */
    constructor(app, guard) {
        this.#app = app;
        this.#guard = guard;
        // Fires for back, forward and typed fragments, not for pushState.
        addEventListener('popstate', () => this.tell());
    }

    tell() {
        this.#guard(() =>
            with_text(this.#app, current_route(), (at, size) =>
                this.#app._xunlou_history_moved(at, size),
            ),
        );
    }

    /**
     * @param {string} route
     * @param {boolean} replace
     */
    go(route, replace) {
        const fragment = route.split('/').map(encodeURIComponent).join('/');
        const url = fragment === '' ? location.pathname : `#${fragment}`;
        if (replace) history.replaceState(null, '', url);
        else history.pushState(null, '', url);
    }

    back() {
        history.back();
    }
}
