// Makes of whatever was taken a JPEG that goes up: scaled, turned upright, and with nothing in it but
// pixels. Drawing it anew leaves behind where and with what it was taken.

const side_max = 1600;
// The app's tiles are 132 × 96 points: whatever does not fit is cut off evenly.
const small_width = 330;
const small_height = 240;
// Tried in turn until it is small enough to go up in a basement.
const qualities = [0.82, 0.7, 0.55];
const bytes_wanted = 900_000;

/** @typedef {{picture: ArrayBuffer, small: ArrayBuffer, hash: string, width: number, height: number}} Made */

/**
 * @param {CanvasImageSource} source
 * @param {number} width
 * @param {number} height
 * @param {number} most
 */
function scaled(source, width, height, most) {
    const factor = Math.min(1, most / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * factor));
    canvas.height = Math.max(1, Math.round(height * factor));
    const context = /** @type {CanvasRenderingContext2D} */ (
        canvas.getContext('2d', { alpha: false })
    );
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {number} quality @returns {Promise<ArrayBuffer>} */
async function jpeg(canvas, quality) {
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) =>
        canvas.toBlob(done, 'image/jpeg', quality),
    );
    if (blob?.type !== 'image/jpeg') throw new Error('this browser makes no JPEG');
    return blob.arrayBuffer();
}

/** @param {ArrayBuffer} bytes @returns {Promise<string>} SHA-256 in hexadecimal */
export async function hash_of(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {CanvasImageSource} source
 * @param {number} width
 * @param {number} height
 */
function small_of(source, width, height) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [small_width, small_height];
    const context = /** @type {CanvasRenderingContext2D} */ (
        canvas.getContext('2d', { alpha: false })
    );
    context.imageSmoothingQuality = 'high';
    const factor = Math.max(small_width / width, small_height / height);
    const [wide, high] = [width * factor, height * factor];
    const [left, top] = [(small_width - wide) / 2, (small_height - high) / 2];
    context.drawImage(source, left, top, wide, high);
    return jpeg(canvas, 0.75);
}

/**
 * @param {CanvasImageSource} source
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Made>}
 */
export async function make_picture(source, width, height) {
    const canvas = scaled(source, width, height, side_max);
    let picture = await jpeg(canvas, qualities[0]);
    for (const quality of qualities.slice(1)) {
        if (picture.byteLength <= bytes_wanted) break;
        picture = await jpeg(canvas, quality);
    }
    return {
        picture,
        small: await small_of(canvas, canvas.width, canvas.height),
        hash: await hash_of(picture),
        width: canvas.width,
        height: canvas.height,
    };
}

/** Of a file, upright as its camera meant it. @param {Blob} file @returns {Promise<Made>} */
export async function make_picture_of(file) {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    try {
        return await make_picture(bitmap, bitmap.width, bitmap.height);
    } finally {
        bitmap.close();
    }
}

/** The small copy of a picture that came from the server. @param {ArrayBuffer} picture */
export async function small_of_picture(picture) {
    const bitmap = await createImageBitmap(new Blob([picture], { type: 'image/jpeg' }));
    try {
        const { width, height } = bitmap;
        return { small: await small_of(bitmap, width, height), width, height };
    } finally {
        bitmap.close();
    }
}
