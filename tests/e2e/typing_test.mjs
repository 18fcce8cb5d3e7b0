// Text is typed into real fields of the page: input methods, selection and paste work as anywhere.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/** @param {import("./harness/suite.mjs").Trial} t */
async function new_ticket_page(t) {
    const wire = await Wire.make(t, await Server.make(t));
    const context = await fresh_context(t);
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '工单');
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    return { app, devtools: await context.newCDPSession(app.page) };
}

test('typing: pinyin is composed in place and only what was chosen becomes the text', async (t) => {
    const { app, devtools } = await new_ticket_page(t);
    await app.tap('textbox', '内容');
    await app.focused_field('内容');
    for (const text of ['l', 'lo', 'lou', "lou'shui"]) {
        const caret = { selectionStart: text.length, selectionEnd: text.length };
        await devtools.send('Input.imeSetComposition', { text, ...caret });
    }
    await app.see_value('内容', "lou'shui");
    await devtools.send('Input.insertText', { text: '漏水' });
    await app.see_value('内容', '漏水');
    // A second composition after the first, with frames drawn in between.
    await devtools.send('Input.imeSetComposition', {
        text: 'yan',
        selectionStart: 3,
        selectionEnd: 3,
    });
    await devtools.send('Input.insertText', { text: '严重' });
    await app.see_value('内容', '漏水严重');
    // The app has it, not only the field: another field takes the focus, the drawn one shows it.
    await app.tap('textbox', '地点');
    await app.focused_field('地点');
    await app.see_value('内容', '漏水严重');
    assert.deepEqual(app.errors, []);
});

test('typing: a form half filled in is there after the page was closed', async (t) => {
    const { app } = await new_ticket_page(t);
    await app.tap('radio', '投诉');
    await app.type('内容', '电梯间有异味,已经三天');
    await app.until_still();
    await app.page.reload();
    await app.see_screen('新建工单');
    await app.see_value('内容', '电梯间有异味,已经三天');
    await app.see('radio', '投诉');
    assert.equal(await app.find('radio', '投诉').getAttribute('aria-checked'), 'true');
});
