// What sealing promises: only the key and the record's own name open it, and nothing is sealed twice alike.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal, unseal } from '../../web/seal.js';

const make_key = () =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const key = await make_key();
const name = '0123456789abcdef/0/op/7/1';
const plain = new TextEncoder().encode('陈先生 13812345678 天花板渗水');

test('what was sealed is opened, also when it is empty', async () => {
    for (const bytes of [plain, new Uint8Array(0), new Uint8Array(100_000).fill(7)]) {
        const opened = await unseal(key, name, await seal(key, name, bytes));
        assert.ok(opened);
        assert.deepEqual(new Uint8Array(opened), bytes);
    }
});

test('under another name, or with another key, it stays shut', async () => {
    const sealed = await seal(key, name, plain);
    for (const other of ['', `${name}1`, name.replace('/0/', '/1/'), name.replace('0', '1')])
        assert.equal(await unseal(key, other, sealed), undefined);
    assert.equal(await unseal(await make_key(), name, sealed), undefined);
});

test('no byte of it can be changed, left out or put behind', async () => {
    const sealed = new Uint8Array(await seal(key, name, plain));
    for (let at = 0; at < sealed.length; ++at) {
        const changed = sealed.slice();
        changed[at] ^= 1;
        assert.equal(await unseal(key, name, changed.buffer), undefined, `byte ${at}`);
        assert.equal(await unseal(key, name, sealed.slice(0, at).buffer), undefined);
    }
    assert.equal(await unseal(key, name, new Uint8Array([...sealed, 0]).buffer), undefined);
});

test('each time under a nonce of its own', async () => {
    const nonces = new Set();
    for (let i = 0; i < 2000; ++i) {
        const sealed = new Uint8Array(await seal(key, name, plain));
        nonces.add(sealed.slice(1, 13).join());
    }
    assert.equal(nonces.size, 2000);
});
