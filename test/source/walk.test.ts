import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { kindOf } from '../../src/source/walk.js';
import { inTree } from './tree.js';

const LISTED_AS_LINK = { isFile: () => false, isDirectory: () => false, isSymbolicLink: () => true };

describe('an entry of a folder that is listed as a link', () => {
  it('is what it is: Windows lists files so that it keeps elsewhere', async () => {
    await inTree({ 'folder/file': '' }, async (folder) => {
      const at = (name: string): string => path.join(folder, name);
      await symlink(at('folder/file'), at('link'));
      expect((await kindOf(at('folder/file'), LISTED_AS_LINK)).isFile()).to.equal(true);
      expect((await kindOf(at('folder'), LISTED_AS_LINK)).isDirectory()).to.equal(true);
      expect((await kindOf(at('link'), LISTED_AS_LINK)).isSymbolicLink()).to.equal(true);
    });
  });

  it('stays one where nobody can tell', async () => {
    expect(await kindOf(path.resolve('nowhere'), LISTED_AS_LINK)).to.equal(LISTED_AS_LINK);
  });
});
