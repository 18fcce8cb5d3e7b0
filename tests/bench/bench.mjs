// Measures the app's figures in real Chromium on this machine and prints them beside their goals:
//
//   node tests/bench/bench.mjs [part]... [--entities 50000] [--starts 5] [--check-ins 200]
//
// Parts: sizes, search, shell, engine, photos, lighthouse; none: all. Times are medians; a figure that depends on the
// disk stands beside a bare IndexedDB put measured in the same run.

import { parseArgs } from 'node:util';
import { close_shared } from '../e2e/harness/chromium.mjs';
import { remove_template, Server } from '../e2e/harness/server.mjs';
import { Trial } from '../e2e/harness/suite.mjs';
import { measure_engine } from './engine.mjs';
import { measure_lighthouse } from './lighthouse.mjs';
import { measure_photos } from './photos.mjs';
import {
    measure_first_visit,
    measure_offline_start,
    measure_rest,
    measure_scrolling,
} from './shell.mjs';
import { measure_search } from './search.mjs';
import { measure_sizes } from './sizes.mjs';

const { values: options, positionals: words } = parseArgs({
    allowPositionals: true,
    options: {
        entities: { type: 'string', default: '50000' },
        starts: { type: 'string', default: '5' },
        'check-ins': { type: 'string', default: '200' },
        rows: { type: 'string', default: '10000' },
    },
});
const starts = Number(options.starts);
const size = {
    entities: Number(options.entities),
    starts,
    check_ins: Number(options['check-ins']),
};

/** @type {Record<string, (t: Trial) => Promise<void>>} */
const parts = {
    sizes: measure_sizes,
    search: (t) => measure_search(t, Number(options.rows)),
    shell: async (t) => {
        const server = await Server.make(t);
        await measure_first_visit(t, server);
        await measure_offline_start(t, server, starts);
        await measure_rest(t, server);
        await measure_scrolling(t, Number(options.rows));
    },
    engine: (t) => measure_engine(t, size),
    photos: (t) => measure_photos(t, starts),
    lighthouse: measure_lighthouse,
};

const unknown = words.filter((word) => !(word in parts));
if (unknown.length > 0) {
    console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
    process.exit(2);
}
const t = new Trial('bench', 'build/e2e');
try {
    for (const [name, measure] of Object.entries(parts))
        if (words.length === 0 || words.includes(name)) await measure(t);
} finally {
    await t.close();
    await close_shared();
    await remove_template();
}
