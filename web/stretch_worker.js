// A worker of its own that makes one short secret slow to guess, and ends: Argon2id with 64 MiB and
// three passes. Here, so that the page goes on drawing, and so that nothing of it stays in memory.

import { argon2id } from 'hash-wasm';

/** @typedef {{secret: string, salt: Uint8Array}} Wish */

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const memory_kib = 64 * 1024;
const passes = 3;

worker.addEventListener('message', async (event) => {
    const { secret, salt } = /** @type {Wish} */ (event.data);
    const bytes = await argon2id({
        password: secret,
        salt,
        iterations: passes,
        memorySize: memory_kib,
        parallelism: 1,
        hashLength: 32,
        outputType: 'binary',
    });
    worker.postMessage(bytes);
    worker.close();
});
