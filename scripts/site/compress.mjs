/** Precompressed siblings (.br and .gz) of what is worth compressing. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /\.(html|js|mjs|css|json|webmanifest|svg|wasm|otf|ttf|txt|bin)$/;
const worthwhile = 0.95; // a variant must be smaller than this share of the original

/**
 * @param {string} path
 * @param {Buffer} bytes
 * @param {import("./cache.mjs").Cache} cache
 * @returns {[string, Buffer][]} path of the variant, its bytes
 */
export function variants(path, bytes, cache) {
    if (!compressible.test(path) || bytes.length < 256) return [];
    const brotli = cache.get('br', [bytes], () =>
        brotliCompressSync(bytes, {
            params: {
                [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
                [constants.BROTLI_PARAM_LGWIN]: 22,
                [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            },
        }),
    );
    const gzip = cache.get('gz', [bytes], () => gzipSync(bytes, { level: 9 }));
    /** @type {[string, Buffer][]} */
    const all = [
        [`${path}.br`, brotli],
        [`${path}.gz`, gzip],
    ];
    return all.filter(([, variant]) => variant.length < worthwhile * bytes.length);
}
