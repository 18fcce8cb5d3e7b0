// What the IndexedDB journal does when the browser fails it: full disk, closed and silent connections,
// deleted databases, and the end of the whole browser in the middle of a write.

import assert from 'node:assert/strict';
import { Device, fresh_context } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { test } from '../../e2e/harness/suite.mjs';

const timeout_ms = 5_000;

/**
 * An empty page with the journal's module loaded as `window.journal_module`.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} origin
 */
async function open_bare_page(context, origin) {
    const page = await context.newPage();
    await page.goto(origin);
    await page.evaluate(async (timeout) => {
        const { Journal } = await import(/** @type {string} */ ('/web/journal.js'));
        const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).buffer;
        const put = (/** @type {string} */ key, /** @type {string} */ text) => ({
            key,
            value: bytes(text),
        });
        const texts = async (/** @type {any} */ journal, /** @type {number} */ area) => {
            const { status, records } = await journal.load(area, '');
            const text = (/** @type {ArrayBuffer} */ value) => new TextDecoder().decode(value);
            return [status, ...records.map((/** @type {any} */ r) => `${r.key}=${text(r.value)}`)];
        };
        const make = (/** @type {object} */ more = {}) =>
            new Journal({ timeout_ms: timeout, ...more });
        // Chromium compresses what it stores: only noise fills a disk.
        const noise = (/** @type {number} */ size) => {
            const value = new Uint8Array(size);
            for (let at = 0; at < size; at += 65_536) {
                crypto.getRandomValues(value.subarray(at, Math.min(size, at + 65_536)));
            }
            return value.buffer;
        };
        Object.assign(window, { journal: make(), make, put, texts, noise });
    }, timeout_ms);
    return page;
}

/** @param {import("../../e2e/harness/suite.mjs").Trial} t */
async function bare_page(t) {
    const origin = await serve_files(t, { web: `${root}/web` });
    const context = await fresh_context(t);
    const page = await open_bare_page(context, origin);
    t.watch('page', page);
    return { page, origin, context };
}

test('journal: a full disk is told, nothing of the batch is kept, room makes it work again', async (t) => {
    const origin = await serve_files(t, { web: `${root}/web` });
    const context = await (await Device.make(t)).start();
    const page = await open_bare_page(context, origin);
    const devtools = await context.newCDPSession(page);
    // Before the first write: Chromium remembers for a while how much room there was.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
    await page.evaluate("journal.commit(0, [put('a', 'before')], true)");
    const large = "{ key: 'c', value: noise(4 << 20) }";
    const status = await page.evaluate(
        `journal.commit(0, [put('a', 'after'), put('b', 'new'), ${large}], true)`,
    );
    assert.equal(status, 1, 'quota_exceeded');
    assert.deepEqual(await page.evaluate('texts(journal, 0)'), [0, 'a=before']);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    assert.equal(await page.evaluate(`journal.commit(0, [put('b', 'new'), ${large}], true)`), 0);
});

test('journal: what was read ahead is given once, and not after a write', async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        await journal.commit(0, [put("a", "1")], true);
        await journal.commit(1, [put("s", "1")], true);
        const later = make();
        const status = await later.read_ahead();
        await journal.commit(0, [put("a", "2")], true); // nobody else may: shows where it came from
        const first = await texts(later, 0);
        const second = await texts(later, 0);
        await later.commit(1, [put("s", "2")], true);
        return { status, first, second, state: await texts(later, 1) };
    })()`);
    assert.deepEqual(result, {
        status: 0,
        first: [0, 'a=1'],
        second: [0, 'a=2'],
        state: [0, 's=2'],
    });
});

test('journal: a connection the browser closed is opened again and the write made anew', async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const handles = [];
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...args) {
            const request = open.apply(this, args);
            request.addEventListener("success", () => handles.push(request.result));
            return request;
        };
        const statuses = [await journal.commit(0, [put("a", "1")], true)];
        handles[0].close(); // without a word, as after a crash of the database process
        statuses.push(await journal.commit(0, [put("b", "2")], true));
        return { statuses, opened: handles.length, kept: await texts(journal, 0) };
    })()`);
    assert.deepEqual(result, { statuses: [0, 0], opened: 2, kept: [0, 'a=1', 'b=2'] });
});

test('journal: commits in flight when the connection dies all land, in the order of the calls', async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        // The first three transactions end as those of a lost connection do.
        let failing = 3;
        const transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...args) {
            const made = transaction.apply(this, args);
            if (args[1] === "readwrite" && failing-- > 0) {
                made.commit = () => made.abort();
            }
            return made;
        };
        const statuses = await Promise.all(
            ["1", "2", "3", "4"].map((text) => journal.commit(0, [put("a", text)], true)));
        return { statuses, kept: await texts(journal, 0) };
    })()`);
    // The first fails twice and is reported; the second fails once and is made anew.
    assert.deepEqual(result, { statuses: [3, 0, 0, 0], kept: [0, 'a=4'] });
});

test('journal: a browser that never answers is timed out and asked again', async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const hasty = make({ timeout_ms: 300 });
        await hasty.commit(0, [put("a", "1")], true);
        // Another connection holds the store for longer than the journal waits.
        const request = indexedDB.open("xunlou-outbox", 1);
        const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
        const blocker = db.transaction("records", "readwrite");
        let held = true;
        const hold = () => held && (blocker.objectStore("records").get("a").onsuccess = hold);
        hold();
        const during = await hasty.commit(0, [put("a", "2")], true);
        held = false;
        await new Promise((done) => (blocker.oncomplete = done));
        const after = await hasty.commit(0, [put("a", "3")], true);
        return { during, after, kept: await texts(hasty, 0) };
    })()`);
    assert.deepEqual(result, { during: 4, after: 0, kept: [0, 'a=3'] });
});

