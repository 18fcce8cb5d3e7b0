// Whether what a tablet keeps will stay: the browser's promise, room that runs short, a store that the
// browser has erased, and a PIN that is changed while the app is open.

import assert from 'node:assert/strict';
import { App, pin } from './harness/app.mjs';
import { Device, fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '车库入口道闸抬不起来';

/** @param {App} app */
async function report(app) {
    await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
    await story.ticket_number(app);
    await app.until_still();
    await app.tap('button', '返回');
}

/**
 * Waits until the trace of the store knows of no op that the server has not.
 * @param {App} app
 */
function nothing_unsent_in_trace(app) {
    return app.until(() =>
        app.page.evaluate(() => {
            const traces = localStorage.getItem('traces') ?? '';
            return traces !== '' && !traces.includes(':');
        }),
    );
}

/**
 * Everything the browser keeps in databases goes, as when it runs out of space.
 * @param {App} app
 * @param {string} origin
 */
async function erase_databases(app, origin) {
    const devtools = await app.page.context().newCDPSession(app.page);
    await app.page.goto('about:blank');
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await app.page.goto(origin);
}

/**
 * Whether the browser has no room for so much.
 * @param {App} app
 * @param {number} [bytes]
 * @returns {Promise<boolean>}
 */
function refuses(app, bytes = 1 << 20) {
    return app.page.evaluate(
        (size) =>
            new Promise((done, failed) => {
                const noise = new Uint8Array(size);
                for (let at = 0; at < noise.length; at += 1 << 16)
                    crypto.getRandomValues(noise.subarray(at, at + (1 << 16)));
                const opening = indexedDB.open('try');
                opening.onupgradeneeded = () => opening.result.createObjectStore('noise');
                opening.onerror = () => done(opening.error?.name === 'QuotaExceededError');
                opening.onsuccess = () => {
                    const database = opening.result;
                    const transaction = database.transaction('noise', 'readwrite');
                    const end = (/** @type {boolean} */ refused) => {
                        database.close();
                        const deleting = indexedDB.deleteDatabase('try');
                        deleting.onsuccess = () => done(refused);
                        deleting.onerror = () => failed(deleting.error);
                    };
                    transaction.oncomplete = () => end(false);
                    transaction.onabort = () => end(true);
                    transaction.objectStore('noise').put(noise.buffer, 'noise');
                };
            }),
        bytes,
    );
}

test(
    'trust: a store that the browser erased is told at once, and the server says what is missing',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        const app = await App.open(t, context, wire.origin, 'erased tablet');
        await app.sign_in('wangmin', password);
        await app.until_installed();
        await report(app);
        await nothing_unsent_in_trace(app);

        // All of it had been received.
        await erase_databases(app, wire.origin);
        await app.see('alert', /浏览器清掉了本机的资料。.*清掉之前记录都已上传/);
        await app.sign_in('wangmin', password);
        await app.see('alert', /没有缺，您的记录都已上传/, { timeout_ms: 30_000 });
        await app.tap('button', '不再提示');
        await app.see_gone('alert', /没有缺/);

        // This time two acts were not.
        await wire.cut();
        await context.setOffline(true);
        await report(app);
        const unsent = await story.unsent_count(app);
        await context.setOffline(false);
        await erase_databases(app, wire.origin);
        await app.see(
            'alert',
            new RegExp(`可能有 ${unsent} 条没有上传，最早记于今天 \\d\\d:\\d\\d`),
        );
        await wire.mend();
        await app.sign_in('wangmin', password);
        await app.see('alert', new RegExp(`缺 ${unsent} 条，没有上传就被清掉了，最早记于今天`), {
            timeout_ms: 30_000,
        });
        // It is told until somebody has read it.
        await app.page.reload();
        await app.unlock();
        await app.see('alert', new RegExp(`缺 ${unsent} 条`), { timeout_ms: 30_000 });
        await app.tap('button', '不再提示');
        await app.see_gone('alert', /缺 \d+ 条/);
        const left = await app.page.evaluate(() => localStorage.getItem('traces'));
        assert.doesNotMatch(left ?? '', /:/, 'nothing unsent is left to tell');
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 180_000 },
);

