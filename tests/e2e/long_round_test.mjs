// Forty points without a network, and a battery that ends in the middle: the round goes on at the very
// item, and arrives whole.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { Device } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/** @typedef {Parameters<App["find"]>[0]} Role */

const route = /^消防设施周检/;
const points = 40;
const killed_at = 21;
const checks = { first: /消火栓箱完好/, second: /灭火器压力/ };

/** Acts through the mirror, as a screen reader does: real fingers would take minutes. */
class Walker {
    /** @param {App} app */
    constructor(app) {
        this.app = app;
    }

    /** Counts what the app says of work that is safe; nothing that moves is waited for. */
    async listen() {
        await this.app.page.emulateMedia({ reducedMotion: 'reduce' });
        await this.app.page.evaluate(() => {
            const said = { saved: 0 };
            const region = /** @type {HTMLElement} */ (document.getElementById('announcer'));
            new MutationObserver(() => {
                if (region.textContent?.includes('已存本机')) ++said.saved;
            }).observe(region, { childList: true });
            Object.assign(window, { said });
        });
    }

    /** @param {Role} role @param {string | RegExp} name @param {import("playwright-core").Locator} [within] */
    async press(role, name, within) {
        await this.app
            .find(role, name, within)
            .first()
            .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    }

    /** Until the app has said that this act is safe. @param {() => Promise<void>} act */
    async save(act) {
        const { page } = this.app;
        const before = await page.evaluate('said.saved');
        await act();
        await this.app.until(async () => (await page.evaluate('said.saved')) > Number(before));
    }

    /** @param {number} n */
    async check_in(n) {
        await this.app.see_screen(new RegExp(`^${n}/${points} `));
        await this.press('button', '手动输入');
        const code = `XF-${String(n).padStart(2, '0')}`;
        await this.app.find('textbox', '巡查点编码').first().fill(code);
        await this.press('button', '二维码破损');
        await this.save(() => this.press('button', '确定'));
        await this.app.see_gone('dialog', /./);
    }

    /** @param {number} n */
    async walk_past(n) {
        await this.check_in(n);
        await this.save(() => this.press('button', '全部正常'));
    }

    async next() {
        await this.press('button', '下一点');
    }

    /** @param {number} from @param {number} to */
    async walk(from, to) {
        for (let n = from; n <= to; ++n) {
            await this.walk_past(n);
            if (n < points) await this.next();
        }
    }
}

/** @param {App} app @param {RegExp} check  its answers that are pressed */
async function answered(app, check) {
    const item = await app.see('group', check);
    return item.locator('[aria-pressed="true"]').allTextContents();
}

/** @param {Server} server */
async function linked(server) {
    const told = await server.admin('check', '--rounds');
    assert.match(told, / 0 links broken/);
    return Number(/(\d+) check-ins linked/.exec(told)?.[1]);
}

test(
    'rounds: forty points offline, killed in the middle, go on at the item and arrive whole',
    async (t) => {
        const server = await Server.make(t);
        await server.stop();
        const before = await linked(server);
        await server.start();
        const wire = await Wire.make(t, server);
        const tablet = await Device.make(t);
        {
            const app = await App.open(t, await tablet.start(), wire.origin, 'guard');
            await app.sign_in('baoan', password);
            await app.until_installed();
            await wire.cut();
            await app.tap('tab', '巡查');
            await app.see_screen('巡查');
            const walker = new Walker(app);
            await walker.listen();
            const row = await app.see('listitem', route);
            await walker.press('button', '开始巡查', row);
            await walker.walk(1, killed_at - 1);
            await walker.check_in(killed_at);
            const first = await app.see('group', checks.first);
            await walker.save(() => walker.press('button', '正常', first));
            await tablet.kill();
            assert.deepEqual(app.errors, []);
        }
        const context = await tablet.start();
        const app = await App.open(t, context, wire.origin, 'guard again');
        await app.unlock();
        const walker = new Walker(app);
        await walker.listen();
        await app.tap('tab', '巡查');
        await app.see_screen('巡查');
        const row = await app.see('listitem', route);
        await walker.press('button', '继续', row);
        await app.see_screen(new RegExp(`^${killed_at}/${points} `));
        assert.equal((await answered(app, checks.first)).length, 1, 'the item that was answered');
        assert.deepEqual(await answered(app, checks.second), [], 'the next is where it goes on');
        await walker.save(() => walker.press('button', '全部正常'));
        await walker.next();
        await walker.walk(killed_at + 1, points);
        await walker.press('button', '结束巡查');
        const dialog = await app.see('dialog', '结束巡查');
        await walker.save(() => walker.press('button', '确定', dialog));
        await wire.mend();
        await app.see('status', /^已同步/, { timeout_ms: 60_000 });
        assert.deepEqual(app.errors, []);
        await server.stop();
        assert.equal(await linked(server), before + points);
    },
    { timeout_ms: 180_000 },
);
