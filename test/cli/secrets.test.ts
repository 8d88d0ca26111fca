import type { SfError } from '@salesforce/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import { refuseFormerVariables, requireSource, takeSecret, VARIABLES } from '../../src/cli/secrets.js';

const SECRET = 'A1'.repeat(32);

const failureOf = async (promise: Promise<unknown>): Promise<SfError> =>
  promise.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => error as SfError,
  );

describe('a secret', () => {
  let folder: string;
  const fileWith = async (content: Uint8Array | string): Promise<string> => {
    const file = path.join(folder, 'secret.txt');
    await writeFile(file, content);
    return file;
  };
  const take = async (file?: string): Promise<string> =>
    (await takeSecret('clientSecret', { file, interactive: false }))();

  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'secret-'))));
  after(async () => rm(folder, { recursive: true }));
  afterEach(() => delete process.env[VARIABLES.clientSecret]);

  it('is that of the file, whose last line break is none of it', async () => {
    process.env[VARIABLES.clientSecret] = 'other';
    for (const end of ['', '\n', '\r\n']) expect(await take(await fileWith(SECRET + end))).to.equal(SECRET);
  });

  it('is read as text of the encoding that the file names, as a file of PowerShell', async () => {
    for (const [mark, encoding] of [
      ['\ufeff', 'utf8'],
      ['\ufeff', 'utf16le'],
    ] as const)
      expect(await take(await fileWith(Buffer.from(`${mark}${SECRET}\r\n`, encoding)))).to.equal(SECRET);
  });

  it('is that of the environment', async () => {
    process.env[VARIABLES.clientSecret] = SECRET;
    expect(await take()).to.equal(SECRET);
  });

  it('may be asked for later where somebody can answer, and must come from somewhere', async () => {
    await takeSecret('clientSecret', { file: undefined, interactive: true });
    requireSource('clientSecret', { file: undefined, interactive: true });
    const { name, actions } = await failureOf(take());
    expect([name, actions?.[0]]).to.deep.equal([
      'NoSecretError',
      'Set the environment variable NHI_CLIENT_SECRET, or specify a file with --client-secret-file ("-" is standard input).',
    ]);
    expect(() => requireSource('serviceKey', { file: undefined, interactive: false })).to.throw(/no API key/);
  });

  for (const [name, value] of [
    ['a space before', ` ${SECRET}`],
    ['a tab behind', `${SECRET}\t`],
    ['a line break inside', `${SECRET.slice(0, 32)}\n${SECRET.slice(32)}`],
    ['a no-break space', `\u00a0${SECRET}`],
  ] as const) {
    it(`is refused with ${name} before it is needed, and is not quoted`, async () => {
      process.env[VARIABLES.clientSecret] = value;
      const { message } = await failureOf(takeSecret('clientSecret', { file: undefined, interactive: true }));
      expect(message).to.equal('There is white space in the consumer secret or around it.');
    });
  }

  it('is refused when it is empty or a placeholder', async () => {
    expect((await failureOf(take(await fileWith('\n')))).message).not.to.equal('');
    expect((await failureOf(take(await fileWith('<your secret>')))).message).not.to.include('your secret');
  });

  it('for a header is refused when no header takes it, and is not quoted', async () => {
    for (const value of ['', 'two words', 'schlüssel']) {
      const failure = await failureOf(takeSecret('serviceKey', { file: await fileWith(value), interactive: false }));
      expect(failure.message).to.match(/^The API key of the callback service is empty, or/);
    }
  });
});

describe('the former variables', () => {
  for (const name of ['SF_NHI_CLIENT_SECRET', 'SF_NHI_SERVICE_API_KEY']) {
    it(`${name} is refused with the reason and what to do, and its value is not quoted`, () => {
      try {
        refuseFormerVariables({ [name]: SECRET });
      } catch (error) {
        const { message, actions = [], exitCode } = error as SfError;
        expect(message).to.include(name).and.include('log').and.not.include(SECRET);
        expect(actions.join(' '))
          .to.include(`use ${name.slice(3)} or`)
          .and.include('exposed')
          .and.not.include(SECRET);
        expect(exitCode).to.equal(1);
        return;
      }
      expect.fail('it was taken');
    });
  }

  it('do nothing when they are empty', () =>
    refuseFormerVariables({ SF_NHI_CLIENT_SECRET: '', NHI_CLIENT_SECRET: SECRET }));
});
