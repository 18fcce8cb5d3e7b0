// Room that the browser does not tell of is noticed all the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Room } from '../../web/storage_room.js';

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

test('a disk that became full is noticed within the hour, with about what is left', async () => {
    const { disk, left } = make_disk();
    await left();
    disk.left = 3 * mega;
    assert.equal(await left(), 10 * 1024, 'not yet');
    disk.now_ms += 61 * 60_000;
    assert.equal(await left(), 2);
    disk.left = 0;
    disk.now_ms += 61_000;
    assert.equal(await left(), 0);
    disk.left = 100 * mega;
    assert.equal(await left(), 0, 'at most once a minute');
    disk.now_ms += 61_000;
    assert.equal(await left(), 10 * 1024);
});

test('whoever stores something goes by what is known, and tries nothing', async () => {
    const { disk, room, left } = make_disk();
    const known = async () => {
        const { usage, quota } = await room.known();
        return (quota - usage) / mega;
    };
    assert.equal(await known(), 10 * 1024);
    disk.left = 3 * mega;
    room.refused();
    assert.equal(await known(), 10 * 1024);
    assert.deepEqual(disk.tried, []);
    assert.equal(await left(), 2);
    assert.equal(await known(), 2);
    assert.deepEqual(disk.tried, [8, 2]);
});

test('a refused write is looked into at once', async () => {
    const { disk, room, left } = make_disk();
    await left();
    disk.left = mega;
    room.refused();
    assert.equal(await left(), 0.25);
});

test('a write that is refused while room is tried out is looked into again', async () => {
    const { disk, room, left } = make_disk();
    disk.meanwhile = () => {
        disk.left = 0;
        room.refused();
    };
    assert.equal(await left(), 10 * 1024, 'it had been found before');
    disk.meanwhile = () => {};
    assert.equal(await left(), 0);
});

test('a browser that estimates honestly is believed, and no room is used up for trying', async () => {
    const { disk, left } = make_disk();
    disk.told = (used) => used + 5 * mega;
    assert.equal(await left(), 5);
    assert.deepEqual(disk.tried, []);
});

test('a browser that tells nothing is known by what it refuses', async () => {
    let full = false;
    const room = new Room({ estimate: async () => undefined, fits: async () => !full });
    assert.deepEqual(await room.look(), { usage: 0, quota: 0 });
    full = true;
    room.refused();
    assert.deepEqual(await room.look(), { usage: 0, quota: 1 });
});
