// All of the page's side that the compiled app talks to, put together.

import { Clipboard } from './clipboard.js';
import { Events } from './events.js';
import { Fonts } from './fonts.js';
import { Frames } from './frames.js';
import { Glyphs } from './glyphs.js';
import { History } from './history.js';
import { Http } from './http.js';
import { KeyInput } from './key_input.js';
import { with_text } from './memory.js';
import { Mirror } from './mirror.js';
import { PhotosBridge } from './photos_bridge.js';
import { PointerInput } from './pointer_input.js';
import { Scanner } from './scanner.js';
import { Surroundings } from './surroundings.js';
import { restart } from './update.js';
import { WorkBridge } from './work_bridge.js';

/** @typedef {import('./app.js').App} App */

export class Page {
    frames;
    /** @type {Mirror} */
    mirror;
    surroundings;
    http;
    events;
    history;
    clipboard;
    scanner;
    fonts;
    glyphs = new Glyphs();
    picture;
    vault;
    photos;
    work;
    restart = restart;
    #app;
    #guard;
    #label_style;
    #printing = false;
    /** @type {PointerInput} */
    #pointers;
    /** @type {KeyInput} */
    #keys;

    /**
     * @param {App} app
     * @param {Frames} frames
     * @param {(call: () => void) => void} guard
     * @param {Record<string, string>} assets logical name → URL
     * @param {{vault: import('./vault_bridge.js').VaultBridge,
     *     opened: Promise<import('./seal.js').Opened>,
     *     journal: import('./seal.js').SealedJournal,
     *     stretcher: import('./stretch.js').Stretcher}} sealed  the store of whoever works here, and
     *     whose it is, once it is open
     * @param {{drawn: () => void, refused: () => void}} picture called once: the first frame stands
     *     on the canvas, or the browser lets nobody draw
     */
    constructor(app, frames, guard, assets, { vault, opened, journal, stretcher }, picture) {
        this.#app = app;
        this.#guard = guard;
        const part = (/** @type {string} */ id) =>
            /** @type {HTMLElement} */ (document.getElementById(id));
        const stage = part('stage');
        const canvas = /** @type {HTMLCanvasElement} */ (part('canvas'));
        this.frames = frames;
        this.mirror = new Mirror(part('mirror'), part('announcer'), {
            edit: (id, value, composing) =>
                guard(() =>
                    with_text(app, value, (at, size) =>
                        app._xunlou_text_edit(id, at, size, composing ? 1 : 0),
                    ),
                ),
            submit: (id) => guard(() => app._xunlou_text_submit(id)),
            focus: (id) => guard(() => app._xunlou_text_focus(id)),
            activate: (id, role) =>
                guard(() => {
                    app._xunlou_activate(id);
                    // Whoever asks right after a click finds the new state.
                    if (role === 'radio' || role === 'checkbox') app._xunlou_settle();
                }),
            scroll: (id, offset) => guard(() => app._xunlou_scroll_to(id, offset)),
        });
        this.#pointers = new PointerInput(app, guard, stage, this.mirror);
        this.#keys = new KeyInput(app, guard, stage, this.mirror);
        this.surroundings = new Surroundings(app, guard, stage, canvas);
        this.http = new Http(app, guard);
        this.events = new Events(app, guard);
        this.history = new History(app, guard);
        this.clipboard = new Clipboard(app, guard);
        this.scanner = new Scanner(app, guard, assets);
        this.#label_style = assets['labels/labels.css'];
        this.fonts = new Fonts(app, guard, assets);
        this.vault = vault;
        this.photos = new PhotosBridge(app, guard, opened, assets);
        const style = assets['work/work.css'];
        this.work = new WorkBridge(app, guard, { photos: this.photos, journal, stretcher, style });
        this.picture = picture;
    }

    /** Before the app starts: what it asks for first. */
    prepare() {
        this.surroundings.watch();
        this.history.tell();
        this.vault.tell();
        this.mirror.set_assistive(localStorage.getItem('assistive') === '1');
        // Lies outside of what holds the stores: it tells when one of them is gone.
        const lines = localStorage.getItem('traces') ?? '';
        this.#guard(() =>
            with_text(this.#app, lines, (at, size) => this.#app._xunlou_traces(at, size)),
        );
    }

    /** @param {string} lines */
    write_traces(lines) {
        try {
            localStorage.setItem('traces', lines);
        } catch (error) {
            console.error(error); // without a trace a lost store is not noticed; nothing else
        }
    }

    /** Somebody wished it. */
    async keep_storage() {
        this.surroundings.learn({ storage_refused: false }); // of another time
        const kept = (await navigator.storage?.persist?.()) === true;
        this.surroundings.learn({ storage_kept: kept, storage_refused: !kept });
    }

    /**
     * Language, theme and text size as whoever used the device last had them: see
     * shell/platform/page.hpp.
     * @returns {number[]}
     */
    get look() {
        const parts = (localStorage.getItem('look') ?? '').split(' ').map(Number);
        return parts.length === 3 && parts.every(Number.isInteger) ? parts : [0, 0, 100];
    }

    /** @param {number[]} parts */
    remember_look(parts) {
        localStorage.setItem('look', parts.join(' '));
    }

    /** @param {string} labels  see shell/platform/page.hpp */
    async print_labels(labels) {
        if (this.#printing) return; // tapped twice
        this.#printing = true;
        try {
            const [route, ...values] = labels.split('\x1f');
            const { show_labels } = await import('./labels/sheet.js');
            await show_labels(route, values, this.#label_style);
        } finally {
            this.#printing = false;
        }
    }

    /** Remembered also for the time before somebody's store is open. @param {boolean} on */
    set_assistive(on) {
        this.mirror.set_assistive(on);
        localStorage.setItem('assistive', on ? '1' : '0');
    }

    listen() {
        this.#pointers.listen();
        this.#keys.listen();
    }
}
