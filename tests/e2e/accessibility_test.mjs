// What holds on every screen: axe finds nothing serious, there is one heading of level 1, and whoever
// uses only the keyboard gets everywhere.

import assert from 'node:assert/strict';
import { findings } from './harness/axe.mjs';
import { App } from './harness/app.mjs';
import { fresh_context, phone, tablet } from './harness/chromium.mjs';
import { people } from './harness/screens.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const themes = /** @type {const} */ (['dark', 'contrast', 'light']);

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
                const look = async (/** @type {string} */ name) => {
                    for (const theme of themes) {
                        await app.show_theme(theme);
                        found[`${name} ${theme}`] = await findings(app);
                    }
                };
                await look('sign_in');
                await app.sign_in(account, password);
                for (const { name, go } of screens) {
                    await go(app);
                    await look(name);
                    const headings = await app.page.getByRole('heading', { level: 1 }).count();
                    if (headings !== 1) found[name] = [`${headings} headings of level 1`];
                }
                const bad = Object.fromEntries(Object.entries(found).filter(([, l]) => l.length));
                assert.deepEqual(bad, {});
                assert.deepEqual(app.errors, []);
                t.remark(`${screens.length + 1} screens, each in ${themes.length} themes`);
            },
            { timeout_ms: 180_000 },
        );
    }
}
