// The glyph atlas under stress: thousands of characters at several sizes, in the app's own painter,
// compared cell by cell with what the browser draws from the same font files.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fresh_context, desktop } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { site } from '../../e2e/harness/server.mjs';
import { test } from '../../e2e/harness/suite.mjs';
import { level1, level2 } from '../../../scripts/site/glyphs.mjs';

const pages = process.env.XUNLOU_PAGES ?? join(root, 'build/web/browser_pages');

// Two rasterisers never agree to the pixel; glyphs in each other's places, cut or smeared fall far
// below, and so does a box for a character that was not found.
const likeness_least = 0.95;
// As shell/ui/fonts.hpp: no more than this is kept for long, and never a picture larger than that.
const texels_kept_most = 2048 * 2048;
const texels_most = 4096 * 4096;

/** @param {Iterable<number>} codes */
const hanzi = (codes) => [...codes].filter((code) => code >= 0x4e00 && code <= 0x9fff);

/**
 * A page with the painter on a canvas, the tiers given, and window.likeness(codes, em, bold).
 * @param {import("../../e2e/harness/suite.mjs").Trial} t
 * @param {string[]} tiers logical names, in the order they arrive
 */
async function glyph_page(t, tiers) {
    const { assets } = JSON.parse(await readFile(join(site, 'assets.json'), 'utf8'));
    const origin = await serve_files(t, { web: join(root, 'web'), pages, site });
    const page = await (await fresh_context(t, desktop)).newPage();
    t.watch('glyphs', page);
    await page.goto(origin);
    const urls = Object.fromEntries(tiers.map((name) => [name, `/site${assets[name].url}`]));
    await page.evaluate(define_page, urls);
    return page;
}

/** In the page. @param {Record<string, string>} urls */
async function define_page(urls) {
    const [width, height, scale, cell] = [640, 400, 2, 32];
    const canvas = document.createElement('canvas');
    canvas.id = 'canvas';
    Object.assign(canvas, { width: width * scale, height: height * scale });
    document.body.append(canvas);
    const { Glyphs } = await import(/** @type {string} */ ('/web/glyphs.js'));
    const { default: create } = await import(/** @type {string} */ ('/pages/glyph_page.js'));
    /** @type {Set<number>} */
    const missing = new Set();
    const app = await create({
        canvas,
        page: {
            glyphs: new Glyphs(),
            fonts: { missing: (/** @type {number} */ code) => missing.add(code) },
        },
    });
    if (!app._glyph_open(width, height, scale)) throw new Error('no canvas');
    const give = async (/** @type {string} */ name) => {
        const bytes = await (await fetch(urls[name])).arrayBuffer();
        const weight = name.includes('bold') ? '700' : '400';
        document.fonts.add(await new FontFace('Reference', bytes, { weight }).load());
        const pointer = app._malloc(bytes.byteLength);
        app.HEAPU8.set(new Uint8Array(bytes), pointer);
        if (!app._glyph_font(Number(weight === '700'), pointer, bytes.byteLength))
            throw new Error(name);
        app._free(pointer);
    };
    const context_of = () => {
        const element = document.createElement('canvas');
        Object.assign(element, { width: canvas.width, height: canvas.height });
        const pen = element.getContext('2d', { willReadFrequently: true });
        if (!pen) throw new Error('no 2d canvas');
        return pen;
    };
    const [copy, reference] = [context_of(), context_of()];
    const side = cell * scale;
    const columns = width / cell;

    /** How alike two cells are, 1 being the same; `shift` is the reference's. */
    const correlation = (
        /** @type {Uint8ClampedArray} */ a,
        /** @type {Uint8ClampedArray} */ b,
        /** @type {number} */ left,
        /** @type {number} */ top,
        /** @type {[number, number]} */ [dx, dy],
    ) => {
        let [aa, bb, ab] = [0, 0, 0];
        for (let y = 2; y < side - 2; y++)
            for (let x = 2; x < side - 2; x++) {
                const one = a[4 * ((top + y) * canvas.width + left + x)];
                const other = b[4 * ((top + y + dy) * canvas.width + left + x + dx)];
                aa += one * one;
                bb += other * other;
                ab += one * other;
            }
        return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
    };
    const shifts = [0, -1, 1, -2, 2].flatMap((dy) =>
        [0, -1, 1].map((dx) => /** @type {[number, number]} */ ([dx, dy])),
    );
    const alike_enough = 0.97;

    /** Draws a screenful and gives the worst cell and how alike it is. */
    const likeness = (
        /** @type {number[]} */ codes,
        /** @type {number} */ em,
        /** @type {boolean} */ bold,
    ) => {
        const pointer = app._malloc(4 * codes.length);
        new Uint32Array(app.HEAPU8.buffer, pointer, codes.length).set(codes);
        app._glyph_frame(pointer, codes.length, em, cell, Number(bold));
        app._free(pointer);
        copy.drawImage(canvas, 0, 0);
        reference.fillStyle = '#000';
        reference.fillRect(0, 0, canvas.width, canvas.height);
        reference.fillStyle = '#fff';
        // ImGui lays out whole pixels of line height: the em is what is left of them.
        const drawn = Math.floor(em * 1.448 + 0.5) / 1.448;
        reference.font = `${bold ? 'bold ' : ''}${drawn * scale}px Reference`;
        for (const [at, code] of codes.entries()) {
            const x = ((at % columns) * cell + (cell - em) / 2) * scale;
            const line = drawn * 1.448;
            const y = (Math.floor(at / columns) * cell + (cell - line) / 2 + drawn * 1.16) * scale;
            reference.fillText(String.fromCodePoint(code), Math.round(x), Math.round(y));
        }
        const ours = copy.getImageData(0, 0, canvas.width, canvas.height).data;
        const theirs = reference.getImageData(0, 0, canvas.width, canvas.height).data;
        let worst = { code: 0, likeness: 1 };
        for (const [at, code] of codes.entries()) {
            const left = (at % columns) * side;
            const top = Math.floor(at / columns) * side;
            let best = 0;
            for (const shift of shifts) {
                if (best >= alike_enough) break;
                best = Math.max(best, correlation(ours, theirs, left, top, shift));
            }
            if (best < worst.likeness) worst = { code, likeness: best };
        }
        return { ...worst, texels: app._glyph_atlas_texels() };
    };
    Object.assign(window, { begin: () => app._glyph_begin(), give, likeness, missing });
}

