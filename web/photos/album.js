// The pictures of the person whose store is open: what was taken here, what goes up, what came from the
// server. The app knows each by its hash and hears through the page how it stands.
//
// A picture that was taken is told to the app until a record names it; then it goes up, one at a time,
// and stays until the server has confirmed its hash. What the server has may be thrown away here when
// room is short, the oldest first: it can be fetched again.

import { use_style } from '../over_page.js';
import { is_full, room } from '../storage_room.js';
import { hash_of, small_of_picture } from './picture.js';
import { not_named, to_evict } from './room.js';
import { PhotoStore } from './store.js';

/** @typedef {import('./store.js').Photo} Photo */
/** @typedef {import('./picture.js').Made} Made */
/** @typedef {import('../photos_bridge.js').PhotosBridge} Bridge */
/** @typedef {{hash: string, title: string, about: string, absent: string}} Shown */

export const Place = Object.freeze({
    unknown: 0,
    here: 1,
    sent: 2,
    away: 3,
    offline: 4,
    broken: 5,
});

// When to ask or send again after a failure: doubled each time.
const first_pause_ms = 2_000;
const last_pause_ms = 60_000;
const fetch_timeout_ms = 30_000;

/** A job that is done again until it succeeds, ever more seldom; kick() does it at once. */
class Repeated {
    #job;
    #timer = 0;
    #pause_ms = first_pause_ms;
    #running = false;
    #again = false;

    /** @param {() => Promise<boolean>} job  true: nothing is left to do */
    constructor(job) {
        this.#job = job;
    }

    kick() {
        this.#pause_ms = first_pause_ms;
        this.#again = true;
        if (!this.#running) this.#run();
    }

    async #run() {
        clearTimeout(this.#timer);
        this.#running = true;
        let finished = false;
        while (this.#again) {
            this.#again = false;
            finished = await this.#job().catch((error) => (console.error(error), false));
        }
        this.#running = false;
        if (finished) return;
        this.#timer = setTimeout(() => {
            this.#again = true;
            this.#run();
        }, this.#pause_ms);
        this.#pause_ms = Math.min(2 * this.#pause_ms, last_pause_ms);
    }
}

export class Album {
    #store;
    #page;
    #sending = new Repeated(() => this.#send_all());
    #fetching = new Repeated(() => this.#fetch_all());
    /** Asked for and not here. @type {Set<string>} */
    #wanted = new Set();

    /** @param {{place: import('./store.js').Place, page: Bridge, styles: string[]}} options */
    static async open({ place, page, styles }) {
        for (const style of styles) use_style(style);
        const store = new PhotoStore(place);
        await store.open();
        return new Album(store, page);
    }

    /** @param {PhotoStore} store @param {Bridge} page */
    constructor(store, page) {
        this.#store = store;
        this.#page = page;
        addEventListener('online', () => this.#kick());
    }

    /** @param {string} verb @param {string[]} values */
    async perform(verb, values) {
        switch (verb) {
            case 'begin':
                return this.#begin();
            case 'take':
                return this.#take(values[0], Number(values[1]));
            case 'attached':
                return this.#attached(values[0]);
            case 'drop':
                return this.#drop(values[0]);
            case 'look':
                return this.#look(values[0]);
            case 'show':
                return this.#show(values);
            case 'keep_only':
                return this.#keep_only(new Set(values));
            case 'make_room':
                return this.#make_room();
            case 'forget':
                return this.#forget();
            case 'kick':
                return this.#kick();
        }
    }

    #unsent() {
        return this.#store.photos.filter((photo) => photo.state === 'attached').length;
    }

    /** Taken here, and not known to be on the server. */
    get unsent() {
        return this.#store.photos.filter((photo) => photo.state !== 'sent');
    }

    /** @param {string} hash @returns {Promise<ArrayBuffer | undefined>} */
    async picture_here(hash) {
        const photo = this.#store.find(hash);
        return photo && this.#store.load('picture', photo);
    }

    /**
     * One that another device of the same person took; the records that name it are here.
     * @param {import('../work/file.js').Picture} brought
     */
    async adopt({ hash, width, height, taken_at, picture }) {
        if (this.#store.find(hash)) return;
        const { small } = await small_of_picture(picture);
        const bytes = picture.byteLength;
        const about = { hash, purpose: '', bytes, width, height, taken_at, upload: '' };
        const photo = await this.#add({ ...about, state: 'attached' }, picture, small);
        await this.#draw(photo);
        this.#sending.kick();
    }

    /** @param {Photo} photo */
    #came({ purpose, hash, bytes, width, height, taken_at }) {
        this.#page.came([purpose, hash, bytes, width, height, taken_at]);
    }

