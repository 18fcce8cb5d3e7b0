// Keeps a build of the app for use without a network: the page and every asset it names, fetched
// together under one version, by names that hash their content. The page comes from the cache of the
// same build, so page and assets always fit each other. Data requests pass through untouched.
//
// A new build is installed beside the old one and waits until it is told to take over.

/** @typedef {{readonly url: string}} Asset */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const build = '%BUILD%';
const cache_prefix = 'xunlou-';
const cache_name = `${cache_prefix}${build}`;
/** @type {Record<string, string>} */
const assets = JSON.parse('%ASSETS%');
const urls = new Set(Object.values(assets));
const page_url = '/';
const manifest_url = '/manifest.webmanifest';

// Large and seldom needed: kept when first used.
const is_kept_on_use = (/** @type {string} */ name) =>
    name.startsWith('fonts/rest_') || name === 'zxing_reader.wasm';

/**
 * From the network, or from the cache of the build before: same name, same bytes.
 * @param {Cache} cache
 * @param {string} url
 */
async function keep(cache, url) {
    const known = url.startsWith('/assets/') ? await caches.match(url) : undefined;
    if (known) return cache.put(url, known);
    const response = await fetch(url, { cache: url === page_url ? 'no-cache' : 'default' });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // A page of another build would ask for other assets: better no copy than a broken one.
    if (url === page_url && !(await response.clone().text()).includes(build))
        throw new Error('the server has changed its build meanwhile');
    await cache.put(url, response);
}

async function install() {
    const cache = await caches.open(cache_name);
    const [seldom, wanted] = [true, false].map((kept_on_use) =>
        Object.entries(assets)
            .filter(([name]) => is_kept_on_use(name) === kept_on_use)
            .map(([, url]) => url),
    );
    await Promise.all([
        ...[page_url, manifest_url, ...wanted].map((url) => keep(cache, url)),
        ...seldom.map((url) => keep_if_here(cache, url)),
    ]);
}

/**
 * What was used before, under the build before or before there was a worker.
 * @param {Cache} cache
 * @param {string} url
 */
async function keep_if_here(cache, url) {
    const from_browser = { cache: 'only-if-cached', mode: 'same-origin' };
    const known =
        (await caches.match(url)) ??
        (await fetch(url, /** @type {RequestInit} */ (from_browser)).catch(() => undefined));
    if (known?.ok) await cache.put(url, known);
}

async function activate() {
    for (const name of await caches.keys())
        if (name.startsWith(cache_prefix) && name !== cache_name) await caches.delete(name);
    // The first build takes the page that installed it: from now on it works offline.
    await worker.clients.claim();
}

/**
 * @param {Request} request
 * @param {string} url
 */
async function cached(request, url) {
    const cache = await caches.open(cache_name);
    const known = await cache.match(url);
    if (known) return known;
    const response = await fetch(request);
    if (response.ok && urls.has(url)) await cache.put(url, response.clone());
    return response;
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
    if (event.data === 'activate') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin) return;
    const is_page =
        request.mode === 'navigate' && (url.pathname === '/' || url.pathname === '/index.html');
    if (is_page) event.respondWith(cached(request, page_url));
    else if (urls.has(url.pathname) || url.pathname === manifest_url)
        event.respondWith(cached(request, url.pathname));
});
