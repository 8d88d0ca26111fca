/**
 * Tests of what only some systems have. Elsewhere they are pending, so that a run tells how many it left out; on Linux,
 * which has all of it, mocha forbids that (.mocharc.cjs).
 */
type Define = (title: string, body: Mocha.Func | Mocha.AsyncFunc) => void;

const on = (holds: boolean, needs: string): Define =>
  holds ? (title, body) => void it(title, body) : (title) => void it.skip(`${title} (needs ${needs})`);

/**
 * Modes of files, devices, a POSIX shell that is surely the one that is meant, and signals that another process can be
 * sent and can handle: not on Windows.
 */
export const onPosix = on(process.platform !== 'win32', 'a POSIX system');

/** Names that are limited by their bytes (elsewhere by characters, or by the length of the path), /proc, /dev/full. */
export const onLinux = on(process.platform === 'linux', 'Linux');
