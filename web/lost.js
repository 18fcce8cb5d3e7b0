// A tablet that is lost lies locked: nobody types a PIN, and a locked store sends nothing. So the locked page
// asks the server, by the session that each store has left, whether an administrator has called it lost; a
// store that is goes unopened, with everything that could open it. Asked at the start, when the network or
// somebody comes back, and every ten minutes.

/** @typedef {{readonly locked_slots: string[], erase_locked: (id: string) => Promise<void>}} Stores  of web/vault.js */

const ask_again_ms = 10 * 60_000;
const asked_at_most_ms = 30_000;

/** @param {string} slot */
const of_slot = (slot) => `?slot=${slot}`;

/** @param {string} slot @returns {Promise<boolean>} */
async function is_lost(slot) {
    const answer = await fetch(`/withdrawn${of_slot(slot)}`, {
        cache: 'no-store',
        signal: AbortSignal.timeout(asked_at_most_ms),
    }).catch(() => undefined);
    return answer?.ok === true && (await answer.text()).trim() === 'lost';
}

/** Nobody misses what was called lost: no trace of it is left to be told. @param {string} slot */
function forget_trace(slot) {
    const lines = (localStorage.getItem('traces') ?? '').split('\n');
    const others = lines.filter((line) => !line.startsWith(`${slot} `));
    localStorage.setItem('traces', others.join('\n'));
}

/**
 * While nobody's store is open.
 * @param {Stores} vault
 * @param {() => void} erased  once a store has gone
 */
export function watch(vault, erased) {
    let asking = false;
    const ask = async () => {
        if (asking) return;
        asking = true;
        let gone = false;
        for (const slot of vault.locked_slots) {
            // Whoever unlocks it meanwhile meets the withdrawal there.
            if (!(await is_lost(slot)) || !vault.locked_slots.includes(slot)) continue;
            await vault.erase_locked(slot);
            forget_trace(slot);
            await fetch(`/sign-out${of_slot(slot)}`, { method: 'POST' }).catch(() => undefined);
            gone = true;
        }
        asking = false;
        if (gone) erased();
    };
    addEventListener('online', ask);
    document.addEventListener('visibilitychange', () => document.hidden || ask());
    setInterval(() => vault.locked_slots.length > 0 && ask(), ask_again_ms);
    return ask();
}
