// A device that an administrator withdraws, while the server runs: its work goes up first, then everything
// goes from it, and it says so.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '停用之前写下的一条报修';

/** What the page's origin keeps. @param {App} app */
function kept(app) {
    return app.page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
        const opening = indexedDB.open('xunlou-vault');
        await new Promise((done) => (opening.onsuccess = done));
        const store = opening.result.transaction('vault').objectStore('vault');
        const asked = store.get('slots');
        await new Promise((done) => (asked.onsuccess = done));
        opening.result.close();
        return { names, slots: asked.result.length };
    });
}

test(
    'withdrawn: unsent work goes up first, then nothing of it is left on the device',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const far = await Wire.make(t, server);
        const context = await fresh_context(t);
        const app = await App.open(t, context, wire.origin, 'lost tablet');
        await app.sign_in('wangmin', password);
        await app.until_installed();
        await wire.cut();
        await context.setOffline(true);
        await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
        await story.ticket_number(app);
        await story.take_photos(app, 1);
        assert.equal((await kept(app)).slots, 1);

        const listed = await server.admin('device', 'list');
        // The demo wrote in her name under a number of its own: this tablet is the newest.
        const lines = listed.split('\n').filter((one) => one.includes('\twangmin\t'));
        const line = lines.at(-1);
        const number = line?.split('\t')[0];
        assert.ok(number, listed);
        assert.match(await server.admin('device', 'revoke', number), /withdrawn/);
        const after = await server.admin('device', 'list');
        assert.match(after, new RegExp(`^${number}\twangmin\t王敏\twithdrawn\t`, 'm'));
        await assert.rejects(server.admin('device', 'revoke', '999'), /there is no device 999/);

        await context.setOffline(false);
        await wire.mend();
        await app.see_screen('本机已被停用', 60_000);
        await app.see('alert', /本机资料已全部清除/, { timeout_ms: 60_000 });
        const { names, slots } = await kept(app);
        assert.deepEqual(names, ['xunlou-vault']);
        assert.equal(slots, 0);
        const cookies = await context.cookies(wire.origin);
        assert.deepEqual(
            cookies.filter(({ name, value }) => name === 'xunlou' && value !== ''),
            [],
        );

        const desk = await App.open(t, await fresh_context(t), far.origin, 'front desk');
        await desk.sign_in('qiantai', password);
        await story.open_ticket(desk, new RegExp(words));
        await desk.until(async () => /照片 1\/1 已上传/.test(await desk.tree()));

        // It opens as a device of nobody.
        await app.tap('button', '重新打开');
        await app.see('textbox', '账号');
        await app.until(async () => (await kept(app)).slots <= 1);
        assert.deepEqual(app.errors, []);
        assert.deepEqual(desk.errors, []);
    },
    { timeout_ms: 180_000 },
);
