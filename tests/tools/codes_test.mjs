// The page's changing codes: those of RFC 6238, and the ones that the server expects.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code_at, point_key, window_ms } from '../../web/codes/code.js';

test('the codes are those of RFC 6238', async () => {
    const bytes = new TextEncoder().encode('12345678901234567890123456789012');
    const hash = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', bytes, hash, false, ['sign']);
    const rows = {
        59: '119246',
        1111111109: '084774',
        1111111111: '062674',
        1234567890: '819424',
        2000000000: '698825',
        20000000000: '737706',
    };
    for (const [seconds, digits] of Object.entries(rows))
        assert.equal(await code_at(key, Math.floor(Number(seconds) / 30)), digits);
});

test('a point has a key of its own; the server makes the same of it', async () => {
    const secret = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
    const at = (/** @type {number} */ ms) => Math.floor(ms / window_ms);
    assert.equal(await code_at(await point_key(secret, 'DT-01'), at(1_793_668_320_000)), '227854');
    assert.equal(await code_at(await point_key(secret, '大堂'), at(1_793_668_349_999)), '093287');
});
