// What no first screen says: it follows the first frame, and is put where the program expects it
// (scripts/site/texts.mjs cut it out). Until it is there the app shows nothing that needs it.

import { bytes_of } from './fonts.js';

const again_ms = 3_000;

/**
 * Resolves when they are there, however long that takes.
 * @param {import('./app.js').App} app
 * @param {string} url
 * @param {Promise<ArrayBuffer | undefined>} [early]  they were asked for already
 */
export async function add_texts(app, url, early) {
    for (let coming = early ?? bytes_of(url); ; coming = bytes_of(url)) {
        const bytes = await coming;
        if (bytes) return app.HEAPU8.set(new Uint8Array(bytes), app._xunlou_later_texts(0));
        await new Promise((again) => {
            addEventListener('online', again, { once: true });
            setTimeout(again, again_ms);
        });
    }
}
