// Which pictures stay on a device: housekeeping of the album on the browser's own database, with pictures
// that were taken, that wait to go up, and that the server has.

import assert from 'node:assert/strict';
import { fresh_context } from './harness/chromium.mjs';
import { root, serve_files } from './harness/files.mjs';
import { test } from './harness/suite.mjs';
import { join } from 'node:path';

/**
 * A page with the album of somebody who has pictures in these states, the oldest first.
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {string[]} states
 */
async function open_album(t, states) {
    const context = await fresh_context(t);
    const origin = await serve_files(t, { web: join(root, 'web') });
    const page = await context.newPage();
    await page.goto(origin);
    await page.evaluate(async (given) => {
        const { Album } = await import(/** @type {string} */ ('/web/photos/album.js'));
        const { PhotoStore } = await import(/** @type {string} */ ('/web/photos/store.js'));
        const { Database } = await import(/** @type {string} */ ('/web/database.js'));
        const { seal, unseal } = await import(/** @type {string} */ ('/web/seal.js'));
        const make_database = (/** @type {string} */ name, /** @type {string[]} */ stores) =>
            new Database(name, stores);
        const raw = new Uint8Array(32).fill(7);
        const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [
            'encrypt',
            'decrypt',
        ]);
        const place = {
            name: 'xunlou-one-photos',
            slot: 'one',
            key,
            sealing: { seal, unseal },
            make_database,
        };
        const store = new PhotoStore(place);
        await store.open();
        Object.assign(window, { place, PhotoStore });
        for (const [at, state] of given.entries()) {
            const bytes = new Uint8Array(1000).fill(at).buffer;
            const about = { hash: `hash-${at}`, purpose: '', bytes: 1000, width: 4, height: 3 };
            await store.add({ ...about, taken_at: at, state, upload: '' }, bytes, bytes);
        }
        /** @type {string[]} */
        const forgotten = [];
        /** @type {unknown[][]} */
        const came = [];
        const counts = { last: /** @type {number[]} */ ([]) };
        const bridge = {
            came: (/** @type {unknown[]} */ photo) => came.push(photo),
            stands: () => {},
            count: (/** @type {number[]} */ ...now) => (counts.last = now),
            forget: (/** @type {string} */ hash) => forgotten.push(hash),
        };
        const album = await Album.open({ place, page: bridge, styles: [] });
        const kept = async () => {
            const again = new PhotoStore(place);
            await again.open();
            const photos = /** @type {{hash: string}[]} */ (again.photos);
            const whole = photos.map(async (photo) => {
                const parts = [again.load('picture', photo), again.load('small', photo)];
                return (await Promise.all(parts)).every((part) => part?.byteLength === 1000);
            });
            const all = (await Promise.all(whole)).every(Boolean);
            return [...photos.map(({ hash }) => hash), all ? 'whole' : 'damaged'];
        };
        Object.assign(window, { album, kept, forgotten, came, counts });
    }, states);
    /** @param {string} verb @param {string[]} values @returns {Promise<string[]>} what is on the disk */
    const perform = (verb, values = []) =>
        page.evaluate(
            async ([first, ...rest]) => {
                const { album, kept } = /** @type {any} */ (window);
                await album.perform(first, rest);
                return kept();
            },
            [verb, ...values],
        );
    const forgotten = () => page.evaluate(() => /** @type {any} */ (window).forgotten);
    return { page, perform, forgotten };
}

test('album: what nobody may see any more goes when the server has it, and nothing else', async (t) => {
    const { perform, forgotten } = await open_album(t, ['sent', 'taken', 'attached', 'sent']);
    assert.deepEqual(await perform('keep_only', ['hash-3']), [
        'hash-1',
        'hash-2',
        'hash-3',
        'whole',
    ]);
    assert.deepEqual(await forgotten(), ['hash-0']);
    assert.deepEqual(await perform('keep_only', []), ['hash-1', 'hash-2', 'whole']);
});

