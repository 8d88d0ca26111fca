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
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { checkWritable, writeWhole } from '../../src/text/write-file.js';
import { ROOT } from '../support/processes.js';

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

  it('writes all pieces, readable by all, and leaves nothing else', async () => {
    await checkWritable(at('a.txt'));
    expect(await readdir(folder)).to.deep.equal([]);
    await writeWhole(at('a.txt'), ['one ', 'two ', 'é'.repeat(200_000)]);
    expect(await readFile(at('a.txt'), 'utf8')).to.equal(`one two ${'é'.repeat(200_000)}`);
    expect(await readdir(folder)).to.deep.equal(['a.txt']);
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

  it('follows a link and leaves it a link', async () => {
    await mkdir(at('elsewhere'));
    await writeFile(at('elsewhere/real.txt'), 'old');
    await symlink('elsewhere/real.txt', at('link.txt'));
    await writeWhole(at('link.txt'), ['new']);
    expect(await readFile(at('elsewhere/real.txt'), 'utf8')).to.equal('new');
    expect(await readlink(at('link.txt'))).to.equal('elsewhere/real.txt');
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`leaves nothing behind when ${signal} ends the process`, async () => {
      const script = `
        import { writeWhole } from ${JSON.stringify(path.join(ROOT, 'src/text/write-file.ts'))};
        const pieces = function* () {
          for (let i = 0; ; i += 1) {
            yield 'x'.repeat(65_536);
            if (i === 3) process.stdout.write('writing');
          }
        };
        await writeWhole(${JSON.stringify(at('a.txt'))}, pieces());`;
      const child = spawn(process.execPath, ['--import', 'typescript-loader', '--input-type=module', '-e', script], {
        cwd: ROOT,
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

  it('does not replace a device', async () => {
    expect(await problemOf(checkWritable('/dev/null'))).to.contain("isn't an ordinary file");
  });

  it('reports a folder that may not be written to', async function () {
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
