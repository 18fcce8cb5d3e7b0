// The page of samples: every widget in the browser, where pickers, links and scrolling are the
// browser's own.

import assert from 'node:assert/strict';
import { findings_by_theme } from './harness/axe.mjs';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const pages = ['按钮', '列表', '选择', '输入', '展示', '数据'];

/**
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {import("./harness/chromium.mjs").ContextOptions} [options]
 */
async function open_gallery(t, options = tablet) {
    const wire = await Wire.make(t, await Server.make(t));
    // Something turns on the first page; with reduced motion everything comes to rest.
    const context = await fresh_context(t, { ...options, reducedMotion: 'reduce' });
    const app = await App.open(t, context, `${wire.origin}/#gallery`, 'gallery');
    await app.see_screen('界面样例');
    return { app, context };
}

for (const { size, options } of [
    { size: 'tablet', options: tablet },
    { size: 'phone', options: phone },
]) {
    test(`gallery: nothing serious on any page in any theme (${size})`, async (t) => {
        const { app } = await open_gallery(t, options);
        /** @type {Record<string, string[]>} */
        const bad = {};
        for (const page of pages) {
            await app.tap('tab', page);
            await app.until_still();
            for (const [theme, lines] of Object.entries(await findings_by_theme(app)))
                if (lines.length > 0) bad[`${page} ${theme}`] = lines;
        }
        assert.deepEqual(bad, {});
        assert.deepEqual(app.errors, []);
    });
}

test('gallery: a date is the browser’s field, filled in by keys, and shown in words', async (t) => {
    const { app } = await open_gallery(t);
    await app.tap('tab', '输入');
    const field = await app.see('textbox', '日期');
    assert.equal(await field.getAttribute('type'), 'date');
    assert.equal(await field.inputValue(), '2026-11-03');
    await field.focus();
    await field.fill('2026-12-24');
    await app.see_value('日期', '2026-12-24');
    const moment = await app.see('textbox', '预约时间');
    assert.equal(await moment.getAttribute('type'), 'datetime-local');
    await moment.fill('2026-12-24T18:30');
    await app.until_still();
    // The app keeps it: away and back, the fields are made anew from what it knows.
    await app.tap('tab', '展示');
    await app.see('list', '时间线');
    await app.tap('tab', '输入');
    await app.see_value('日期', '2026-12-24');
    await app.see_value('预约时间', '2026-12-24T18:30');
    assert.deepEqual(app.errors, []);
});

test('gallery: a number calls, words are copied by a long press, a table sorts', async (t) => {
    const { app, context } = await open_gallery(t);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const link = await app.see('link', '138 0000 1234');
    assert.equal(await link.getAttribute('href'), 'tel:13800001234');
    // The browser's own act on the link is not taken away from it.
    const followed = app.page.evaluate(
        () =>
            new Promise((done) =>
                addEventListener('click', (event) => {
                    const kept = !event.defaultPrevented;
                    event.preventDefault(); // no dialler here
                    done(kept);
                }),
            ),
    );
    await link.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    assert.equal(await followed, true);

    await app.tap('tab', '列表');
    await app.until_still();
    const row = await app.see('listitem', /^全区巡视/);
    await app.hold(row);
    await app.tap('button', '复制');
    await app.until(
        async () =>
            (await app.page.evaluate(() => navigator.clipboard.readText())) ===
            '全区巡视 ≥ 1 次 0 / 1',
    );

    await app.tap('tab', '数据');
    const by_households = await app.see('button', '按户数排序');
    await app.tap_item(by_households);
    const header = app.page.getByRole('columnheader').nth(1);
    await app.until(async () => (await header.getAttribute('aria-sort')) === 'descending');
    const rows = app.page.getByRole('row');
    await app.until(
        async () => (await rows.nth(1).getAttribute('aria-label'))?.startsWith('5 栋') === true,
    );
    await app.tap_item(app.find('button', '按户数排序'));
    await app.until(async () => (await header.getAttribute('aria-sort')) === 'ascending');
    assert.deepEqual(app.errors, []);
});

test('gallery: a strip of photos is thrown sideways, the page below stays', async (t) => {
    const { app } = await open_gallery(t, phone);
    await app.tap('tab', '展示');
    await app.until_still();
    const last = await app.see('button', '拍照');
    const width = app.page.viewportSize()?.width ?? 0;
    const before = await last.boundingBox();
    assert.ok(before && before.x > width);
    const first = await app.place(await app.see('button', '照片 1 已上传'));
    const finger = await app.finger();
    await finger.down(first.x, first.y);
    for (let moved = 10; moved <= 90; moved += 10) await finger.move(first.x - moved, first.y - 4);
    await finger.up();
    await app.until_still();
    const after = await last.boundingBox();
    assert.ok(after && after.x < before.x - 90, `thrown on: ${before.x} to ${after?.x}`);
    assert.equal(after.y, before.y, 'the axis is locked');
    assert.deepEqual(app.errors, []);
});
