// What the vault and the store of pictures do when the browser fails them: closed, deleted and silent
// databases, a full disk. The journal's own faults are in journal_faults_test.mjs; all three stand on
// web/database.js.

import assert from 'node:assert/strict';
import { Device, fresh_context } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { test } from '../../e2e/harness/suite.mjs';

const patience_ms = 20_000; // of what is to succeed on a busy machine
const hasty_ms = 300;

/**
 * A page with a vault of one person, and a store of pictures with one, both with little patience.
 * @param {import("../../e2e/harness/suite.mjs").Trial} t
 * @param {import("playwright-core").BrowserContext} context
 * @param {number} [quota]  bytes; before the first write, as Chromium remembers how much room there was
 */
async function open_page(t, context, quota) {
    const origin = await serve_files(t, { web: `${root}/web` });
    const page = await context.newPage();
    t.watch('page', page);
    await page.goto(origin);
    const devtools = await context.newCDPSession(page);
    const override = 'Storage.overrideQuotaForOrigin';
    if (quota) await devtools.send(override, { origin, quotaSize: quota });
    const room = () => devtools.send(override, { origin });
    await page.evaluate(
        async ([patient, hasty]) => {
            const modules = ['database', 'vault', 'seal', 'photos/store'];
            const [{ Database, stop_writing }, { Vault }, { seal, unseal }, { PhotoStore }] =
                await Promise.all(modules.map((name) => import(`/web/${name}.js`)));
            const stretcher = {
                prepare() {},
                /** @param {string} secret @param {Uint8Array<ArrayBuffer>} salt */
                async stretch(secret, salt) {
                    const both = new Uint8Array([...salt, ...new TextEncoder().encode(secret)]);
                    return new Uint8Array(await crypto.subtle.digest('SHA-256', both));
                },
            };
            const make_database = (/** @type {string} */ name, /** @type {string[]} */ stores) =>
                new Database(name, stores, patient);
            const make_vault = (timeout_ms = patient) =>
                new Vault(stretcher, new Database('xunlou-vault', ['vault'], timeout_ms));
            const vault = make_vault();
            await vault.open();
            await vault.keep(
                { account: 'wangmin', name: '王敏', store: '1', staff: '7' },
                '280519',
                '',
            );
            const { slot, key } = await vault.opened;
            const sealing = { seal, unseal };
            const store = new PhotoStore({ name: 'photos', slot, key, sealing, make_database });
            await store.open();
            const add = (/** @type {string} */ hash, size = 1000, to = store) => {
                const bytes = new Uint8Array(size);
                // Chromium compresses what it stores: only noise fills a disk.
                for (let at = 0; at < size; at += 65_536)
                    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
                const about = { hash, purpose: '', bytes: size, width: 4, height: 3, taken_at: 1 };
                return to.add(
                    { ...about, state: 'taken', upload: '' },
                    bytes.buffer,
                    bytes.slice(0, 100).buffer,
                );
            };
            await add('first');
            /** What became of it, in a word. @param {Promise<unknown>} promise */
            const fate = (promise) =>
                promise.then(
                    (value) => (typeof value === 'number' ? value : 'done'),
                    (error) => error.name,
                );
            const here = async () => {
                const again = new PhotoStore({ name: 'photos', slot, key, sealing, make_database });
                await again.open();
                return again.photos.map((/** @type {{hash: string}} */ photo) => photo.hash);
            };
            const hasty_store = new PhotoStore({
                name: 'photos',
                slot,
                key,
                sealing,
                make_database: (/** @type {string} */ name, /** @type {string[]} */ stores) =>
                    new Database(name, stores, hasty),
            });
            Object.assign(window, {
                hasty,
                hasty_store,
                make_vault,
                slot,
                store,
                add,
                fate,
                here,
                stop_writing,
            });
        },
        [patience_ms, hasty_ms],
    );
    return { page, room };
}

/** @param {import("../../e2e/harness/suite.mjs").Trial} t */
const bare_page = async (t) => (await open_page(t, await fresh_context(t))).page;

// In the page: the locked vault of one who comes back.
const locked = 'const vault = make_vault(); await vault.open();';
const unlock = "fate(vault.unlock(slot, '280519'))";

