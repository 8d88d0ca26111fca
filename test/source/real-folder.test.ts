import path from 'node:path';
import { expect } from 'chai';
import { realFolder } from '../../src/source/real-folder.js';

const PROJECT = path.resolve('/project');
const at = (name: string): string => path.join(PROJECT, name);

/** A disk that has `force-app/main`, finds it in any case, and has links of these names. */
const disk = (...links: string[]): Parameters<typeof realFolder>[2] => ({
  realpath: (file) => Promise.resolve(file.replace(/force-app/i, 'force-app')),
  lstat: (file) => Promise.resolve({ isSymbolicLink: () => links.includes(file) }),
});

describe('realFolder', () => {
  for (const [title, folder, links, wanted] of [
    ['leaves a folder as it is', 'force-app/main', [], 'force-app/main'],
    ['has the name of the disk where a project has it in another case', 'Force-App/main', [], 'force-app/main'],
    ['is none behind a link', 'Force-App/main', ['Force-App/main'], null],
    ['is none below a link', 'Force-App/main', ['Force-App'], null],
    ['does not mind how the project was reached', 'Force-App', ['', '..'], 'force-app'],
  ] as const) {
    it(title, async () => {
      const found = await realFolder(at(folder), PROJECT, disk(...links.map(at)));
      expect(found).to.equal(wanted === null ? null : at(wanted));
    });
  }
});
