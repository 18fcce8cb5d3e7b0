// Whatever is lost on the way, work arrives once.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { Device } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/**
 * People's entries of the ledger, checked and counted while the server is stopped.
 * @param {Server} server
 */
async function ledger_entries(server) {
    await server.stop();
    const said = await server.admin('check');
    assert.match(said, /all is well/);
    const found = /(\d+) entries \((\d+) by the server\)/.exec(said);
    assert.ok(found, said);
    await server.start();
    return Number(found[1]) - Number(found[2]);
}

test(
    'exactly once: answers lost after the server did its work, and a kill before they were heard',
    async (t) => {
        const server = await Server.make(t);
        const before = await ledger_entries(server);
        const wire = await Wire.make(t, server);
        const tablet = await Device.make(t);
        let context = await tablet.start();
        let butler = await App.open(t, context, wire.origin, 'butler');
        await butler.sign_in('wangmin', password);
        await butler.until_installed();
        await wire.cut();
        for (const n of [1, 2, 3]) {
            await story.report(butler, {
                kind: '报修',
                unit: '3-2-501',
                category: '水电',
                words: `第${n}处插座没有电`,
            });
            await story.ticket_number(butler);
        }
        await butler.see('status', /^离线 · \d+ 条待传/);
        const made = await story.unsent_count(butler);
        assert.ok(made >= 3, `${made} ops wait`);

        // The server takes the push; its answer never arrives, and the tablet dies.
        let lost = 0;
        const answer_lost = new Promise((resolve) => {
            wire.loses = ({ path, sent }) => {
                const is_push = path === '/sync' && sent.includes('处插座没有电');
                if (is_push) resolve(++lost);
                return is_push;
            };
        });
        await wire.mend();
        await answer_lost;
        await tablet.kill();

        // It comes back with the same work still to send, and loses two more answers.
        context = await tablet.start();
        const two_more = new Promise((resolve) => {
            wire.loses = ({ path, sent }) => {
                const is_push = path === '/sync' && sent.includes('处插座没有电');
                if (is_push && ++lost === 3) resolve(null);
                return is_push && lost <= 3;
            };
        });
        butler = await App.open(t, context, wire.origin, 'butler again');
        await butler.unlock();
        await two_more;
        await butler.see('status', /^已同步/, { timeout_ms: 60_000 });
        assert.ok(lost >= 3);
        assert.equal(await ledger_entries(server), before + made, 'every op once');
        assert.deepEqual(butler.errors, []);
    },
    { timeout_ms: 120_000 },
);
