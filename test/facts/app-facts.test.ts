import { expect } from 'chai';
import { appKey, type App, type Source } from '../../src/inventory/inventory.js';
import type { FactValues } from '../../src/facts/facts.js';
import { connectedApp, daysAgo, externalClientApp, gap, id, inventory, PROFILE_ID } from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const ECA = appKey(externalClientApp());

describe('flow', () => {
  const flow = (settings: boolean | null, policy: boolean | null, changes: Partial<App> = {}) => ({
    apps: [externalClientApp({ flow: { settings, policy }, ...changes })],
  });

  it('is on when both halves are', () => {
    expect(valueOf(factOf('flow', flow(true, true)))).to.deep.equal({ settings: true, policy: true });
    expect(valueOf(factOf('flowOn', flow(true, true)))).to.equal(true);
    expect(valueOf(factOf('flowPartlyOn', flow(true, true)))).to.equal(true);
  });

  it('is off as soon as one half is, though the other is not known', () => {
    for (const halves of [flow(false, true), flow(false, null), flow(null, false), flow(false, false)]) {
      expect(factOf('flowOn', halves).status).to.equal('notApplicable');
    }
    expect(factOf('flow', flow(false, null)).status).to.equal('unknown');
    expect(valueOf(factOf('flowPartlyOn', flow(false, false)))).to.equal(false);
  });

  it('is partly on as soon as one half is', () => {
    expect(valueOf(factOf('flowPartlyOn', flow(null, true)))).to.equal(true);
    expect(factOf('flowPartlyOn', flow(null, false)).status).to.equal('unknown');
  });

  it('cites the source of the half that is not known', () => {
    const cases: Array<[Partial<App>, Source]> = [
      [externalClientApp({ flow: { settings: null, policy: true } }), 'ExtlClntAppGlobalOauthSettings'],
      [externalClientApp({ flow: { settings: true, policy: null } }), 'ExtlClntAppOauthPlcyCnfg'],
      [connectedApp({ flow: { settings: null, policy: null } }), 'ConnectedApp'],
    ];
    for (const [app, source] of cases) {
      for (const name of ['flow', 'flowOn'] as const) {
        expect(factOf(name, { apps: [app as App] })).to.deep.include({ status: 'unknown', source, gap: undefined });
        const cited = gap(source);
        expect(factOf(name, { apps: [app as App], gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
      }
    }
  });

  it('takes a login as proof of what could not be read, not against what was', () => {
    const provenByLoginAt = daysAgo(2);
    expect(valueOf(factOf('flowOn', flow(null, null, { provenByLoginAt })))).to.equal(true);
    expect(factOf('flowOn', flow(false, null, { provenByLoginAt })).status).to.equal('notApplicable');
  });
});

describe('facts of the app record', () => {
  const cases: Array<[keyof FactValues, Partial<App>, Source, Source]> = [
    ['scopes', { scopes: null }, 'ExtlClntAppOauthSettings', 'ConnectedApp'],
    ['ipRelaxation', { ipRelaxation: null }, 'ExtlClntAppOauthPlcyCnfg', 'ConnectedApp'],
    ['permittedUsers', { permittedUsers: null }, 'ExtlClntAppOauthPlcyCnfg', 'ConnectedApp'],
    ['consumerSecretOptional', { consumerSecretOptional: null }, 'ExtlClntAppGlobalOauthSettings', 'ConnectedApp'],
    ['introspectsAllTokens', { introspectsAllTokens: null }, 'ExtlClntAppGlobalOauthSettings', 'ConnectedApp'],
  ];
  for (const [name, missing, ofExternal, ofConnected] of cases) {
    it(`${name} is known when it was read, else names its source`, () => {
      expect(factOf(name).status).to.equal('known');
      for (const [app, source] of [
        [externalClientApp(missing), ofExternal],
        [connectedApp(missing), ofConnected],
      ] as const) {
        expect(factOf(name, { apps: [app] })).to.deep.include({ status: 'unknown', source, gap: undefined });
        const cited = gap(source, { subjects: [appKey(app)] });
        expect(factOf(name, { apps: [app], gaps: [cited] })).to.deep.include({ status: 'unknown', gap: cited });
        const others = gap(source, { subjects: ['ConnectedApp:Other'] });
        expect(factOf(name, { apps: [app], gaps: [others] })).to.deep.include({ status: 'unknown', gap: undefined });
      }
    });
  }

  it('cites the gap of the policies where scopes came along with them', () => {
    const cited = gap('ExtlClntAppOauthPlcyCnfg');
    const fact = factOf('scopes', { apps: [externalClientApp({ scopes: null })], gaps: [cited] });
    expect(fact).to.deep.include({ status: 'unknown', gap: cited });
  });

  it('does not take a list that a gap covers for empty', () => {
    const apps = [externalClientApp({ scopes: [] })];
    expect(valueOf(factOf('scopes', { apps }))).to.be.empty;
    expect(factOf('scopes', { apps, gaps: [gap('ExtlClntAppOauthSettings')] }).status).to.equal('unknown');
  });

  it('knows that there is no contact e-mail only when the record was read', () => {
    const apps = [externalClientApp({ contactEmail: null })];
    expect(valueOf(factOf('contactEmail', { apps }))).to.equal(null);
    const gaps = [gap('ExternalClientApplication', { subjects: [ECA] })];
    expect(factOf('contactEmail', { apps, gaps }).status).to.equal('unknown');
    expect(valueOf(factOf('contactEmail', { gaps }))).to.equal('platform@example.com');
  });

  it('has no switch for a connected app', () => {
    expect(valueOf(factOf('appSwitch'))).to.deep.equal({ enabled: true, oauthPlugin: 'Enabled' });
    expect(factOf('appSwitch', { apps: [connectedApp()] }).status).to.equal('notApplicable');
    expect(factOf('appSwitch', { apps: [externalClientApp({ enabled: null })] }).status).to.equal('unknown');
  });
});

describe('ipRanges', () => {
  it('are those of the profile; the ones of the app are named only', () => {
    const office = [{ start: '198.51.100.7', end: '198.51.100.7' }];
    for (const ipRanges of [office, [], null]) {
      const given = { apps: [externalClientApp({ ipRanges })], gaps: [gap('ExtlClntAppOauthIpRange')] };
      expect(valueOf(factOf('ipRanges', given))).to.deep.include({ app: ipRanges });
      expect(valueOf(factOf('ipRanges', given)).profile.ranges).to.have.length(1);
      expect(factOf('ipRanges', { ...given, gaps: [gap('Profile')] }).status).to.equal('unknown');
    }
  });

  it('are unknown when the profile was not read', () => {
    expect(factOf('ipRanges', { profileLimits: [] }).status).to.equal('unknown');
    expect(factOf('ipRanges', { gaps: [gap('Profile', { subjects: [PROFILE_ID] })] }).status).to.equal('unknown');
    expect(factOf('ipRanges', { gaps: [gap('Profile', { subjects: [id('00e', 9)] })] }).status).to.equal('known');
  });

  it('do not apply without a Run As user, or where restrictions are relaxed', () => {
    for (const changes of [{ runAs: { state: 'missing', certain: true } }, { ipRelaxation: 'BYPASS' }] as const) {
      expect(factOf('ipRanges', { apps: [externalClientApp(changes)] }).status).to.equal('notApplicable');
    }
  });
});

describe('preauthorizedBy', () => {
  it('names the grants in force that are attached to the app', () => {
    const { grants, profileAlone } = valueOf(factOf('preauthorizedBy'));
    expect(grants.map(({ name }) => name)).to.deep.equal(['Sign_Access']);
    expect(profileAlone).to.equal(false);
    const entityAccess = inventory().entityAccess.map((row) => ({ ...row, id: row.id.slice(0, 15) }));
    expect(valueOf(factOf('preauthorizedBy', { entityAccess })).grants).to.have.length(1);
  });

  it('does not apply where users authorize themselves', () => {
    const apps = [externalClientApp({ permittedUsers: 'allselfauthorized' })];
    expect(factOf('preauthorizedBy', { apps }).status).to.equal('notApplicable');
  });

  it('is unknown without the id of the app or the rows of its access', () => {
    expect(factOf('preauthorizedBy', { apps: [externalClientApp({ id: null })] }).status).to.equal('unknown');
    expect(factOf('preauthorizedBy', { gaps: [gap('SetupEntityAccess')] }).status).to.equal('unknown');
  });
});