/**
 * Every code, screenful by screenful.
 * @param {import("playwright-core").Page} page
 * @param {number[]} codes
 * @param {number} em
 * @param {boolean} bold
 */
async function check_all(page, codes, em, bold) {
    let texels = 0;
    let least = 1;
    const screenful = 240;
    for (let at = 0; at < codes.length; at += screenful) {
        const some = codes.slice(at, at + screenful);
        const seen = await page.evaluate(
            ([asked, size, heavy]) => /** @type {any} */ (window).likeness(asked, size, heavy),
            /** @type {const} */ ([some, em, bold]),
        );
        texels = Math.max(texels, seen.texels);
        least = Math.min(least, seen.likeness);
        const name = `${String.fromCodePoint(seen.code)} at ${em}, screenful from ${at}`;
        assert.ok(seen.likeness >= likeness_least, `${name}: ${seen.likeness}`);
        assert.ok(seen.texels <= texels_most, `${seen.texels} texels`);
    }
    return { texels, least };
}

test(
    'glyphs: 6,763 hanzi at three sizes are drawn like the browser draws them, in a bounded atlas',
    async (t) => {
        const page = await glyph_page(t, ['fonts/level1.otf', 'fonts/level2.otf']);
        const first = hanzi(level1());
        await page.evaluate("give('fonts/level1.otf')");
        // The second tier arrives when a thousand glyphs of the first are in the atlas.
        await check_all(page, first.slice(0, 1000), 16, false);
        await page.evaluate("give('fonts/level2.otf')");
        const all = [...first, ...hanzi(level2())];
        assert.equal(all.length, 6763);
        const seen = [];
        for (const em of [16, 20, 14]) seen.push(await check_all(page, all, em, false));
        // From the beginning: what was dropped on the way is made anew.
        const again = await check_all(page, all.slice(0, 480), 16, false);
        const likeness = Math.min(...seen.map(({ least }) => least), again.least);
        t.remark(`least alike ${likeness.toFixed(2)}, atlas ${again.texels / 1e6} million texels`);
        assert.ok(
            Math.max(...seen.map(({ texels }) => texels)) > texels_kept_most / 2,
            'no stress',
        );
    },
    { timeout_ms: 180_000 },
);

test('glyphs: what the browser drew for want of a tier gives way when the tier comes', async (t) => {
    const page = await glyph_page(t, [
        'fonts/interface.otf',
        'fonts/level1.otf',
        'fonts/bold_level1.otf',
        'fonts/rest_3400_3a7f.otf',
    ]);
    await page.evaluate("give('fonts/interface.otf')");
    const codes = [0x94ed, 0x82b3, 0x36c3]; // 铭 and 芳 of level 1; 㛃, rare
    const picture = () =>
        page.evaluate((asked) => {
            /** @type {any} */ (window).likeness(asked, 16, false);
            return document.querySelector('canvas')?.toDataURL();
        }, codes);
    const told = () => page.evaluate(() => [.../** @type {any} */ (window).missing]);
    // A first frame does not wait for the browser's fonts: it has room for such glyphs and no ink.
    const blank = await picture();
    assert.deepEqual(await told(), []);
    await page.evaluate('begin()');
    const by_browser = await picture();
    assert.notEqual(by_browser, blank);
    assert.deepEqual(await told(), codes);
    await page.evaluate("give('fonts/level1.otf')");
    await page.evaluate('missing.clear()');
    const with_level1 = await picture();
    assert.notEqual(with_level1, by_browser);
    assert.deepEqual(await told(), [], 'nothing is looked up twice in vain');
    await page.evaluate("give('fonts/rest_3400_3a7f.otf')");
    const with_slice = await picture();
    assert.notEqual(with_slice, with_level1);
    await check_all(page, codes, 16, false);
    assert.equal(await picture(), with_slice);
});
