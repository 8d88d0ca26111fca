import { expect } from 'chai';
import { judgeCommands } from '../../src/doctor/commands.js';
import type { DoctorCommand } from '../../src/doctor/report.js';
import type { Seen } from '../../src/doctor/seen.js';
import { judgeSources } from '../../src/doctor/sources.js';
import { gap } from '../support/inventory.js';

/** An org that shows everything to a caller who has every right, and lets secrets be read. */
const seen = (changes: Partial<Seen> = {}): Seen => ({
  apiVersion: '68.0',
  token: 'opaque',
  clockOffsetMs: 0,
  apiCalls: 8,
  permissions: ['ExternalClientAppDeveloper', 'ViewClientSecret', 'ClientSecretRotation'],
  columns: new Map(),
  takes: { rest: true, metadata: true },
  connectedApps: 1,
  externalClientApps: 1,
  hasExternalClientApps: true,
  noExternalClientApps: false,
  settings: { secretsInMetadataApi: false, secretsInRestApi: true, passwordFlowBlocked: true, onlyApprovedApps: false },
  settingsElements: new Map(),
  policies: [],
  users: [],
  userLogins: [],
  trailFilter: true,
  profileMetadata: true,
  gaps: [],
  facts: null,
  ...changes,
});

const judged = (changes: Partial<Seen> = {}): Map<string, Omit<DoctorCommand, 'command'>> => {
  const all = seen(changes);
  return new Map(judgeCommands(all, judgeSources(all)).map(({ command, ...rest }) => [command, rest]));
};

const WORKS = { works: true, lacks: [] };

describe('commands that would work', () => {
  it('are all of them where nothing is missing', () => {
    const commands = judged();
    expect([...commands.keys()]).to.include.members(['sf nhi audit', 'sf nhi compare', 'sf nhi secret rotate']);
    for (const [command, state] of commands) expect(state, command).to.deep.equal(WORKS);
  });

  it('work in part where a source is missing, and name its permission once', () => {
    const gaps = (['ApexClass', 'SetupEntityAccess'] as const).map((source) => gap(source, { grant: ['ViewSetup'] }));
    expect(judged({ gaps }).get('sf nhi audit')).to.deep.equal({ works: true, lacks: ['ViewSetup'] });
    expect(judged({ gaps }).get('sf nhi key generate')).to.deep.equal(WORKS);
  });

  it('leave out of a readiness check what it does not look at', () => {
    const gaps = [gap('OauthOidcSettings', { grant: ['ModifyMetadata'] })];
    expect(judged({ gaps }).get('sf nhi audit')).to.have.deep.property('lacks', ['ModifyMetadata']);
    expect(judged({ gaps }).get('sf nhi verify')).to.deep.equal(WORKS);
  });

  it('do not work where no app can be listed', () => {
    const commands = judged({ connectedApps: null, externalClientApps: null, gaps: [gap('ConnectedApp')] });
    expect(commands.get('sf nhi audit')).to.have.property('works', false);
    expect(judged({ connectedApps: null }).get('sf nhi audit')).to.have.property('works', true);
  });

  for (const [what, changes, works, lacks] of [
    ['a version before them', { apiVersion: '64.0' }, false, /^API version 65\.0/],
    ['an org without such apps', { hasExternalClientApps: false }, false, /external client apps/],
    ['such apps perhaps hidden', { hasExternalClientApps: null }, null, /ExternalClientApplication/],
    ['the setting off', { settings: { ...seen().settings, secretsInRestApi: false } }, false, /REST API/],
    ['the setting not known', { settings: { ...seen().settings, secretsInRestApi: null } }, null, /AppSettings/],
    ['a right missing', { permissions: ['ExternalClientAppDeveloper', 'ViewClientSecret'] }, false, /^ClientSecretRot/],
    ['rights not known', { permissions: null }, null, /UserPermissionAccess/],
  ] as Array<[string, Partial<Seen>, boolean | null, RegExp]>) {
    it(`rotate credentials only where they can be read: ${what}`, () => {
      const command = judged(changes).get('sf nhi secret rotate');
      expect(command?.works).to.equal(works);
      expect(command?.lacks).to.have.length(1);
      expect(command?.lacks[0]).to.match(lacks);
    });
  }

  it('read a secret from the org earlier than they rotate it, and with less', () => {
    const changes = { apiVersion: '60.0', permissions: ['ExternalClientAppDeveloper', 'ViewClientSecret'] };
    expect(judged(changes).get('sf nhi key generate --secret-from-org')).to.deep.equal(WORKS);
    expect(judged(changes).get('sf nhi secret rotate')).to.have.property('works', false);
  });
});