test('journal: a store that vanished under a running page is announced, not begun anew', async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        await journal.commit(0, [put("a", "1")], true);
        await journal.commit(1, [put("s", "1")], false);
        await new Promise((done) => (indexedDB.deleteDatabase("xunlou-outbox").onsuccess = done));
        return {
            gone: await journal.commit(0, [put("b", "2")], true),
            other: await texts(journal, 1),
            names: (await indexedDB.databases()).map(({ name }) => name).sort(),
            // A page that starts knows nothing of the lost store and begins one.
            fresh: await texts(make(), 0),
        };
    })()`);
    assert.deepEqual(result, {
        gone: 2,
        other: [0, 's=1'],
        names: ['xunlou-state'],
        fresh: [0],
    });
});

test("journal: no IndexedDB, or another program's database, is unavailable", async (t) => {
    const { page } = await bare_page(t);
    const result = await page.evaluate(`(async () => {
        const throwing = { open() { throw new DOMException("no", "SecurityError"); } };
        const newer = indexedDB.open("newer-outbox", 7);
        await new Promise((done) => (newer.onsuccess = done));
        newer.result.close();
        const other = indexedDB.open("other-outbox", 1);
        await new Promise((done) => (other.onsuccess = done));
        other.result.close();
        return [
            await make({ factory: throwing }).commit(0, [put("a", "1")], true),
            await make({ name: "newer" }).commit(0, [put("a", "1")], true),
            await make({ name: "other" }).commit(0, [put("a", "1")], true),
            (await make({ factory: throwing }).load(0, "")).status,
        ];
    })()`);
    assert.deepEqual(result, [2, 2, 2, 2]);
});

test('journal: says how much is used, of how much, and whether it is kept', async (t) => {
    const { page } = await bare_page(t);
    const usage = await page.evaluate('journal.usage()');
    assert.equal(typeof usage.persistent, 'boolean');
    assert.ok(usage.quota_bytes > 0);
});

test(
    'journal: after SIGKILL of the browser no acknowledged write is missing and none is torn',
    async (t) => {
        const origin = await serve_files(t, { web: `${root}/web` });
        const device = await Device.make(t);
        let acknowledged = 0;
        const rounds = 4;
        for (let round = 1; round <= rounds; ++round) {
            const page = await open_bare_page(await device.start(), origin);
            const kept = await page.evaluate(`(${read_batches})()`);
            assert.deepEqual(kept.torn, [], 'batches of which a part is missing');
            assert.ok(kept.last >= acknowledged, `${acknowledged} acknowledged, ${kept.last} kept`);
            assert.ok(kept.last <= acknowledged + 1, 'one batch is under way, not more');
            acknowledged = kept.last;
            const enough = acknowledged + 20 + 13 * round;
            /** @type {(value: unknown) => void} */
            let reached;
            const running = new Promise((resolve) => (reached = resolve));
            await page.exposeFunction('acknowledge', (/** @type {number} */ batch) => {
                acknowledged = batch;
                if (batch === enough) reached(null);
            });
            page.evaluate(`(${write_batches})(${acknowledged + 1})`).catch(() => {}); // ends with the browser
            await running;
            await device.kill();
        }
        const page = await open_bare_page(await device.start(), origin);
        const kept = await page.evaluate(`(${read_batches})()`);
        assert.deepEqual(kept.torn, []);
        assert.ok(kept.last >= acknowledged && kept.last <= acknowledged + 1);
        t.remark(`${rounds} kills, ${kept.last} batches of 4 records`);
    },
    { timeout_ms: 120_000 },
);

// In the page. A batch is four records of sizes from 10 bytes to 100 kB that all carry its number.
const write_batches = `async (from) => {
    for (let batch = from; ; ++batch) {
        const writes = [10, 1000, 20000, 100000].map((size, part) => {
            const value = new Uint8Array(size).fill(batch & 255);
            return { key: String(batch).padStart(6, "0") + "/" + part, value: value.buffer };
        });
        if ((await journal.commit(0, writes, true)) !== 0) return;
        await acknowledge(batch);
    }
}`;
const read_batches = `async () => {
    const { status, records } = await journal.load(0, "");
    if (status !== 0) throw new Error("load: " + status);
    const parts = new Map();
    for (const { key, value } of records) {
        const batch = Number(key.slice(0, 6));
        const whole = new Uint8Array(value).every((byte) => byte === (batch & 255));
        parts.set(batch, (parts.get(batch) ?? 0) + (whole ? 1 : 100));
    }
    const torn = [...parts].filter(([, count]) => count !== 4).map(([batch]) => batch);
    const last = Math.max(0, ...parts.keys());
    for (let batch = 1; batch <= last; ++batch) if (!parts.has(batch)) torn.push(-batch);
    return { last, torn };
}`;
