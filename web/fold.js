// What searching folds text with: traditional characters, pinyin initials. Asked for when the app
// runs; until it is there, and without it, a search finds what is written as it was typed.

import { bytes_of, idle } from './fonts.js';
import { with_bytes } from './memory.js';

/**
 * @param {import('./app.js').App} app
 * @param {(call: () => void) => void} guard
 * @param {string} url
 */
export async function add_fold_table(app, guard, url) {
    await idle();
    const bytes = await bytes_of(url);
    if (!bytes) return; // tried again at the next start
    guard(() =>
        with_bytes(app, new Uint8Array(bytes), (at, size) => app._xunlou_fold_table(at, size)),
    );
}
