import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import { sha256 } from '../../src/callback/key/key.js';
import { clientIdFor, givenSecret, SECRET_VARIABLE } from '../../src/cli/credentials.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { externalClientApp } from '../support/inventory.js';
import { APP, BLIND, probeOrg, READER, type ProbeOrg } from '../verify/probe-org.js';

const SECRET = 'A1'.repeat(32);

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => (error as Error).message,
  );

describe('the secret for a probe', () => {
  let folder: string;
  const fileWith = async (content: string): Promise<string> => {
    const file = path.join(folder, 'secret.txt');
    await writeFile(file, content);
    return file;
  };
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'secret-'))));
  after(async () => rm(folder, { recursive: true }));
  afterEach(() => delete process.env[SECRET_VARIABLE]);

  it('is that of the file, whose last line break is none of it', async () => {
    process.env[SECRET_VARIABLE] = 'other';
    for (const end of ['', '\n', '\r\n'])
      expect(await givenSecret(await fileWith(SECRET + end), false)).to.equal(SECRET);
  });

  it('is that of the environment', async () => {
    process.env[SECRET_VARIABLE] = SECRET;
    expect(await givenSecret(undefined, false)).to.equal(SECRET);
  });

  it('is asked for later where somebody can answer', async () =>
    expect(await givenSecret(undefined, true)).to.equal(null));

  it('must come from somewhere', async () =>
    expect(await messageOf(givenSecret(undefined, false))).to.include('needs the consumer secret'));

  for (const [name, value] of [
    ['a space before', ` ${SECRET}`],
    ['a tab behind', `${SECRET}\t`],
    ['a line break inside', `${SECRET.slice(0, 32)}\n${SECRET.slice(32)}`],
    ['a no-break space', `\u00a0${SECRET}`],
  ] as const) {
    it(`is refused with ${name}, and is not quoted`, async () => {
      process.env[SECRET_VARIABLE] = value;
      const message = await messageOf(givenSecret(undefined, true));
      expect(message).to.equal('There is white space in the consumer secret or around it.');
    });
  }

  it('is refused when it is empty or a placeholder', async () => {
    expect(await messageOf(givenSecret(await fileWith('\n'), true))).not.to.equal('');
    expect(await messageOf(givenSecret(await fileWith('<your secret>'), true))).not.to.include('your secret');
  });
});

describe('the client id for a probe', () => {
  let given: ProbeOrg;
  let fake: FakeOrg;
  before(async () => {
    given = probeOrg();
    fake = await startFakeOrg(given.org);
  });
  after(async () => fake.close());

  const app = (digest: string | null) => externalClientApp({ name: APP, consumerKeyDigest: digest });

  it('is that of the org where it tells', async () => {
    const read = await clientIdFor(connectionTo(fake, READER), app(sha256(given.app.consumerKey)), {
      given: undefined,
      interactive: false,
    });
    expect(read).to.deep.equal({ value: given.app.consumerKey, own: true });
  });

  it('is the given one where the org does not tell', async () => {
    const read = await clientIdFor(connectionTo(fake, BLIND), app(null), {
      given: given.app.consumerKey,
      interactive: false,
    });
    expect(read).to.deep.equal({ value: given.app.consumerKey, own: null });
  });

  it('must be that of the app', async () => {
    const promise = clientIdFor(connectionTo(fake, READER), app(sha256(given.app.consumerKey)), {
      given: '3MVG9other',
      interactive: false,
    });
    expect(await messageOf(promise)).to.equal(`The client id isn't the consumer key of the app "${APP}".`);
  });

  it('must come from somewhere', async () =>
    expect(
      await messageOf(clientIdFor(connectionTo(fake, BLIND), app(null), { given: undefined, interactive: false })),
    ).to.include("can't be read from the org"));
});
