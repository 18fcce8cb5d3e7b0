// Sizes of what is built, as the server sends it (brotli) and as it runs.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { site } from '../e2e/harness/server.mjs';
import { at_most, kb, print } from './report.mjs';

export async function measure_sizes() {
    const names = await readdir(join(site, 'assets'));
    /** @param {RegExp} pattern */
    const total = async (pattern) => {
        let bytes = 0;
        for (const name of names.filter((one) => pattern.test(one))) {
            bytes += (await stat(join(site, 'assets', name))).size;
        }
        return bytes;
    };
    print('wasm, brotli', kb(await total(/\.wasm\.br$/)));
    print('wasm, as it runs', kb(await total(/\.wasm$/)));
    print('JavaScript, brotli', kb(await total(/\.js\.br$/)));
    const glyphs = await total(/^fonts_interface\..*\.br$/);
    print('interface glyphs, brotli', kb(glyphs), at_most(glyphs, 130_000, kb));
    print('glyphs after the first frame, brotli', kb(await total(/^fonts_(bold|level).*\.br$/)));
}
