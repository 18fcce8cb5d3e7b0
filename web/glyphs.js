// Draws single glyphs with the browser's fonts, for characters that no tier of that weight holds.

import { single_weight_family } from './fonts.js';

// Our own first, then the Chinese fonts of the systems: a fallback chosen per glyph may come in a
// Japanese shape.
const families =
    `"${single_weight_family}", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", ` +
    '"Microsoft YaHei", system-ui, sans-serif';

export class Glyphs {
    /** @type {CanvasRenderingContext2D | null} */
    #pen = null;
    #font = '';

    /**
     * @param {number} em_px
     * @param {boolean} bold
     * @param {number} width
     * @param {number} height
     */
    #prepare(em_px, bold, width, height) {
        if (!this.#pen) {
            const canvas = document.createElement('canvas');
            canvas.lang = 'zh-CN';
            this.#pen = canvas.getContext('2d', { willReadFrequently: true });
            if (!this.#pen) throw new Error('no 2d canvas');
        }
        const { canvas } = this.#pen;
        if (canvas.width < width || canvas.height < height) {
            canvas.width = Math.max(canvas.width, width);
            canvas.height = Math.max(canvas.height, height);
            this.#font = ''; // resizing forgets it
        }
        const font = `${bold ? 'bold ' : ''}${em_px}px ${families}`;
        if (this.#font !== font) {
            this.#font = this.#pen.font = font;
            this.#pen.fillStyle = '#fff';
            this.#pen.textBaseline = 'alphabetic';
        }
        return this.#pen;
    }

    /**
     * @param {number} code_point
     * @param {number} em_px
     * @param {boolean} bold
     */
    advance(code_point, em_px, bold) {
        const pen = this.#prepare(em_px, bold, 0, 0);
        return pen.measureText(String.fromCodePoint(code_point)).width;
    }

    /**
     * @param {number} code_point
     * @param {number} em_px
     * @param {boolean} bold
     * @param {Uint8Array} alpha one byte for each pixel
     * @param {number} width
     * @param {number} height
     * @param {number} left of the glyph's origin
     * @param {number} top of the baseline
     */
    draw(code_point, em_px, bold, alpha, width, height, left, top) {
        const pen = this.#prepare(em_px, bold, width, height);
        const text = String.fromCodePoint(code_point);
        pen.clearRect(0, 0, width, height);
        pen.fillText(text, left, top);
        const { data } = pen.getImageData(0, 0, width, height);
        for (let i = 0; i < alpha.length; i++) alpha[i] = data[4 * i + 3];
        return pen.measureText(text).width;
    }
}
