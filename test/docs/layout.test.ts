import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { cruise } from 'dependency-cruiser';
import { ROOT } from '../support/processes.js';
import config, { FLOORS } from '../../.dependency-cruiser.mjs';

/** Floor and room of every row of DESIGN.md's table. */
const documented = async (): Promise<Array<{ floor: number; room: string }>> => {
  const text = await readFile(path.join(ROOT, 'DESIGN.md'), 'utf8');
  const rows = text.matchAll(/^\| *(\d+) *\| *`src\/([\w-]+)\/` *\|/gm);
  return [...rows].map(([, floor, room = '']) => ({ floor: Number(floor), room }));
};

const rooms = async (): Promise<string[]> => (await readdir(path.join(ROOT, 'src'))).sort();

describe('the layout', () => {
  it('of DESIGN.md has every room of src, and no other', async () => {
    const named = (await documented()).map(({ room }) => room).sort();
    expect(named).to.deep.equal(await rooms());
  });

  it('of DESIGN.md has the floors that the linter holds', async () => {
    const floors = (await documented()).map(({ floor, room }) => `${floor} ${room}`).sort();
    const held = FLOORS.flatMap((floor, level) => floor.map((room) => `${level + 1} ${room}`));
    const built = await rooms();
    expect(floors).to.deep.equal(held.filter((text) => built.includes(text.split(' ')[1] ?? '')).sort());
  });

  describe('is held by the linter', () => {
    let folder: string;

    beforeEach(async () => {
      await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
      folder = await mkdtemp(path.join(ROOT, '.tmp', 'layout-'));
    });

    afterEach(async () => rm(folder, { recursive: true, force: true }));

    /** Names of the rules that a tree with these files breaks. */
    const broken = async (files: Record<string, string>): Promise<string[]> => {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
      }
      const options = { ...config.options, tsConfig: undefined, baseDir: folder, ruleSet: config, validate: true };
      const { output } = await cruise(['src'], options);
      if (typeof output === 'string') throw new Error(output);
      return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].sort();
    };

    const upward: Record<string, string> = {
      'a static import': "import { b } from '../audit/b.js';\nexport const a = b;\n",
      'an import of a type': "import type { B } from '../audit/b.js';\nexport const a: B | null = null;\n",
      'a dynamic import': "export const a = async () => import('../audit/b.js');\n",
      'the type of an import': "export const a: import('../audit/b.js').B | null = null;\n",
    };
    for (const [name, text] of Object.entries(upward)) {
      it(`against ${name} from a higher floor`, async () => {
        const b = 'export type B = number;\nexport const b = 1;\n';
        expect(await broken({ 'src/facts/a.ts': text, 'src/audit/b.ts': b })).to.deep.equal([
          'facts-needs-only-floors-below',
        ]);
      });
    }

    it('against rooms of one floor that need each other, and circles within one', async () => {
      const files = {
        'src/compare/a.ts': "import { b } from '../verify/b.js';\nexport const a = b;\n",
        'src/verify/b.ts': "import { c } from './c.js';\nexport const b = c;\n",
        'src/verify/c.ts': "import type { b } from './b.js';\nexport const c: typeof b = 1;\n",
      };
      expect(await broken(files)).to.deep.equal(['compare-needs-only-floors-below', 'no-circles']);
    });

    it('against a room that has no floor, and not against imports downwards', async () => {
      const text = "export const a = async () => import('../text/b.js');\n";
      const b = 'export const b = 1;\n';
      expect(await broken({ 'src/facts/a.ts': text, 'src/text/b.ts': b })).to.deep.equal([]);
      expect(await broken({ 'src/misc/a.ts': text })).to.deep.equal(['room-without-a-floor']);
    });
  });
});
