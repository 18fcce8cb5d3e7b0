// The font tiers: to the app for drawing, and to the page for the text fields that lie over it, so
// that both look alike.
//
// The first tier holds what the first screens say and comes before the first frame; what the other
// screens say follows at once, the other tiers when the app has nothing else to do. The rest of the
// hanzi lies in slices by code point, each fetched when one of its characters is first met. What no
// tier has yet is drawn with the browser's own fonts.

import { with_bytes } from './memory.js';

/** @typedef {import('./app.js').App} App */

export const first_tier = 'fonts/interface.otf';
const next_tier = 'fonts/interface_more.otf';
const later_tiers = [
    'fonts/bold_interface.otf',
    'fonts/level1.otf',
    'fonts/bold_level1.otf',
    'fonts/level2.otf',
];
const slice_name = /^fonts\/rest_([0-9a-f]+)_([0-9a-f]+)\.otf$/;

// Tiers of one weight only: the browser makes them bold where it has to.
export const single_weight_family = 'Xunlou Rare';

/** @param {string} name */
function is_bold(name) {
    return name.includes('bold');
}

export function idle() {
    return new Promise((/** @type {(value?: unknown) => void} */ resolve) =>
        'requestIdleCallback' in globalThis
            ? requestIdleCallback(resolve, { timeout: 2_000 })
            : setTimeout(resolve, 200),
    );
}

/** Nothing where it does not come. @param {string} url */
export async function bytes_of(url) {
    const response = await fetch(url).catch(() => undefined);
    return response?.ok ? response.arrayBuffer() : undefined;
}

/** For the page's own use. @param {string} name @param {ArrayBuffer} bytes */
async function show_in_page(name, bytes) {
    const family = /level2|rest/.test(name) ? single_weight_family : 'Xunlou';
    const face = new FontFace(family, bytes, { weight: is_bold(name) ? '700' : '400' });
    // If it fails the field shows the system's font.
    await face.load().then(
        (loaded) => document.fonts.add(loaded),
        () => {},
    );
}

export class Fonts {
    #app;
    #guard;
    #assets;
    /** Not fetched yet, by code point. @type {{name: string, first: number, last: number}[]} */
    #slices = [];
    #complete = false;
    /** Told by the app and not looked after yet. @type {Set<number>} */
    #missing = new Set();

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {Record<string, string>} assets logical name → URL
     */
    constructor(app, guard, assets) {
        this.#app = app;
        this.#guard = guard;
        this.#assets = assets;
        for (const name of Object.keys(assets)) {
            const [, first, last] = slice_name.exec(name) ?? [];
            if (!last) continue;
            this.#slices.push({ name, first: parseInt(first, 16), last: parseInt(last, 16) });
        }
    }

    /** @param {ArrayBuffer} bytes */
    add_first(bytes) {
        this.#give_to_app(first_tier, bytes);
        show_in_page(first_tier, bytes);
    }

    /**
     * @param {string} name
     * @param {ArrayBuffer} bytes
     */
    async #add(name, bytes) {
        // The page first: what the browser draws in the app's stead uses it too.
        await show_in_page(name, bytes);
        this.#give_to_app(name, bytes);
    }

    /**
     * @param {string} name
     * @param {ArrayBuffer} bytes
     */
    #give_to_app(name, bytes) {
        this.#guard(() =>
            with_bytes(this.#app, new Uint8Array(bytes), (at, size) =>
                this.#app._xunlou_font(is_bold(name) ? 1 : 0, at, size),
            ),
        );
    }

    /**
     * One after another, the app already being used. A tier that does not come is tried at the next
     * start.
     */
    async add_later() {
        await this.#bring(next_tier);
        await idle();
        for (const name of later_tiers) await this.#bring(name);
        this.#complete = true;
        this.#fetch_missing();
    }

    /** @param {string} name */
    async #bring(name) {
        const bytes = await bytes_of(this.#assets[name]);
        if (bytes) await this.#add(name, bytes);
    }

    /**
     * The app drew a character that no tier of that weight has. Called while it draws.
     * @param {number} code_point
     */
    missing(code_point) {
        this.#missing.add(code_point);
        if (this.#complete) queueMicrotask(() => this.#fetch_missing());
    }

    /** The slices of all characters that none of the tiers has brought. */
    async #fetch_missing() {
        const codes = [...this.#missing];
        this.#missing.clear();
        for (const code_point of codes) {
            const at = this.#slices.findIndex(
                ({ first, last }) => first <= code_point && code_point <= last,
            );
            if (at < 0 || this.#app._xunlou_holds_glyph(code_point)) continue;
            const [slice] = this.#slices.splice(at, 1);
            const bytes = await bytes_of(this.#assets[slice.name]);
            if (bytes) await this.#add(slice.name, bytes);
            else this.#slices.push(slice); // tried again when such a character is met
        }
    }
}
