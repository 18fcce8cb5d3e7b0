/** Runs one section of the checks and reads its result from what it prints. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

/**
 * Where the number of tests comes from: Boost.Test's report, a line `N passed, N failed`, the report
 * of Node.js's test runner, the simulator's number of seeds, or the exit status alone.
 * @typedef {'boost' | 'sum' | 'node' | 'seeds' | 'one'} Counter
 * @typedef {{passed: number, failed: number, trouble?: string}} Outcome
 */

const shown_lines_max = 150;

/** Sanitizers stop at the first fault and say where. */
const environment = {
    ...process.env,
    ASAN_OPTIONS: 'detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=1',
    UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
};

/**
 * @param {Counter} counter
 * @param {string} output
 * @returns {{passed: number, failed: number} | null}
 */
function report_in(counter, output) {
    if (counter === 'boost') {
        const found = output.match(/(\d+) test cases? out of (\d+) passed/);
        return found && { passed: Number(found[1]), failed: Number(found[2]) - Number(found[1]) };
    }
    if (counter === 'sum') {
        const found = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
        return found ? { passed: Number(found[1]), failed: Number(found[2]) } : null;
    }
    if (counter === 'seeds') {
        const found = output.match(/^(\d+) seeds from \d+: all laws held/m);
        return found && { passed: Number(found[1]), failed: 0 };
    }
    const good = output.match(/^(?:#|ℹ) pass (\d+)/m);
    const bad = output.match(/^(?:#|ℹ) fail (\d+)/m);
    return good && bad && { passed: Number(good[1]), failed: Number(bad[1]) };
}

/**
 * @param {Counter} counter
 * @param {string} output
 * @param {number} status
 * @returns {Outcome}
 */
export function outcome_of(counter, output, status) {
    if (counter === 'one')
        return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    const found = report_in(counter, output);
    if (!found) return { passed: 0, failed: 1, trouble: 'it reported no result' };
    const { passed, failed } = found;
    if (status !== 0 && failed === 0)
        return { passed, failed: 1, trouble: `it ended with status ${status}` };
    if (passed + failed === 0) return { passed, failed: 1, trouble: 'it ran no test' };
    return { passed, failed };
}

/**
 * @param {string[]} command
 * @returns {Promise<{output: string, status: number}>}
 */
function execute([program, ...args]) {
    return new Promise((resolve) => {
        let output = '';
        const child = spawn(program.includes('/') ? join(root, program) : program, args, {
            cwd: root,
            env: environment,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
        child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
        child.on('error', (error) => resolve({ output: `${output}${error}\n`, status: 127 }));
        child.on('close', (status) => resolve({ output, status: status ?? 128 }));
    });
}

/**
 * @param {{name: string, command: string[], counts: Counter}} section
 * @param {string} logs folder
 * @returns {Promise<Outcome>}
 */
export async function run({ name, command, counts }, logs) {
    const began = Date.now();
    const { output, status } = await execute(command);
    const log = join(logs, `${name.replaceAll(/\W+/g, '_')}.log`);
    writeFileSync(log, output);
    const outcome = outcome_of(counts, output, status);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const result = outcome.failed === 0 ? 'ok' : 'FAILED';
    const numbers = counts === 'one' ? '' : `, ${outcome.passed} good, ${outcome.failed} bad`;
    console.log(`== ${name}: ${result}${numbers} (${seconds} s)`);
    if (outcome.failed > 0) {
        const lines = output.trimEnd().split('\n');
        for (const line of lines.slice(-shown_lines_max)) console.log(`   | ${line}`);
        if (outcome.trouble) console.log(`   ${outcome.trouble}`);
        console.log(`   command: ${command.join(' ')}`);
    }
    return outcome;
}
