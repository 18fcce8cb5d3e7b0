// Fingers, wheels and keys: a drag scrolls and never taps, a tap taps once, and what is open closes
// before anything is left.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context, phone, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const ticket_name = /^[A-Z]{2}-\d{8}-\d{4}/;

/**
 * The butler's app with all tickets listed.
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {import("./harness/chromium.mjs").ContextOptions} [options]
 */
async function ticket_list(t, options = phone) {
    const wire = await Wire.make(t, await Server.make(t));
    const context = await fresh_context(t, options);
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('button', '全部');
    const entries = app.page.getByRole('listitem', { name: ticket_name });
    await app.until(async () => (await entries.count()) > 8);
    await app.until_still();
    return { app, context, entries };
}

/** How far the list is scrolled, as the mirror has it. @param {App} app */
function offset(app) {
    return app.page.evaluate(() => {
        const list = document.querySelector('#mirror .listitem')?.closest('.scroll');
        return list?.scrollTop ?? -1;
    });
}

/** @param {App} app */
async function to_top(app) {
    await app.page.mouse.move(195, 400);
    await app.page.mouse.wheel(0, -5000);
    await app.until_still();
    assert.equal(await offset(app), 0);
}

/**
 * One throw upwards by `px`, ten events, 16 ms apart.
 * @param {App} app
 * @param {number} px
 */
async function swipe(app, px) {
    const { width, height } = app.page.viewportSize() ?? { width: 0, height: 0 };
    const [x, y] = [width / 2, height * 0.7];
    const finger = await app.finger();
    await finger.down(x, y);
    for (let i = 1; i <= 10; ++i) await finger.move(x, y - (px * i) / 10);
    await finger.up();
}

test('touch: a drag over a list scrolls it and opens nothing, a tap then opens one entry', async (t) => {
    const { app, entries } = await ticket_list(t);
    const { x, y } = await app.place(entries.nth(3));
    const finger = await app.finger(40);
    await finger.down(x, y);
    for (let moved = 20; moved <= 200; moved += 20) await finger.move(x, y - moved);
    await finger.up();
    await app.until(async () => (await offset(app)) > 150);
    await app.until_still();
    await app.see_screen('工单');
    const rest = await first_visible(app, entries);
    assert.ok(rest, 'entries stay in the mirror while scrolled');
    await app.tap_item(rest);
    await app.see_screen(/^工单 [A-Z]{2}-/);
    assert.deepEqual(app.errors, []);
});

test('touch: a thrown list goes on by itself, comes to rest, as far on a slow device', async (t) => {
    const { app, context } = await ticket_list(t);
    const before = await app.frames();
    await swipe(app, 150);
    const left = await app.frames();
    await app.until_still();
    const thrown = await offset(app);
    const running = (await app.frames()) - left;
    // The finger went 150, of which the first ten only began the drag.
    assert.ok(thrown > 250, `${thrown} px`);
    assert.ok(running > 10, `${running} frames after the finger left, ${left - before} before`);
    t.remark(`${Math.round(thrown)} px, ${running} frames after the finger left`);

    const devtools = await context.newCDPSession(app.page);
    await to_top(app);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await swipe(app, 150);
    await app.until_still();
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const slow = await offset(app);
    assert.ok(Math.abs(slow - thrown) < 0.05 * thrown, `${slow} px on the slow device`);
    assert.deepEqual(app.errors, []);
});

test('touch: a finger on a running list stops it and taps nothing', async (t) => {
    const { app } = await ticket_list(t);
    await swipe(app, 150);
    await app.until_still();
    const whole = await offset(app);
    await to_top(app);
    await swipe(app, 150);
    const finger = await app.finger();
    await finger.down(195, 400);
    await finger.up();
    await app.until_still();
    const stopped = await offset(app);
    assert.ok(stopped > 100 && stopped < whole - 20, `${stopped} of ${whole} px`);
    await app.see_screen('工单');
    assert.equal(await app.page.getByRole('dialog').count(), 0);
    assert.deepEqual(app.errors, []);
});

test('touch: pulled beyond its beginning the list gives way and comes back', async (t) => {
    const { app, entries } = await ticket_list(t);
    const top = (await entries.first().boundingBox())?.y ?? 0;
    const finger = await app.finger();
    await finger.down(195, 400);
    for (let i = 1; i <= 10; ++i) await finger.move(195, 400 + 8 * i);
    const pulled = await app.page.screenshot();
    await finger.up();
    await app.until_still();
    assert.equal(await offset(app), 0);
    assert.equal((await entries.first().boundingBox())?.y, top);
    assert.ok(!pulled.equals(await app.page.screenshot()), 'it gave way under the finger');
    assert.deepEqual(app.errors, []);
});

