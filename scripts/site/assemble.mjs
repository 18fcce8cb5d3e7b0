/**
 * Assembles the folder that the server serves.
 *
 *   node scripts/site/assemble.mjs --app <folder with app.js and app.wasm> --out <folder>
 *
 * Layout: index.html, service_worker.js, manifest.webmanifest and assets.json at the root, to be
 * revalidated; everything else under /assets/ with a hash of its content in the name, immutable.
 * What is worth it has .br and .gz siblings.
 *
 * Placeholders in index.html and the manifest: %ASSETS% is the JSON object logical name → URL,
 * %SIZES% logical name → bytes, %ASSET:name% one URL, %BUILD% the build's id, %CHUNKS% links to what
 * boot.js cannot begin without, so that it is not fetched after it. In scripts %ASSETS% and %BUILD%
 * stand inside a string literal, so `JSON.parse('%ASSETS%')`.
 * Logical names: app.js, app.wasm, boot.js, stretch_worker.js, fonts/*.otf, icons/*,
 * fold.bin, zxing_reader.wasm, other files of web/ by their name.
 *
 * Several runs give the same bytes; nothing is written that has not changed.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle_page, bundle_worker } from './bundle.mjs';
import { Cache, sha256, write_if_changed } from './cache.mjs';
import { variants } from './compress.mjs';
import { fold_table } from './fold.mjs';
import { fonts } from './fonts.mjs';
import { files_under } from './glyphs.mjs';
import { icons } from './icons.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every file of the site, by path below its root, and what its logical names stand for. */
class Site {
    /** @type {Map<string, Buffer>} */
    files = new Map();
    /** @type {Map<string, {url: string, size: number, sha256: string}>} */
    assets = new Map();

    /**
     * @param {string} logical
     * @param {Buffer} bytes
     * @param {string} [name] file name with a hash already in it
     */
    add_asset(logical, bytes, name) {
        const digest = sha256(bytes);
        const extension = extname(logical);
        const stem = logical.slice(0, -extension.length).replaceAll('/', '_');
        const path = `assets/${name ?? `${stem}.${digest.slice(0, 16)}${extension}`}`;
        this.files.set(path, bytes);
        this.assets.set(logical, { url: `/${path}`, size: bytes.length, sha256: digest });
    }

    urls() {
        return Object.fromEntries([...this.assets].map(([name, asset]) => [name, asset.url]));
    }

    sizes() {
        return Object.fromEntries([...this.assets].map(([name, asset]) => [name, asset.size]));
    }

    /** One id for the whole of what is served: it changes when any asset or page does. */
    build_id(/** @type {string[]} */ ...pages) {
        return sha256(JSON.stringify([...this.assets]), ...pages).slice(0, 12);
    }
}

/**
 * @param {string} text
 * @param {Site} site
 * @param {string} build
 */
function fill(text, site, build) {
    return text
        .replaceAll('%ASSETS%', JSON.stringify(site.urls()))
        .replaceAll('%SIZES%', JSON.stringify(site.sizes()))
        .replaceAll('%BUILD%', build)
        .replaceAll(/%ASSET:([^%]+)%/g, (_, name) => {
            const asset = site.assets.get(name);
            if (!asset) throw new Error(`a page asks for the asset ${name}, which does not exist`);
            return asset.url;
        });
}

