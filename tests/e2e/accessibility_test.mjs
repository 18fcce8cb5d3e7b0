// What holds on every screen: axe finds nothing serious, there is one heading of level 1, and whoever
// uses only the keyboard gets everywhere.

import assert from 'node:assert/strict';
import { findings_by_theme, themes } from './harness/axe.mjs';
import { App, pin } from './harness/app.mjs';
import { desktop, fresh_context, phone, tablet } from './harness/chromium.mjs';
import { entrance, people } from './harness/screens.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const ticket_name = /^[A-Z]{2}-\d{8}-\d{4}/;

for (const { size, options } of [
    { size: 'tablet', options: tablet },
    { size: 'phone', options: phone },
]) {
    for (const { role, account, screens } of people) {
        test(
            `accessibility: nothing serious on any screen of the ${role} (${size})`,
            async (t) => {
                const wire = await Wire.make(t, await Server.make(t));
                const app = await App.open(t, await fresh_context(t, options), wire.origin, role);
                await app.see('textbox', '账号');
                /** @type {Record<string, string[]>} */
                const found = {};
                const look = async (/** @type {string} */ name) => {
                    for (const [theme, lines] of Object.entries(await findings_by_theme(app)))
                        found[`${name} ${theme}`] = lines;
                };
                await look('sign_in');
                await app.sign_in(account, password);
                for (const { name, go } of screens) {
                    await go(app);
                    await look(name);
                    const headings = await app.page.getByRole('heading', { level: 1 }).count();
                    if (headings !== 1) found[name] = [`${headings} headings of level 1`];
                }
                const bad = Object.fromEntries(Object.entries(found).filter(([, l]) => l.length));
                assert.deepEqual(bad, {});
                assert.deepEqual(app.errors, []);
                t.remark(`${screens.length + 1} screens, each in ${themes.length} themes`);
            },
            { timeout_ms: 180_000 },
        );
    }
}

for (const { size, options } of [
    { size: 'tablet', options: tablet },
    { size: 'phone', options: phone },
]) {
    test(`accessibility: nothing serious on the way in (${size})`, async (t) => {
        const wire = await Wire.make(t, await Server.make(t));
        const app = await App.open(t, await fresh_context(t, options), wire.origin, 'entrance');
        /** @type {Record<string, string[]>} */
        const bad = {};
        let looked = 0;
        await entrance(app, 'wangmin', async (name) => {
            const wrong = size === 'phone' ? await out_of_order(app) : [];
            if (wrong.length > 0) bad[name] = wrong;
            for (const [theme, lines] of Object.entries(await findings_by_theme(app))) {
                if (lines.length > 0) bad[`${name} ${theme}`] = lines;
                ++looked;
            }
            const headings = await app.page.getByRole('heading', { level: 1 }).count();
            if (headings !== 1) bad[name] = [`${headings} headings of level 1`];
        });
        assert.deepEqual(bad, {});
        assert.deepEqual(app.errors, []);
        t.remark(`${looked} pictures`);
    });
}

/**
 * Stops of the Tab key that come before something that is seen before them, on a page of one column.
 * @param {App} app
 */
function out_of_order(app) {
    return app.page.evaluate(() => {
        const stops = [...document.querySelectorAll('#mirror [tabindex="0"], #mirror .field')];
        const wrong = [];
        for (let i = 1; i < stops.length; ++i) {
            if (stops[i - 1].contains(stops[i])) continue;
            // What scrolls reaches below what stands under it.
            if (stops[i - 1].closest('.scroll') !== stops[i].closest('.scroll')) continue;
            const before = stops[i - 1].getBoundingClientRect();
            const after = stops[i].getBoundingClientRect();
            const below = after.top >= before.top + before.height / 2 - 1;
            const beside = after.bottom > before.top && after.left >= before.right - 1;
            // A button at the end of a row comes right after the row's own stop.
            const inside = after.left >= before.left && after.bottom <= before.bottom + 1;
            if (!below && !beside && !inside)
                wrong.push(`${stops[i - 1].textContent} before ${stops[i].textContent}`);
        }
        return wrong;
    });
}

