// A newer build comes while people work: nothing typed or unsent is lost by it, it waits until it is asked
// for or the app starts anew, and it reads what the older one stored. A build that has become too old says
// so and goes on recording.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { build_of, make_newer_build } from './harness/builds.mjs';
import { Device, fresh_context } from './harness/chromium.mjs';
import { envelope_of_version } from './harness/envelope.mjs';
import { password, Server, site } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const place = { kind: '报修', unit: '3-2-501', category: '水电' };
const words = '楼道应急灯不亮，更新以前记下';
const later_words = '消防门关不严，更新以前没有网络时记下';
const draft_words = '这句话写了一半，更新以后还要在';
const news = '前台在更新以前登记的投诉';

/**
 * A butler at work with the older build, on a tablet of their own.
 * @param {import("./harness/suite.mjs").Trial} t
 */
async function butler_at_work(t) {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const tablet = await Device.make(t);
    const context = await tablet.start();
    const app = await App.open(t, context, wire.origin, 'butler');
    await app.sign_in('wangmin', password);
    await app.until_installed();
    const newer = await make_newer_build(t);
    const [old_build, new_build] = [await build_of(site), await build_of(newer)];
    assert.notEqual(old_build, new_build);
    const serve_newer = async () => {
        await server.stop();
        server.site = newer;
        await server.start();
    };
    return { server, wire, tablet, app, serve_newer, old_build, new_build };
}

/** The id of the build that runs in the page. @param {App} app */
function running(app) {
    return app.page.locator('meta[name=build]').getAttribute('content');
}

/** The app comes to the front, as it does many times a day. @param {App} app */
async function come_to_front(app) {
    await app.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** Waits until the newer build is on the device and waits. @param {App} app */
async function until_waiting(app) {
    await app.until(
        () =>
            app.page.evaluate(async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                return Boolean(registration?.waiting);
            }),
        30_000,
    );
}

/** @param {App} app */
async function open_sync_page(app) {
    await app.tap('tab', '今日');
    await app.tap('status', /^(离线|同步中|已同步)/);
    await app.see_screen('同步');
}

/** Half a form. @param {App} app */
async function begin_form(app) {
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    await app.type('内容', draft_words);
    await app.see_value('内容', draft_words);
}

/** @param {App} app */
async function see_form(app) {
    await app.tap('tab', '工单');
    await app.tap('button', '新建工单');
    await app.see_screen('新建工单');
    await app.see_value('内容', draft_words);
}

/** Starts the newer build by the button. @param {App} app @param {string} build */
async function update(app, build) {
    const button = await app.see('button', '更新并重新打开', { timeout_ms: 30_000 });
    // Not by a finger: what stands above grows and shrinks whenever the app asks the server again.
    await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await app.see('textbox', '输入PIN', { timeout_ms: 30_000 });
    await app.until(async () => (await running(app)) === build);
}

/** @param {App} app @param {string} text  of exactly one ticket in the list */
async function see_ticket_once(app, text) {
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.see('listitem', new RegExp(text), { timeout_ms: 30_000 });
    assert.equal(await app.page.getByRole('listitem', { name: text }).count(), 1);
}

test(
    'update: a newer build waits while a form is filled in, then has the form and the unsent work',
    async (t) => {
        const { wire, app, serve_newer, old_build, new_build } = await butler_at_work(t);
        await wire.cut();
        await story.report(app, { ...place, words });
        await story.ticket_number(app);
        const unsent = await story.unsent_count(app);
        await begin_form(app);

        // The network is back, except that nothing is heard about the work; the server has a newer build.
        wire.loses = ({ path }) => path === '/sync';
        await serve_newer();
        await wire.mend();
        await come_to_front(app);
        await until_waiting(app);
        assert.equal(await running(app), old_build);
        await app.see_value('内容', draft_words);
        // The form goes on taking words.
        const more_words = `${draft_words}，还在写`;
        await app.type('内容', more_words);
        await app.see_value('内容', more_words);
        await app.type('内容', draft_words);

        await open_sync_page(app);
        await app.see('status', new RegExp(`^离线 · ${unsent} 条待传`));
        await update(app, new_build);
        await app.unlock();
        await app.see('status', new RegExp(`^离线 · ${unsent} 条待传`));
        await see_form(app);
        const caches = await app.page.evaluate(() => window.caches.keys());
        assert.deepEqual(caches, [`xunlou-${new_build}`], 'nothing of the older build is kept');

        wire.loses = () => false;
        await app.see('status', /^已同步/, { timeout_ms: 60_000 });
        await see_ticket_once(app, words);
        await see_form(app);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 240_000 },
);

