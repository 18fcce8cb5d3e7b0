// Carries the app's wishes about photos to web/photos/album.js, which is fetched when the first comes, and
// tells the app how pictures stand. A wish is one text: its verb and its values, separated by U+001F.
// The small pictures lie here, for the app to take them straight into its textures.

import { with_text } from './memory.js';
import { journal_name, seal, unseal } from './seal.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./seal.js').Opened} Opened */
/** @typedef {import('./photos/album.js').Album} Album */

/** @param {string} slot */
const photos_name = (slot) => `${journal_name(slot)}-photos`;

// Wishes about pictures that are here already.
const of_kept_pictures = new Set('begin kick keep_only make_room forget attached drop'.split(' '));

export class PhotosBridge {
    #app;
    #guard;
    #opened;
    #assets;
    /** @type {Promise<Album> | undefined} */
    #album;
    /** @type {Map<string, ImageBitmap>} */
    #small = new Map();

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {Promise<Opened>} opened
     * @param {Record<string, string>} assets
     */
    constructor(app, guard, opened, assets) {
        this.#app = app;
        this.#guard = guard;
        this.#opened = opened;
        this.#assets = assets;
    }

    /** @returns {Promise<Album>} */
    album() {
        this.#album ??= this.#open().catch((error) => {
            this.#album = undefined; // it may be there another time
            throw error;
        });
        return this.#album;
    }

    /**
     * Whether there can be anything to look after: on a device that never held a picture nothing of the
     * album is fetched. Asked of the browser until there is.
     * @param {string} verb
     */
    async #concerns_us(verb) {
        if (this.#album || !of_kept_pictures.has(verb) || !indexedDB.databases) return true;
        const [{ slot }, databases] = await Promise.all([this.#opened, indexedDB.databases()]);
        return databases.some(({ name }) => name === photos_name(slot));
    }

    /** @param {string} wish */
    async ask(wish) {
        const [verb, ...values] = wish.split('\x1f');
        try {
            if (!(await this.#concerns_us(verb))) return;
            await (await this.album()).perform(verb, values);
        } catch (error) {
            console.error(error);
        }
    }

    async #open() {
        const [{ Album }, { slot, key }] = await Promise.all([
            import('./photos/album.js'),
            this.#opened,
        ]);
        // What seals is handed over: were it imported there, the page would start with one file more.
        const place = { name: photos_name(slot), slot, key, sealing: { seal, unseal } };
        const styles = [this.#assets['over_page.css'], this.#assets['photos/photos.css']];
        return Album.open({ place, page: this, styles });
    }

    /** A picture is on the device, durably. @param {(string | number)[]} photo */
    came(photo) {
        this.#guard(() =>
            with_text(this.#app, photo.join('\x1f'), (at, size) =>
                this.#app._xunlou_photo_came(at, size),
            ),
        );
    }

    /**
     * @param {string} hash
     * @param {number} place  a PhotoPlace
     * @param {ImageBitmap | undefined} small
     * @param {number} unsent
     */
    stands(hash, place, small, unsent) {
        if (small) this.#small.set(hash, small);
        this.#tell([hash, place, small || this.#small.has(hash) ? 1 : 0].join('\x1f'), unsent);
    }

    /** @param {number} unsent */
    count(unsent) {
        this.#tell('', unsent);
    }

    /** @param {string} hash */
    forget(hash) {
        this.#small.get(hash)?.close();
        this.#small.delete(hash);
    }

    /** @param {string} hash */
    small_picture(hash) {
        return this.#small.get(hash);
    }

    /** @param {string} photo @param {number} unsent */
    #tell(photo, unsent) {
        this.#guard(() =>
            with_text(this.#app, photo, (at, size) =>
                this.#app._xunlou_photo_stands(at, size, unsent),
            ),
        );
    }
}