test(
    'accessibility: the Tab key goes as the eye does, on every screen of the butler',
    async (t) => {
        const wire = await Wire.make(t, await Server.make(t));
        const app = await App.open(t, await fresh_context(t, phone), wire.origin, 'butler');
        await app.sign_in('wangmin', password);
        const butler = people.find(({ role }) => role === 'butler');
        /** @type {Record<string, string[]>} */
        const wrong = {};
        for (const { name, go } of butler?.screens ?? []) {
            await go(app);
            await app.until_still();
            const found = await out_of_order(app);
            if (found.length > 0) wrong[name] = found;
        }
        assert.deepEqual(wrong, {});
    },
    { timeout_ms: 120_000 },
);

test('accessibility: with the keyboard alone, from signing in to a ticket and its dialog and back', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t, desktop), wire.origin, 'butler');
    const { keyboard } = app.page;
    await app.see('textbox', '账号');
    await app.until_still();
    /** Presses the key until the focus rests on it. @param {string} key @param {string} role @param {RegExp} name */
    const walk = async (key, role, name) => {
        for (let presses = 0; presses < 60; ++presses) {
            const at = await app.page.evaluate(() => {
                const element = document.activeElement;
                const field = element instanceof HTMLInputElement;
                return {
                    role: element?.getAttribute('role') ?? '',
                    name: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
                    seen:
                        field || (element ? getComputedStyle(element).outlineStyle : '') !== 'none',
                };
            });
            if (at.role === role && name.test(at.name)) {
                assert.ok(at.seen, `the focus on ${role} ${at.name} is seen`);
                return;
            }
            await keyboard.press(key);
            await app.until_still();
        }
        throw new Error(`the ${key} key never comes to ${role} ${name}`);
    };
    await walk('Tab', 'textbox', /账号/);
    await keyboard.type('wangmin');
    await keyboard.press('Enter');
    await app.focused_field('密码');
    await keyboard.type(password);
    await keyboard.press('Enter');
    await app.see('textbox', '设置PIN');
    await app.until_still();
    await walk('Tab', 'textbox', /^设置PIN/);
    await keyboard.type(pin);
    await keyboard.press('Enter');
    await app.focused_field('再次输入PIN');
    await keyboard.type(pin);
    await keyboard.press('Enter');
    await app.see('status', /^已同步/, { timeout_ms: 30_000 });
    await app.until_still();
    await walk('Tab', 'tab', /今日/);
    // Arrows go from tab to tab; the focus stays on the tab while its screen comes.
    await walk('ArrowDown', 'tab', /^工单/);
    await app.see_screen('工单');
    await walk('Tab', 'listitem', ticket_name);
    await keyboard.press('Enter');
    await app.see_screen(/^工单 [A-Z]{2}-/);
    await app.until_still();
    await walk('Tab', 'button', /^备注$/);
    await keyboard.press('Enter');
    const dialog = app.page.getByRole('dialog');
    await dialog.waitFor({ state: 'attached' });
    await app.until_still();
    assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
    // Nothing under the dialog is a stop.
    for (let presses = 0; presses < 8; ++presses) {
        await keyboard.press('Tab');
        const outside = await app.page.evaluate(() => {
            const at = document.activeElement;
            return at !== document.body && !at?.closest('[role=dialog]') && at?.textContent;
        });
        assert.ok(!outside, `the focus left the dialog for ${outside}`);
    }
    await keyboard.press('Escape');
    if ((await dialog.count()) > 0) await keyboard.press('Escape'); // the first one left a field
    await dialog.waitFor({ state: 'detached' });
    await app.see_screen(/^工单 [A-Z]{2}-/);
    await walk('Tab', 'button', /返回/);
    await keyboard.press('Enter');
    await app.see_screen('工单');
    assert.deepEqual(app.errors, []);
});

