// One writer: only one page of this browser runs the app, or two would write one journal, under the same
// numbers. The page that has the lock is asked to hand over before it is robbed: it stops, waits until all
// it has begun to write is written, and lets go then. A robbed page writes nothing any more; one that
// was frozen in the middle of a write asks first whether it has been robbed (SealedJournal).

const lock_name = 'xunlou-writer';
const channel_name = 'xunlou-writer';
// A frozen or crashed page does not answer; then the lock is taken from it.
const hand_over_ms = 2_000;

/** @typedef {(robbed: boolean) => Promise<void>} Lost  another page takes over: stop. Resolves when all
 *      is written; robbed: it does not wait for that, so nothing may be written any more */

/** Whether this page has the lock. Asked of the browser: a frozen page is told late. */
export async function holds_writer_lock() {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name, clientId }) => name === lock_name && clientId === own_client);
}

/** @type {string | undefined} */
let own_client;

async function learn_own_client() {
    const { held = [] } = await navigator.locks.query();
    own_client = held.find(({ name }) => name === lock_name)?.clientId;
}

/**
 * Takes the lock if it is free. Resolves to false when another page has it.
 * @param {Lost} lost
 * @param {{wait_ms?: number, steal?: boolean}} [how]
 * @returns {Promise<boolean>}
 */
function take(lost, { wait_ms = 0, steal = false } = {}) {
    return new Promise((resolve) => {
        let held = false;
        const patience = new AbortController();
        if (wait_ms > 0) setTimeout(() => patience.abort(), wait_ms);
        /** @type {LockOptions} */
        const options = steal
            ? { steal }
            : wait_ms > 0
              ? { signal: patience.signal }
              : { ifAvailable: true };
        navigator.locks
            .request(lock_name, options, async (lock) => {
                held = lock !== null;
                if (held) await learn_own_client();
                resolve(held);
                if (!held) return;
                const channel = new BroadcastChannel(channel_name);
                // Held until the page goes away, or another one asks.
                await new Promise((asked) => channel.addEventListener('message', asked));
                channel.close();
                await lost(false);
            })
            .catch((error) => {
                if (held) lost(true);
                else if (!patience.signal.aborted) throw error;
                resolve(false);
            });
    });
}

/** @param {Lost} lost */
export function take_writer_lock(lost) {
    return take(lost);
}

/**
 * Asks the other page to stop, and takes the lock from it if it does not.
 * @param {Lost} lost
 */
export async function take_over(lost) {
    const channel = new BroadcastChannel(channel_name);
    const waiting = take(lost, { wait_ms: hand_over_ms });
    channel.postMessage('hand over');
    channel.close();
    return (await waiting) || take(lost, { steal: true });
}
