import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { inTheWay, writeTogether, type FileToWrite } from '../../src/text/write-together.js';
import { onLinux, onPosix } from '../support/only-here.js';
import { runNode } from '../support/processes.js';

const WRITE_TOGETHER = JSON.stringify(new URL('../../src/text/write-together.ts', import.meta.url));

describe('files that are written all or not at all', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nhi-together-'));
  });
  afterEach(async () => {
    await chmod(path.join(folder, 'locked'), 0o755).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });

  const file = (name: string, overwrite = false, text = name): FileToWrite => ({
    path: path.join(folder, name),
    text,
    overwrite,
  });
  const all = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true })).map((name) => name.replaceAll(path.sep, '/')).sort();
  const failed = async (files: FileToWrite[]): Promise<string> =>
    writeTogether(files).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );

  it('are written with their folders', async () => {
    await writeTogether([file('a/b/c.xml'), file('a/d.xml'), file('e.xml')]);
    expect(await all()).to.deep.equal(['a', 'a/b', 'a/b/c.xml', 'a/d.xml', 'e.xml']);
    expect(await readFile(path.join(folder, 'a/b/c.xml'), 'utf8')).to.equal('a/b/c.xml');
  });

  onPosix('keep the mode of what they replace', async () => {
    await writeFile(path.join(folder, 'old'), 'old', { mode: 0o600 });
    await writeTogether([file('old', true, 'new')]);
    expect((await stat(path.join(folder, 'old'))).mode & 0o777).to.equal(0o600);
    expect(await all()).to.deep.equal(['old']);
  });

  it('leave nothing where one of them cannot be placed, and put back what was replaced', async () => {
    await writeFile(path.join(folder, 'old'), 'old');
    await writeFile(path.join(folder, 'there'), 'mine');
    expect(await failed([file('x/new'), file('old', true, 'new'), file('there')])).to.match(/there.*EEXIST/);
    expect(await all()).to.deep.equal(['old', 'there']);
    expect(await readFile(path.join(folder, 'old'), 'utf8')).to.equal('old');
    expect(await readFile(path.join(folder, 'there'), 'utf8')).to.equal('mine');
  });

  it('leave nothing where a folder cannot be made', async () => {
    await writeFile(path.join(folder, 'file'), '');
    expect(await failed([file('x/y/new'), file('file/below')])).to.contain('file/below');
    expect(await all()).to.deep.equal(['file']);
  });

  onLinux('say so where the kernel lets nobody make a folder', async () => {
    expect(await failed([file('x/new'), { ...file('x'), path: '/proc/nhi/new' }])).to.contain('/proc/nhi/new');
    expect(await all()).to.deep.equal([]);
  });

  onPosix('never go through a link', async () => {
    await writeFile(path.join(folder, 'target'), 'target');
    await symlink(path.join(folder, 'target'), path.join(folder, 'link'));
    expect(await failed([file('new'), file('link', true)])).to.contain('symbolic link');
    expect(await all()).to.deep.equal(['link', 'target']);
  });

  onPosix('leave nothing, and put back what was replaced, where a signal ends the process among them', async () => {
    await writeFile(path.join(folder, 'old'), 'old');
    const files = [file('x/first'), file('old', true, 'new'), file('x/y/second'), file('last')];
    // The process gets the signal at the third file: one is new by then, and one replaced.
    const script = `
      import promises from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      const link = promises.link;
      let calls = 0;
      promises.link = async (...names) => {
        if ((calls += 1) < 2) return link(...names);
        process.kill(process.pid, 'SIGTERM');
        return new Promise((resolve) => setInterval(resolve, 2 ** 30));
      };
      syncBuiltinESMExports();
      const { writeTogether } = await import(${WRITE_TOGETHER});
      await writeTogether(${JSON.stringify(files)});`;
    const ended = runNode(['--import', 'typescript-loader', '--input-type=module', '-e', script]);
    const message = await ended.then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(message).to.contain('ended by SIGTERM');
    expect(await all()).to.deep.equal(['old']);
    expect(await readFile(path.join(folder, 'old'), 'utf8')).to.equal('old');
  });

  it('are found in the way before anything is written', async () => {
    await writeFile(path.join(folder, 'there'), '');
    expect(await inTheWay([file('new'), file('there'), file('there', true)])).to.deep.equal([file('there').path]);
    await mkdir(path.join(folder, 'folder'));
    const refused = await inTheWay([file('folder', true)]).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(refused).to.contain('ordinary file');
  });
});
