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
    await app.until_still();
    return app;
}

/**
 * Does it again when a minute turned over meanwhile: the clocks that are shown are a reason to draw.
 * @template T
 * @param {App} app
 * @param {() => Promise<T>} act  takes less than a minute
 */
async function within_one_minute(app, act) {
    const minute = () => app.page.evaluate(() => Math.floor(Date.now() / 60_000));
    for (;;) {
        const begin = await minute();
        const result = await act();
        if (begin === (await minute())) return result;
    }
}

test('rest: a page nobody touches draws no frame', async (t) => {
    const app = await today_page(t);
    // Measured, not waited for: three seconds in which nothing is due.
    const frames = await within_one_minute(app, async () => {
        const before = await app.frames();
        // tidy: the span that is measured
        await app.page.evaluate(() => new Promise((done) => setTimeout(done, 3_000)));
        return (await app.frames()) - before;
    });
    assert.equal(frames, 0);
    assert.deepEqual(app.errors, []);
});

test('rest: lost graphics come back by themselves, to the pixel', async (t) => {
    const app = await today_page(t);
    const { before, after } = await within_one_minute(app, async () => {
        await app.until_still();
        const before = await app.page.screenshot();
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
        return { before, after: await app.page.screenshot() };
    });
    const same = before.equals(after);
    if (!same) await Promise.all([t.keep('before.png', before), t.keep('after.png', after)]);
    assert.ok(same, 'the picture is the same as before');
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    assert.deepEqual(app.errors, []);
});
