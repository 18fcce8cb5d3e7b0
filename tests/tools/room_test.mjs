// Which pictures make room: never one that the server has not confirmed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kept_most, left_least, not_named, to_evict, used_most } from '../../web/photos/room.js';

/** @param {string} states  t taken, a attached, s sent; the oldest first */
const photos = (states) =>
    [...states].map((state, at) => ({
        state: { t: 'taken', a: 'attached', s: 'sent' }[state] ?? '',
        hash: String(at),
    }));
/** @param {{hash: string}[]} some */
const hashes = (some) => some.map(({ hash }) => hash).join(' ');
const giga = 1 << 30;
const roomy = { usage: giga / 10, quota: giga };
const tight = { usage: used_most * giga + 1, quota: giga };

test('with room nothing goes, up to the number that is kept', () => {
    assert.equal(hashes(to_evict(photos('sasts'), roomy)), '');
    assert.equal(to_evict(photos('s'.repeat(kept_most)), roomy).length, 0);
    assert.equal(hashes(to_evict(photos('s'.repeat(kept_most + 2)), roomy)), '0 1');
});

test('without room the oldest confirmed ones go, and only those', () => {
    assert.equal(hashes(to_evict(photos('asts'), tight)), '1 3');
    assert.equal(hashes(to_evict(photos('aatt'), tight)), '');
    assert.equal(to_evict(photos('s'.repeat(50)), tight).length, 20);
    assert.equal(hashes(to_evict(photos('asats'), roomy, 0)), '1 4');
    const little = { usage: left_least, quota: 2 * left_least - 1 };
    assert.equal(hashes(to_evict(photos('asts'), little)), '1 3', 'little is left of it');
});

test('a browser that tells nothing has room', () => {
    assert.equal(hashes(to_evict(photos('sss'), {})), '');
});

test('what no record names goes when the server has it', () => {
    assert.equal(hashes(not_named(photos('ssat'), new Set(['1']))), '0');
});