test('album: short of room the oldest that the server has go, and no work does', async (t) => {
    const states = [...Array(30).fill('sent'), 'attached', 'taken'];
    const { page, perform } = await open_album(t, states);
    const say = (/** @type {number} */ usage) =>
        page.evaluate((used) => {
            navigator.storage.estimate = async () => ({ usage: used * 1e8, quota: 1e10 });
        }, usage);
    await say(50);
    assert.equal((await perform('make_room')).length, 32 + 1, 'there is room');
    await say(90);
    const left = await perform('make_room');
    const younger = Array.from({ length: 12 }, (_, at) => `hash-${20 + at}`);
    assert.deepEqual(left, [...younger, 'whole']);
    assert.deepEqual(await perform('make_room'), ['hash-30', 'hash-31', 'whole']);
    assert.deepEqual(await perform('make_room'), ['hash-30', 'hash-31', 'whole']);
});

test('album: a picture that no record will name goes; one that is named stays', async (t) => {
    const { perform } = await open_album(t, ['taken', 'taken', 'sent']);
    assert.deepEqual(await perform('drop', ['hash-0']), ['hash-1', 'hash-2', 'whole']);
    assert.deepEqual(await perform('drop', ['hash-2']), ['hash-1', 'hash-2', 'whole']);
    await perform('attached', ['hash-1']);
    assert.deepEqual(await perform('drop', ['hash-1']), ['hash-1', 'hash-2', 'whole']);
    assert.deepEqual(await perform('forget'), ['whole']);
});

test('album: a picture waits for each of the purposes it was chosen for, and stays for them', async (t) => {
    const { page, perform } = await open_album(t, ['sent', 'taken']);
    // As the camera brings them: the same picture once more, for another record.
    const told = () =>
        page.evaluate(async () => {
            const { album, came } = /** @type {any} */ (window);
            came.length = 0;
            await album.perform('begin', []);
            return came.map((/** @type {unknown[]} */ one) => [one[0], one[1], one[6]]);
        });
    await page.evaluate(async () => {
        const { place, PhotoStore } = /** @type {any} */ (window);
        const store = new PhotoStore(place);
        await store.open();
        await store.change(store.find('hash-0'), { purposes: ['second', 'third'] });
        await store.change(store.find('hash-1'), { purposes: ['first', 'second'] });
        const { Album } = await import(/** @type {string} */ ('/web/photos/album.js'));
        const { came, counts } = /** @type {any} */ (window);
        const bridge = {
            came: (/** @type {unknown[]} */ photo) => came.push(photo),
            stands: () => {},
            count: (/** @type {number[]} */ ...now) => (counts.last = now),
            forget: () => {},
        };
        Object.assign(window, { album: await Album.open({ place, page: bridge, styles: [] }) });
    });
    assert.deepEqual(await told(), [
        ['second', 'hash-0', 1],
        ['third', 'hash-0', 1],
        ['first', 'hash-1', 0],
        ['second', 'hash-1', 0],
    ]);
    await perform('attached', ['hash-0', 'second']);
    await perform('drop', ['hash-1', 'first']);
    assert.deepEqual(await told(), [
        ['third', 'hash-0', 1],
        ['second', 'hash-1', 0],
    ]);
    // Nobody throws away what somebody has chosen for a form.
    assert.deepEqual(await perform('keep_only', []), ['hash-0', 'hash-1', 'whole']);
    await perform('attached', ['hash-0', 'third']);
    assert.deepEqual(await perform('keep_only', []), ['hash-1', 'whole']);
    assert.deepEqual(await perform('drop', ['hash-1', 'second']), ['whole']);
});

test('album: what is damaged or gone can never go up, is counted apart, and nothing waits for it', async (t) => {
    const { page, perform } = await open_album(t, ['attached', 'taken', 'sent']);
    const counts = () => page.evaluate(() => /** @type {any} */ (window).counts.last.slice(0, 3));
    // The browser erases the pictures under the running page.
    await page.evaluate(
        () =>
            new Promise((done, failed) => {
                const deleting = indexedDB.deleteDatabase('xunlou-one-photos');
                deleting.onsuccess = done;
                deleting.onerror = failed;
            }),
    );
    await perform('look', ['hash-0']);
    await page.waitForFunction(() => /** @type {any} */ (window).counts.last[2] === 2);
    assert.deepEqual(await counts(), [0, 0, 2]);
    // And it is known at the next start.
    const states = await page.evaluate(async () => {
        const { place, PhotoStore } = /** @type {any} */ (window);
        const store = new PhotoStore(place);
        await store.open();
        return store.photos.map((/** @type {any} */ one) => [one.hash, one.state]);
    });
    assert.deepEqual(states, [
        ['hash-0', 'stuck'],
        ['hash-1', 'stuck'],
    ]);
});