test('faults: a connection that the browser closed costs no unlock and no picture', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const handles = [];
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...args) {
            const request = open.apply(this, args);
            request.addEventListener("success", () => handles.push(request.result));
            return request;
        };
        ${locked}
        handles.forEach((handle) => handle.close()); // without a word
        const unlocked = await ${unlock};
        const first = await fate(add("second"));
        handles.forEach((handle) => handle.close());
        return { unlocked, first, second: await fate(add("third")), kept: await here() };
    })()`);
    assert.deepEqual(result, {
        unlocked: 0,
        first: 'done',
        second: 'done',
        kept: ['first', 'second', 'third'],
    });
});

test('faults: an abort without a reason is tried again, once', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        ${locked}
        let failing = 1;
        const transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...args) {
            const made = transaction.apply(this, args);
            if (args[1] === "readwrite" && failing-- > 0) made.commit = () => made.abort();
            return made;
        };
        const unlocked = await ${unlock};
        failing = 1;
        const once = await fate(add("second"));
        failing = 2;
        const twice = await fate(add("third"));
        IDBDatabase.prototype.transaction = transaction;
        return { unlocked, once, twice, kept: await here() };
    })()`);
    assert.deepEqual(result, {
        unlocked: 0,
        once: 'done',
        twice: 'InvalidStateError',
        kept: ['first', 'second'],
    });
});

test('faults: a full disk is told, nothing of the picture is kept, and room makes it work', async (t) => {
    const context = await (await Device.make(t)).start();
    const { page, room } = await open_page(t, context, 1_000_000);
    assert.equal(await page.evaluate('fate(add("large", 4 << 20))'), 'QuotaExceededError');
    assert.deepEqual(await page.evaluate('here()'), ['first']);
    await room();
    assert.equal(await page.evaluate('fate(add("large", 4 << 20))'), 'done');
    assert.deepEqual(await page.evaluate('here()'), ['first', 'large']);
});

test('faults: a browser that never answers fails an unlock in time, and the next one works', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        ${locked}
        const hold = async (name, store) => {
            const request = indexedDB.open(name, 1);
            const db = await new Promise((done) => {
                request.onsuccess = () => done(request.result);
            });
            const blocker = db.transaction(store, "readwrite");
            let held = true;
            const again = () => held && (blocker.objectStore(store).get("a").onsuccess = again);
            again();
            return () => { held = false; db.close(); };
        };
        await hasty_store.open();
        const impatient = make_vault(hasty);
        await impatient.open();
        const release = [await hold("xunlou-vault", "vault"), await hold("photos", "about")];
        const during = [
            await fate(impatient.unlock(slot, '280519')),
            await fate(add("second", 1000, hasty_store)),
        ];
        release.forEach((each) => each());
        return { during, after: [await ${unlock}, await fate(add("third"))], kept: await here() };
    })()`);
    assert.deepEqual(result.during, ['TimeoutError', 'TimeoutError']);
    assert.deepEqual(result.after, [0, 'done']);
    // What was given up may have been written nevertheless: it had been handed over.
    assert.deepEqual(
        result.kept.filter((/** @type {string} */ hash) => hash !== 'second'),
        ['first', 'third'],
    );
});

test('faults: a vault that does not open says so in time', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = () => ({}); // silent
        const silent = await fate(make_vault(hasty).open());
        IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };
        const refusing = await fate(make_vault().open());
        IDBFactory.prototype.open = open;
        return { silent, refusing, after: await fate(make_vault().open()) };
    })()`);
    assert.deepEqual(result, {
        silent: 'InvalidStateError',
        refusing: 'InvalidStateError',
        after: 'done',
    });
});

test('faults: who wants to delete a store is not held up, and a vanished one is not begun anew', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        ${locked}
        for (const name of ["xunlou-vault", "photos"])
            await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
        const gone = [await ${unlock}, await fate(add("second"))];
        return { gone, names: (await indexedDB.databases()).map(({ name }) => name) };
    })()`);
    assert.deepEqual(result, { gone: ['InvalidStateError', 'InvalidStateError'], names: [] });
});

test('faults: after another page took over nothing is written any more', async (t) => {
    const page = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const under_way = fate(add("second"));
        while ((await here()).length < 2);
        await stop_writing();
        return { under_way: await under_way, later: await fate(add("third")), kept: await here() };
    })()`);
    assert.deepEqual(result, {
        under_way: 'done',
        later: 'InvalidStateError',
        kept: ['first', 'second'],
    });
});
