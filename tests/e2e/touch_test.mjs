// Fingers: a drag scrolls and never taps, a tap taps once.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

test('touch: a drag over a list scrolls it and opens nothing, a tap then opens one entry', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const context = await fresh_context(t, phone);
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('button', '全部');
    const entries = app.page.getByRole('listitem', { name: /^[A-Z]{2}-\d{8}-\d{4}/ });
    await app.until(async () => (await entries.count()) > 8);
    const entry = entries.nth(3);
    const name = (await entry.getAttribute('aria-label')) ?? '';
    const { x, y } = await app.place(entry);
    const devtools = await context.newCDPSession(app.page);
    const touch = (
        /** @type {"touchStart" | "touchMove" | "touchEnd"} */ type,
        /** @type {number[]} */ ...at
    ) =>
        devtools.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: at.map((py) => ({ x, y: py })),
        });
    await touch('touchStart', y);
    for (let moved = 20; moved <= 200; moved += 20) await touch('touchMove', y - moved);
    await touch('touchEnd');
    // Scrolled, by about as much as the finger went or further with its swing.
    await app.until(async () => ((await top_of(app, name)) ?? -Infinity) < y - 150);
    await app.until_still();
    await app.see_screen('工单');
    const rest = (await entries.count()) > 0 && (await first_visible(app, entries));
    assert.ok(rest, 'entries stay in the mirror while scrolled');
    await app.tap_item(rest);
    await app.see_screen(/^工单 [A-Z]{2}-/);
    assert.deepEqual(app.errors, []);
});

test('touch: the sync sign found on one screen opens its page from the next', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t, tablet), wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    const details = app.find('button', '同步详情');
    for (const tab of ['更多', '工单', '更多']) {
        await app.tap('tab', tab);
        await app.see_screen(tab);
        const sign = await (await app.see('status', /^已同步/)).elementHandle();
        assert.ok(sign);
        // What it says does not take the place of the button in it.
        assert.equal(await details.count(), 1);
        await app.tap('tab', '今日');
        const box = await sign.boundingBox();
        assert.ok(box, 'it is the same sign on every screen');
        await app.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
        await app.see_screen('同步');
    }
    assert.deepEqual(app.errors, []);
});

/**
 * @param {App} app
 * @param {string} name
 */
async function top_of(app, name) {
    return (await app.find('listitem', name).first().boundingBox())?.y;
}

/**
 * @param {App} app
 * @param {import("playwright-core").Locator} entries
 */
async function first_visible(app, entries) {
    const { height } = app.page.viewportSize() ?? { height: 0 };
    for (const entry of await entries.all()) {
        const box = await entry.boundingBox();
        if (box && box.y > height * 0.35 && box.y + box.height < height * 0.8) return entry;
    }
    return null;
}