/** Inside a string literal of whatever quotes. @param {string} text */
function fill_script(text, /** @type {Site} */ site, /** @type {string} */ build) {
    const json = JSON.stringify(site.urls());
    if (/['\\`]/.test(json)) throw new Error('an asset name needs escaping');
    return text
        .replaceAll('"%ASSETS%"', `'${json}'`)
        .replaceAll("'%ASSETS%'", `'${json}'`)
        .replaceAll('`%ASSETS%`', `'${json}'`)
        .replaceAll('%BUILD%', build);
}

/**
 * @param {string} app
 * @param {boolean} readable
 */
async function gather(app, readable) {
    const cache = new Cache(join(root, 'build/cache/site'));
    const site = new Site();
    const web = join(root, 'web');

    for (const name of ['app.js', 'app.wasm']) site.add_asset(name, readFileSync(join(app, name)));

    const page = await bundle_page(root, readable);
    for (const [name, bytes] of page.files)
        if (name === page.entry) site.add_asset('boot.js', bytes, name);
        else site.add_asset(name, bytes, name);
    const stretch_worker = await bundle_worker(root, 'stretch_worker.js', readable);
    site.add_asset('stretch_worker.js', Buffer.from(stretch_worker));

    const chunks = page.first.map(
        (name) => `<link rel="modulepreload" href="%ASSET:${name}%" />`, // one that is missing throws
    );
    const index = readFileSync(join(root, 'index.html'), 'utf8').replace(
        '%CHUNKS%',
        chunks.join('\n        '),
    );
    const scripts = [...page.files.values()].map((bytes) => bytes.toString('utf8'));
    for (const [name, bytes] of fonts(root, [index, ...scripts], cache))
        site.add_asset(name, bytes);
    site.add_asset('fold.bin', fold_table(root, cache));
    const reader = 'zxing-wasm/dist/reader/zxing_reader.wasm';
    site.add_asset('zxing_reader.wasm', readFileSync(join(root, 'node_modules', reader)));
    for (const [name, bytes] of icons(root, cache)) site.add_asset(name, bytes);
    for (const path of files_under(web, /\.(css|svg|png|txt)$/)) {
        const name = relative(web, path);
        if (!site.assets.has(name) && !name.startsWith('icons/'))
            site.add_asset(name, readFileSync(path));
    }

    const manifest = readFileSync(join(web, 'manifest.webmanifest'), 'utf8');
    const worker = await bundle_worker(root, 'service_worker.js', readable);
    const build = site.build_id(index, manifest, worker);
    const about = { build, assets: Object.fromEntries(site.assets) };
    const pages = {
        'index.html': fill(index, site, build),
        'manifest.webmanifest': fill(manifest, site, build),
        'service_worker.js': fill_script(worker, site, build),
        'assets.json': JSON.stringify(about, null, 1),
    };
    for (const [path, text] of Object.entries(pages)) site.files.set(path, Buffer.from(text));

    for (const [path, bytes] of [...site.files])
        for (const [variant, packed] of variants(path, bytes, cache))
            site.files.set(variant, packed);
    return { site, build };
}

/**
 * Assets first, pages last: whoever reads the folder meanwhile never meets a page before its assets.
 * @param {Site} site
 * @param {string} out
 */
function write(site, out) {
    const by_page_last = [...site.files].sort(
        ([a], [b]) => Number(b.startsWith('assets/')) - Number(a.startsWith('assets/')),
    );
    for (const [path, bytes] of by_page_last) write_if_changed(join(out, path), bytes);
    for (const folder of [out, join(out, 'assets')])
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            const path = join(folder, entry.name);
            if (entry.isFile() && !site.files.has(relative(out, path))) rmSync(path);
        }
}

/** @param {Site} site */
function report(site) {
    const kilobytes = (/** @type {Buffer | undefined} */ bytes) =>
        bytes ? `${(bytes.length / 1000).toFixed(0)} kB` : '';
    for (const [name, { url }] of site.assets) {
        const path = url.slice(1);
        const packed = site.files.get(`${path}.br`);
        const sizes = kilobytes(site.files.get(path)) + (packed ? `, ${kilobytes(packed)} br` : '');
        console.log(`  ${name}: ${sizes}`);
    }
}

const { values } = parseArgs({
    options: {
        app: { type: 'string' },
        out: { type: 'string' },
        readable: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
    },
});
if (!values.app || !values.out) {
    console.error('usage: assemble.mjs --app <folder> --out <folder> [--readable] [--verbose]');
    process.exit(2);
}
const missing = ['index.html', 'web/boot.js', 'web/service_worker.js', 'web/manifest.webmanifest'];
const absent = missing.filter((path) => !existsSync(join(root, path)));
if (absent.length > 0) {
    console.error(`the site needs ${absent.join(', ')}`);
    process.exit(1);
}
const { site, build } = await gather(values.app, values.readable);
write(site, values.out);
if (values.verbose) report(site);
console.log(`site: build ${build}, ${site.assets.size} assets in ${relative('.', values.out)}`);
