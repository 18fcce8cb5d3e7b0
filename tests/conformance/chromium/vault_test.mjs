// Who may be let in: a colleague's PIN on somebody else's tablet says that they are here, and opens
// nothing. The real vault on the browser's own database and cryptography; only the stretching of a PIN,
// which takes most of a second, is done by a plain hash.

import assert from 'node:assert/strict';
import { fresh_context } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { test } from '../../e2e/harness/suite.mjs';

const own_pin = '280519';
const colleagues_pin = '739105';
const outcome = { ok: 0, wrong: 1, wait: 2, sign_in: 3, failed: 4 };

/** @param {import("../../e2e/harness/suite.mjs").Trial} t */
async function device_of_two(t) {
    const origin = await serve_files(t, { web: `${root}/web` });
    const page = await (await fresh_context(t)).newPage();
    t.watch('page', page);
    const begin = async () => {
        await page.goto(origin);
        await page.evaluate(async () => {
            const { Vault } = await import(/** @type {string} */ ('/web/vault.js'));
            const stretcher = {
                prepare() {},
                /** @param {string} secret @param {Uint8Array<ArrayBuffer>} salt */
                async stretch(secret, salt) {
                    const text = new TextEncoder().encode(secret);
                    const both = new Uint8Array([...salt, ...text]);
                    return new Uint8Array(await crypto.subtle.digest('SHA-256', both));
                },
            };
            const vault = new Vault(stretcher);
            await vault.open();
            /** Of the n-th person, as the app is told. @param {string} account */
            const person = (account) => {
                const [, ...lines] = vault.describe().split('\x1e');
                const fields = lines.map((/** @type {string} */ line) => line.split('\x1f'));
                const [slot, , name, , has_pin, until, barred, staff] = fields.find(
                    (/** @type {string[]} */ one) => one[1] === account,
                );
                return { slot, name, has_pin, until: Number(until), barred, staff };
            };
            const head = () => vault.describe().split('\x1e')[0].split('\x1f');
            const slots = () =>
                new Promise((done) => {
                    const opening = indexedDB.open('xunlou-vault');
                    opening.onsuccess = () => {
                        const store = opening.result.transaction('vault').objectStore('vault');
                        const asked = store.get('slots');
                        asked.onsuccess = () => (opening.result.close(), done(asked.result));
                    };
                });
            Object.assign(window, { vault, person, head, slots });
        });
    };
    await begin();
    const about = (/** @type {string} */ account, /** @type {string} */ staff) =>
        JSON.stringify({ account, name: account, store: '1', staff });
    await page.evaluate(`vault.keep(${about('partner', '72')}, '${colleagues_pin}', '')`);
    await begin();
    await page.evaluate(`vault.begin_fresh()`);
    await page.evaluate(`vault.keep(${about('walker', '71')}, '${own_pin}', '')`);
    const confirm = (/** @type {string} */ pin) =>
        page.evaluate(`vault.confirm(person('partner').slot, '${pin}')`);
    return { page, begin, confirm };
}

test('vault: a colleague says by their PIN that they are here, and nothing of theirs is opened', async (t) => {
    const { page, confirm } = await device_of_two(t);
    const before = await page.evaluate('head()');
    assert.equal(await page.evaluate(`person('partner').staff`), '72');
    assert.equal(await confirm(colleagues_pin), outcome.ok);
    assert.equal(await confirm(own_pin), outcome.wrong, 'the walker does not speak for them');
    assert.deepEqual(await page.evaluate('head()'), before, 'nobody was switched');
    assert.equal(await confirm(colleagues_pin), outcome.ok, 'the right one ends the count');
    assert.equal(
        await page.evaluate(`slots().then((all) => all.every((s) => s.wrong === 0))`),
        true,
    );
    assert.equal(
        await page.evaluate(`vault.confirm(person('walker').slot, '${own_pin}')`),
        outcome.failed,
        'nobody is their own partner',
    );
});

test('vault: guessing a colleague’s PIN is as slow as at the lock, across restarts', async (t) => {
    const { page, begin, confirm } = await device_of_two(t);
    for (let i = 0; i < 4; ++i) assert.equal(await confirm('111222'), outcome.wrong);
    assert.ok((await page.evaluate(`person('partner').until - Date.now()`)) > 20_000);
    assert.equal(await confirm(colleagues_pin), outcome.wait, 'not even the right one');
    await begin();
    await page.evaluate(`vault.unlock(person('walker').slot, '${own_pin}')`);
    assert.equal(await confirm(colleagues_pin), outcome.wait, 'nor after a restart');
});
