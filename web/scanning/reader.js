// Reads the QR code that a video shows: by the browser, else by ZXing, compiled to wasm.

import { own_detector } from './detector.js';

/** @typedef {(video: HTMLVideoElement) => Promise<string | undefined>} Reader */

// Of the picture's middle, where the frame is; more pixels only take longer.
const looked_at_px = 720;

/**
 * @param {string} wasm  the URL of ZXing's
 * @returns {Promise<Reader>}
 */
export async function make_reader(wasm) {
    const detector = await own_detector();
    if (detector) return async (video) => (await detector.detect(video))[0]?.rawValue;

    const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
    await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    return async (video) => {
        const side = Math.min(video.videoWidth, video.videoHeight);
        if (!context || side === 0) return undefined;
        const size = Math.min(side, looked_at_px);
        const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
        canvas.width = canvas.height = size;
        context.drawImage(video, left, top, side, side, 0, 0, size, size);
        const [code] = await readBarcodes(context.getImageData(0, 0, size, size), {
            formats: ['QRCode'],
            maxNumberOfSymbols: 1,
        });
        return code?.isValid ? code.text : undefined;
    };
}