    /** @param {string} hash @param {number} place @param {ImageBitmap} [small] */
    #stands(hash, place, small) {
        this.#page.stands(hash, place, small, this.#unsent());
    }

    #begin() {
        this.#page.count(this.#unsent());
        for (const photo of this.#store.photos) if (photo.state === 'taken') this.#came(photo);
        this.#sending.kick();
    }

    #kick() {
        this.#sending.kick();
        this.#fetching.kick();
    }

    /** @param {string} purpose @param {number} room */
    async #take(purpose, room) {
        const { take_photos } = await import('./camera.js');
        await take_photos(room, (made) => this.#keep(made, purpose));
    }

    /**
     * Resolves when it is safe here.
     * @param {Made} made
     * @param {string} purpose
     */
    async #keep({ hash, picture, small, width, height }, purpose) {
        const known = this.#store.find(hash);
        const photo =
            known ??
            (await this.#add(
                {
                    hash,
                    purpose,
                    bytes: picture.byteLength,
                    width,
                    height,
                    taken_at: Date.now(),
                    state: 'taken',
                    upload: '',
                },
                picture,
                small,
            ));
        await this.#draw(photo);
        this.#came(photo);
    }

    /**
     * What the server has makes room for what it has not.
     * @param {Omit<Photo, 'n'>} about
     * @param {ArrayBuffer} picture
     * @param {ArrayBuffer} small
     */
    async #add(about, picture, small) {
        await this.#make_room();
        try {
            return await this.#store.add(about, picture, small);
        } catch (error) {
            if (!is_full(error)) throw error;
            room.refused();
            await this.#make_room(0);
            return this.#store.add(about, picture, small);
        }
    }

    /** @param {number} [most]  of pictures that the server has */
    async #make_room(most) {
        const found = await room.known();
        for (const photo of to_evict(this.#store.photos, found, most))
            await this.#store.remove(photo);
    }

    /** @param {string} hash */
    async #attached(hash) {
        const photo = this.#store.find(hash);
        if (photo?.state !== 'taken') return;
        await this.#store.change(photo, { state: 'attached' });
        this.#stands(hash, Place.here);
        this.#sending.kick();
    }

    /** @param {string} hash */
    async #drop(hash) {
        const photo = this.#store.find(hash);
        if (photo?.state !== 'taken') return;
        await this.#store.remove(photo);
        this.#page.forget(hash);
    }

    /** @param {string} hash */
    async #look(hash) {
        const photo = this.#store.find(hash);
        if (photo) return this.#draw(photo);
        this.#wanted.add(hash);
        this.#fetching.kick();
    }

    /** @param {Photo} photo */
    async #draw(photo) {
        const place = photo.state === 'sent' ? Place.sent : Place.here;
        const small = await this.#store.load('small', photo);
        if (!small) return this.#stands(photo.hash, Place.broken);
        const blob = new Blob([small], { type: 'image/jpeg' });
        this.#stands(photo.hash, place, await createImageBitmap(blob));
    }

    /** @param {Set<string>} named */
    async #keep_only(named) {
        for (const photo of not_named(this.#store.photos, named)) {
            await this.#store.remove(photo);
            this.#page.forget(photo.hash);
        }
        for (const hash of this.#wanted) if (!named.has(hash)) this.#wanted.delete(hash);
    }

    async #forget() {
        for (const photo of this.#store.photos) this.#page.forget(photo.hash);
        this.#wanted.clear();
        await this.#store.clear();
    }

    // --- Up ---------------------------------------------------------------------------------

    async #send_all() {
        let all = true;
        for (const photo of this.#store.photos)
            if (photo.state === 'attached') all = (await this.#send(photo)) && all;
        return all;
    }

    /** @param {Photo} photo @returns {Promise<boolean>} it is up, or nothing will bring it up */
    async #send(photo) {
        const picture = await this.#store.load('picture', photo);
        if (!picture) {
            this.#stands(photo.hash, Place.broken);
            return true;
        }
        const { upload, UploadFailed } = await import('./uploader.js');
        // What is written about it is written in the order in which it happened.
        let written = Promise.resolve(photo);
        const note = (/** @type {Partial<Photo>} */ change) => {
            written = written.then((now) => this.#store.change(now, change));
            return written;
        };
        try {
            const { hash, upload: begun } = photo;
            await upload({ picture, hash, begun, begins: (url) => void note({ upload: url }) });
        } catch (error) {
            await written;
            if (!(error instanceof UploadFailed)) throw error;
            // What the server does not know, or does not want as it is, begins anew.
            if ([400, 403, 404, 410, 460].includes(error.status)) await note({ upload: '' });
            return false;
        }
        await note({ state: 'sent', upload: '' });
        this.#stands(photo.hash, Place.sent);
        return true;
    }

    // --- Down -------------------------------------------------------------------------------

    async #fetch_all() {
        for (const hash of [...this.#wanted]) {
            const place = await this.#fetch(hash);
            if (place === Place.sent || place === Place.broken) this.#wanted.delete(hash);
            if (place !== Place.sent) this.#stands(hash, place);
            if (place === Place.offline) break; // so are the others
        }
        return this.#wanted.size === 0;
    }

    /** @param {string} hash @returns {Promise<number>} a Place */
    async #fetch(hash) {
        const response = await fetch(`/photos/${hash}`, {
            cache: 'no-store',
            signal: AbortSignal.timeout(fetch_timeout_ms),
        }).catch(() => undefined);
        if (response?.status === 404) return Place.away;
        const picture = response?.ok && (await response.arrayBuffer().catch(() => undefined));
        if (!picture) return Place.offline;
        if ((await hash_of(picture)) !== hash) return Place.broken;
        const { small, width, height } = await small_of_picture(picture);
        const about = {
            ...{ hash, purpose: '', bytes: picture.byteLength, width, height },
            ...{ taken_at: 0, state: /** @type {const} */ ('sent'), upload: '' },
        };
        await this.#draw(await this.#add(about, picture, small));
        return Place.sent;
    }

    /** @param {string} hash @returns {Promise<ArrayBuffer | number>} a Place when it is not to be had */
    async #picture(hash) {
        const place = this.#store.find(hash) ? Place.sent : await this.#fetch(hash);
        const photo = this.#store.find(hash);
        if (!photo) return place;
        return (await this.#store.load('picture', photo)) ?? Place.broken;
    }

    /** @param {string[]} values  the place to begin at, then four of each photo */
    async #show([at, ...fields]) {
        /** @type {Shown[]} */
        const photos = [];
        for (let i = 0; i + 3 < fields.length; i += 4) {
            const [hash, title, about, absent] = fields.slice(i, i + 4);
            photos.push({ hash, title, about, absent });
        }
        const { view_photos } = await import('./viewer.js');
        await view_photos(photos, Number(at), (hash) => this.#picture(hash));
    }
}
