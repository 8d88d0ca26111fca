import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { checkWritable, placeNew, writeWhole } from '../../src/text/write-file.js';
import { onLinux, onPosix } from '../support/only-here.js';
import { ROOT, UNMEASURED } from '../support/processes.js';

const WRITE_FILE = JSON.stringify(new URL('../../src/text/write-file.ts', import.meta.url));

const problemOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('writeWhole', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
    folder = await mkdtemp(path.join(ROOT, '.tmp', 'files-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('writes all pieces, and leaves nothing else', async () => {
    await checkWritable(at('a.txt'));
    expect(await readdir(folder)).to.deep.equal([]);
    await writeWhole(at('a.txt'), ['one ', 'two ', 'é'.repeat(200_000)]);
    expect(await readFile(at('a.txt'), 'utf8')).to.equal(`one two ${'é'.repeat(200_000)}`);
    expect(await readdir(folder)).to.deep.equal(['a.txt']);
  });

  onPosix('makes a file readable by all', async () => {
    await writeWhole(at('a.txt'), ['one']);
    // The umask of whoever runs the tests may take away what it likes of 0644.
    const { mode } = await stat(at('a.txt'));
    expect([mode & 0o600, mode & 0o133]).to.deep.equal([0o600, 0]);
  });

  it('leaves the old file as it was when the report cannot be made', async () => {
    await writeFile(at('a.txt'), 'old');
    const pieces = function* (): Iterable<string> {
      yield 'x'.repeat(100_000);
      throw new Error('cannot be rendered');
    };
    expect(await problemOf(writeWhole(at('a.txt'), pieces()))).to.contain('cannot be rendered');
    expect(await readFile(at('a.txt'), 'utf8')).to.equal('old');
    expect(await readdir(folder)).to.deep.equal(['a.txt']);
  });

  it('replaces a file rather than writing into it', async () => {
    await writeFile(at('a.txt'), 'old');
    await link(at('a.txt'), at('same.txt'));
    await writeWhole(at('a.txt'), ['new']);
    expect([await readFile(at('a.txt'), 'utf8'), await readFile(at('same.txt'), 'utf8')]).to.deep.equal(['new', 'old']);
  });

  for (const [name, behind] of [
    ['a file', 'elsewhere/real.txt'],
    ['nothing', 'elsewhere/none.txt'],
  ] as const) {
    onPosix(`does not replace or make what is behind a link to ${name}, and says where it leads`, async () => {
      await mkdir(at('elsewhere'));
      await writeFile(at('elsewhere/real.txt'), 'old');
      await symlink(behind, at('link.txt'));
      expect(await problemOf(checkWritable(at('link.txt'))))
        .to.contain('symbolic link')
        .and.contain(behind);
      expect(await problemOf(writeWhole(at('link.txt'), ['new']))).to.contain('symbolic link');
      expect(await readdir(at('elsewhere'))).to.deep.equal(['real.txt']);
      expect(await readFile(at('elsewhere/real.txt'), 'utf8')).to.equal('old');
      expect(await readlink(at('link.txt'))).to.equal(behind);
    });
  }

  onPosix('writes into a folder behind a link', async () => {
    await mkdir(at('elsewhere'));
    await symlink('elsewhere', at('linked'));
    await writeWhole(at('linked/a.txt'), ['new']);
    expect(await readFile(at('elsewhere/a.txt'), 'utf8')).to.equal('new');
  });

  for (const name of ['x'.repeat(255), 'é'.repeat(127)]) {
    onLinux(`takes a name of ${Buffer.byteLength(name)} bytes, and no longer one`, async () => {
      await checkWritable(at(name));
      await writeWhole(at(name), ['new'], { overwrite: false });
      await writeWhole(at(name), ['newer']);
      expect(await readFile(at(name), 'utf8')).to.equal('newer');
      expect(await problemOf(checkWritable(at(`${name}yz`)))).to.contain('ENAMETOOLONG');
    });
  }

  describe('after a process was killed', () => {
    let name: string;
    let mode: number;

    before(async () => {
      await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
      const place = await mkdtemp(path.join(ROOT, '.tmp', 'killed-'));
      try {
        name = await killedWriter(path.join(place, 'a.key'));
        mode = (await stat(path.join(place, name))).mode & 0o777;
      } finally {
        await rm(place, { recursive: true, force: true });
      }
    });

    /** The name of the file that is left. */
    const killedWriter = async (file: string): Promise<string> => {
      const script = `
        import { writeWhole } from ${WRITE_FILE};
        const pieces = function* () {
          for (let i = 0; ; i += 1) {
            yield 'secret'.repeat(20_000);
            if (i === 3) process.stdout.write('writing');
          }
        };
        await writeWhole(${JSON.stringify(file)}, pieces(), { mode: 0o600 });`;
      const child = spawn(process.execPath, ['--import', 'typescript-loader', '--input-type=module', '-e', script], {
        cwd: ROOT,
        env: { ...process.env, ...UNMEASURED },
      });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const [left] = await readdir(path.dirname(file));
      return left ?? '';
    };

    onPosix('leaves a file for its owner only', () => expect(mode).to.equal(0o600));

    it('leaves a file of a recognisable name, which the next run removes', async () => {
      expect(name).to.match(/^\.sf-nhi-.*\.tmp$/);
      await writeFile(at(name), '');
      await writeWhole(at('b.txt'), ['new']);
      expect(await readdir(folder)).to.deep.equal(['b.txt']);
    });

    it('removes no file of a process that lives, none of another machine unless it is old, and nothing else', async () => {
      await writeFile(at(name), '');
      const mark = name.slice('.sf-nhi-'.length, '.sf-nhi-'.length + 8);
      const random = 'a1b2c3d4e5f6';
      const names = {
        lives: `.sf-nhi-${mark}-${process.ppid}-${random}.tmp`,
        elsewhere: `.sf-nhi-${mark === '00000000' ? '11111111' : '00000000'}-1-${random}.tmp`,
        similar: `.sf-nhi-${mark}-999999-${random}.tmp.bak`,
        folder: `.sf-nhi-${mark}-999999-${random}.tmp`,
      };
      for (const one of [names.lives, names.elsewhere, names.similar]) await writeFile(at(one), '');
      await mkdir(at(names.folder));
      await writeWhole(at('b.txt'), ['new']);
      expect(await readdir(folder)).to.have.members([...Object.values(names), 'b.txt']);
      await utimes(at(names.elsewhere), 1, 1);
      await writeWhole(at('b.txt'), ['new']);
      expect(await readdir(folder)).to.not.include(names.elsewhere);
    });
  });

  describe('where a file system has no hard links', () => {
    const noLinks = async (): Promise<void> => Promise.reject(Object.assign(new Error('no links'), { code: 'EISDIR' }));

    it('puts a new file in its place', async () => {
      await writeFile(at('temporary'), 'new');
      await placeNew(at('temporary'), at('a.txt'), noLinks);
      expect(await readdir(folder)).to.deep.equal(['a.txt']);
      expect(await readFile(at('a.txt'), 'utf8')).to.equal('new');
    });

    it('replaces none that has appeared meanwhile, and leaves none that is empty', async () => {
      await writeFile(at('a.txt'), 'mine');
      await writeFile(at('temporary'), 'new');
      expect(await problemOf(placeNew(at('temporary'), at('a.txt'), noLinks))).to.contain('EEXIST');
      expect(await readFile(at('a.txt'), 'utf8')).to.equal('mine');
      expect(await problemOf(placeNew(at('missing'), at('b.txt'), noLinks))).to.contain('ENOENT');
      expect((await readdir(folder)).sort()).to.deep.equal(['a.txt', 'temporary']);
    });
  });

  it('lets several write to one folder at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}.txt`);
    await Promise.all(names.map(async (name) => writeWhole(at(name), ['x'.repeat(100_000)])));
    expect(await readdir(folder)).to.have.members(names);
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    onPosix(`leaves nothing behind when ${signal} ends the process`, async () => {
      const script = `
        import { writeWhole } from ${WRITE_FILE};
        const pieces = function* () {
          for (let i = 0; ; i += 1) {
            yield 'x'.repeat(65_536);
            if (i === 3) process.stdout.write('writing');
          }
        };
        await writeWhole(${JSON.stringify(at('a.txt'))}, pieces());`;
      const child = spawn(process.execPath, ['--import', 'typescript-loader', '--input-type=module', '-e', script], {
        cwd: ROOT,
        env: { ...process.env, ...UNMEASURED },
      });
      await once(child.stdout, 'data');
      expect(await readdir(folder)).to.have.length(1);
      child.kill(signal);
      const [, by] = (await once(child, 'close')) as [number | null, string | null];
      expect(by).to.equal(signal);
      expect(await readdir(folder)).to.deep.equal([]);
    });
  }

  it('does not invent a folder', async () => {
    expect(await problemOf(checkWritable(at('no/a.txt')))).to.contain("doesn't exist");
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('does not take a file for a folder, nor a folder for a file', async () => {
    await writeFile(at('file'), '');
    expect(await problemOf(checkWritable(at('file/a.txt')))).to.match(/can't be written/);
    expect(await problemOf(checkWritable(folder))).to.contain("isn't an ordinary file");
  });

  onPosix('does not replace a device', async () => {
    expect(await problemOf(checkWritable('/dev/null'))).to.contain("isn't an ordinary file");
  });

  onPosix('reports a folder that may not be written to', async () => {
    if (process.getuid?.() === 0) {
      // Nothing keeps the superuser out of an ordinary folder; this one belongs to the kernel.
      expect(await problemOf(checkWritable('/proc/a.txt'))).to.match(/can't be written \(E\w+\)/);
      return;
    }
    await chmod(folder, 0o500);
    expect(await problemOf(checkWritable(at('a.txt')))).to.contain('EACCES');
    await chmod(folder, 0o700);
  });
});
