import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { onPosix } from '../support/only-here.js';
import { readBytes, readOrdinaryFile, TooLargeError } from '../../src/text/read-file.js';

describe('readBytes', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'read-'))));
  after(async () => rm(folder, { recursive: true }));

  const failureOf = async (promise: Promise<unknown>): Promise<Error & { code?: string }> =>
    promise.then(
      () => expect.fail('it was read'),
      (error: unknown) => error as Error,
    );

  it('reads a file that has as much as it may', async () => {
    await writeFile(at('file'), 'twelve bytes');
    expect((await readBytes(at('file'), 12)).toString()).to.equal('twelve bytes');
    expect(await failureOf(readBytes(at('file'), 11))).to.be.instanceOf(TooLargeError);
  });

  it('fails with the code of the system', async () => {
    expect((await failureOf(readBytes(at('none'), 1))).code).to.equal('ENOENT');
    expect((await failureOf(readBytes(folder, 1))).code).to.equal('EISDIR');
  });

  onPosix('ends with what never ends', async () => {
    expect(await failureOf(readBytes('/dev/zero', 100_000))).to.be.instanceOf(TooLargeError);
  });

  onPosix(
    'waits for the writers of pipes, more of them than there are threads, and holds nothing up meanwhile',
    async () => {
      const pipes = Array.from({ length: 8 }, (_, index) => at(`pipe-${index}`));
      execFileSync('mkfifo', pipes);
      const reads = pipes.map((pipe) => readBytes(pipe, 100));
      // Would wait for ever if the openings took the threads.
      expect((await stat(folder)).isDirectory()).to.equal(true);
      for (const pipe of pipes) await appendFile(pipe, 'a secret');
      expect((await Promise.all(reads)).map(String)).to.deep.equal(pipes.map(() => 'a secret'));
    },
  );
});

describe('readOrdinaryFile', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'read-'))));
  after(async () => rm(folder, { recursive: true }));

  it('reads a file that has as much as it may, and an empty one', async () => {
    await writeFile(at('file'), 'twelve bytes');
    await writeFile(at('empty'), '');
    expect(readOrdinaryFile(at('file'), 12).toString()).to.equal('twelve bytes');
    expect(readOrdinaryFile(at('empty'), 12).toString()).to.equal('');
    expect(() => readOrdinaryFile(at('file'), 11)).to.throw(TooLargeError);
  });

  it('fails with the code of the system', () => {
    expect(() => readOrdinaryFile(at('none'), 1))
      .to.throw()
      .with.property('code', 'ENOENT');
    expect(() => readOrdinaryFile(folder, 1))
      .to.throw()
      .with.property('code')
      .that.is.a('string');
  });

  onPosix('follows no link, and waits for no writer of a pipe', async () => {
    await writeFile(at('target'), 'x');
    await symlink(at('target'), at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    expect(() => readOrdinaryFile(at('link'), 9))
      .to.throw()
      .with.property('code', 'ELOOP');
    expect(() => readOrdinaryFile(at('pipe'), 9))
      .to.throw()
      .with.property('code', 'EISNOFILE');
    expect(() => readOrdinaryFile('/dev/zero', 9))
      .to.throw()
      .with.property('code', 'EISNOFILE');
  });
});
