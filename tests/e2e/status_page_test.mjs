// An owner without an account follows a ticket by a link: a plain page, read with JavaScript turned off.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context, phone } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '阳台推拉门关不上请看';

/**
 * What the person who is signed in gets when they ask for a link to a ticket.
 * @param {App} app
 * @param {string} path
 * @returns {Promise<{status: number, text: string}>}
 */
function ask_for_link(app, path) {
    return app.page.evaluate(async (where) => {
        const answer = await fetch(where, {
            method: 'POST',
            headers: { 'Content-Type': 'application/x-xunlou' },
        });
        return { status: answer.status, text: await answer.text() };
    }, path);
}

test('status page: a link is read without JavaScript, in light and dark, and ends when it is withdrawn', async (t) => {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const butler = await App.open(t, await fresh_context(t), wire.origin, 'butler');
    await butler.sign_in('wangmin', password);
    await story.report(butler, { unit: '3-2-501', category: '门窗', words, phone: '13512345678' });
    const number = await story.open_ticket(butler, new RegExp(words));
    const key = /ticket\/(\d+)/.exec(butler.page.url())?.[1];
    assert.ok(key, butler.page.url());
    // The server has it a moment later.
    await butler.until(async () => (await ask_for_link(butler, `/links/${key}`)).status === 200);
    const { text: address } = await ask_for_link(butler, `/links/${key}`);
    assert.ok(address.startsWith(`${wire.origin}/t/`), address);

    const reader = await fresh_context(t, { ...phone, javaScriptEnabled: false });
    const page = await reader.newPage();
    t.watch('owner', page);
    const answer = await page.goto(address);
    assert.equal(answer?.status(), 200);
    const html = (await answer?.body()) ?? Buffer.alloc(0);
    assert.ok(html.length < 20_000, `${html.length} bytes`);
    assert.ok(!/<script|<link|<img|13512345678/.test(html.toString()), 'nothing but the page');
    await page.getByRole('heading', { level: 1, name: `工单 ${number}` }).waitFor();
    const timeline = page.getByRole('list', { name: '时间线' });
    assert.match((await timeline.textContent()) ?? '', /登记/);
    const promises = page.getByRole('list', { name: '时限' });
    assert.match((await promises.textContent()) ?? '', /响应.*应在/);
    assert.ok((await page.getByText(words).count()) > 0);

    const color_of_page = () =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await color_of_page();
    assert.ok(await page.evaluate(() => document.body.scrollWidth <= innerWidth));
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.notEqual(await color_of_page(), light);

    await ask_for_link(butler, `/links/${key}/withdraw`);
    assert.equal((await page.goto(address))?.status(), 410);
    await page.getByRole('heading', { level: 1, name: '链接已失效' }).waitFor();
    assert.equal((await page.goto(`${wire.origin}/t/${'0'.repeat(64)}`))?.status(), 404);
    assert.deepEqual(butler.errors, []);
});
