// When nothing happens nothing is drawn; when the browser takes the graphics away they come back.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/** @param {import("./harness/suite.mjs").Trial} t */
async function today_page(t) {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t), wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.see_screen('今日');
    await app.until_idle_on(wire);
    await app.until_still();
    return app;
}

test('rest: a page nobody touches draws no frame', async (t) => {
    const app = await today_page(t);
    // Measured, not waited for: three seconds. A clock that turns over meanwhile is drawn, so there
    // are three tries; what draws without a reason does so in each.
    let frames = -1;
    for (let round = 1; round <= 3 && frames !== 0; ++round) {
        const before = await app.frames();
        // tidy: the span that is measured
        await app.page.evaluate(() => new Promise((done) => setTimeout(done, 3_000)));
        frames = (await app.frames()) - before;
    }
    assert.equal(frames, 0);
    assert.deepEqual(app.errors, []);
});

/** @param {App} app */
async function lose_graphics(app) {
    await app.page.evaluate(async () => {
        const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas'));
        const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
        const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done));
        extension?.loseContext();
        await lost;
        const back = new Promise((done) => {
            canvas.addEventListener('webglcontextrestored', done);
        });
        // The browser gives a context back only in a later task.
        setTimeout(() => extension?.restoreContext());
        await back;
    });
    await app.until_still();
}

/**
 * How two pictures of one size differ, in words.
 * @param {App} app
 * @param {Buffer} one
 * @param {Buffer} other
 */
function difference(app, one, other) {
    return app.page.evaluate(
        async (pictures) => {
            const [a, b] = await Promise.all(
                pictures.map(async (base64) => {
                    const png = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                    const bitmap = await createImageBitmap(new Blob([png]));
                    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
                    const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (
                        canvas.getContext('2d')
                    );
                    brush.drawImage(bitmap, 0, 0);
                    return brush.getImageData(0, 0, bitmap.width, bitmap.height);
                }),
            );
            const xs = new Set(),
                ys = new Set();
            let most = 0;
            let count = 0;
            for (let i = 0; i < a.data.length; i += 4) {
                const apart = Math.max(
                    ...[0, 1, 2].map((c) => Math.abs(a.data[i + c] - b.data[i + c])),
                );
                if (apart === 0) continue;
                ++count;
                most = Math.max(most, apart);
                xs.add((i / 4) % a.width);
                ys.add(Math.floor(i / 4 / a.width));
            }
            const span = (/** @type {Set<number>} */ at) =>
                `${Math.min(...at)}..${Math.max(...at)}`;
            return `${count} pixels differ by at most ${most}, x ${span(xs)}, y ${span(ys)}`;
        },
        [one.toString('base64'), other.toString('base64')],
    );
}

test('rest: lost graphics come back by themselves, to the pixel', async (t) => {
    const app = await today_page(t);
    const compare = async (/** @type {number} */ round) => {
        await app.until_still();
        const words = await app.tree();
        const before = await app.page.screenshot();
        await lose_graphics(app);
        const after = await app.page.screenshot();
        if (before.equals(after)) return true;
        await t.keep(`before ${round}.png`, before);
        await t.keep(`after ${round}.png`, after);
        t.remark(await difference(app, before, after));
        t.remark(words === (await app.tree()) ? 'the words are the same' : 'the words changed');
        return false;
    };
    // A clock, news or a font may change the picture in between: then it is done again.
    let same = false;
    for (let round = 1; round <= 3 && !same; ++round) same = await compare(round);
    assert.ok(same, 'the picture is the same as before');
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    assert.deepEqual(app.errors, []);
});
