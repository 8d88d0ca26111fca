import { expect } from 'chai';
import type { App, Inventory, LoginSummary } from '../../src/inventory/inventory.js';
import {
  connectedApp,
  daysAgo,
  externalClientApp,
  gap,
  id,
  inventory,
  login,
  user,
  USER_ID,
} from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const OTHER = id('005', 2);
const users = [user(), user({ id: OTHER, username: 'etl@example.com' })];
const twin = (changes: Partial<App> = {}): App =>
  connectedApp({ name: 'Sign_Legacy', runAs: { state: 'configured', username: 'etl@example.com' }, ...changes });

const history = (...summaries: LoginSummary[]): Pick<Inventory, 'logins'> => ({
  logins: { ...inventory().logins, summaries },
});

const split = (given: Partial<Inventory>, app?: App): [own: number, ambiguous: number] => {
  const { logins, ambiguous } = valueOf(factOf('appLogins', given, app));
  return [logins.length, ambiguous.length];
};

describe('appLogins', () => {
  it('finds logins by name or label, whatever the case, and only those of the flow', () => {
    const given = history(
      login({ application: 'SIGN CALLBACK ' }),
      login({ application: 'sign_callback', subType: 'OAuth Client Credentials' }),
      login({ subType: 'OauthWebServer' }),
      login({ subType: null }),
      login({ application: 'Other' }),
    );
    const apps = [externalClientApp(), twin({ name: 'Other' })];
    expect(split({ apps, users, ...given }, apps[0])).to.deep.equal([2, 0]);
  });

  it('leaves open whose login it is when no app has the name, for the apps that run as its user', () => {
    const unmatched = ['0xI000000000001', null].map((application) =>
      login({ application, userId: USER_ID.slice(0, 15) }),
    );
    const apps = [externalClientApp(), twin({ runAs: { state: 'configured', username: 'SIGN.BOT@example.com' } })];
    const given = { apps, users, ...history(...unmatched, login({ application: null, subType: null })) };
    for (const app of apps) expect(split(given, app)).to.deep.equal([0, 2]);
    expect(split({ ...given, apps: [twin()] }, twin())).to.deep.equal([0, 0]);
    const missing = externalClientApp({ runAs: { state: 'missing', certain: true } });
    expect(split({ ...given, apps: [missing] }, missing)).to.deep.equal([0, 0]);
  });

  it('minds who ran it where the history holds only logins of Run As users', () => {
    const logins = { ...inventory().logins, clientCredentials: 'runAsUsers' as const };
    const apps = [externalClientApp({ runAs: { state: 'notKnown' } })];
    expect(factOf('appLogins', { apps, logins }).status).to.equal('unknown');
    const missing = [externalClientApp({ runAs: { state: 'missing', certain: true } })];
    expect(factOf('appLogins', { apps: missing, logins }).status).to.equal('known');
  });

  it('cites the history for a gap of another user when it is not known who the app runs as', () => {
    const cited = gap('LoginHistory', { subjects: [OTHER] });
    const apps = [externalClientApp({ runAs: { state: 'notKnown' } })];
    const fact = factOf('appLogins', { apps, gaps: [cited] });
    expect(fact).to.deep.include({ status: 'unknown', gap: cited });
    expect(fact)
      .to.have.property('detail')
      .that.matches(/^LoginHistory /);
  });

  it('counts a login once where name and label are the same', () => {
    expect(
      split({
        apps: [externalClientApp({ label: 'sign_callback' })],
        ...history(login({ application: 'Sign_Callback' })),
      }),
    ).to.deep.equal([1, 0]);
  });

  it('tells apps of one label apart by their users', () => {
    const apps = [externalClientApp(), twin()];
    const given = { apps, users, ...history(login(), login({ userId: OTHER }), login({ userId: id('005', 3) })) };
    for (const app of apps) expect(split(given, app)).to.deep.equal([1, 1]);
  });

  it('leaves it open whose login it is when both run as the user, or one may', () => {
    for (const runAs of [{ state: 'configured', username: 'SIGN.BOT@example.com' }, { state: 'notKnown' }] as const) {
      const apps = [externalClientApp(), twin({ runAs })];
      for (const app of apps) expect(split({ apps, users, ...history(login()) }, app)).to.deep.equal([0, 1]);
    }
  });

  it('minds a name that is the label of another app, also of one that is not audited', () => {
    const off = { flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } } as const;
    const apps = [externalClientApp(), twin({ ...off, label: 'Sign_Callback' })];
    expect(split({ apps, ...history(login({ application: 'Sign_Callback', userId: OTHER })) })).to.deep.equal([0, 1]);
    expect(split({ apps, ...history(login({ application: 'Sign_Callback' })) })).to.deep.equal([1, 0]);
  });

  it('is unknown when the history has a gap that covers the app or its user', () => {
    const withGap = (subjects?: string[]) => factOf('appLogins', { gaps: [gap('LoginHistory', { subjects })] }).status;
    expect(withGap()).to.equal('unknown');
    expect(withGap([USER_ID])).to.equal('unknown');
    expect(withGap(['sign.bot@EXAMPLE.com'])).to.equal('unknown');
    expect(withGap(['ExternalClientApp:Sign_Callback'])).to.equal('unknown');
    expect(withGap([OTHER])).to.equal('known');
  });

  it('minds a gap of its user also when the record of the user was not read', () => {
    const gaps = [gap('LoginHistory', { subjects: [USER_ID] }), gap('User')];
    expect(factOf('appLogins', { gaps }).status).to.equal('unknown');
  });

  it('minds any gap when it is not known who the app runs as', () => {
    const apps = [externalClientApp({ runAs: { state: 'notKnown' } })];
    const gaps = [gap('LoginHistory', { subjects: [OTHER] })];
    expect(factOf('appLogins', { apps, gaps }).status).to.equal('unknown');
    expect(factOf('appLogins', { apps }).status).to.equal('known');
  });

  it('lists the newest first, with the window that was read', () => {
    const given = history(login({ newestAt: daysAgo(9) }), login({ newestAt: daysAgo(2), status: 'Restricted IP' }));
    const { logins, from, everyUser } = valueOf(factOf('appLogins', given));
    expect(logins.map(({ newestAt }) => newestAt)).to.deep.equal([daysAgo(2), daysAgo(9)]);
    expect([from, everyUser]).to.deep.equal([daysAgo(180), true]);
  });

  describe('otherRunAs', () => {
    const otherRunAs = (given: Partial<Inventory>) => valueOf(factOf('appLogins', given)).otherRunAs;
    const change = {
      at: daysAgo(50),
      by: null,
      username: null,
      userId: null,
      appLabel: null,
      appId: id('0H4', 1),
    };

    it('is no when the record is older than the window', () => {
      expect(otherRunAs({ apps: [externalClientApp({ policyModifiedAt: daysAgo(181) })] })).to.equal('no');
      expect(otherRunAs({})).to.equal('notKnown');
    });

    it('is told by the trail for a connected app', () => {
      const apps = [connectedApp()];
      expect(otherRunAs({ apps })).to.equal('no');
      expect(otherRunAs({ apps, runAsChanges: [change] })).to.equal('yes');
      expect(otherRunAs({ apps, runAsChanges: [{ ...change, appId: null }] })).to.equal('notKnown');
      expect(otherRunAs({ apps, gaps: [gap('SetupAuditTrail')] })).to.equal('notKnown');
      const logins = { ...inventory().logins, from: daysAgo(200) };
      expect(otherRunAs({ apps, logins })).to.equal('notKnown');
    });
  });
});

