// Uploads, asked for by an independent client of the protocol: the server keeps what tus promises, also
// across restarts, and nothing for those whom it does not concern.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import tus from 'tus-js-client';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const piece = 256 * 1024;
const hex = (/** @type {Buffer} */ bytes) => createHash('sha256').update(bytes).digest('hex');

/** @typedef {{origin: string, cookie: string}} Person */

/** @param {Buffer} bytes  CRC-32 as sync/PROTOCOL.md says */
function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}

/** The message that asks for a session, byte by byte. @param {string} account */
function sign_in_message(account) {
    const text = (/** @type {string} */ value) => [value.length, ...Buffer.from(value)];
    const payload = Buffer.from([...text(account), ...text(password), 1, 0]);
    const [type, version] = [3, 1];
    const head = Buffer.from(['X'.charCodeAt(0), 'L'.charCodeAt(0), type, version, payload.length]);
    const body = Buffer.concat([head, payload]);
    const check = Buffer.alloc(4);
    check.writeUInt32LE(crc32(body));
    return Buffer.concat([body, check]);
}

/**
 * @param {string} origin
 * @param {string} account
 * @returns {Promise<Person>}
 */
async function sign_in(origin, account) {
    const answer = await fetch(`${origin}/sign-in`, {
        method: 'POST',
        body: sign_in_message(account),
        headers: { 'Content-Type': 'application/x-xunlou' },
    });
    assert.equal(answer.status, 200);
    const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { origin, cookie };
}

/**
 * @param {Person} person
 * @param {Buffer} content
 * @param {Partial<import("tus-js-client").UploadOptions>} [options]
 * @returns {Promise<{status: number, url: string, digest: string}>} status 0: it is up
 */
function upload(person, content, options = {}) {
    return new Promise((done) => {
        let digest = '';
        const sending = new tus.Upload(content, {
            endpoint: `${person.origin}/files`,
            chunkSize: piece,
            retryDelays: null,
            metadata: { sha256: hex(content) },
            headers: { Cookie: person.cookie },
            onAfterResponse: (_, response) => {
                digest = response.getHeader('Repr-Digest') ?? digest;
            },
            onSuccess: () => done({ status: 0, url: sending.url ?? '', digest }),
            onError: (error) => {
                const response = 'originalResponse' in error ? error.originalResponse : null;
                done({ status: response?.getStatus() ?? -1, url: sending.url ?? '', digest });
            },
            ...options,
        });
        sending.start();
    });
}

/**
 * Sends one piece and stops.
 * @param {Person} person
 * @param {Buffer} content
 * @returns {Promise<string>} where it is received
 */
function begin(person, content) {
    return new Promise((done, failed) => {
        const sending = new tus.Upload(content, {
            endpoint: `${person.origin}/files`,
            chunkSize: piece,
            retryDelays: null,
            metadata: { sha256: hex(content) },
            headers: { Cookie: person.cookie },
            onError: failed,
            onChunkComplete: () => {
                sending.abort().then(() => done(sending.url ?? ''), failed);
            },
        });
        sending.start();
    });
}

/** @param {Person} person @param {string} url @param {string} method @param {Record<string, string>} [headers] */
const ask = (person, url, method, headers = {}) =>
    fetch(url, {
        method,
        headers: { 'Tus-Resumable': '1.0.0', Cookie: person.cookie, ...headers },
    });

test(
    'tus: an independent client creates, resumes across a restart, and is refused what it must not',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const wang = await sign_in(wire.origin, 'wangmin');
        const li = await sign_in(wire.origin, 'lifang');
        const content = randomBytes(2.5 * piece);
        const confirmed = `sha-256=:${Buffer.from(hex(content), 'hex').toString('base64')}:`;

        const options = await fetch(`${wire.origin}/files`, { method: 'OPTIONS' });
        assert.equal(options.headers.get('tus-version'), '1.0.0');
        assert.match(options.headers.get('tus-extension') ?? '', /creation.*termination/);
        const largest = Number(options.headers.get('tus-max-size'));

        // Begun, the server ends and comes back, and what was sent is not sent again.
        const url = await begin(wang, content);
        await server.stop();
        await server.start();
        const standing = await ask(wang, url, 'HEAD');
        const offset = Number(standing.headers.get('upload-offset'));
        assert.ok(offset >= piece && offset < content.length, `it stands at ${offset}`);
        assert.equal(standing.headers.get('repr-digest'), null);
        const sent = wire.exchanges.length;
        const resumed = await upload(wang, content, { uploadUrl: url });
        assert.deepEqual(resumed, { status: 0, url, digest: confirmed });
        const again = wire.exchanges.slice(sent).filter(({ method }) => method === 'PATCH');
        const bytes = again.reduce((sum, exchange) => sum + exchange.sent.length, 0);
        assert.equal(bytes, content.length - offset);
        const kept = await readFile(join(server.data, 'files/kept', hex(content)));
        assert.ok(kept.equals(content), 'what is kept is what was sent');

        // Once more: the same content lies there once.
        assert.equal((await upload(li, content)).digest, confirmed);
        assert.equal((await readdir(join(server.data, 'files/kept'))).length, 1);
        // No record names it: nobody is shown it, nor told that it is there.
        assert.equal((await ask(wang, `${wire.origin}/photos/${hex(content)}`, 'GET')).status, 404);

        // What was announced differs from what came, in the whole and in a piece.
        const other = await upload(wang, content, { metadata: { sha256: hex(randomBytes(8)) } });
        assert.equal(other.status, 460);
        assert.equal((await upload(wang, content, { metadata: {} })).status, 400);
        const damaged = await begin(wang, content);
        const at = (await ask(wang, damaged, 'HEAD')).headers.get('upload-offset') ?? '';
        const refused = await fetch(damaged, {
            method: 'PATCH',
            body: new Uint8Array(100),
            headers: {
                'Tus-Resumable': '1.0.0',
                'Content-Type': 'application/offset+octet-stream',
                'Upload-Offset': at,
                'Upload-Checksum': `sha1 ${createHash('sha1').update('another').digest('base64')}`,
                Cookie: wang.cookie,
            },
        });
        assert.equal(refused.status, 460);
        assert.equal((await ask(wang, damaged, 'HEAD')).headers.get('upload-offset'), at);

        // Too large, in the whole and in a piece.
        assert.equal((await upload(wang, Buffer.alloc(largest + 1))).status, 413);
        assert.equal((await upload(wang, content, { chunkSize: 2 * piece })).status, 413);

        // Another's, nobody's, ended, and left alone for too long.
        assert.equal(
            (await upload(li, content, { uploadUrl: damaged, endpoint: null })).status,
            403,
        );
        assert.equal((await ask(li, damaged, 'DELETE')).status, 403);
        const nobody = { ...wang, cookie: '' };
        assert.equal((await upload(nobody, content)).status, 401);
        const about = join(server.data, 'files/incoming', `${damaged.split('/').at(-1)}.json`);
        const told = await readFile(about, 'utf8');
        await writeFile(
            about,
            told.replace(/"expires_at":\d+/, `"expires_at":${Date.now() - 1000}`),
        );
        assert.equal((await ask(wang, damaged, 'HEAD')).status, 410);
        const ended = await begin(wang, content);
        assert.equal((await ask(wang, ended, 'DELETE')).status, 204);
        assert.equal((await ask(wang, ended, 'HEAD')).status, 404);
        // The protocol's version is asked for.
        assert.equal((await ask(wang, ended, 'HEAD', { 'Tus-Resumable': '0.2.2' })).status, 412);
    },
    { timeout_ms: 120_000 },
);
