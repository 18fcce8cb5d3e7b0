// One writer: only one page of this browser runs the app, or two would write one journal. The page
// that has the lock is asked to hand over before it is robbed: it stops first, and what it has begun
// to write is in the database's queue before the next page reads.

const lock_name = 'xunlou-writer';
const channel_name = 'xunlou-writer';
// A frozen or crashed page does not answer; then the lock is taken from it.
const hand_over_ms = 2_000;

/**
 * Takes the lock if it is free. Resolves to false when another page has it.
 * @param {() => void} lost called when another page took over: stop writing at once
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
            .request(lock_name, options, (lock) => {
                held = lock !== null;
                resolve(held);
                if (!held) return;
                const channel = new BroadcastChannel(channel_name);
                // Held until the page goes away, or another one asks.
                return new Promise((/** @type {(value?: unknown) => void} */ release) => {
                    channel.addEventListener('message', () => {
                        channel.close();
                        lost();
                        release();
                    });
                });
            })
            .catch((error) => {
                if (held)
                    lost(); // stolen
                else if (!patience.signal.aborted) throw error;
                resolve(false);
            });
    });
}

/** @param {() => void} lost */
export function take_writer_lock(lost) {
    return take(lost);
}

/**
 * Asks the other page to stop, and takes the lock from it if it does not.
 * @param {() => void} lost
 */
export async function take_over(lost) {
    const channel = new BroadcastChannel(channel_name);
    const waiting = take(lost, { wait_ms: hand_over_ms });
    channel.postMessage('hand over');
    channel.close();
    return (await waiting) || take(lost, { steal: true });
}
