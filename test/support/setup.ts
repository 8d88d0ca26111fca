/** Loaded before every test file, also in the workers of `mocha --parallel`. */
import { setFlagsFromString } from 'node:v8';
import * as fc from 'fast-check';
import { keepHeapSmall } from '../../src/org/frugal-heap.js';
import './captured-output.js';
import { proveShellWords } from './shell-words.js';

// mocha takes stacks whole, and that of an overflow is long: naming its lines takes seconds.
Error.stackTraceLimit = 50;

// What keeps the memory of one command small would have the many of a process of tests collect garbage all the time.
keepHeapSmall();
setFlagsFromString('--heap-growing-percent=0');

// Whoever sits at a terminal gets the same texts as a pipeline. Libraries look at this when they are loaded.
process.stdout.isTTY = false;
process.stderr.isTTY = false;
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

// Properties are tried with the same cases in every run, so that what fails is the fault of the change that is tried.
// `npm run fuzz` tries others.
fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 1) });

// A worker has a second to leave before it is told by a signal; writing down what it covered can take longer.
if (process.env.MOCHA_WORKER_ID !== undefined) process.on('SIGTERM', () => undefined);

/** After each file where they run side by side, else after all. */
export const mochaHooks = { afterAll: proveShellWords };
