// The browser's own reader of QR codes, where it has one.

/**
 * BarcodeDetector is not in the DOM's types yet.
 * @typedef {{detect: (source: CanvasImageSource) => Promise<{rawValue: string}[]>}} Detector
 * @typedef {{new (options: {formats: string[]}): Detector,
 *     getSupportedFormats: () => Promise<string[]>}} DetectorClass
 */

/** @returns {Promise<Detector | undefined>} */
export async function own_detector() {
    const Own = /** @type {{BarcodeDetector?: DetectorClass}} */ (globalThis).BarcodeDetector;
    if (!Own) return undefined;
    const formats = await Own.getSupportedFormats().catch(() => /** @type {string[]} */ ([]));
    return formats.includes('qr_code') ? new Own({ formats: ['qr_code'] }) : undefined;
}
