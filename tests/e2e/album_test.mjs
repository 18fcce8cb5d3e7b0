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
        const { seal, unseal } = await import(/** @type {string} */ ('/web/seal.js'));
        const raw = new Uint8Array(32).fill(7);
        const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [
            'encrypt',
            'decrypt',
        ]);
        const place = { name: 'xunlou-one-photos', slot: 'one', key, sealing: { seal, unseal } };
        const store = new PhotoStore(place);
        await store.open();
        for (const [at, state] of given.entries()) {
            const bytes = new Uint8Array(1000).fill(at).buffer;
            const about = { hash: `hash-${at}`, purpose: '', bytes: 1000, width: 4, height: 3 };
            await store.add({ ...about, taken_at: at, state, upload: '' }, bytes, bytes);
        }
        /** @type {string[]} */
        const forgotten = [];
        const bridge = {
            came: () => {},
            stands: () => {},
            count: () => {},
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
        Object.assign(window, { album, kept, forgotten });
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
