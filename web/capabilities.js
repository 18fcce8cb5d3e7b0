// Can this browser run the app? Each lack in the words of the person who meets it, with what to do.

/** @typedef {{text: string, advice: string}} Lack */

const newer_browser =
    '请把浏览器升级到新版本：Chrome、Edge 105 以上，Firefox 110 以上，iPad 和 iPhone 需 iOS 16 以上。';

// An empty function in a module that uses an exception tag: enough to see whether it is understood.
const wasm_with_exceptions = new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 0x0a, 8, 1, 6, 0, 6, 0x40,
    0x19, 0x0b, 0x0b,
]);

// A context to look at costs as much as one to draw with: the app's own is the proof.
/** @type {Lack} */
export const no_drawing = {
    text: '这台设备的浏览器不能绘图（缺少 WebGL 2）。',
    advice: '请在浏览器设置里打开“硬件加速”后重新载入；仍不行时请换一个浏览器。',
};

// Private windows have the object and refuse its use: opening the journal is the proof.
/** @type {Lack} */
export const no_storage = {
    text: '浏览器不允许在本机保存数据，离线登记的内容会丢失，所以不能继续。',
    advice: '请不要用无痕窗口；并在浏览器设置里允许本网站保存数据，检查存储空间是否已满。',
};

/**
 * What can be seen without asking the browser for anything.
 * @returns {Lack | undefined}
 */
export function find_lack() {
    if (!isSecureContext)
        return {
            text: '这个地址不是安全连接（https），浏览器不允许在本机保存数据。',
            advice: '请用 https:// 开头的地址打开，或联系管理员。',
        };
    if (typeof WebAssembly !== 'object' || !WebAssembly.validate(wasm_with_exceptions))
        return { text: '这个浏览器不能运行本程序（缺少 WebAssembly）。', advice: newer_browser };
    if (!navigator.locks || !globalThis.CompressionStream || !globalThis.BroadcastChannel)
        return { text: '这个浏览器版本太旧。', advice: newer_browser };
    return undefined;
}
