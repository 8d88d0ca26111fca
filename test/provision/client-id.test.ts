import { expect } from 'chai';
import { sha256 } from '../../src/callback/key/key.js';
import { clientIdFor } from '../../src/provision/client-id.js';

const KEY = `3MVG9${'a'.repeat(80)}`;
const OTHER = `3MVG9${'b'.repeat(80)}`;
const app = 'Contract_Signing';
const nobody = { given: undefined, ask: null };
const somebody = (answer: string) => ({ given: undefined, ask: () => Promise.resolve(answer) });

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => (error as Error).message,
  );

describe('the client id', () => {
  it('is that of the org where it tells', async () =>
    expect(await clientIdFor({ app, consumerKey: KEY }, nobody)).to.deep.equal({ value: KEY, own: true }));

  it('is the given one where the org does not tell, or tells the same', async () => {
    const given = { given: KEY, ask: null };
    expect(await clientIdFor({ app, consumerKey: null }, given)).to.deep.equal({ value: KEY, own: null });
    for (const own of [{ consumerKey: KEY }, { consumerKey: null, digest: sha256(KEY) }])
      expect(await clientIdFor({ app, ...own }, given)).to.deep.equal({ value: KEY, own: true });
  });

  it('is asked for where nobody tells', async () =>
    expect((await clientIdFor({ app, consumerKey: null }, somebody(KEY))).value).to.equal(KEY));

  it('must be that of the app, given or answered', async () => {
    const refused = `The value of --client-id isn't the consumer key of the app "${app}".`;
    expect(await messageOf(clientIdFor({ app, consumerKey: KEY }, { given: OTHER, ask: null }))).to.equal(refused);
    const digest = sha256(KEY);
    expect(await messageOf(clientIdFor({ app, consumerKey: null, digest }, somebody(OTHER)))).to.equal(refused);
  });

  it('must be one that can work', async () => {
    for (const value of [` ${KEY}`, '', '<consumer key>'])
      expect(await messageOf(clientIdFor({ app, consumerKey: null }, { given: value, ask: null }))).not.to.equal('');
  });

  it('must come from somewhere; why the org does not tell is said', async () =>
    expect(await messageOf(clientIdFor({ app, consumerKey: null, unread: ['ConnectedApp: no'] }, nobody))).to.include(
      "can't be read from the org: ConnectedApp: no",
    ));
});
