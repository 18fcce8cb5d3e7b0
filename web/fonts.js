// The font tiers: to the app for drawing, and to the page for the text fields that lie over it, so
// that both look alike.

import { with_bytes } from './memory.js';

/** @typedef {import('./app.js').App} App */

const first = ['fonts/interface.otf', 'fonts/bold_interface.otf'];
const later = ['fonts/level1.otf', 'fonts/bold_level1.otf', 'fonts/level2.otf'];

export const first_tiers = first;

/** @param {string} name */
function is_bold(name) {
    return name.includes('bold');
}

/**
 * @param {App} app
 * @param {string} name
 * @param {ArrayBuffer} bytes
 */
export function add_tier(app, name, bytes) {
    with_bytes(app, new Uint8Array(bytes), (at, size) =>
        app._xunlou_font(is_bold(name) ? 1 : 0, at, size),
    );
    const face = new FontFace('Xunlou', bytes, { weight: is_bold(name) ? '700' : '400' });
    face.load().then(
        (loaded) => document.fonts.add(loaded),
        () => {}, // the field then shows the system's font
    );
}

function idle() {
    return new Promise((/** @type {(value?: unknown) => void} */ resolve) =>
        'requestIdleCallback' in globalThis
            ? requestIdleCallback(resolve, { timeout: 2_000 })
            : setTimeout(resolve, 200),
    );
}

/**
 * One after another while nothing else happens. A tier that does not come is tried at the next start;
 * until then the browser's own fonts stand in.
 * @param {Record<string, string>} assets
 * @param {(call: () => void) => void} guard
 * @param {App} app
 */
export async function add_later_tiers(assets, guard, app) {
    for (const name of later) {
        await idle();
        const response = await fetch(assets[name]).catch(() => undefined);
        if (!response?.ok) continue;
        const bytes = await response.arrayBuffer();
        await idle();
        guard(() => add_tier(app, name, bytes));
    }
}
