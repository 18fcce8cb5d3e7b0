// Pictures of a few screens whose content never changes: the page of samples, the way in. What nobody
// meant to change does not change.
//
//   node tests/e2e/run.mjs goldens            compares with tests/e2e/goldens/
//   node tests/e2e/run.mjs goldens --update   keeps what is seen now; look at it before it is committed
//
// When a picture has changed, what was seen and where it is other (red) are in build/e2e/, and the test
// names them. harness/goldens.mjs says how much may differ, and why.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { open_goldens } from './harness/goldens.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const update = process.argv.includes('--update');
const samples = { buttons: '按钮', lists: '列表', shows: '展示', data: '数据' };
const themes = /** @type {const} */ (['light', 'dark']);

/** Waits until the last fonts are there. @param {App} app */
async function until_complete(app) {
    await app.page.locator('#skeleton').waitFor({ state: 'hidden' });
    await app.until(() =>
        app.page.evaluate(() => document.getElementById('skeleton')?.hidden === true),
    );
}

for (const { size, options } of [
    { size: 'tablet', options: tablet },
    { size: 'phone', options: phone },
]) {
    test(
        `goldens: the samples, signing in and the PIN look as they did (${size})`,
        async (t) => {
            const wire = await Wire.make(t, await Server.make(t));
            const { check, changed } = await open_goldens(t, { update });
            const context = await fresh_context(t, { ...options, reducedMotion: 'reduce' });
            const app = await App.open(t, context, wire.origin, 'entrance');
            const check_themes = async (/** @type {string} */ name) => {
                for (const theme of themes) {
                    await app.show_theme(theme);
                    await check(app, `${name}_${size}_${theme}`);
                }
            };
            await app.see('textbox', '账号');
            await until_complete(app);
            await check_themes('sign_in');
            await app.sign_in('wangmin', password);
            await app.lock();
            await until_complete(app);
            await check_themes('locked');

            const other = await fresh_context(t, { ...options, reducedMotion: 'reduce' });
            const gallery = await App.open(t, other, `${wire.origin}/#gallery`, 'samples');
            await gallery.see_screen('界面样例');
            await until_complete(gallery);
            for (const [name, page] of Object.entries(samples)) {
                await gallery.tap('tab', page);
                for (const theme of themes) {
                    await gallery.show_theme(theme);
                    await check(gallery, `samples_${name}_${size}_${theme}`);
                }
            }
            assert.deepEqual(changed, []);
            if (update) t.remark('kept anew');
        },
        { timeout_ms: 240_000 },
    );
}