test(
    'trust: a disk that becomes full is told in numbers, and nothing that was called saved is lost',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await (await Device.make(t)).start();
        const app = await App.open(t, context, wire.origin, 'full tablet');
        await app.sign_in('wangmin', password);
        await app.until_installed();
        await wire.cut();
        await context.setOffline(true);
        await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
        const number = await story.ticket_number(app);
        await story.take_photos(app, 1);
        // What the browser estimates says nothing of this: it only refuses what is more.
        const devtools = await context.newCDPSession(app.page);
        const leave_room = async (/** @type {number} */ more) => {
            const used = await app.page.evaluate(
                async () => (await navigator.storage.estimate()).usage ?? 0,
            );
            const given = { origin: wire.origin, quotaSize: used + more };
            await devtools.send('Storage.overrideQuotaForOrigin', given);
        };
        const dialog = app.page.locator('dialog');
        const says = (/** @type {RegExp} */ text) =>
            app.until(async () => text.test(await app.tree()), 60_000);
        const numbers = /已用 [\d.]+ [kMG]B，共 [\d.]+ [kMG]B，还剩 [\d.]+ [kMG]B/;

        // Chromium remembers for half a minute how much room there was.
        await leave_room(20_000);
        await app.until(() => refuses(app), 120_000);

        // There is next to none left: what is not stored is not called stored, and room is looked into.
        await app.tap('button', '拍照');
        let safe = 1;
        for (let tries = 0, refused = false; !refused; ++tries) {
            assert.ok(tries < 8, 'a full disk refuses');
            const shutter = await app.see('button', '拍一张');
            await app.until(() => shutter.isEnabled(), 60_000);
            await app.tap_item(shutter);
            const said = dialog.getByText(/已存本机 \d+ 张|没有存下来/).first();
            await said.waitFor({ timeout: 60_000 });
            await app.until(() => shutter.isEnabled(), 60_000);
            const text = (await said.textContent()) ?? '';
            refused = /没有存下来/.test(text);
            if (!refused) safe = 1 + Number(/已存本机 (\d+) 张/.exec(text)?.[1]);
        }
        await app.tap('button', '完成', { within: dialog });
        await dialog.waitFor({ state: 'detached' });
        await says(new RegExp(`照片 0/${safe} 已上传`));
        t.remark(`${safe} pictures were called saved`);
        await app.tap('button', '返回');
        await app.tap('status', /^离线/);
        await app.see_screen('同步');
        await says(numbers);
        await says(/本机存储快满了/);

        // With a little it is told as soon as the app is open, before anything is refused.
        await leave_room(3_000_000);
        await app.page.reload();
        await app.unlock();
        await says(numbers);

        await devtools.send('Storage.overrideQuotaForOrigin', { origin: wire.origin });
        await app.until(async () => !(await refuses(app, 8 << 20)), 120_000);
        await context.setOffline(false);
        await app.page.reload();
        await app.unlock();
        await wire.mend();
        await app.see('status', /^已同步/, { timeout_ms: 60_000 });
        await story.open_ticket(app, new RegExp(words));
        await app.see_screen(new RegExp(number));
        await says(new RegExp(`照片 ${safe}/${safe} 已上传`));
        assert.doesNotMatch(await app.tree(), /存储快满了/);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 300_000 },
);

test(
    "trust: a loss that is a colleague's is put away at sign-in, when that is confirmed",
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        const app = await App.open(t, context, wire.origin, 'handed on');
        await app.sign_in('wangmin', password);
        await app.until_installed();
        await report(app);
        await app.until_idle_on(wire);
        await erase_databases(app, wire.origin);
        await app.see('alert', /浏览器清掉了本机的资料/);
        await app.tap('button', '不再提示');
        const question = await app.see('dialog', '不再提示这次丢失？');
        await app.tap('button', '继续提示', { within: question });
        await app.see('alert', /浏览器清掉了本机的资料/);
        await app.tap('button', '不再提示');
        await app.tap('button', '不再提示', {
            within: await app.see('dialog', '不再提示这次丢失？'),
        });
        await app.see_gone('alert', /浏览器清掉了本机的资料/);
        await app.page.reload();
        await app.see('textbox', '账号');
        assert.equal(await app.find('alert', /浏览器清掉了/).count(), 0);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 120_000 },
);

test(
    'trust: the promise is asked for after the first saved work, from a tap, and 同步 shows it',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        // The browser that tests run in promises nothing: here is one that can be asked.
        await context.addInitScript(() => {
            let kept = false;
            const asked = { times: 0 };
            Object.assign(window, { asked });
            StorageManager.prototype.persisted = async () => kept;
            StorageManager.prototype.persist = async () => {
                ++asked.times;
                return (kept = asked.times > 1 && navigator.userActivation.isActive);
            };
        });
        const app = await App.open(t, context, wire.origin, 'promised tablet');
        const asked = () => app.page.evaluate(() => /** @type {any} */ (window).asked.times);
        await app.sign_in('wangmin', password);
        await app.until_installed();
        assert.equal(await app.find('button', '保留本机数据').count(), 0);
        await report(app);
        await app.tap('tab', '今日');
        assert.equal(await asked(), 0, 'never by itself');
        await app.tap('button', '保留本机数据');
        await app.until(async () => (await asked()) === 1);
        await app.see_gone('button', '保留本机数据');
        await app.tap('status', /^已同步/);
        await app.see_screen('同步');
        await app.until(async () => /浏览器这次没有答应/.test(await app.tree()));
        await app.tap('button', '保留本机数据');
        await app.until(async () => /浏览器承诺保留本机数据/.test(await app.tree()));
        assert.equal(await asked(), 2);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 120_000 },
);

test(
    'trust: a PIN changed without a network opens the store from then on, and the old one does not',
    async (t) => {
        const changed = '471193';
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        const app = await App.open(t, context, wire.origin, 'new PIN');
        await app.sign_in('wangmin', password);
        await app.until_installed();
        await wire.cut();
        await context.setOffline(true);
        await report(app);
        await app.tap('tab', '更多');
        await app.tap('button', '更改 PIN');
        const dialog = await app.see('dialog', '更改 PIN');
        const attempt = async (/** @type {string} */ present) => {
            await app.type('现在的PIN', present);
            await app.type('新PIN', changed);
            await app.type('再次输入新PIN', changed);
            await app.tap('button', '更改', { within: dialog });
        };
        await attempt('111222');
        await app.see('alert', /现在的 PIN 不对/);
        await attempt(pin);
        await app.see_gone('dialog', '更改 PIN');

        await app.page.reload();
        await app.type('输入PIN', pin);
        await app.tap('button', '解锁');
        await app.see('alert', /PIN 不对/);
        await app.type('输入PIN', changed);
        await app.tap('button', '解锁');
        await app.see_gone('textbox', '输入PIN');
        await app.see('status', /^离线 · \d+ 条待传/);
        await app.tap('tab', '工单');
        await app.see('listitem', new RegExp(words));
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 120_000 },
);
