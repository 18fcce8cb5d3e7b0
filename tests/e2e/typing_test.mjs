// Text is typed into real fields of the page: input methods, selection and paste work as anywhere.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/** @param {import("./harness/suite.mjs").Trial} t */
async function new_ticket_page(t) {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const context = await fresh_context(t);
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.tap('tab', '工单');
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    return { app, wire, server, devtools: await context.newCDPSession(app.page) };
}

/**
 * The fields of the samples: no server, no limits of length.
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {import("./harness/chromium.mjs").ContextOptions} [options]
 * @param {string} [before]  runs in the page before the app does
 */
async function sample_fields(t, options = tablet, before = '') {
    const wire = await Wire.make(t, await Server.make(t));
    const context = await fresh_context(t, { ...options, reducedMotion: 'reduce' });
    await context.addInitScript(before);
    const app = await App.open(t, context, `${wire.origin}/#gallery`, 'samples');
    await app.see_screen('界面样例');
    await app.tap('tab', '输入');
    await app.see('textbox', '内容');
    await app.until_still();
    return { app, context };
}

/**
 * Away and back: the fields are made anew from what the app knows.
 * @param {App} app
 */
async function away_and_back(app) {
    await app.page.keyboard.press('Escape');
    await app.tap('tab', '展示');
    await app.see('list', '时间线');
    await app.tap('tab', '输入');
    await app.see('textbox', '内容');
}

/**
 * @param {import("playwright-core").CDPSession} devtools
 * @param {string} text
 */
function compose(devtools, text) {
    const caret = { selectionStart: text.length, selectionEnd: text.length };
    return devtools.send('Input.imeSetComposition', { text, ...caret });
}

test('typing: pinyin is composed in place and only what was chosen becomes the text', async (t) => {
    const { app, devtools } = await new_ticket_page(t);
    await app.tap('textbox', '内容');
    await app.focused_field('内容');
    for (const text of ['l', 'lo', 'lou', "lou'shui"]) await compose(devtools, text);
    await app.see_value('内容', "lou'shui");
    await devtools.send('Input.insertText', { text: '漏水' });
    await app.see_value('内容', '漏水');
    // A second composition after the first, with frames drawn in between.
    await compose(devtools, 'yan');
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
    await app.unlock();
    await app.see_screen('新建工单');
    await app.see_value('内容', '电梯间有异味,已经三天');
    await app.see('radio', '投诉');
    assert.equal(await app.find('radio', '投诉').getAttribute('aria-checked'), 'true');
});

test(
    'typing: news that arrives in the middle of a composition does not disturb it',
    async (t) => {
        const { app, wire, server, devtools } = await new_ticket_page(t);
        await app.type('内容', '业主说');
        await compose(devtools, 'lou');
        await app.see_value('内容', '业主说lou');
        // A colleague reports something meanwhile, by another wire.
        const context = await fresh_context(t);
        const { origin } = await Wire.make(t, server);
        const desk = await App.open(t, context, origin, 'desk');
        await desk.sign_in('qiantai', password);
        const heard = wire.exchanges.filter(({ path }) => path === '/sync').length;
        await story.report(desk, {
            kind: '报修',
            unit: '3-2-501',
            words: '水管爆了',
            category: '水电',
        });
        await app.until(async () => {
            const pulls = wire.exchanges.filter(({ path }) => path === '/sync');
            return pulls.length > heard && pulls.every(({ status }) => status > 0);
        });
        await app.see('status', /^已同步/);
        await app.until_still();
        assert.equal(await app.find('textbox', '内容').inputValue(), '业主说lou');
        await compose(devtools, "lou'shui");
        await devtools.send('Input.insertText', { text: '漏水' });
        await app.see_value('内容', '业主说漏水');
        await app.page.keyboard.insertText(',很急');
        await app.see_value('内容', '业主说漏水,很急');
        await app.focused_field('内容');
        assert.deepEqual([...app.errors, ...desk.errors], []);
    },
    { timeout_ms: 120_000 },
);

test('typing: Enter that ends a composition neither submits nor leaves the field', async (t) => {
    const { app, context } = await sample_fields(t);
    const devtools = await context.newCDPSession(app.page);
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await app.tap('textbox', '搜索');
    await app.focused_field('搜索');
    await compose(devtools, 'wang');
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    await app.until_still();
    await app.focused_field('搜索');
    await devtools.send('Input.insertText', { text: '王' });
    await app.see_value('搜索', '王');
    // In a field that submits nothing the next Enter goes on to the field after it.
    await app.tap('textbox', '房屋');
    await app.focused_field('房屋');
    await compose(devtools, 'si');
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    await app.until_still();
    await app.focused_field('房屋');
    assert.deepEqual(app.errors, []);
});

