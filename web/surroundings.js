// What the page is like, for the app: size in CSS and device pixels, the parts that are covered, what
// the person asked of their device. And the other way: title and colour of the browser's bars.
//
// The canvas is never resized for the soft keyboard: it keeps its size, and the covered height is
// told as an inset. Its backing store has exactly the device pixels it covers; one off blurs all.

import { with_bytes, with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */

// Beyond this, more pixels cost memory and frames that no eye repays.
const pixel_ratio_max = 3;
// A bar of the browser that slides is no keyboard.
const keyboard_px_min = 80;
// WebKit sometimes forgets to tell that the keyboard has come or gone.
const keyboard_looks_ms = [100, 300, 600];

const preferences = {
    dark: matchMedia('(prefers-color-scheme: dark)'),
    high_contrast: matchMedia('(prefers-contrast: more)'),
    reduced_motion: matchMedia('(prefers-reduced-motion: reduce)'),
    touch: matchMedia('(pointer: coarse)'),
    installed: matchMedia('(display-mode: standalone)'),
};

export class Surroundings {
    #app;
    #guard;
    #stage;
    #canvas;
    #probe;
    #size = { width: 0, height: 0, pixel_width: 0, pixel_height: 0 };
    #keyboard_inset = 0;
    #storage_kept = false;
    #update_waiting = false;
    #storage_refused = false;
    #shown = '';

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {HTMLElement} stage
     * @param {HTMLCanvasElement} canvas
     */
    constructor(app, guard, stage, canvas) {
        this.#app = app;
        this.#guard = guard;
        this.#stage = stage;
        this.#canvas = canvas;
        // env() is not readable by scripts, but a padding made of it is.
        this.#probe = document.createElement('div');
        this.#probe.className = 'safe-area';
        stage.append(this.#probe);
    }

    watch() {
        const observer = new ResizeObserver((entries) => this.#resized(entries[0]));
        try {
            observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
        } catch {
            observer.observe(this.#canvas); // WebKit: rounded below
            this.#watch_pixel_ratio();
        }
        for (const query of Object.values(preferences))
            query.addEventListener('change', () => this.#tell());
        document.addEventListener('visibilitychange', () => {
            if (document.visibilityState === 'hidden') this.#guard(() => this.#app._xunlou_pause());
            this.#tell();
        });
        addEventListener('pagehide', () => this.#guard(() => this.#app._xunlou_pause()));
        visualViewport?.addEventListener('resize', () => this.#look_for_keyboard());
        visualViewport?.addEventListener('scroll', () => this.#look_for_keyboard());
        for (const name of ['focusin', 'focusout', 'orientationchange'])
            addEventListener(name, () => {
                for (const ms of keyboard_looks_ms) setTimeout(() => this.#look_for_keyboard(), ms);
            });
        const box = this.#canvas.getBoundingClientRect();
        this.#measured(box.width, box.height, undefined);
    }

    /**
     * @param {{storage_kept?: boolean, storage_refused?: boolean, update_waiting?: boolean}} facts
     */
    learn({ storage_kept, storage_refused, update_waiting }) {
        this.#storage_kept = storage_kept ?? this.#storage_kept;
        this.#storage_refused = storage_refused ?? this.#storage_refused;
        this.#update_waiting = update_waiting ?? this.#update_waiting;
        this.#tell();
    }

    /**
     * @param {number} width
     * @param {number} height
     */
    set_canvas_size(width, height) {
        this.#canvas.width = width;
        this.#canvas.height = height;
    }

    /** @param {string} title */
    set_title(title) {
        if (document.title !== title) document.title = title;
    }

    /**
     * @param {number} rgb
     * @param {boolean} dark
     */
    set_bar_color(rgb, dark) {
        const color = `#${rgb.toString(16).padStart(6, '0')}`;
        for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
            meta.removeAttribute('media');
            meta.setAttribute('content', color);
        }
        document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    }

    #watch_pixel_ratio() {
        const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
        query.addEventListener(
            'change',
            () => {
                const box = this.#canvas.getBoundingClientRect();
                this.#measured(box.width, box.height, undefined);
                this.#watch_pixel_ratio();
            },
            { once: true },
        );
    }

    /** @param {ResizeObserverEntry} entry */
    #resized(entry) {
        const { inlineSize, blockSize } = entry.contentBoxSize[0];
        this.#measured(inlineSize, blockSize, entry.devicePixelContentBoxSize?.[0]);
    }

    /**
     * @param {number} width
     * @param {number} height
     * @param {ResizeObserverSize | undefined} pixels
     */
    #measured(width, height, pixels) {
        let pixel_width = Math.round(width * devicePixelRatio);
        let pixel_height = Math.round(height * devicePixelRatio);
        // The observer knows how the browser rounded. Under an emulated ratio it does not know it.
        if (pixels && Math.abs(pixels.inlineSize - pixel_width) <= 1) {
            pixel_width = pixels.inlineSize;
            pixel_height = pixels.blockSize;
        }
        if (pixel_width > width * pixel_ratio_max) {
            pixel_width = Math.round(width * pixel_ratio_max);
            pixel_height = Math.round(height * pixel_ratio_max);
        }
        this.#size = { width, height, pixel_width, pixel_height };
        this.#tell();
    }

    #look_for_keyboard() {
        const view = visualViewport;
        if (!view) return;
        const covered = this.#stage.clientHeight - view.height - view.offsetTop;
        const inset = covered > keyboard_px_min ? covered : 0;
        if (view.offsetTop > 0) scrollTo(0, 0); // WebKit moves even a fixed page
        if (inset === this.#keyboard_inset) return;
        this.#keyboard_inset = inset;
        this.#tell();
    }

    #tell() {
        const { width, height, pixel_width, pixel_height } = this.#size;
        if (width === 0 || height === 0) return;
        const safe = getComputedStyle(this.#probe);
        const flags = [
            preferences.dark.matches,
            preferences.high_contrast.matches,
            preferences.reduced_motion.matches,
            preferences.touch.matches,
            document.visibilityState === 'visible',
            this.#storage_kept,
            preferences.installed.matches,
            this.#update_waiting,
            this.#storage_refused,
        ];
        // The order of xunlou_surroundings() in shell/platform/browser/browser_page.cpp.
        const numbers = new Float64Array([
            width,
            height,
            pixel_width / width,
            pixel_width,
            pixel_height,
            parseFloat(safe.paddingTop),
            parseFloat(safe.paddingRight),
            parseFloat(safe.paddingBottom),
            parseFloat(safe.paddingLeft),
            this.#keyboard_inset,
            ...flags.map(Number),
        ]);
        const shown = numbers.join();
        if (shown === this.#shown) return;
        this.#shown = shown;
        this.#guard(() =>
            with_bytes(this.#app, new Uint8Array(numbers.buffer), (at) =>
                with_text(this.#app, navigator.language, (locale, size) =>
                    this.#app._xunlou_surroundings(at, locale, size),
                ),
            ),
        );
    }
}
