// Room that the browser does not tell of is noticed all the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { make_trial, Room } from '../../web/storage_room.js';

const mega = 1 << 20;

/** A disk with so many bytes left, under a browser that says what Chromium does. */
function make_disk() {
    const disk = {
        used: 30 * mega,
        left: 1000 * mega,
        told: (/** @type {number} */ used) => used + 10 * 1024 * mega,
        now_ms: 0,
        meanwhile: () => {},
        /** @type {number[]} */
        tried: [],
    };
    const room = new Room({
        estimate: async () => ({ usage: disk.used, quota: disk.told(disk.used) }),
        fits: async (bytes) => {
            disk.tried.push(bytes / mega);
            const fits = bytes <= disk.left;
            disk.meanwhile();
            return fits;
        },
        now: () => disk.now_ms,
    });
    const left = async () => {
        const { usage, quota } = await room.look();
        return (quota - usage) / mega;
    };
    return { disk, room, left };
}

test('with room it is tried once an hour, and what the browser says stands', async () => {
    const { disk, left } = make_disk();
    assert.equal(await left(), 10 * 1024);
    assert.equal(await left(), 10 * 1024);
    assert.deepEqual(disk.tried, [8]);
    disk.now_ms += 61 * 60_000;
    await Promise.all([left(), left()]);
    assert.deepEqual(disk.tried, [8, 8], 'two that ask at once share one try');
});

test('a disk that became full is noticed within the hour, and then hardly written to', async () => {
    const { disk, left } = make_disk();
    await left();
    disk.left = 3 * mega;
    assert.equal(await left(), 10 * 1024, 'not yet');
    disk.now_ms += 61 * 60_000;
    assert.equal(await left(), 0.25);
    disk.left = 0;
    disk.tried.length = 0;
    disk.now_ms += 11 * 60_000;
    assert.equal(await left(), 0);
    disk.now_ms += 9 * 60_000;
    assert.equal(await left(), 0);
    assert.deepEqual(disk.tried, [0.25], 'a little, every ten minutes');
    disk.left = 100 * mega;
    disk.now_ms += 41 * 60_000;
    assert.equal(await left(), 10 * 1024);
});

test('whoever stores something goes by what is known, and tries nothing', async () => {
    const { disk, room } = make_disk();
    const known = async () => {
        const { usage, quota } = await room.known();
        return (quota - usage) / mega;
    };
    assert.equal(await known(), 10 * 1024);
    room.refused();
    assert.equal(await known(), 0);
    assert.deepEqual(disk.tried, []);
});

test('after a refused write it is short, and nothing takes the last room for half a minute', async () => {
    const { disk, room, left } = make_disk();
    await left();
    disk.tried.length = 0;
    disk.left = mega;
    room.refused();
    assert.equal(await left(), 0);
    disk.now_ms += 29_000;
    assert.equal(await left(), 0);
    assert.deepEqual(disk.tried, []);
    disk.now_ms += 2_000;
    assert.equal(await left(), 0.25);
    assert.deepEqual(disk.tried, [0.25]);
});

test('a write that is refused while room is tried out says more than the try', async () => {
    const { disk, room, left } = make_disk();
    disk.meanwhile = () => room.refused();
    assert.equal(await left(), 0);
    assert.equal(await left(), 0);
    assert.deepEqual(disk.tried, [8], 'half a minute it is left alone');
});

test('a try that nobody knows the end of leaves the figure as it was', async () => {
    let now_ms = 0;
    /** @type {boolean | undefined} */
    let says = false;
    const room = new Room({
        estimate: async () => undefined,
        fits: async () => says,
        now: () => now_ms,
    });
    assert.deepEqual(await room.look(), { usage: 0, quota: 1 });
    says = undefined;
    now_ms += 61 * 60_000;
    assert.deepEqual(await room.look(), { usage: 0, quota: 1 });
});

/** @param {string[]} names  in it @param {() => Promise<void>} write @param {() => void} [abort] */
function make_folder(names, write, abort = () => {}) {
    const stands = new Set(names);
    const folder = {
        keys: async function* () {
            yield* stands;
        },
        removeEntry: async (/** @type {string} */ name) => void stands.delete(name),
        getFileHandle: async (/** @type {string} */ name) => {
            stands.add(name);
            return { createWritable: async () => ({ write, abort: async () => abort() }) };
        },
    };
    const open = async () =>
        /** @type {FileSystemDirectoryHandle} */ (/** @type {unknown} */ (folder));
    return { stands, open };
}

test('what a killed page left is removed, and what else is there stays', async () => {
    const { stands, open } = make_folder(['room', 'room.crswap', 'else'], async () => {});
    assert.equal(await make_trial({ open })(mega), true);
    assert.deepEqual([...stands], ['else']);
});

test('a slow disk is not called roomy, and nothing is written after the answer', async () => {
    let writes = 0;
    let give_up = () => {};
    const given_up = new Promise((/** @type {(value?: unknown) => void} */ done) => {
        give_up = done;
    });
    const write = async () => {
        ++writes;
        await given_up;
    };
    const { stands, open } = make_folder([], write, () => give_up());
    assert.equal(await make_trial({ open, timeout_ms: 1 })(8 * mega), undefined);
    assert.equal(writes, 1);
    assert.deepEqual([...stands], []);
});

test('a browser that estimates honestly is believed, and no room is used up for trying', async () => {
    const { disk, left } = make_disk();
    disk.told = (used) => used + 5 * mega;
    assert.equal(await left(), 5);
    assert.deepEqual(disk.tried, []);
});

test('a browser that tells nothing is known by what it refuses', async () => {
    const room = new Room({ estimate: async () => undefined, fits: async () => true });
    assert.deepEqual(await room.look(), { usage: 0, quota: 0 });
    room.refused();
    assert.deepEqual(await room.look(), { usage: 0, quota: 1 });
});
