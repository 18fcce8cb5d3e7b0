// The graphics context may be taken away at any time (a sleeping tablet, another app, a driver's
// crash) and is usually given back soon. Meanwhile nothing is drawn; afterwards all is made anew.

import { hide_notice, show_notice } from './notice.js';

/** @typedef {import('./app.js').App} App */

const patience_ms = 3_000;

/**
 * @param {App} app
 * @param {(call: () => void) => void} guard
 */
export function watch_context(app, guard) {
    const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
    let timer = 0;
    let told = false;
    canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault(); // or it would never be restored
        guard(() => app._xunlou_context_lost());
        timer = setTimeout(() => {
            guard(() => app._xunlou_pause());
            told = true;
            show_notice({
                title: '画面中断了',
                text: '系统收回了绘图能力。内容都已保存。',
                advice: '稍等片刻会自动恢复，也可以重新载入。',
            });
        }, patience_ms);
    });
    canvas.addEventListener('webglcontextrestored', () => {
        clearTimeout(timer);
        if (told) hide_notice();
        told = false;
        guard(() => app._xunlou_context_restored());
    });
}
