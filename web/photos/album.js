// The pictures of the person whose store is open: what was taken here, what goes up, what came from the
// server. The app knows each by its hash and hears through the page how it stands.
//
// A picture that was taken, or chosen once more, is told to the app with what it is for until a record
// names it for that; from the first record on it goes up, one at a time, and stays until the server has
// confirmed its hash. What the server has may be thrown away here when room is short, the oldest first: it
// can be fetched again. What can never go up is stuck: it is told, and nothing waits for it.

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
    stuck: 6,
});

/** What it was taken or chosen for, and is not known to be named for. @param {Photo} photo */
function pending(photo) {
    return photo.purposes ?? (photo.state === 'taken' ? [photo.purpose ?? ''] : []);
}

// When to ask or send again after a failure: doubled each time.
const first_pause_ms = 2_000;
const last_pause_ms = 60_000;
const fetch_timeout_ms = 30_000;

const too_large = 413; // as HTTP says it: nothing makes it smaller

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
    #slot;
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
        return new Album(store, place.slot, page);
    }

    /** @param {PhotoStore} store @param {string} slot  whose it is @param {Bridge} page */
    constructor(store, slot, page) {
        this.#store = store;
        this.#slot = slot;
        this.#page = page;
        store.lost = () => void this.#mourn(store.photos).catch(console.error);
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
                return this.#attached(values[0], values[1] ?? '');
            case 'drop':
                return this.#drop(values[0], values[1] ?? '');
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

    #count() {
        const { photos } = this.#store;
        const of = (/** @type {string} */ state) => photos.filter((one) => one.state === state);
        const [unsent, unnamed, stuck] = [of('attached'), of('taken'), of('stuck')];
        const times = [...unsent, ...unnamed].map(({ taken_at }) => taken_at);
        const since = times.length > 0 ? Math.min(...times) : 0;
        this.#page.count(unsent.length, unnamed.length, stuck.length, since);
    }

    /** Taken here, and not known to be on the server. */
    get unsent() {
        return this.#store.photos
            .filter(({ state }) => state !== 'sent')
            .map((photo) => ({ ...photo, purpose: pending(photo)[0] ?? '' }));
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
        const about = { hash, bytes, width, height, taken_at, upload: '' };
        const photo = await this.#add({ ...about, state: 'attached' }, picture, small);
        await this.#draw(photo);
        this.#sending.kick();
    }

    /** @param {Photo} photo @param {string} purpose */
    #came({ hash, bytes, width, height, taken_at, state }, purpose) {
        const again = state === 'taken' ? 0 : 1;
        this.#page.came([purpose, hash, bytes, width, height, taken_at, again]);
    }

    /** @param {string} hash @param {number} place @param {ImageBitmap} [small] */
    #stands(hash, place, small) {
        this.#page.stands(hash, place, small);
        this.#count();
    }

    #begin() {
        this.#count();
        for (const photo of this.#store.photos)
            for (const purpose of pending(photo)) this.#came(photo, purpose);
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
        const photo = await this.#known(hash, purpose);
        if (photo) return this.#kept(photo, purpose);
        const about = { hash, bytes: picture.byteLength, width, height, upload: '' };
        const taken = { ...about, taken_at: Date.now(), state: /** @type {const} */ ('taken') };
        return this.#kept(
            await this.#add({ ...taken, purposes: [purpose] }, picture, small),
            purpose,
        );
    }

    /** @param {Photo} photo @param {string} purpose */
    async #kept(photo, purpose) {
        await this.#draw(photo);
        this.#came(photo, purpose);
    }

    /**
     * The same picture is here already: now it is for this as well.
     * @param {string} hash
     * @param {string} purpose
     */
    async #known(hash, purpose) {
        const photo = this.#store.find(hash);
        if (!photo) return undefined;
        // What was damaged is taken anew.
        if (photo.state === 'stuck' && !(await this.#store.load('picture', photo))) {
            await this.#store.remove(photo);
            return undefined;
        }
        const purposes = pending(photo);
        if (purposes.includes(purpose)) return photo;
        return this.#store.change(photo, { purposes: [...purposes, purpose] });
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

    /**
     * A record names it for this.
     * @param {string} hash
     * @param {string} purpose
     */
    async #attached(hash, purpose) {
        const photo = this.#store.find(hash);
        if (!photo) return;
        const purposes = pending(photo).filter((one) => one !== purpose);
        const state = photo.state === 'taken' ? 'attached' : photo.state;
        if (state === photo.state && purposes.length === pending(photo).length) return;
        await this.#store.change(photo, { state, purposes });
        if (state === photo.state) return;
        this.#stands(hash, Place.here);
        this.#sending.kick();
    }

    /**
     * No record will name it for this.
     * @param {string} hash
     * @param {string} purpose
     */
    async #drop(hash, purpose) {
        const photo = this.#store.find(hash);
        if (!photo) return;
        const purposes = pending(photo).filter((one) => one !== purpose);
        if (photo.state !== 'taken' || purposes.length > 0) {
            if (purposes.length < pending(photo).length)
                await this.#store.change(photo, { purposes });
            return;
        }
        await this.#store.remove(photo);
        this.#page.forget(hash);
        this.#count();
    }

    /**
     * The browser has erased them. What it took from the server's side can be fetched again; of the rest it
     * is kept that they are gone.
     * @param {Photo[]} photos
     */
    async #mourn(photos) {
        for (const photo of photos) {
            if (photo.state === 'sent') {
                await this.#store.remove(photo);
                this.#page.forget(photo.hash);
            } else {
                await this.#give_up(photo, Place.broken);
            }
        }
    }

    /** @param {Photo} photo @param {number} [place] */
    async #give_up(photo, place = Place.stuck) {
        await this.#store.change(photo, { state: 'stuck', purposes: [], upload: '' });
        this.#stands(photo.hash, place);
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
        const stands = {
            taken: Place.here,
            attached: Place.here,
            sent: Place.sent,
            stuck: Place.stuck,
        };
        const place = stands[photo.state];
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
        this.#count();
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
            await this.#give_up(photo, Place.broken);
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
            const begins = (/** @type {string} */ url) => void note({ upload: url });
            await upload({ picture, hash, slot: this.#slot, begun, begins });
        } catch (error) {
            const now = await written;
            if (!(error instanceof UploadFailed)) throw error;
            const is_other = error.status === 460 && (await hash_of(picture)) !== photo.hash;
            const is_refused = error.status === too_large && photo.upload === '';
            if (is_other || is_refused) {
                await this.#give_up(now);
                return true;
            }
            // What the server does not know, or does not want as it is, begins anew.
            if ([400, 403, 404, 410, too_large, 460].includes(error.status))
                await note({ upload: '' });
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
            headers: { 'Xunlou-Slot': this.#slot },
            signal: AbortSignal.timeout(fetch_timeout_ms),
        }).catch(() => undefined);
        if (response?.status === 404) return Place.away;
        const picture = response?.ok && (await response.arrayBuffer().catch(() => undefined));
        if (!picture) return Place.offline;
        if ((await hash_of(picture)) !== hash) return Place.broken;
        const { small, width, height } = await small_of_picture(picture);
        const about = {
            ...{ hash, bytes: picture.byteLength, width, height },
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