test('touch: what the browser takes back is no tap', async (t) => {
    const { app, entries } = await ticket_list(t);
    const { x, y } = await app.place(entries.nth(2));
    const finger = await app.finger();
    await finger.down(x, y);
    await finger.cancel();
    await app.until_still();
    await app.see_screen('工单');
    // In the middle of a drag: it stays where it was let go, without a swing.
    await finger.down(x, y);
    for (let i = 1; i <= 6; ++i) await finger.move(x, y - 15 * i);
    await finger.cancel();
    await app.until_still();
    const rest = await offset(app);
    assert.ok(rest > 60 && rest <= 90, `${rest} px`);
    await app.see_screen('工单');
    assert.deepEqual(app.errors, []);
});

test('touch: a finger that rests opens the row’s menu, and opens nothing when it leaves', async (t) => {
    const { app, entries } = await ticket_list(t);
    await app.hold(entries.nth(2));
    await app.see_screen('工单');
    await app.see('button', '复制');
    // The browser's back closes the sheet and leaves the screen alone.
    await app.page.goBack();
    await app.see_gone('dialog', /./);
    await app.see_screen('工单');
    await app.hold(entries.nth(2));
    await app.tap('button', '打开');
    await app.see_screen(/^工单 [A-Z]{2}-/);
    assert.deepEqual(app.errors, []);
});

test('touch: in a sheet over a list only the sheet scrolls; back closes it, what was typed stays', async (t) => {
    const { app } = await ticket_list(t);
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    await app.type('内容', '厨房水管漏水');
    await app.page.keyboard.press('Escape');
    await app.tap('combobox', '分类');
    const sheet = await app.see('dialog', '分类');
    await app.until_still();
    const places = () =>
        app.page.evaluate(() =>
            [...document.querySelectorAll('#mirror .scroll:not(.sideways)')].map(
                (area) => area.scrollTop,
            ),
        );
    const before = await places();
    await swipe(app, 200);
    await app.until_still();
    const after = await places();
    assert.equal(after.length, before.length);
    assert.deepEqual(after.slice(0, -1), before.slice(0, -1), 'what lies below stays');
    assert.ok(after[after.length - 1] > before[before.length - 1] + 50, 'the options scrolled');
    assert.equal(await sheet.count(), 1, 'and none of them was chosen');
    await app.page.goBack();
    await app.see_gone('dialog', '分类');
    await app.see_screen('新建工单');
    await app.see_value('内容', '厨房水管漏水');
    assert.deepEqual(app.errors, []);
});

test('touch: turning the device keeps the screen, the form and the open keyboard', async (t) => {
    const { app } = await ticket_list(t);
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    await app.tap('radio', '投诉');
    await app.type('内容', '楼上夜间噪声');
    for (const [width, height] of [
        [844, 390],
        [390, 844],
        [640, 800],
    ]) {
        await app.page.setViewportSize({ width, height });
        await app.until_still();
        await app.see_screen('新建工单');
        await app.focused_field('内容');
        await app.see_value('内容', '楼上夜间噪声');
        assert.equal(await app.find('radio', '投诉').getAttribute('aria-checked'), 'true');
    }
    await app.page.keyboard.insertText(',持续三天');
    await app.see_value('内容', '楼上夜间噪声,持续三天');
    assert.deepEqual(app.errors, []);
});

test('touch: a wheel glides, a trackpad moves at once, both stop at the ends', async (t) => {
    const { app, entries } = await ticket_list(t, desktop);
    const place = await app.place(entries.nth(1));
    await app.page.mouse.move(place.x, place.y);
    await app.page.mouse.wheel(0, 120);
    await app.until_still();
    assert.equal(await offset(app), 120);
    for (let i = 0; i < 5; ++i) await app.page.mouse.wheel(0, 7);
    await app.until_still();
    assert.equal(await offset(app), 155);
    await app.page.mouse.wheel(0, -5000);
    await app.until_still();
    assert.equal(await offset(app), 0);
    // A click is a click, and a drag with a mouse moves no list.
    await app.page.mouse.move(place.x, place.y);
    await app.page.mouse.down();
    await app.page.mouse.move(place.x, place.y - 120, { steps: 5 });
    await app.page.mouse.up();
    await app.until_still();
    assert.equal(await offset(app), 0);
    await app.see_screen('工单');
    await app.tap_item(entries.nth(1));
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
