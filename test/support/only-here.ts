/**
 * Tests of what only some systems have. Elsewhere there is nothing to test, so that they are not defined there: mocha
 * forbids tests that are merely left out.
 */
type Define = (title: string, body: Mocha.Func | Mocha.AsyncFunc) => void;

const on = (holds: boolean): Define => (holds ? (title, body) => void it(title, body) : () => undefined);

/**
 * Modes of files, devices, a POSIX shell that is surely the one that is meant, and signals that another process can be
 * sent and can handle: not on Windows.
 */
export const onPosix = on(process.platform !== 'win32');

/** Names are limited by their bytes (elsewhere by characters, and the length of the path); /proc and /dev/full. */
export const onLinux = on(process.platform === 'linux');
