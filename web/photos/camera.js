// The camera in the page: the picture, a shutter, the other camera, light and zoom where there are any, and
// a file from the device where there is no camera. A picture counts when it is safe on the device.

import { make_button, open_over_page } from '../over_page.js';
import { make_picture, make_picture_of } from './picture.js';

/** @typedef {import('./picture.js').Made} Made */
/**
 * Not in the DOM's types yet.
 * @typedef {MediaTrackCapabilities & {torch?: boolean, zoom?: {min: number, max: number, step: number}}}
 *     Abilities
 */

const words = {
    camera: '拍照',
    shutter: '拍一张',
    other: '换镜头',
    light: '开灯',
    dark: '关灯',
    zoom: '变焦',
    file: '选择照片',
    done: '完成',
    opening: '正在打开相机…',
    none: '没有可用的相机，可以选择本机里的照片。',
    forbidden: '没有使用相机的许可，可以选择本机里的照片。',
    failed: '这张没有存下来，请再拍一次。',
    full: '本机空间不够，照片没有存下来。请先联网上传，或清理空间。',
    unreadable: '这个文件不是能打开的照片。',
};
const counted = (/** @type {number} */ n, /** @type {number} */ room) =>
    n === 0
        ? `最多再拍 ${room} 张`
        : `已存本机 ${n} 张${n < room ? `，还可拍 ${room - n} 张` : '，已到上限'}`;

/**
 * A camera that has only just begun to play has nothing to photograph yet: the picture would be black.
 * @param {HTMLVideoElement} video
 */
const first_frame = (video) =>
    new Promise((/** @type {(value?: unknown) => void} */ seen) => {
        if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(seen);
        else video.addEventListener('timeupdate', seen, { once: true });
    });

/** @param {unknown} error */
const name_of = (error) => (error instanceof DOMException ? error.name : '');

class Camera {
    #keep;
    #room;
    #taken = 0;
    #saving = false;
    #open = true;
    #facing = 'environment';
    /** @type {MediaStream | undefined} */
    #stream;
    #filming = false; // its first frame has been seen
    #lit = false;

    #video = document.createElement('video');
    #said = document.createElement('p');
    #zoom = document.createElement('input');
    #file = document.createElement('input');
    #shutter = make_button(words.shutter, () => this.#shoot(), 'shutter');
    #other = make_button(words.other, () => this.#turn());
    #torch = make_button(words.light, () => this.#light());
    #choose = make_button(words.file, () => this.#file.click());
    #done = make_button(words.done, () => this.#close());
    #close = () => {};

    /** @param {number} room @param {(made: Made) => Promise<void>} keep */
    constructor(room, keep) {
        this.#room = room;
        this.#keep = keep;
    }

    async run() {
        const view = document.createElement('dialog');
        view.className = 'on_black camera';
        view.setAttribute('aria-label', words.camera);
        this.#video.playsInline = this.#video.muted = true;
        this.#said.setAttribute('role', 'status');
        Object.assign(this.#zoom, { type: 'range', hidden: true });
        this.#zoom.setAttribute('aria-label', words.zoom);
        this.#zoom.addEventListener('input', () =>
            this.#constrain({ zoom: Number(this.#zoom.value) }),
        );
        Object.assign(this.#file, { type: 'file', accept: 'image/*', multiple: true });
        this.#file.hidden = true;
        this.#file.addEventListener('change', () => this.#take_files());
        const bar = document.createElement('div');
        bar.className = 'bar';
        bar.append(this.#choose, this.#other, this.#shutter, this.#torch, this.#done);
        view.append(this.#video, this.#said, this.#zoom, bar, this.#file);
        this.#show();
        const { close, closed } = open_over_page(view);
        this.#close = close;
        this.#start();
        await closed;
        this.#open = false;
        this.#stop();
    }

    #stop() {
        for (const track of this.#stream?.getTracks() ?? []) track.stop();
        this.#stream = undefined;
        this.#filming = false;
    }

    /** @param {string} [trouble] */
    #show(trouble) {
        const full = this.#taken >= this.#room;
        const filming = this.#filming;
        const { torch, zoom } = this.#abilities();
        this.#said.textContent = trouble ?? counted(this.#taken, this.#room);
        this.#shutter.disabled = full || this.#saving || !filming;
        this.#choose.disabled = full || this.#saving;
        this.#other.hidden = !filming;
        this.#torch.hidden = !torch;
        this.#torch.textContent = this.#lit ? words.dark : words.light;
        this.#zoom.hidden = !zoom || zoom.max <= zoom.min;
        if (!zoom) return;
        Object.assign(this.#zoom, {
            min: zoom.min,
            max: Math.min(zoom.max, zoom.min * 8),
            step: zoom.step || 0.1,
        });
    }

    /** @returns {Abilities} */
    #abilities() {
        const [track] = this.#stream?.getVideoTracks() ?? [];
        return track?.getCapabilities?.() ?? {};
    }

    async #start() {
        this.#stop();
        this.#lit = false;
        this.#show(words.opening);
        let stream;
        try {
            if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError');
            stream = await navigator.mediaDevices.getUserMedia({
                video: {
                    facingMode: this.#facing,
                    width: { ideal: 1920 },
                    height: { ideal: 1440 },
                },
            });
        } catch (error) {
            const denied = name_of(error) === 'NotAllowedError';
            return this.#show(denied ? words.forbidden : words.none);
        }
        this.#stream = stream;
        if (!this.#open) return this.#stop();
        this.#video.srcObject = stream;
        await this.#video.play().catch(() => {});
        await first_frame(this.#video);
        if (this.#stream !== stream) return; // closed or turned meanwhile
        this.#filming = true;
        this.#video.classList.toggle('own', this.#facing === 'user');
        this.#show();
    }

    #turn() {
        this.#facing = this.#facing === 'environment' ? 'user' : 'environment';
        this.#start();
    }

    async #light() {
        this.#lit = !this.#lit;
        await this.#constrain({ torch: this.#lit });
        this.#show();
    }

    /** @param {object} wish */
    async #constrain(wish) {
        const [track] = this.#stream?.getVideoTracks() ?? [];
        const constraints = /** @type {MediaTrackConstraints} */ ({ advanced: [wish] });
        await track?.applyConstraints(constraints).catch(() => {});
    }

    async #shoot() {
        const { videoWidth, videoHeight } = this.#video;
        if (videoWidth === 0) return;
        await this.#save(() => make_picture(this.#video, videoWidth, videoHeight));
    }

    async #take_files() {
        const files = [...(this.#file.files ?? [])];
        this.#file.value = '';
        for (const file of files.slice(0, this.#room - this.#taken))
            await this.#save(() =>
                make_picture_of(file).catch(() => {
                    throw new DOMException(words.unreadable, 'EncodingError');
                }),
            );
    }

    /** @param {() => Promise<Made>} make */
    async #save(make) {
        this.#saving = true;
        this.#show();
        let trouble;
        try {
            await this.#keep(await make());
            this.#taken += 1;
        } catch (error) {
            console.error(error);
            const name = name_of(error);
            trouble = words.failed;
            if (name === 'QuotaExceededError') trouble = words.full;
            if (name === 'EncodingError') trouble = words.unreadable;
        }
        this.#saving = false;
        this.#show(trouble);
    }
}

/**
 * Resolves when the person has closed the camera.
 * @param {number} room  how many pictures may be taken
 * @param {(made: Made) => Promise<void>} keep  resolves when the picture is safe on the device
 */
export async function take_photos(room, keep) {
    await new Camera(room, keep).run();
}
