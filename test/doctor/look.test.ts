import { expect } from 'chai';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { doctorLines } from '../../src/doctor/lines.js';
import { missingSources } from '../../src/doctor/sources.js';
import { permissionNamed } from '../../src/platform/permissions.js';
import { newOrg } from '../fake-org/builders/index.js';
import { trouble } from '../fake-org/index.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import { denseOrg } from '../org/dense-org.js';
import { auditOf, CALLER, lookWith, type Look } from './look-at.js';
import { permissionsOfExample } from '../support/auditor-permission-set.js';

const AUDITOR = permissionsOfExample('NHI_Auditor');
const LIMITED = permissionsOfExample('NHI_Auditor_Limited');

const missingOf = (look: Look): string[] => missingSources(look).map(({ source }) => source);
const permissionsNamed = (look: Look): string[] =>
  [...new Set(missingSources(look).flatMap(({ permission }) => permission?.name ?? []))].sort();

/** What a missing right answers, and what it takes that is not certain. */
const VARIANTS: Array<[name: string, options: Partial<OrgOptions>]> = [
  ['INVALID_TYPE', {}],
  ['INSUFFICIENT_ACCESS', { missingRight: { default: 'INSUFFICIENT_ACCESS', byObject: {} } }],
  ['no rows', { missingRight: { default: 'noRows', byObject: {} } }],
];