test('accessibility: the mirror changes when something changed, and not while it scrolls', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t, phone), wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '工单');
    await app.tap('button', '全部');
    await app.until_still();
    await app.page.evaluate(() => {
        const w = /** @type {any} */ (window);
        w.changes = 0;
        const mirror = /** @type {Element} */ (document.getElementById('mirror'));
        new MutationObserver((records) => (w.changes += records.length)).observe(mirror, {
            subtree: true,
            childList: true,
            attributes: true,
            characterData: true,
        });
    });
    const changes = () => app.page.evaluate(() => /** @type {any} */ (window).changes);
    // Frames that show the same picture: a press that comes to nothing.
    const finger = await app.finger();
    const frames = await app.frames();
    await finger.down(195, 70);
    await finger.move(195, 72);
    await finger.cancel();
    await app.until_still();
    assert.ok((await app.frames()) > frames, 'frames were drawn');
    assert.equal(await changes(), 0);
    // Under the finger and in its swing nothing is told; at rest all of it, once.
    await finger.down(195, 600);
    for (let i = 1; i <= 10; ++i) await finger.move(195, 600 - 20 * i);
    assert.equal(await changes(), 0);
    await finger.up();
    await app.until_still();
    const once = await changes();
    assert.ok(once > 0);
    t.remark(`${once} changes for a whole swing`);
    await app.until_still();
    assert.equal(await changes(), once);
});

test('accessibility: what happened is said once in the live region', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t), `${wire.origin}/#gallery`, 'samples');
    await app.see_screen('界面样例');
    const region = app.page.locator('#announcer');
    assert.equal(await region.getAttribute('aria-live'), 'polite');
    await app.tap('button', '存一条');
    const said = async () => (await region.textContent())?.trim();
    await app.until(async () => (await said()) === '已存本机,联网后自动上传');
    // The same news again is news again: the text differs by what nobody hears.
    const before = await region.textContent();
    await app.tap('button', '存一条');
    await app.until(async () => (await region.textContent()) !== before);
    assert.equal(await said(), '已存本机,联网后自动上传');
    assert.deepEqual(app.errors, []);
});

test('accessibility: for a reader that explores by touch everything can be touched, and it is remembered', async (t) => {
    const wire = await Wire.make(t, await Server.make(t));
    const app = await App.open(t, await fresh_context(t, phone), wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '更多');
    await app.see_screen('更多');
    const words_take_touch = () =>
        app.page.evaluate(() => {
            const words = document.querySelector('#mirror h1, #mirror .heading');
            const { x, y, width, height } = /** @type {Element} */ (words).getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height / 2) === words;
        });
    assert.equal(await words_take_touch(), false);
    await app.tap('checkbox', '读屏辅助');
    await app.until(words_take_touch);
    await app.until_still();
    await app.page.reload();
    // Also before the PIN.
    await app.see('textbox', '输入PIN');
    await app.until(words_take_touch);
    await app.unlock();
    await app.see_screen('更多');
    await app.until(words_take_touch);
    // What such a reader does: scrolls the element, clicks the element.
    await app
        .find('tab', '工单')
        .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await app.see_screen('工单');
    await app
        .find('button', '全部')
        .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    const entries = app.page.getByRole('listitem', { name: ticket_name });
    await app.until(async () => (await entries.count()) > 8);
    await app.until_still();
    const first = await entries.first().getAttribute('aria-label');
    await entries.first().evaluate((element) => {
        const area = /** @type {Element} */ (element.closest('.scroll'));
        area.scrollTop = 3000;
    });
    // The drawn list follows: other entries are there now.
    await app.until(async () => (await entries.first().getAttribute('aria-label')) !== first);
    await app.until_still();
    await entries.nth(8).evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await app.see_screen(/^工单 [A-Z]{2}-/);
    assert.deepEqual(app.errors, []);
});
