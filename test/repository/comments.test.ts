import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { filesBelow } from '../../scripts/support/build.js';
import { ROOT } from '../support/processes.js';

const WIDTH = 120;

/** A line that is a comment, or of one; an address in it cannot be wrapped. */
const isComment = (line: string): boolean => /^\s*(?:\/[/*]|\*)/.test(line) && !/https?:\/\//.test(line);

describe('comments', () => {
  // The formatter wraps code, and leaves comments as they are.
  it(`of tests and scripts fit into ${WIDTH} columns, as those of src do`, async () => {
    const files = (await Promise.all(['test', 'scripts', 'bin', 'examples'].map(filesBelow))).flat();
    const tooLong: string[] = [];
    for (const file of files.filter((name) => /\.[cm]?[jt]s$/.test(name))) {
      const lines = (await readFile(path.join(ROOT, file), 'utf8')).split('\n');
      for (const [index, line] of lines.entries())
        if (line.length > WIDTH && isComment(line)) tooLong.push(`${file}:${index + 1}`);
    }
    expect(tooLong).to.deep.equal([]);
  });
});
