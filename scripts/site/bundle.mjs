/** The page's scripts: web/boot.js with its chunks as ES modules, and the workers. */
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';

/** Browsers that have wasm exceptions and all else the app needs. */
const target = ['chrome105', 'safari16', 'firefox110'];

/**
 * @param {string} root
 * @param {boolean} readable unminified, for debugging
 * @returns {Promise<{entry: string, first: string[], files: Map<string, Buffer>}>} the entry's hashed
 *     file name, the chunks that it cannot begin without, and every file by hashed name; they refer to
 *     each other relatively, so they stay in one folder
 */
export async function bundle_page(root, readable) {
    const result = await esbuild.build({
        entryPoints: [join(root, 'web/boot.js')],
        entryNames: '[name].[hash]',
        chunkNames: '[name].[hash]',
        outdir: join(root, 'build'),
        bundle: true,
        splitting: true,
        format: 'esm',
        minify: !readable,
        charset: 'utf8',
        legalComments: 'none',
        target,
        metafile: true,
        write: false,
        logLevel: 'warning',
    });
    const files = new Map(
        result.outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]),
    );
    const outputs = Object.entries(result.metafile.outputs);
    const entry = outputs.find(([, about]) => about.entryPoint?.endsWith('web/boot.js'));
    if (!entry) throw new Error('the bundle of web/boot.js has no entry');
    /** @param {string} path @returns {string[]} */
    const needed_by = (path) =>
        result.metafile.outputs[path].imports
            .filter(({ kind, external }) => kind === 'import-statement' && !external)
            .flatMap(({ path: other }) => [other, ...needed_by(other)]);
    const first = [...new Set(needed_by(entry[0]))].map((path) => basename(path)).sort();
    return { entry: basename(entry[0]), first, files };
}

/**
 * @param {string} root
 * @param {string} name  of a file in web/
 * @param {boolean} readable
 * @returns {Promise<string>} one classic script
 */
export async function bundle_worker(root, name, readable) {
    const result = await esbuild.build({
        entryPoints: [join(root, 'web', name)],
        bundle: true,
        format: 'iife',
        minify: !readable,
        charset: 'utf8',
        legalComments: 'none',
        target,
        write: false,
        logLevel: 'warning',
    });
    return result.outputFiles[0].text;
}