describe('a look at an org', () => {
  for (const [name, permissions, missing] of [
    ['NHI_Auditor', AUDITOR, []],
    ['NHI_Auditor_Limited', LIMITED, ['UserLogin']],
  ] as const) {
    for (const [variant, options] of VARIANTS) {
      it(`with ${name} finds what its description says (${variant})`, async () => {
        const look = await lookWith(denseOrg(new Date()), permissions, { options });
        expect(missingOf(look)).to.deep.equal(missing);
        expect(look.calls).to.be.at.most(8);
      });
    }
  }

  for (const permissions of [AUDITOR, LIMITED]) {
    for (const without of permissions.filter((name) => name !== 'ApiEnabled')) {
      for (const [variant, options] of VARIANTS) {
        it(`without ${without} (of ${permissions.length}) names it (${variant})`, async () => {
          // Whether View Setup shows external client apps is not certain; here the permission itself is needed.
          const look = await lookWith(
            denseOrg(new Date()),
            permissions.filter((name) => name !== without),
            { options: { ...options, setupShowsExternalClientApps: false } },
          );
          expect(permissionsNamed(look)).to.include(without);
          expect(look.calls).to.be.at.most(8);
          const { label } = permissionNamed(without);
          const named = look.sources.filter(({ permission }) => permission?.name === without);
          expect(named.map(({ permission }) => permission?.label)).to.include(label);
        });
      }
    }
  }

  it('without the API is none: it says what to grant', async () => {
    const error = await lookWith(denseOrg(new Date()), ['ViewSetup']).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('name', 'ApiOffError');
    expect(error)
      .to.have.property('actions')
      .that.deep.equals(['Grant the user of this org connection the permission "API Enabled" (ApiEnabled).']);
  });

  it('says of an org without apps what it lacks, too', async () => {
    const empty = (): ReturnType<typeof newOrg> => newOrg({ now: new Date() });
    const all = await lookWith(empty(), AUDITOR);
    expect(missingOf(all)).to.deep.equal([]);
    expect(all.calls).to.be.at.most(8);
    const without = await lookWith(empty(), ['ApiEnabled', 'ManageUsers', 'ModifyMetadata']);
    expect(permissionsNamed(without)).to.include('ViewSetup');
  });

  it('does not count what the org does not have', async () => {
    const look = await lookWith(denseOrg(new Date()), AUDITOR, { options: { ecaEnabled: false } });
    expect(missingOf(look)).to.deep.equal([]);
    const eca = look.sources.find(({ source }) => source === 'ExternalClientApplication');
    expect(eca).to.include({ readable: false, reason: 'notSupported', permission: null });
    expect(look.commands.find(({ command }) => command.endsWith('rotate'))).to.have.property('works', false);
  });

  it('does not call hidden what nobody could be shown', async () => {
    const without = AUDITOR.filter((name) => name !== 'ExternalClientAppViewer');
    const column = 'PermissionsExternalClientAppViewer';
    const options = {
      ecaEnabled: false,
      missingColumns: [`UserPermissionAccess.${column}`, `PermissionSet.${column}`],
    };
    expect(missingOf(await lookWith(denseOrg(new Date()), without, { options }))).to.deep.equal([]);
    const mayBeHidden = await lookWith(denseOrg(new Date()), without, { options: { ecaEnabled: false } });
    expect(permissionsNamed(mayBeHidden)).to.deep.equal(['ExternalClientAppViewer']);
  });

  it('does not take for absent what the API version does not show', async () => {
    const look = await lookWith(denseOrg(new Date()), AUDITOR, { apiVersion: '59.0', facts: true });
    expect(missingOf(look)).to.include('ExternalClientApplication');
    const fact = look.facts?.find(({ id }) => id === 'external-client-apps-enabled');
    expect(fact).to.have.property('answer', 'cannot tell');
  });

  it('names columns that the org does not have, which are no reason to call a source unreadable', async () => {
    const missingColumns = [
      'ExtlClntAppOauthPlcyCnfg.RequiredSessionLevel',
      'ObjectPermissions.PermissionsViewAllFields',
    ];
    const look = await lookWith(denseOrg(new Date()), AUDITOR, { options: { missingColumns } });
    expect(missingOf(look)).to.deep.equal([]);
    const columns = look.sources.flatMap((source) => source.columns.map((column) => `${source.source}.${column}`));
    expect(columns).to.have.members(missingColumns);
    expect(doctorLines(look, 80).join('\n')).to.include(
      "ObjectPermissions doesn't have here: PermissionsViewAllFields",
    );
  });

  it('counts a session that one API refuses', async () => {
    const soap = await lookWith(denseOrg(new Date()), AUDITOR, { options: { sessionRefusedBy: 'soap' } });
    expect(missingOf(soap)).to.include('ConnectedApp').and.not.include('ExternalClientApplication');
    expect(soap.connection).to.include({ rest: true, metadataApi: false });
    const rest = await lookWith(denseOrg(new Date()), AUDITOR, { options: { sessionRefusedBy: 'rest' } });
    expect(missingOf(rest)).to.include('ExternalClientApplication').and.not.include('ConnectedApp');
    expect(rest.connection).to.include({ rest: false, metadataApi: true });
  });

  it('counts a token that the Metadata API does not take', async () => {
    const look = await lookWith(denseOrg(new Date()), AUDITOR, { format: 'jwt', apiVersion: '67.0' });
    expect(missingOf(look)).to.include.members(['ConnectedApp', 'ConnectedAppSettings', 'OauthOidcSettings']);
    expect(look.connection).to.include({ token: 'jwt', metadataApi: false });
  });

  for (const [kind, reason] of [
    ['html', 'error'],
    ['emptyObject', 'error'],
    ['emptyBody', 'error'],
    ['requestLimit', 'limit'],
  ] as const) {
    it(`finds nothing readable where the org answers with ${kind} only`, async () => {
      const faults = [{ match: /./, action: trouble[kind]() }];
      const { sources } = await lookWith(denseOrg(new Date()), AUDITOR, { faults });
      const all = sources.filter(({ source }) => source !== 'Clock');
      expect(all.filter(({ readable }) => readable)).to.deep.equal([]);
      expect([...new Set(all.map((source) => source.reason))]).to.deep.equal([reason]);
    });
  }

  it('is none where nothing answers', async () => {
    const faults = [{ match: /./, action: trouble.lost() }];
    const error = await lookWith(denseOrg(new Date()), AUDITOR, { faults }).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('name', 'NoAnswerError');
  });

  it('tells the clock', async () => {
    const { connection } = await lookWith(denseOrg(new Date()), AUDITOR, { options: { clockAheadMs: 3_600_000 } });
    expect(connection.clockOffsetSeconds).to.be.within(3595, 3605);
  });

  describe('agrees with the audit of the same org by the same caller', () => {
    for (const [variant, options] of VARIANTS) {
      for (const without of ['', ...AUDITOR.filter((name) => name !== 'ApiEnabled')]) {
        it(`without ${without || 'nothing'} (${variant})`, async () => {
          const org = denseOrg(new Date());
          const rights = AUDITOR.filter((name) => name !== without);
          const look = await lookWith(org, rights, {
            options: { ...options, setupShowsExternalClientApps: false },
          });
          const gaps = (await auditOf(org, CALLER)).gaps.filter(({ columns }) => columns === undefined);
          for (const gap of gaps) {
            const told = look.sources.find(({ source }) => source === gap.source);
            expect(told, gap.source).to.include({ readable: false, reason: gap.reason });
            expect(told?.permission?.name, gap.source).to.equal(gap.grant?.[0]);
            expect(told?.rules, gap.source).to.include.members(gap.rules);
          }
          // What only doctor misses, an audit of this org had no need of, for want of the same permission.
          const unread = new Set(gaps.map(({ source }) => source));
          const granted = gaps.flatMap(({ grant }) => grant ?? []);
          const only = missingSources(look).filter(({ source }) => !unread.has(source));
          expect(granted).to.include.members(only.map(({ permission }) => permission?.name));
        });
      }
    }

    const rights = AUDITOR.filter((name) => name !== 'ApiEnabled');
    const pairs = rights.flatMap((one, at) => rights.slice(at + 1).map((other) => [one, other]));
    for (const without of pairs) {
      it(`without ${without.join(' and ')}, where no connected app shows its Run As user`, async () => {
        const org = denseOrg(new Date());
        const look = await lookWith(
          org,
          AUDITOR.filter((name) => !without.includes(name)),
          { options: { setupShowsExternalClientApps: false, hideConnectedAppRunAs: true } },
        );
        const told = look.sources.flatMap(({ rules }) => rules);
        const audit = await auditOf(org, CALLER).catch((error: unknown) => error);
        if (audit instanceof Error) {
          expect(audit).to.have.property('name', 'NothingReadableError');
          expect(look.commands.find(({ command }) => command === 'sf nhi audit')).to.have.property('works', false);
          return;
        }
        const open = (audit as AuditReport).findings.filter(({ status }) => status === 'inconclusive');
        // What a probe alone settles is open for everybody.
        expect(
          open.map(({ rule }) => rule).filter((rule) => rule !== 'app-session-level' && !told.includes(rule)),
        ).to.deep.equal([]);
      });
    }
  });

  it('asks proofs of Run As users for nothing where a connected app shows its own', async () => {
    const rights = LIMITED.filter((name) => name !== 'MonitorLoginHistory');
    const rulesOf = async (options: Partial<OrgOptions>): Promise<string[]> => {
      const { sources } = await lookWith(denseOrg(new Date()), rights, { facts: true, options });
      return sources.find(({ source }) => source === 'LoginHistory')?.rules ?? [];
    };
    expect(await rulesOf({}))
      .to.include('run-as-human')
      .and.not.include('run-as-overprivileged');
    expect(await rulesOf({ hideConnectedAppRunAs: true })).to.include.members([
      'run-as-human',
      'run-as-overprivileged',
    ]);
  });
});
