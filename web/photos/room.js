// Which pictures make room for others: only such as the server has confirmed, the oldest first.

// When the app calls storage short (shell/trust.cpp), and old pictures go: of the browser's quota more than
// this part is used, or less than this many bytes are left.
export const used_most = 0.8;
export const left_least = 50 * 1024 * 1024;
export const kept_most = 400; // of pictures that the server has
const at_a_time = 20;

/**
 * @template {{state: string}} P
 * @param {P[]} photos  the oldest first
 * @param {{usage?: number, quota?: number}} found  a quota of 0: it is not known
 * @param {number} [most]  of pictures that the server has
 * @returns {P[]} those that go
 */
export function to_evict(photos, { usage = 0, quota = 0 }, most = kept_most) {
    const room = quota > 0 ? quota : Infinity;
    const is_short = usage > room * used_most || room - usage < left_least;
    const sent = photos.filter(({ state }) => state === 'sent');
    const surplus = sent.length - most;
    const count = is_short ? Math.max(surplus, at_a_time) : surplus;
    return sent.slice(0, Math.max(count, 0));
}

/**
 * @template {{state: string, hash: string}} P
 * @param {P[]} photos
 * @param {Set<string>} named  by a record that may be seen
 * @returns {P[]} those that nothing shows any more and the server has
 */
export function not_named(photos, named) {
    return photos.filter(({ state, hash }) => state === 'sent' && !named.has(hash));
}