test('typing: five thousand characters are pasted, taken back and brought again', async (t) => {
    const { app, context } = await sample_fields(t);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const long = '漏水的位置在主卧靠外墙一侧。'.repeat(400).slice(0, 5000);
    assert.equal(long.length, 5000);
    await app.page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await app.tap('textbox', '内容');
    await app.focused_field('内容');
    await app.page.keyboard.insertText('开头');
    await app.page.keyboard.press('ControlOrMeta+v');
    await app.see_value('内容', `开头${long}`);
    await app.page.keyboard.press('ControlOrMeta+z');
    await app.see_value('内容', '开头');
    await app.page.keyboard.press('ControlOrMeta+Shift+z');
    await app.see_value('内容', `开头${long}`);
    await away_and_back(app);
    await app.see_value('内容', `开头${long}`);
    assert.deepEqual(app.errors, []);
});

test('typing: emoji and rare characters are typed, kept whole and each drawn as itself', async (t) => {
    const { app } = await sample_fields(t);
    /** @type {Map<string, string>} */
    const pictures = new Map();
    const place = await app.place(await app.see('textbox', '内容'));
    for (const text of ['𠮷', '䶮', '㛃', '😀', '👨‍👩‍👧', '口', '\u{e0001}']) {
        await app.type('内容', text.repeat(3));
        await app.see_value('内容', text.repeat(3));
        await app.page.keyboard.press('Escape');
        await app.until_still();
        await app.see_value('内容', text.repeat(3));
        const { y } = place;
        const clip = { x: 520, y: y - 40, width: 200, height: 80 };
        const picture = (await app.page.screenshot({ clip })).toString('base64');
        for (const [other, seen] of pictures)
            assert.notEqual(picture, seen, `${text} looks like ${other}`);
        pictures.set(text, picture);
    }
    assert.deepEqual(app.errors, []);
});

test('typing: the field stays above the keyboard of a phone, and the page goes back after it', async (t) => {
    // No keyboard comes in this browser; what it would say about one is said by the page.
    const { app } = await sample_fields(
        t,
        phone,
        `const view = new EventTarget();
        Object.assign(view, { height: innerHeight, offsetTop: 0 });
        Object.defineProperty(window, 'visualViewport', { value: view });
        window.open_keyboard = (px) => {
            view.height = innerHeight - px;
            view.dispatchEvent(new Event('resize'));
        };`,
    );
    const field = await app.see('textbox', '联系电话');
    const keyboard = 336;
    const foot = async () => {
        const box = await field.boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
    };
    await app.tap_item(field);
    await app.focused_field('联系电话');
    await app.page.evaluate((px) => /** @type {any} */ (window).open_keyboard(px), keyboard);
    await app.until(async () => (await foot()) <= 844 - keyboard);
    await app.page.keyboard.press('ControlOrMeta+a');
    await app.page.keyboard.insertText('13800001234');
    await app.see_value('联系电话', '13800001234');
    assert.ok((await foot()) <= 844 - keyboard);
    await app.page.evaluate(() => /** @type {any} */ (window).open_keyboard(0));
    await app.page.keyboard.press('Escape');
    await app.until_still();
    await app.see_value('联系电话', '13800001234');
    assert.deepEqual(app.errors, []);
});

test('typing: a field that comes under the finger after its tap does not take the keyboard', async (t) => {
    const { app } = await sample_fields(t, phone);
    const field = await app.see('textbox', '联系电话');
    const other = await app.see('textbox', '内容');
    // The screen moves between the end of a touch and the mouse events the browser makes of it.
    await other.evaluate((element) => {
        element.addEventListener('focus', () => (element.dataset.focus = 'stolen'));
        addEventListener(
            'pointerup',
            ({ clientX, clientY }) => {
                const box = element.getBoundingClientRect();
                const { style } = /** @type {HTMLElement} */ (element);
                style.left = `${parseFloat(style.left) + clientX - box.x - 10}px`;
                style.top = `${parseFloat(style.top) + clientY - box.y - 10}px`;
                style.zIndex = '9';
            },
            { once: true },
        );
    });
    const clicked = app.page.evaluate(
        () => new Promise((done) => addEventListener('mouseup', () => done(true), { once: true })),
    );
    await app.tap_item(field);
    assert.ok(await clicked);
    await app.until_still();
    await app.focused_field('联系电话');
    assert.equal(await other.getAttribute('data-focus'), null);
    assert.deepEqual(app.errors, []);
});
