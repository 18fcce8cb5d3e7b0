// Pictures that are compared with kept ones. Kept at half size, four pixels averaged to one and colours
// rounded to steps of four, so that they are small; decoded, compared and encoded by Chromium itself.
//
// What may differ: the same Chromium draws the same picture, but software GL compiles its shaders for the
// processor at hand, which rounds edges of letters and round corners differently by a few steps, and
// flat areas not at all. So a pixel counts as other when a channel is more than `step_max` of 255 away,
// and a picture as changed when more than `share_max` of its pixels are: far less than the smallest chip.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fresh_context } from './chromium.mjs';
import { root } from './files.mjs';

const folder = join(root, 'tests/e2e/goldens');
const step_max = 12;
const share_max = 0.0002;

/** @typedef {{small: string, other: number, pixels: number, difference: string}} Compared  PNGs, base64 */

// In the page.
const define_compare = `window.compare_pictures = async (taken, kept, step_max) => {
    const pixels_of = async (base64) => {
        const blob = await (await fetch('data:image/png;base64,' + base64)).blob();
        const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
        const bitmap = await createImageBitmap(blob, options);
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const png_of = async (pixels) => {
        const canvas = new OffscreenCanvas(pixels.width, pixels.height);
        canvas.getContext('2d', { willReadFrequently: true }).putImageData(pixels, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);
    };
    const halved = ({ data, width, height }) => {
        const small = new ImageData(width >> 1, height >> 1);
        for (let y = 0; y < small.height; ++y)
            for (let x = 0; x < small.width; ++x)
                for (let channel = 0; channel < 3; ++channel) {
                    const at = (2 * y * width + 2 * x) * 4 + channel;
                    const below = at + width * 4;
                    const sum = data[at] + data[at + 4] + data[below] + data[below + 4];
                    small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / 16) * 4;
                }
        for (let at = 3; at < small.data.length; at += 4) small.data[at] = 255;
        return small;
    };
    const now = halved(await pixels_of(taken));
    const small = await png_of(now);
    const pixels = now.width * now.height;
    if (kept === '') return { small, other: pixels, pixels, difference: small };
    const before = await pixels_of(kept);
    if (before.width !== now.width || before.height !== now.height)
        return { small, other: pixels, pixels, difference: small };
    // What is other is red on a faint picture of before.
    const difference = new ImageData(now.width, now.height);
    let other = 0;
    for (let at = 0; at < now.data.length; at += 4) {
        const far = [0, 1, 2].some(
            (c) => Math.abs(now.data[at + c] - before.data[at + c]) > step_max,
        );
        if (far) ++other;
        for (let c = 0; c < 4; ++c)
            difference.data[at + c] = far
                ? [220, 0, 0, 255][c]
                : 255 - ((255 - before.data[at + c]) >> 2);
        difference.data[at + 3] = 255;
    }
    return { small, other, pixels, difference: await png_of(difference) };
};`;

/**
 * Compares pages with what is kept of them, or keeps them anew.
 * @param {import("./suite.mjs").Trial} t
 * @param {{update: boolean}} options
 */
export async function open_goldens(t, { update }) {
    const page = await (await fresh_context(t)).newPage();
    await page.evaluate(define_compare);
    /** @type {string[]} */
    const changed = [];

    /** @param {import("./app.mjs").App} app @param {string} kept @returns {Promise<Compared>} */
    const look = async (app, kept) => {
        await app.until_still();
        const taken = (await app.page.screenshot()).toString('base64');
        return page.evaluate(
            (pictures) => /** @type {any} */ (window).compare_pictures(...pictures),
            /** @type {const} */ ([taken, kept, step_max]),
        );
    };

    /** @param {import("./app.mjs").App} app @param {string} name */
    const check = async (app, name) => {
        const file = join(folder, `${name}.png`);
        if (update) {
            const { small } = await look(app, '');
            await writeFile(file, Buffer.from(small, 'base64'));
            return;
        }
        const kept = (await readFile(file)).toString('base64');
        let last = await look(app, kept);
        const holds = ({ other, pixels } = last) => other <= pixels * share_max;
        // What was still on its way, a font perhaps, is on the next picture.
        for (let looks = 1; !holds() && looks < 4; ++looks) last = await look(app, kept);
        if (holds()) return;
        changed.push(`${name}: ${last.other} of ${last.pixels} pixels`);
        await t.keep(`${name}.now.png`, Buffer.from(last.small, 'base64'));
        await t.keep(`${name}.difference.png`, Buffer.from(last.difference, 'base64'));
    };
    return { check, changed };
}
