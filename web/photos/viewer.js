// Pictures large: one at a time, with zoom by buttons, wheel, double tap and two fingers. What is not to
// be had says where it still is.

import { make_button, open_over_page } from '../over_page.js';

/** @typedef {import('./album.js').Shown} Shown */

const zoom_most = 6;
const zoom_step = 1.5;
const words = {
    back: '返回',
    larger: '放大',
    smaller: '缩小',
    next: '下一张',
    previous: '上一张',
    loading: '正在打开…',
    offline: '没有网络，这张照片不在本机，联网后可看。',
    broken: '这张照片打不开。',
};
// As Place in album.js.
const away = 3;
const offline = 4;

/** Zooming and moving of one image in its frame. */
class Zoom {
    #image;
    #scale = 1;
    #x = 0;
    #y = 0;
    /** @type {Map<number, {x: number, y: number}>} */
    #fingers = new Map();
    #last_tap = 0;

    /** @param {HTMLElement} frame @param {HTMLImageElement} image */
    constructor(frame, image) {
        this.#image = image;
        frame.addEventListener('wheel', (event) => {
            event.preventDefault();
            this.by(event.deltaY < 0 ? zoom_step : 1 / zoom_step, event);
        });
        frame.addEventListener('pointerdown', (event) => {
            frame.setPointerCapture(event.pointerId);
            this.#fingers.set(event.pointerId, event);
            if (this.#fingers.size > 1) return;
            const twice = event.timeStamp - this.#last_tap < 300;
            this.#last_tap = event.timeStamp;
            if (twice) this.by(this.#scale > 1 ? 1 / zoom_most : 2.5, event);
        });
        frame.addEventListener('pointermove', (event) => this.#moved(event));
        for (const end of ['pointerup', 'pointercancel'])
            frame.addEventListener(end, (event) =>
                this.#fingers.delete(/** @type {PointerEvent} */ (event).pointerId),
            );
    }

    reset() {
        this.#scale = 1;
        this.#x = this.#y = 0;
        this.#apply();
    }

    /**
     * @param {number} factor
     * @param {{clientX: number, clientY: number}} [at]  stays where it is; else the middle
     */
    by(factor, at) {
        const scale = Math.min(Math.max(this.#scale * factor, 1), zoom_most);
        const box = this.#image.getBoundingClientRect();
        const x = at ? at.clientX - (box.left + box.width / 2) : 0;
        const y = at ? at.clientY - (box.top + box.height / 2) : 0;
        this.#x -= x * (scale / this.#scale - 1);
        this.#y -= y * (scale / this.#scale - 1);
        this.#scale = scale;
        this.#apply();
    }

    /** @param {PointerEvent} event */
    #moved(event) {
        const before = this.#fingers.get(event.pointerId);
        if (!before) return;
        const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
        this.#fingers.set(event.pointerId, event);
        if (!other) {
            this.#x += event.clientX - /** @type {PointerEvent} */ (before).clientX;
            this.#y += event.clientY - /** @type {PointerEvent} */ (before).clientY;
            return this.#apply();
        }
        const apart = (/** @type {any} */ one) =>
            Math.hypot(
                one.clientX - /** @type {any} */ (other).clientX,
                one.clientY - /** @type {any} */ (other).clientY,
            );
        const middle = {
            clientX: (event.clientX + /** @type {any} */ (other).clientX) / 2,
            clientY: (event.clientY + /** @type {any} */ (other).clientY) / 2,
        };
        this.by(apart(event) / Math.max(apart(before), 1), middle);
    }

    /** Never so far that the picture leaves the screen. */
    #apply() {
        const most_x = (this.#image.clientWidth * (this.#scale - 1)) / 2;
        const most_y = (this.#image.clientHeight * (this.#scale - 1)) / 2;
        this.#x = Math.min(Math.max(this.#x, -most_x), most_x);
        this.#y = Math.min(Math.max(this.#y, -most_y), most_y);
        this.#image.style.transform = `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
    }
}

/**
 * Resolves when the person has closed it.
 * @param {Shown[]} photos
 * @param {number} at
 * @param {(hash: string) => Promise<ArrayBuffer | number>} load
 */
export async function view_photos(photos, at, load) {
    const view = document.createElement('dialog');
    view.className = 'on_black viewer';
    const frame = document.createElement('div');
    frame.className = 'frame';
    const image = document.createElement('img');
    const said = document.createElement('p');
    said.className = 'said';
    said.setAttribute('role', 'status');
    const title = document.createElement('p');
    title.className = 'title';
    frame.append(image);
    const zoom = new Zoom(frame, image);
    let url = '';
    let turn = 0;

    const show = async (/** @type {number} */ index) => {
        at = (index + photos.length) % photos.length;
        const photo = photos[at];
        const mine = ++turn;
        view.setAttribute('aria-label', photo.title);
        title.textContent = `${photo.title} · ${photo.about}`;
        image.hidden = true;
        said.textContent = words.loading;
        const loaded = await load(photo.hash);
        if (mine !== turn) return;
        URL.revokeObjectURL(url);
        if (typeof loaded === 'number') {
            said.textContent = words.broken;
            if (loaded === away) said.textContent = photo.absent;
            if (loaded === offline) said.textContent = words.offline;
            return;
        }
        url = URL.createObjectURL(new Blob([loaded], { type: 'image/jpeg' }));
        image.src = url;
        image.alt = `${photo.title}，${photo.about}`;
        await image.decode().catch(() => {});
        said.textContent = '';
        image.hidden = false;
        zoom.reset();
    };

    const bar = document.createElement('div');
    bar.className = 'bar';
    const back = make_button(words.back, () => close());
    bar.append(
        back,
        make_button(words.smaller, () => zoom.by(1 / zoom_step)),
        make_button(words.larger, () => zoom.by(zoom_step)),
    );
    if (photos.length > 1)
        bar.append(
            make_button(words.previous, () => show(at - 1)),
            make_button(words.next, () => show(at + 1)),
        );
    view.append(frame, title, said, bar);
    const { close, closed } = open_over_page(view);
    back.focus();
    show(at);
    await closed;
    turn += 1;
    URL.revokeObjectURL(url);
}
