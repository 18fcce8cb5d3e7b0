// Reads a QR code with the camera: the picture over the whole page, a frame, a sentence and 取消.
// Frames are looked at a few times a second, one at a time.

import { with_text } from './memory.js';

/** @typedef {import('./app.js').App} App */
/**
 * BarcodeDetector is not in the DOM's types yet.
 * @typedef {{detect: (source: CanvasImageSource) => Promise<{rawValue: string}[]>}} Detector
 */

const Outcome = Object.freeze({ read: 0, cancelled: 1, no_camera: 2, not_allowed: 3 });
const look_ms = 200;

export class Scanner {
    #app;
    #guard;
    #stage;
    /** @type {(new (options: {formats: string[]}) => Detector) | undefined} */
    #detector;
    /** @type {(() => void) | undefined} */
    #close;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {HTMLElement} stage
     */
    constructor(app, guard, stage) {
        this.#app = app;
        this.#guard = guard;
        this.#stage = stage;
    }

    /** Finds out whether this browser can read QR codes. */
    async prepare() {
        const detector = /** @type {any} */ (globalThis).BarcodeDetector;
        if (!detector || !navigator.mediaDevices) return;
        const formats = await detector.getSupportedFormats().catch(() => []);
        if (formats.includes('qr_code')) this.#detector = detector;
    }

    available() {
        return this.#detector !== undefined;
    }

    /**
     * @param {number} id
     * @param {string} prompt
     */
    async scan(id, prompt) {
        this.cancel();
        const view = document.createElement('dialog');
        view.className = 'scanner';
        view.setAttribute('aria-label', prompt);
        const video = document.createElement('video');
        video.playsInline = video.muted = true;
        const frame = document.createElement('div');
        frame.className = 'scanner-frame';
        const text = document.createElement('p');
        text.textContent = prompt;
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = '取消';
        view.append(video, frame, text, button);

        /** @type {MediaStream | undefined} */
        let stream;
        let timer = 0;
        let open = true;
        const close = () => {
            open = false;
            clearTimeout(timer);
            for (const track of stream?.getTracks() ?? []) track.stop();
            view.remove();
            this.#stage.inert = false;
            if (this.#close === close) this.#close = undefined;
        };
        const finish = (/** @type {number} */ outcome, value = '') => {
            if (!open) return;
            close();
            this.#guard(() =>
                with_text(this.#app, value, (at, size) =>
                    this.#app._xunlou_scanner_finished(id, outcome, at, size),
                ),
            );
        };
        this.#close = close;
        button.addEventListener('click', () => finish(Outcome.cancelled));
        view.addEventListener('cancel', () => finish(Outcome.cancelled));
        document.body.append(view);
        this.#stage.inert = true;
        view.showModal();

        if (!this.#detector) return finish(Outcome.no_camera);
        const detector = new this.#detector({ formats: ['qr_code'] });
        try {
            stream = await navigator.mediaDevices.getUserMedia({
                video: { facingMode: 'environment', width: { ideal: 1280 } },
            });
        } catch (error) {
            const name = error instanceof DOMException ? error.name : '';
            return finish(name === 'NotAllowedError' ? Outcome.not_allowed : Outcome.no_camera);
        }
        if (!open) return stream.getTracks().forEach((track) => track.stop());
        video.srcObject = stream;
        await video.play().catch(() => {});
        const look = async () => {
            // A frame that cannot be read is like one without a code.
            const codes = await detector.detect(video).catch(() => []);
            if (codes.length > 0) finish(Outcome.read, codes[0].rawValue);
            else if (open) timer = setTimeout(look, look_ms);
        };
        look();
    }

    cancel() {
        this.#close?.();
    }
}
