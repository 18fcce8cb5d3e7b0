// A worker of its own that makes one short secret slow to guess, and ends: Argon2id, with 64 MiB and
// three passes unless it is told otherwise. Here, so that the page goes on drawing, and so that nothing of it stays in memory.

import { argon2id } from 'hash-wasm';

/** @typedef {{secret: string, salt: Uint8Array, cost?: {passes: number, memory_kib: number}}} Wish */

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const usual = { passes: 3, memory_kib: 64 * 1024 };

worker.addEventListener('message', async (event) => {
    const { secret, salt, cost = usual } = /** @type {Wish} */ (event.data);
    const bytes = await argon2id({
        password: secret,
        salt,
        iterations: cost.passes,
        memorySize: cost.memory_kib,
        parallelism: 1,
        hashLength: 32,
        outputType: 'binary',
    });
    worker.postMessage(bytes);
    worker.close();
});
