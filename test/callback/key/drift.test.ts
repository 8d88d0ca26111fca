import { expect } from 'chai';
import { driftOf, type Drift } from '../../../src/callback/key/drift.js';
import { describeDefect } from '../../../src/callback/key/inspect/texts.js';
import type { App, Gap, OrgFacts } from '../../../src/inventory/inventory.js';
import { connectedApp, externalClientApp, gap, inventory } from '../../support/inventory.js';

const DIGEST = 'a'.repeat(64);
const view = (clientIdDigest: string | null) => ({ host: null, clientId: null, clientIdDigest, secret: null });

const own = externalClientApp({ name: 'Own', consumerKeyDigest: DIGEST });
const other = externalClientApp({ name: 'Other', consumerKeyDigest: 'b'.repeat(64) });
const hidden = (name: string): App => connectedApp({ name, consumerKeyDigest: null });
const flow = (settings: boolean | null, policy: boolean | null): App => ({ ...own, flow: { settings, policy } });

type Asked = { org?: Partial<OrgFacts>; gaps?: Gap[]; apps?: App[]; named?: boolean; digest?: string | null };

const ask = ({ org = {}, gaps = [], apps = [own], named = false, digest = DIGEST }: Asked): Drift =>
  driftOf({ ...inventory({ apps, gaps }), org: { ...inventory().org, ...org } }, apps, named, view(digest));

const UNKNOWN_HOST = /^The host of the key couldn't be compared with the org's/;
const UNREAD_FLOW = /Whether both halves .* couldn't be read for the app "Own"\./;
const UNREAD_APPS = /isn't known, because not all apps could be read\./;

describe('whether a key still fits its org', () => {
  for (const [what, org, expected, said] of [
    ['on My Domain', {}, { host: 'example.my.salesforce.com', isSandbox: false }, null],
    ['that is a sandbox', { isSandbox: true }, { host: 'example.my.salesforce.com', isSandbox: true }, null],
    ['of which it is not known', { isSandbox: null }, { host: 'example.my.salesforce.com' }, null],
    ['of this machine', { instanceUrl: 'http://127.0.0.1:81' }, { host: '127.0.0.1:81', isSandbox: false }, null],
    ['on an instance', { instanceUrl: 'https://na1.salesforce.com' }, { isSandbox: false }, UNKNOWN_HOST],
    ['that is only source', { instanceUrl: '', isSandbox: null }, {}, UNKNOWN_HOST],
  ] as Array<[string, Partial<OrgFacts>, Drift['expected'], RegExp | null]>) {
    it(`expects the host of an org ${what}`, () => {
      const { expected: found, notChecked } = ask({ org });
      expect(found).to.deep.equal(expected);
      expect(notChecked).to.have.length(said === null ? 0 : 1);
      if (said !== null) expect(notChecked[0]).to.match(said);
    });
  }

  for (const [what, asked, defects, said, known] of [
    ['its app', { apps: [other, own] }, [], [], true],
    ['its app, named', { named: true }, [], [], true],
    ['no client id', { digest: null, apps: [{ ...hidden('A'), flow: flow(false, null).flow }] }, [], [], false],
    ['an app without the one half', { apps: [flow(false, true)] }, ['flow-off'], [], true],
    ['an app without the other half', { apps: [flow(true, false)] }, ['flow-off'], [], true],
    ['an app of which one half is off, one not known', { apps: [flow(false, null)] }, ['flow-off'], [], true],
    ['an app of which one half is not known', { apps: [flow(null, true)] }, [], [UNREAD_FLOW], true],
    ['an app of which the other is not known', { apps: [flow(true, null)] }, [], [UNREAD_FLOW], true],
    ['another app', { apps: [other], named: true }, ['client-id-other-app'], [], false],
    ['other apps only', { apps: [other] }, ['client-id-unknown'], [], false],
    ['no app', { apps: [] }, ['client-id-unknown'], [], false],
    ['named apps without keys', { apps: [hidden('A'), hidden('B')], named: true }, [], [/read: A, B\.$/], false],
    ['apps without keys', { apps: [other, hidden('A'), hidden('B')] }, [], [/keys of 2 apps couldn't/], false],
    ['not all apps', { apps: [], gaps: [gap('ConnectedApp')] }, [], [UNREAD_APPS], false],
    ['not all apps, and its own', { gaps: [gap('ConnectedApp')] }, [], [], true],
    [
      'not all apps, and its own without the flow',
      { apps: [flow(false, true)], gaps: [gap('ConnectedApp')] },
      ['flow-off'],
      [],
      true,
    ],
    [
      'not all apps, and a named one',
      { apps: [other], named: true, gaps: [gap('ConnectedApp')] },
      ['client-id-other-app'],
      [],
      false,
    ],
    [
      'all apps, and not all of one',
      { apps: [other], gaps: [gap('ConnectedApp', { subjects: ['x'] })] },
      ['client-id-unknown'],
      [],
      false,
    ],
    ['all apps, and not all users', { apps: [other], gaps: [gap('User')] }, ['client-id-unknown'], [], false],
  ] as Array<[string, Asked, string[], RegExp[], boolean]>) {
    it(`compares the client id with ${what}`, () => {
      const drift = ask(asked);
      expect(drift.defects.map(({ id }) => id)).to.deep.equal(defects);
      expect(drift.notChecked).to.have.length(said.length);
      for (const [index, text] of said.entries()) expect(drift.notChecked[index]).to.match(text);
      expect(drift.clientIdKnown).to.equal(known);
    });
  }

  it('names the app whose flow is off', () => {
    const [defect] = ask({ apps: [{ ...other, flow: { settings: false, policy: false } }, flow(true, false)] }).defects;
    expect(defect && describeDefect(defect).message).to.include('Own');
  });

  for (const [what, asked, incomplete] of [
    ['nothing is missing', {}, false],
    ['what is missing is not wanted', { gaps: [gap('ConnectedApp', { reason: 'error' })] }, false],
    ['it may not be read', { apps: [], gaps: [gap('ConnectedApp')] }, false],
    ['it failed', { apps: [], gaps: [gap('ExternalClientApplication', { reason: 'error' }), gap('User')] }, true],
    ['it is cut off', { apps: [], gaps: [gap('ExtlClntAppGlobalOauthSettings', { reason: 'truncated' })] }, true],
    [
      'a limit is reached',
      { apps: [flow(true, null)], gaps: [gap('ExtlClntAppOauthPlcyCnfg', { reason: 'limit' })] },
      true,
    ],
    ['something else failed', { apps: [], gaps: [gap('ConnectedApp'), gap('User', { reason: 'error' })] }, false],
  ] as Array<[string, Asked, boolean]>) {
    it(`is ${incomplete ? 'incomplete' : 'complete'} where ${what}`, () =>
      expect(ask(asked).incomplete).to.equal(incomplete));
  }
});