describe('userAppLogins and otherLogins', () => {
  it('split the logins of the user', () => {
    const given = history(login(), login({ subType: null, type: 'Application' }), login({ userId: OTHER }));
    expect(valueOf(factOf('userAppLogins', given))).to.have.length(1);
    expect(valueOf(factOf('otherLogins', given)).map(({ type }) => type)).to.deep.equal(['Application']);
  });

  it('mind a newer login that may be of the app, and no older one', () => {
    const own = login({ newestAt: daysAgo(5) });
    const stray = (newestAt: string, application: string | null = null) => login({ application, newestAt });
    for (const older of [daysAgo(5), daysAgo(6)])
      expect(valueOf(factOf('userAppLogins', history(own, stray(older))))).to.deep.equal([own]);
    for (const [application, shown] of [
      [null, /called "\(none\)"/],
      ['0xI1', /called "0xI1"/],
    ] as const) {
      const fact = factOf('userAppLogins', history(own, stray(daysAgo(4), application)));
      expect(fact).to.deep.include({ status: 'unknown', source: 'LoginHistory' });
      expect(fact).to.have.property('detail').that.matches(shown);
    }
  });

  it('are not known where the history of the user was not read', () => {
    const cited = gap('LoginHistory', { subjects: [USER_ID] });
    for (const name of ['otherLogins', 'userAppLogins'] as const)
      expect(factOf(name, { gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
  });

  it('list the newest of the other logins first', () => {
    const other = (days: number) => login({ subType: null, newestAt: daysAgo(days) });
    expect(
      valueOf(factOf('otherLogins', history(other(9), other(2), other(4)))).map(({ newestAt }) => newestAt),
    ).to.deep.equal([daysAgo(2), daysAgo(4), daysAgo(9)]);
  });

  it('do not pass off a login of another app of that label as own', () => {
    const apps = [externalClientApp(), twin({ runAs: { state: 'configured', username: 'sign.bot@example.com' } })];
    expect(factOf('userAppLogins', { apps, ...history(login()) }).status).to.equal('unknown');
    // It is of the flow, whichever of the two it is of.
    expect(valueOf(factOf('otherLogins', { apps, ...history(login()) }))).to.deep.equal([]);
  });
});
