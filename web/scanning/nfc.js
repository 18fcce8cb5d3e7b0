// Reads the text of an NFC tag that is held to the device, where the browser can: Chrome on Android.

/** @typedef {{recordType: string, encoding?: string, data?: DataView}} TagRecord */
/** @typedef {{serialNumber: string, message: {records: TagRecord[]}}} TagReading */
/**
 * Not in the DOM's types.
 * @typedef {{onreading: ((reading: TagReading) => void) | null,
 *     scan: (options: {signal: AbortSignal}) => Promise<void>}} TagReader
 */

const reader_class = () =>
    /** @type {{NDEFReader?: new () => TagReader}} */ (globalThis).NDEFReader;

export const can_touch = () => reader_class() !== undefined;

/** What a person wrote on the tag; an empty one is known by its number. @param {TagReading} reading */
export function text_of({ message, serialNumber }) {
    for (const { recordType, encoding, data } of message.records) {
        if ((recordType === 'text' || recordType === 'url') && data)
            return new TextDecoder(encoding ?? 'utf-8').decode(data);
    }
    return serialNumber;
}

/**
 * Until the signal. Rejects when the person or the device does not allow it.
 * @param {(text: string) => void} touched
 * @param {AbortSignal} signal
 */
export async function listen(touched, signal) {
    const Reader = reader_class();
    if (!Reader) throw new Error('no NFC');
    const reader = new Reader();
    reader.onreading = (reading) => touched(text_of(reading));
    await reader.scan({ signal });
}
