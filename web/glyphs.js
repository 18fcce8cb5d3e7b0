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
     * @param {string} glyph a character, or a sequence that makes one picture
     * @param {number} em_px
     * @param {boolean} bold
     */
    advance(glyph, em_px, bold) {
        return this.#prepare(em_px, bold, 0, 0).measureText(glyph).width;
    }

    /**
     * In white, but for what has colours of its own.
     * @param {string} glyph
     * @param {number} em_px
     * @param {boolean} bold
     * @param {Uint8Array} rgba four bytes for each pixel, not multiplied by alpha
     * @param {number} width
     * @param {number} height
     * @param {number} left of the glyph's origin
     * @param {number} top of the baseline
     */
    draw(glyph, em_px, bold, rgba, width, height, left, top) {
        const pen = this.#prepare(em_px, bold, width, height);
        pen.clearRect(0, 0, width, height);
        pen.fillText(glyph, left, top);
        rgba.set(pen.getImageData(0, 0, width, height).data);
        return pen.measureText(glyph).width;
    }
}
