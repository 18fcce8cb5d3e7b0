// Work in a sealed file, between the app and web/work/, which is fetched when it is first needed. The app
// gives the records that are to be saved and takes those that were in a file; when it has stopped, what
// is on the disk is saved instead. Pictures that no server has go along, and wait here until the app has
// taken the records that name them.

import { pack_records, packed_size } from './journal_bridge.js';
import { with_bytes } from './memory.js';
import { seal, unseal } from './seal.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./work/file.js').Picture} Picture */

const outbox = 0;
// What of the outbox goes into a file: see Outbox::work() in sync/client.
const kept = /^(id$|home$|op\/|acked\/|tray\/)/;

export class WorkBridge {
    #app;
    #guard;
    #photos;
    #journal;
    #sealing;
    #style;
    /** @type {Picture[]} */
    #pictures = [];

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {{photos: import('./photos_bridge.js').PhotosBridge,
     *     journal: Pick<import('./seal.js').SealedJournal, 'load'>,
     *     stretcher: import('./stretch.js').Stretcher, style: string}} parts
     */
    constructor(app, guard, { photos, journal, stretcher, style }) {
        this.#app = app;
        this.#guard = guard;
        this.#photos = photos;
        this.#journal = journal;
        this.#style = style;
        // Handed over: were they imported there, the page would start with one file more.
        this.#sealing = {
            seal,
            unseal,
            stretch: (/** @type {Parameters<typeof stretcher.stretch>} */ ...secret) =>
                stretcher.stretch(...secret),
        };
    }

    /** @param {Uint8Array<ArrayBuffer>} records  as journal_bridge.js packs them */
    async save(records) {
        const [{ save_work }, album] = await Promise.all([
            import('./work/dialogs.js'),
            this.#photos.album(),
        ]);
        const load = (/** @type {string} */ hash) => album.picture_here(hash);
        await save_work({ records, pictures: album.unsent, load }, this.#sealing, this.#style);
    }

    /** The app is of no help any more: what is on the disk. */
    async save_stored() {
        const { records } = await this.#journal.load(outbox, '');
        const work = records.filter(({ key, value }) => kept.test(key) && value.byteLength > 0);
        const bytes = new Uint8Array(packed_size(work));
        pack_records(work, bytes);
        await this.save(bytes);
    }

    async load() {
        const { load_work } = await import('./work/dialogs.js');
        const work = await load_work(this.#sealing, this.#style);
        if (!work) return;
        this.#pictures = work.pictures;
        this.#guard(() =>
            with_bytes(this.#app, work.records, (at, size) =>
                this.#app._xunlou_work_opened(at, size),
            ),
        );
    }

    /** The app has looked at the records: theirs are its pictures. @param {boolean} taken */
    async settle(taken) {
        const pictures = this.#pictures;
        this.#pictures = [];
        if (!taken || pictures.length === 0) return;
        const album = await this.#photos.album();
        for (const picture of pictures) await album.adopt(picture);
    }
}