test(
    'update: too old for what others write, it says so, sends what is recorded, and reads on after the update',
    async (t) => {
        const { server, wire, tablet, app, serve_newer, old_build, new_build } =
            await butler_at_work(t);
        const desk_wire = await Wire.make(t, server);
        const desk = await App.open(t, await fresh_context(t), desk_wire.origin, 'desk');
        await desk.sign_in('qiantai', password);

        // From now on the server meets a build of the protocol's first version.
        wire.rewrites = (path, body) =>
            path === '/sync' ? envelope_of_version(body, 1) : undefined;
        await story.report(app, { ...place, words });
        await app.see('status', '离线 · 需要更新', { timeout_ms: 30_000 });
        await see_ticket_once(desk, words);
        await story.report(desk, { kind: '投诉', unit: '3-2-501', words: news });
        await story.ticket_number(desk);
        await desk.see('status', /^已同步/);
        await open_sync_page(app);
        await app.see('button', '立即同步');
        await app.tap('button', '立即同步');
        const main = app.page.getByRole('main');
        await main.getByText('应用需要更新').first().waitFor({ state: 'attached' });
        await main
            .getByText('更新之前仍可记录，记录会照常上传')
            .first()
            .waitFor({ state: 'attached' });
        await app.see('status', '离线 · 需要更新');
        await app.tap('tab', '工单');
        await app.see('listitem', new RegExp(words));
        assert.equal(await app.page.getByRole('listitem', { name: news }).count(), 0);

        // The newer build arrives; without a network more is recorded, and the battery ends.
        await serve_newer();
        await come_to_front(app);
        await until_waiting(app);
        assert.equal(await running(app), old_build);
        await wire.cut();
        await story.report(app, { ...place, words: later_words });
        await story.ticket_number(app);
        const unsent = await story.unsent_count(app);
        assert.deepEqual(app.errors, []);
        await tablet.kill();

        // The next start is the newer build's, still without a network.
        const again = await App.open(t, await tablet.start(), wire.origin, 'butler again');
        await again.see('textbox', '输入PIN', { timeout_ms: 30_000 });
        assert.equal(await running(again), new_build);
        await again.unlock();
        await again.see('status', new RegExp(`^离线 · ${unsent} 条待传`));
        wire.rewrites = () => undefined;
        await wire.mend();
        await again.see('status', /^已同步/, { timeout_ms: 90_000 });
        for (const text of [words, later_words, news]) await see_ticket_once(again, text);
        await see_ticket_once(desk, later_words);
        assert.deepEqual(again.errors, []);
        assert.deepEqual(desk.errors, []);
    },
    { timeout_ms: 240_000 },
);

test(
    'update: too old to be understood at all, it goes on recording, and everything arrives after the update',
    async (t) => {
        const { wire, app, serve_newer, new_build } = await butler_at_work(t);
        // No server knows a version 0.
        wire.rewrites = (path, body) =>
            path === '/sync' ? envelope_of_version(body, 0) : undefined;
        await story.report(app, { ...place, words });
        await story.ticket_number(app);
        await app.page.getByText('已存本机').first().waitFor({ state: 'attached' });
        const unsent = await story.unsent_count(app);
        await begin_form(app);
        await open_sync_page(app);
        const main = app.page.getByRole('main');
        await main.getByText('服务器不认识本机的消息').first().waitFor({ state: 'attached' });
        await main.getByText('请更新应用').first().waitFor({ state: 'attached' });

        await serve_newer();
        await come_to_front(app);
        await update(app, new_build);
        wire.rewrites = () => undefined;
        await app.unlock();
        await app.see('status', /^已同步/, { timeout_ms: 60_000 });
        t.remark(`${unsent} ops had waited`);
        await see_ticket_once(app, words);
        await see_form(app);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 240_000 },
);
