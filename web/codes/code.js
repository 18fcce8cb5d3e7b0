// The changing code of a checkpoint, as core/policy/changing_code.hpp says.

export const window_ms = 30_000;
const hash = { name: 'HMAC', hash: 'SHA-256' };

/** @param {BufferSource} bytes @returns {Promise<CryptoKey>} */
const key_of = (bytes) => crypto.subtle.importKey('raw', bytes, hash, false, ['sign']);

/**
 * @param {string} secret  the route's, in hexadecimal
 * @param {string} point  the point's code
 */
export async function point_key(secret, point) {
    const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const text = new TextEncoder().encode(point);
    return key_of(await crypto.subtle.sign('HMAC', await key_of(bytes), text));
}

/** Six digits. @param {CryptoKey} key @param {number} window  half minutes since 1970 */
export async function code_at(key, window) {
    const message = new DataView(new ArrayBuffer(8));
    message.setBigUint64(0, BigInt(window));
    const mac = new DataView(await crypto.subtle.sign('HMAC', key, message));
    const number = mac.getUint32(mac.getUint8(31) & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
}
