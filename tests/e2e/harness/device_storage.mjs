// Everything a browser keeps for the app, as bytes: what must not be on a device is searched here.

/**
 * Keys and values of every IndexedDB database, the caches and the local storage of the page's origin.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<Buffer>}
 */
export async function stored_bytes(page) {
    const parts = await page.evaluate(async () => {
        /** @type {string[]} */
        const found = [];
        const add = async (/** @type {unknown} */ value) => {
            const blob =
                value instanceof ArrayBuffer ? new Blob([value]) : new Blob([String(value)]);
            const reader = new FileReader();
            const read = new Promise((done) => (reader.onload = done));
            reader.readAsDataURL(blob);
            await read;
            found.push(String(reader.result).replace(/^[^,]*,/, ''));
        };
        const answer = (/** @type {IDBRequest} */ request) =>
            new Promise((done, failed) => {
                request.onsuccess = () => done(request.result);
                request.onerror = () => failed(request.error);
            });
        for (const { name } of await indexedDB.databases()) {
            const database = await answer(indexedDB.open(name ?? ''));
            for (const store of database.objectStoreNames) {
                const records = database.transaction(store).objectStore(store);
                const [keys, values] = [answer(records.getAllKeys()), answer(records.getAll())];
                for (const part of [...(await keys), ...(await values)]) await add(part);
            }
            database.close();
        }
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                await add(request.url);
                const type = (await cache.match(request))?.headers.get('content-type') ?? '';
                if (/text|json/.test(type)) {
                    await add(await (await cache.match(request))?.arrayBuffer());
                }
            }
        }
        await add(JSON.stringify({ ...localStorage, ...sessionStorage }));
        return found;
    });
    return Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
}
