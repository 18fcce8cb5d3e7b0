// The app starts from its own cache: without a network, and not from half a version.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

test('offline start: a reload without server and network shows today, a deep link its screen', async (t) => {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const context = await fresh_context(t);
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.see_screen('今日');
    await app.until_installed();
    await server.stop();
    await wire.cut();
    await context.setOffline(true);

    await app.page.reload();
    await app.unlock();
    await app.see_screen('今日');
    await app.see('status', /^离线/);
    await app.tap('tab', '房屋');
    await app.see_screen('房屋');
    await app.type('搜索', '3-2-501');
    await app.tap('listitem', /^3-2-501/);
    await app.see_screen(/^3-2-501/);
    // The address names the screen: opened again it leads there, still without a network.
    await app.page.reload();
    await app.unlock();
    await app.see_screen(/^3-2-501/);
    assert.deepEqual(app.errors, []);
});

test('offline start: a device that nobody ever signed in on says that it needs the network', async (t) => {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const context = await fresh_context(t);
    const app = await App.open(t, context, wire.origin, 'new device');
    await app.see('textbox', '账号');
    await app.until_installed();
    await server.stop();
    await wire.cut();
    await context.setOffline(true);
    await app.page.reload();
    await app.type('账号', 'wangmin');
    await app.type('密码', password);
    await app.tap('button', '登录');
    await app.see('alert', /连不上服务器/);
    // What was typed stays; with the network back the same tap works.
    await server.start();
    await wire.mend();
    await context.setOffline(false);
    await app.tap('button', '登录');
    await app.set_pin();
    await app.see('status', /^已同步/, { timeout_ms: 30_000 });
});
