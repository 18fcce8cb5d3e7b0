// How the benchmark prints: what was measured, the figure, and the goal it stands against.

/**
 * @param {string} what
 * @param {string} value
 * @param {{goal: string, met: boolean}} [against]
 */
export function print(what, value, against) {
    const goal = against ? `  goal ${against.goal} ${against.met ? 'met' : 'MISSED'}` : '';
    console.log(`${what.padEnd(58)} ${value.padStart(14)}${goal}`);
}

/**
 * @param {number} value
 * @param {number} most
 * @param {(value: number) => string} shown
 */
export function at_most(value, most, shown) {
    return { goal: `≤ ${shown(most)}`, met: value <= most };
}

/** @param {number} bytes */
export const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
/** @param {number} ms */
export const milliseconds = (ms) => `${ms < 20 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
/** @param {number} value */
export const plain = (value) => String(Math.round(value * 100) / 100);

/** @param {number[]} values */
export function median(values) {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** @param {number[]} values */
export function range(values) {
    return `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`;
}
