// Unsent work leaves a tablet in a sealed file and comes to another one, pictures and all; and out of an
// app that has stopped.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '地下车库积水需要抽排';
const passphrase = '雨季 备用 口令 2026';

/** @param {App} app */
async function open_sync(app) {
    await app.tap('status', /^(离线|同步中|已同步)/);
    await app.see_screen('同步');
}

/** @param {App} app @param {string} again */
async function fill_passphrase(app, again = passphrase) {
    await story.over(app).getByLabel('口令', { exact: true }).fill(passphrase);
    await story.over(app).getByLabel('再次输入口令').fill(again);
}

/** The file that the browser was given. @param {App} app */
async function save(app) {
    await fill_passphrase(app);
    const [download] = await Promise.all([
        app.page.waitForEvent('download'),
        app.tap('button', '生成文件', { within: story.over(app) }),
    ]);
    assert.match(download.suggestedFilename(), /^xunlou-\d{8}-\d{4}\.xlwork$/);
    return readFile(/** @type {string} */ (await download.path()));
}

/** @param {App} app @param {Buffer} file @param {string} [secret] */
async function load(app, file, secret = passphrase) {
    const input = story.over(app).locator('input[type=file]');
    const about = { name: 'work.xlwork', mimeType: 'application/octet-stream', buffer: file };
    await input.setInputFiles(about);
    await story.over(app).getByLabel('口令', { exact: true }).fill(secret);
    await app.tap('button', '读入', { within: story.over(app) });
}

/** @param {App} app @param {RegExp} text */
const says = (app, text) => app.until(async () => text.test(await app.tree()), 60_000);

/** @param {App} app */
async function record(app) {
    await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
    await story.ticket_number(app);
    await story.take_photos(app, 1);
}

test(
    'work file: what one tablet could not send goes up from another, once, with its picture',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const far = await Wire.make(t, server);
        const context = await fresh_context(t);
        const first = await App.open(t, context, wire.origin, 'first tablet');
        await first.sign_in('wangmin', password);
        await first.until_installed();
        await wire.cut();
        await context.setOffline(true);
        await record(first);
        await first.tap('button', '返回');
        await open_sync(first);
        await first.tap('button', '存为加密文件');
        await first.see('dialog', '存为加密文件');
        await fill_passphrase(first, '别的口令一二三四');
        await first.tap('button', '生成文件', { within: story.over(first) });
        await says(first, /两次输入的口令不一样/);
        const file = await save(first);
        await says(first, /条记录、1 张照片/);
        assert.ok(!file.includes(words) && !file.includes('wangmin'), 'nothing of it can be read');
        await first.tap('button', '关闭', { within: story.over(first) });

        const second = await App.open(t, await fresh_context(t), far.origin, 'second tablet');
        await second.sign_in('wangmin', password);
        await open_sync(second);
        await second.tap('button', '读入加密文件');
        await load(second, Buffer.from('nothing of the kind, only text that somebody chose'));
        await says(second, /不是巡楼存的文件/);
        await load(second, file, '猜的口令 12345678');
        await says(second, /口令不对/);
        const damaged = Buffer.from(file);
        damaged[damaged.length >> 1] ^= 1;
        await load(second, damaged);
        await says(second, /文件已损坏/);
        await load(second, file.subarray(0, file.length - 1));
        await says(second, /文件已损坏/);
        await load(second, file);
        await says(second, /已读入 \d+ 条/);
        await second.see('status', /^已同步/, { timeout_ms: 60_000 });
        await story.open_ticket(second, new RegExp(words));
        await says(second, /照片 1\/1 已上传/);
        assert.equal((await readdir(join(server.data, 'files/kept'))).length, 1);

        // Once more, and then the first tablet by itself: nothing happens twice.
        await second.tap('button', '返回');
        await open_sync(second);
        await second.tap('button', '读入加密文件');
        await load(second, file);
        await says(second, /本机都有了/);
        await context.setOffline(false);
        await wire.mend();
        await first.see('status', /^已同步/, { timeout_ms: 60_000 });
        assert.equal((await readdir(join(server.data, 'files/kept'))).length, 1);
        for (const app of [first, second]) {
            await app.tap('button', '返回');
            await app.tap('tab', '工单');
            await app.see('listitem', new RegExp(words));
            const entries = app.page.getByRole('listitem', { name: new RegExp(words) });
            assert.equal(await entries.count(), 1);
            assert.deepEqual(app.errors, []);
        }
    },
    { timeout_ms: 180_000 },
);

test(
    'work file: another person is told whose it is, and takes nothing',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const far = await Wire.make(t, server);
        const first = await App.open(t, await fresh_context(t), wire.origin, 'butler');
        await first.sign_in('wangmin', password);
        await wire.cut();
        await story.report(first, { kind: '报修', unit: '3-2-501', category: '水电', words });
        await story.ticket_number(first);
        await first.tap('button', '返回');
        await open_sync(first);
        await first.tap('button', '存为加密文件');
        const file = await save(first);
        const desk = await App.open(t, await fresh_context(t), far.origin, 'front desk');
        await desk.sign_in('qiantai', password);
        await open_sync(desk);
        await desk.tap('button', '读入加密文件');
        await load(desk, file);
        await desk.see('alert', /王敏的工作/);
        await desk.see('status', /^已同步/);
        assert.deepEqual(desk.errors, []);
    },
    { timeout_ms: 120_000 },
);

test(
    'work file: an app that has stopped still gives its unsent work away',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const far = await Wire.make(t, server);
        const app = await App.open(t, await fresh_context(t), wire.origin, 'stopped');
        await app.sign_in('wangmin', password);
        await wire.cut();
        await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
        await story.ticket_number(app);
        await app.until_still();
        // The machine under the app gives out.
        await app.page.evaluate(() => {
            const module = /** @type {any} */ (WebAssembly);
            const error = new module.RuntimeError('unreachable');
            Object.defineProperty(HTMLCanvasElement.prototype, 'width', {
                set() {
                    throw error;
                },
                get: () => 1,
            });
        });
        await app.page.setViewportSize({ width: 1200, height: 780 });
        await app.see('alertdialog', '巡楼出错停止了');
        await app.page.getByRole('button', { name: '保存未上传的工作' }).click();
        const file = await save(app);
        await app.tap('button', '关闭', { within: story.over(app) });
        await app.see('alertdialog', '巡楼出错停止了');

        const second = await App.open(t, await fresh_context(t), far.origin, 'second tablet');
        await second.sign_in('wangmin', password);
        await open_sync(second);
        await second.tap('button', '读入加密文件');
        await load(second, file);
        await says(second, /已读入 \d+ 条/);
        await story.open_ticket(second, new RegExp(words));
        assert.deepEqual(second.errors, []);
    },
    { timeout_ms: 120_000 },
);
