// The envelope around every message, as sync/PROTOCOL.md describes it: enough of it to make a request look
// as if a build of another version had sent it.

/** IEEE, as in zip. @param {Uint8Array} bytes */
function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}

/**
 * The same message under another version of the protocol.
 * @param {Buffer} message
 * @param {number} version  below 128, as the one it has: a byte
 */
export function envelope_of_version(message, version) {
    const changed = Buffer.from(message);
    if (changed.toString('latin1', 0, 2) !== 'XL' || changed[3] > 127)
        throw new Error('this is not an envelope');
    const at = changed.length - 4;
    if (changed.readUInt32LE(at) !== crc32(changed.subarray(0, at)))
        throw new Error('the checksum is not what it is taken for');
    changed[3] = version;
    changed.writeUInt32LE(crc32(changed.subarray(0, at)), at);
    return changed;
}
