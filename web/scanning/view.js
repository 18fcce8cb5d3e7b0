// The camera's picture over the whole page, a frame, a sentence, 开灯 where there is a light, and 取消.
// Frames are looked at a few times a second, one at a time. Where the device reads NFC tags, one that is
// held to it counts as well, also when there is no camera.

import { make_button, open_over_page, use_style } from '../over_page.js';
import { can_touch, listen } from './nfc.js';
import { make_reader } from './reader.js';

/** @typedef {import('../scanner.js').Scanned} Scanned */
/** @typedef {MediaTrackCapabilities & {torch?: boolean}} Abilities  not in the DOM's types yet */

const look_ms = 200;
const words = {
    cancel: '取消',
    light: '开灯',
    dark: '关灯',
    touch: '，或靠近 NFC 标签',
    only_touch: '没有相机，可靠近 NFC 标签',
};

/**
 * @param {string} prompt
 * @param {Record<string, string>} assets
 * @param {AbortSignal} signal  closes the picture
 * @returns {Promise<Scanned>}
 */
export async function scan(prompt, assets, signal) {
    use_style(assets['over_page.css']);
    use_style(assets['scanning/scanning.css']);
    const video = document.createElement('video');
    video.playsInline = video.muted = true;
    const view = make_view(prompt, video);
    /** @type {MediaStream | undefined} */
    let stream;
    let timer = 0;
    let open = true;
    /** @type {Scanned} */
    let scanned = { outcome: 'cancelled' };
    const { close, closed } = open_over_page(view);
    const leave = () => {
        if (open) close();
        open = false; // one step back is enough
    };
    const finish = (/** @type {Scanned} */ result) => {
        if (!open) return;
        scanned = result;
        leave();
    };
    signal.addEventListener('abort', leave, { once: true });
    const bar = /** @type {HTMLElement} */ (view.lastElementChild);
    bar.append(make_button(words.cancel, leave));

    const look_for_code = async () => {
        const reader = await make_reader(assets['zxing_reader.wasm']);
        const look = async () => {
            // A frame that cannot be read is like one without a code.
            const text = await reader(video).catch(() => undefined);
            if (text !== undefined) finish({ outcome: 'read', text });
            else if (open) timer = setTimeout(look, look_ms);
        };
        await look();
    };
    const start = async () => {
        stream = await navigator.mediaDevices.getUserMedia({
            video: { facingMode: 'environment', width: { ideal: 1280 } },
        });
        if (!open) return stop(stream);
        video.srcObject = stream;
        offer_light(stream, bar);
        await video.play().catch(() => {}); // it shows its picture as soon as it may
        await look_for_code();
    };
    const ended = new AbortController();
    const sentence = /** @type {HTMLElement} */ (view.querySelector('p'));
    let blind = false;
    const touches =
        can_touch() &&
        listen((text) => finish({ outcome: 'touched', text }), ended.signal).then(
            () => {
                if (!blind) sentence.textContent = prompt + words.touch;
                return true;
            },
            () => false, // not allowed, or switched off: there is the camera
        );
    start().catch(async (error) => {
        blind = true;
        // The person may still have to allow it, and reads meanwhile what is left.
        if (touches) sentence.textContent = words.only_touch;
        if (await touches) return;
        const name = error instanceof DOMException ? error.name : '';
        finish({ outcome: name === 'NotAllowedError' ? 'not_allowed' : 'no_camera' });
    });

    await closed;
    open = false;
    ended.abort();
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    stop(stream);
    return scanned;
}

/** @param {MediaStream | undefined} stream */
function stop(stream) {
    for (const track of stream?.getTracks() ?? []) track.stop();
}

/** @param {string} prompt @param {HTMLVideoElement} video */
function make_view(prompt, video) {
    const view = document.createElement('dialog');
    view.className = 'on_black scanner';
    view.setAttribute('aria-label', prompt);
    const frame = document.createElement('div');
    frame.className = 'scanner-frame';
    const text = document.createElement('p');
    text.textContent = prompt;
    const bar = document.createElement('div');
    bar.className = 'bar';
    view.append(video, frame, text, bar);
    return view;
}

/** @param {MediaStream} stream @param {HTMLElement} bar */
function offer_light(stream, bar) {
    const [track] = stream.getVideoTracks();
    const able = /** @type {Abilities} */ (track?.getCapabilities?.() ?? {});
    if (!able.torch) return;
    let lit = false;
    const button = make_button(words.light, async () => {
        const wish = /** @type {MediaTrackConstraintSet} */ ({ torch: !lit });
        const done = await track.applyConstraints({ advanced: [wish] }).then(
            () => true,
            () => false,
        );
        if (done) lit = !lit;
        button.textContent = lit ? words.dark : words.light;
    });
    bar.append(button);
}
