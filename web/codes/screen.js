// The screen of a coded point: what a walker scans or types there, another every half minute. Needs no
// network, and keeps the device awake where the browser lets it.

import { draw_code } from '../labels/sheet.js';
import { make_button, open_over_page, use_style } from '../over_page.js';
import { code_at, point_key, window_ms } from './code.js';

const words = { change: '每 30 秒更换，翻拍无用', end: '结束显示' };

/** Keeps the screen lit until the view closes. @param {Promise<void>} closed */
async function stay_lit(closed) {
    /** @type {WakeLockSentinel | undefined} */
    let lock;
    const ask = async () => {
        if (document.visibilityState !== 'visible') return;
        try {
            lock = await navigator.wakeLock?.request('screen');
        } catch (error) {
            console.warn(error); // a battery that runs low: the device's own setting holds
        }
    };
    document.addEventListener('visibilitychange', ask);
    await ask();
    await closed;
    document.removeEventListener('visibilitychange', ask);
    await lock?.release();
}

/**
 * Resolves when somebody ended it.
 * @param {string[]} point  place, code, secret, ahead: see shell/platform/page.hpp
 * @param {string} style  URL of codes.css
 */
export async function show_code([place, code, secret, ahead], style) {
    use_style(style);
    const key = await point_key(secret, code);
    const view = document.createElement('dialog');
    view.className = 'changing-code';
    view.setAttribute('aria-label', `${place} 动态码`);
    const title = document.createElement('h1');
    title.textContent = place;
    const picture = document.createElement('div');
    const digits = document.createElement('p');
    digits.className = 'digits';
    const left = document.createElement('progress');
    left.max = window_ms;
    const about = document.createElement('p');
    about.textContent = words.change;
    const { close, closed } = open_over_page(view);
    view.append(title, picture, digits, left, about, make_button(words.end, close));

    let shown = -1;
    const tick = async () => {
        const now = Date.now() + Number(ahead);
        left.value = window_ms - (now % window_ms);
        const window = Math.floor(now / window_ms);
        if (window === shown) return;
        shown = window;
        const text = await code_at(key, window);
        digits.textContent = `${text.slice(0, 3)} ${text.slice(3)}`;
        picture.replaceChildren(draw_code(`${code}#${text}`));
    };
    await tick();
    const timer = setInterval(tick, 1000);
    stay_lit(closed);
    await closed;
    clearInterval(timer);
}
