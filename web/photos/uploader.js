// Sends a picture by tus (https://tus.io) in pieces that a bad line can carry, going on where it stood,
// also after a reload. The picture is up when the server has said its hash: nothing else counts.

import { Upload } from 'tus-js-client';

const piece_bytes = 256 * 1024;

export class UploadFailed extends Error {
    /** @param {string} message @param {number} status  0: no answer */
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}

/** @param {string} hash in hexadecimal @returns {string} as Repr-Digest says it */
function digest_of(hash) {
    const bytes = hash.match(/../g) ?? [];
    const text = String.fromCharCode(...bytes.map((byte) => parseInt(byte, 16)));
    return `sha-256=:${btoa(text)}:`;
}

/**
 * Resolves when the server has confirmed that it has this content; rejects with UploadFailed.
 * @param {{picture: ArrayBuffer, hash: string, begun: string, begins: (url: string) => void}} what
 *      begun: where the server receives it since an earlier time, or empty
 * @returns {Promise<void>}
 */
export function upload({ picture, hash, begun, begins }) {
    return new Promise((done, failed) => {
        let confirmed = '';
        const sending = new Upload(new Blob([picture], { type: 'image/jpeg' }), {
            endpoint: '/files',
            uploadUrl: begun || null,
            chunkSize: piece_bytes,
            metadata: { sha256: hash },
            retryDelays: null, // when to try again is decided by the caller
            storeFingerprintForResuming: false, // it would lie readable in localStorage
            removeFingerprintOnSuccess: false,
            onUploadUrlAvailable: () => begins(sending.url ?? ''),
            onAfterResponse: (_, response) => {
                confirmed = response.getHeader('Repr-Digest') ?? confirmed;
            },
            onSuccess: () => {
                if (confirmed === digest_of(hash)) done();
                else failed(new UploadFailed('the server does not confirm the hash', 460));
            },
            onError: (error) => {
                const response = 'originalResponse' in error ? error.originalResponse : null;
                failed(new UploadFailed(error.message, response?.getStatus() ?? 0));
            },
        });
        sending.start();
    });
}
