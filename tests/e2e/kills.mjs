// Kills the browser of a working tablet many times and prints what became of the work.
//
//   node tests/e2e/kills.mjs [--kills 200] [--seed 1]
//
// The figures go to the standard output, the way there to the error output. Ctrl-C ends the killing; what
// was done until then is still compared. A failure leaves a picture in build/e2e/ and names the seed. The
// server, the site and the browser are named as for run.mjs.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { close_shared } from './harness/chromium.mjs';
import { root } from './harness/files.mjs';
import { judge, run_kills, told } from './harness/kills.mjs';
import { remove_template } from './harness/server.mjs';
import { Trial } from './harness/suite.mjs';

const { values } = parseArgs({
    options: {
        kills: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
    },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!(kills >= 1) || !Number.isInteger(seed)) {
    console.error('usage: kills.mjs [--kills N] [--seed N]');
    process.exit(2);
}

let stopped = false;
process.once('SIGINT', () => (stopped = true));
const t = new Trial('kills', join(root, 'build/e2e'));
try {
    console.log(`seed ${seed}`);
    const figures = await run_kills(t, {
        kills,
        seed,
        enough: () => stopped,
        tell: ({ kills: done }) => done % 10 === 0 && console.error(`${done} of ${kills} kills`),
    });
    for (const line of told(figures)) console.log(line);
    const { seconds } = figures;
    console.log(
        `${seconds.toFixed(0)} s, ${(seconds / figures.kills).toFixed(1)} s for a kill and all`,
    );
    judge(figures);
} catch (error) {
    await t.keep_evidence();
    console.error(error);
    process.exitCode = 1;
} finally {
    await t.close();
    await close_shared();
    await remove_template();
}
