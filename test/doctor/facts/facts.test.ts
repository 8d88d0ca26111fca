import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Answer } from '../../../src/doctor/facts/fact.js';
import { facts } from '../../../src/doctor/facts/registry.js';
import { sheetLines } from '../../../src/doctor/sheet.js';
import type { DoctorFact } from '../../../src/doctor/report.js';
import {
  addConnectedApp,
  addExternalClientApp,
  addFlowLogin,
  addLogin,
  addProfile,
  addUser,
} from '../../fake-org/builders/index.js';
import { demoOrg } from '../../fake-org/demo.js';
import type { Org } from '../../fake-org/org/model.js';
import { UNFILTERABLE_BY_THE_BOOK } from '../../fake-org/org/options.js';
import { ROOT } from '../../support/processes.js';
import { ADMIN, NOW, daysAgo, smallOrg } from '../../org/small-org.js';
import { lookBy, lookWith, type LookOptions } from '../look-at.js';
import { permissionsOfExample } from '../../support/auditor-permission-set.js';

const AUDITOR = permissionsOfExample('NHI_Auditor');

type Case = LookOptions & { change?: (org: Org) => void; without?: string[] };

const factsOf = async ({ change, without = [], ...look }: Case): Promise<DoctorFact[]> => {
  const org = smallOrg({}, without);
  change?.(org);
  const { facts: answers = [] } = await lookBy(org, ADMIN, { ...look, facts: true });
  return answers;
};

const failedLogin = (org: Org): void => {
  const [app] = org.externalClientApps;
  const user = org.users.find(({ username }) => username === 'sign.callback@acme.example');
  if (app && user) addFlowLogin(org, app, { user, at: daysAgo(1), status: 'Failed: Invalid password' });
};

/** By fact the variants of an org in which the answer differs, with the answer. */
const CASES: Record<string, Array<[what: string, answer: Answer, variant: Case]>> = {
  'connected-app-list-id': [
    ['listed', 'holds', {}],
    [
      'another id',
      'does not hold',
      { change: ({ connectedApps }) => connectedApps.forEach((app) => (app.id = `888${app.id.slice(3)}`)) },
    ],
    ['no rights', 'cannot tell', { without: ['ModifyMetadata', 'ModifyAllData'] }],
  ],
  'connected-app-run-as-shown': [
    ['shown', 'holds', {}],
    ['hidden, and it logged in', 'does not hold', { options: { hideConnectedAppRunAs: true } }],
    ['no rights', 'cannot tell', { without: ['ModifyMetadata', 'ModifyAllData'] }],
  ],
  'managed-app-oauth-shown': [
    ['none', 'cannot tell', {}],
    [
      'shown',
      'holds',
      { change: (org) => addConnectedApp(org, { name: 'Packaged', namespace: 'pkg', flowEnabled: true }) },
    ],
    [
      'hidden',
      'does not hold',
      { change: (org) => addConnectedApp(org, { name: 'Packaged', namespace: 'pkg', oauth: false }) },
    ],
  ],
  'developer-half-readable': [
    ['shown', 'holds', {}],
    [
      'hidden',
      'does not hold',
      {
        options: { settingsHalf: 'whereSecretsAreOpen' },
        change: ({ settings }) => (settings.secretsInMetadataApi = false),
      },
    ],
    ['no such apps', 'cannot tell', { options: { ecaEnabled: false } }],
  ],
  'eca-run-as-filled': [
    ['filled', 'holds', {}],
    [
      'hidden, and it logged in',
      'does not hold',
      { change: ({ externalClientApps }) => externalClientApps.forEach((app) => (app.runAs = null)) },
    ],
    ['no such apps', 'cannot tell', { options: { ecaEnabled: false } }],
  ],
  'external-client-apps-enabled': [
    ['on', 'holds', {}],
    ['off', 'does not hold', { options: { ecaEnabled: false } }],
  ],
  'generated-policy-names': [
    ['of Setup', 'holds', {}],
    [
      'of somebody',
      'does not hold',
      { change: ({ externalClientApps }) => externalClientApps.forEach((app) => (app.components.policy = 'Mine')) },
    ],
  ],
  'ip-relaxation-spelling': [
    ['names', 'holds', {}],
    ['digits', 'does not hold', { options: { ipRelaxationAs: 'digit' } }],
    ['lower case', 'does not hold', { options: { ipRelaxationAs: 'lowerCaseName' }, change: relaxed }],
    ['no such apps', 'cannot tell', { options: { ecaEnabled: false } }],
  ],
  'permitted-users-spelling': [
    ['names', 'holds', {}],
    ['no such apps', 'cannot tell', { options: { ecaEnabled: false } }],
  ],
  'login-subtype-filterable': [
    ['yes', 'holds', {}],
    ['no', 'does not hold', { options: { unfilterable: UNFILTERABLE_BY_THE_BOOK } }],
  ],
  'login-subtype-spelling': [
    ['as recorded', 'holds', {}],
    ['by the book', 'does not hold', { options: { loginHistoryAs: 'value' } }],
    ['found without the filter', 'holds', { options: { emptyFilters: ['LoginHistory.LoginSubType'] } }],
    ['no logins', 'cannot tell', { change: (org) => (org.logins.length = 0) }],
  ],
  'login-type-spelling': [
    ['as recorded', 'holds', {}],
    ['by the book', 'does not hold', { options: { loginHistoryAs: 'value' } }],
    ['no logins', 'cannot tell', { change: (org) => (org.logins.length = 0) }],
  ],
  'login-success-spelling': [
    ['as everybody has it', 'holds', {}],
    [
      'another language',
      'does not hold',
      { change: ({ logins }) => logins.forEach((login) => (login.status = 'Erfolgreich')) },
    ],
  ],
  'login-application-is-label': [
    ['label', 'holds', { change: labelled }],
    [
      'name',
      'does not hold',
      {
        change: (org) => {
          labelled(org);
          for (const login of org.logins)
            login.application = login.application === 'Another label' ? 'Sign_Callback' : null;
        },
      },
    ],
    ['no logins', 'cannot tell', { change: (org) => (org.logins.length = 0) }],
  ],
  'failed-logins-recorded': [
    ['none', 'cannot tell', {}],
    ['one', 'holds', { change: failedLogin }],
  ],
  'audit-trail-action-filterable': [
    ['yes', 'holds', {}],
    ['no', 'does not hold', { options: { unfilterable: UNFILTERABLE_BY_THE_BOOK } }],
    ['no rights', 'cannot tell', { without: ['ViewSetup'] }],
  ],
  'run-as-change-names-ids': [
    ['with ids', 'holds', {}],
    [
      'another wording',
      'does not hold',
      { change: ({ auditTrail }) => auditTrail.forEach((row) => (row.display = 'Assigned a user to an app')) },
    ],
    ['none', 'cannot tell', { change: (org) => (org.auditTrail.length = 0) }],
  ],
  'user-login-for-everyone': [
    [
      'one has none',
      'does not hold',
      { change: ({ users }) => Object.assign(users[1] ?? {}, { hasUserLogin: false, lastLoginAt: null }) },
    ],
    ['all have one', 'holds', { change: ({ users }) => users.forEach((user) => (user.hasUserLogin = true)) }],
    ['no rights', 'cannot tell', { without: ['ManageUsers'] }],
  ],
  'later-columns': [['some are not there', 'does not hold', {}]],
  'api-only-user-exists': [
    ['yes', 'holds', {}],
    [
      'no',
      'does not hold',
      {
        options: {
          missingColumns: ['PermissionSet.PermissionsApiUserOnly', 'UserPermissionAccess.PermissionsApiUserOnly'],
        },
      },
    ],
  ],
  'use-any-api-client-exists': [['no', 'does not hold', {}]],
  'settings-omit-switches': [
    ['omitted', 'holds', {}],
    [
      'written out',
      'does not hold',
      {
        change: ({ settings }) =>
          Object.assign(settings, { onlyApprovedApps: false, secretsInRestApi: false, passwordFlowBlocked: true }),
      },
    ],
    ['no rights', 'cannot tell', { without: ['ModifyMetadata', 'ModifyAllData'] }],
  ],
  'profile-metadata-over-tooling': [
    ['yes', 'holds', {}],
    ['no', 'does not hold', { options: { toolingProfileNeeds: 'ViewSetup' }, without: ['ViewSetup', 'ModifyAllData'] }],
  ],
  'token-is-opaque': [
    ['yes', 'holds', {}],
    ['a JWT', 'does not hold', { format: 'jwt' }],
  ],
  'metadata-api-takes-token': [
    ['yes', 'holds', {}],
    ['no', 'does not hold', { options: { sessionRefusedBy: 'soap' } }],
    ['a JWT', 'holds', { format: 'jwt' }],
    ['a JWT, too early', 'does not hold', { format: 'jwt', apiVersion: '67.0' }],
  ],
  'staged-credentials-route': [
    ['not open', 'cannot tell', {}],
    ['open', 'holds', { change: open }],
    ['not yet', 'cannot tell', { change: open, apiVersion: '64.0' }],
  ],
};

function relaxed({ externalClientApps }: Org): void {
  for (const app of externalClientApps) app.ipRelaxation = 'Enforce_RelaxRefresh';
}

function labelled(org: Org): void {
  for (const app of org.externalClientApps) {
    for (const login of org.logins) if (login.application === app.label) login.application = 'Another label';
    app.label = 'Another label';
  }
}

function open(org: Org): void {
  org.settings.secretsInRestApi = true;
  for (const profile of org.profiles) profile.permissionSet.rights.permissions.add('ExternalClientAppDeveloper');
}

describe('the facts of the platform', () => {
  for (const [id, variants] of Object.entries(CASES)) {
    for (const [what, answer, variant] of variants) {
      it(`${id}: ${what}`, async () => {
        const found = (await factsOf(variant)).find((fact) => fact.id === id);
        expect(found).to.include({ id, answer });
      });
    }
  }

  it('are all tried, each in a file of its name', () => {
    const ids = facts.map(({ id }) => id);
    expect(Object.keys(CASES).sort()).to.deep.equal(ids.toSorted());
    expect(new Set(ids).size).to.equal(ids.length);
    const files = readdirSync(path.join(ROOT, 'src/doctor/facts'));
    expect(ids.filter((id) => !files.includes(`${id}.ts`))).to.deep.equal([]);
  });

  it('are those of the table of certainties in DESIGN.md', () => {
    const design = readFileSync(path.join(ROOT, 'DESIGN.md'), 'utf8');
    const [, table = ''] = design.split('## What is known of the platform, and how surely\n');
    const rows = (table.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| /.test(line));
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, id]) => id));
    expect(named.sort()).to.deep.equal(facts.map(({ id }) => id).sort());
  });

  it('cost few calls more', async () => {
    const look = await lookWith(demoOrg(new Date()), AUDITOR, { facts: true });
    expect(look.calls).to.be.at.most(11);
  });
});

/** Every text of an org that is its own: names, ids, hosts, addresses. */
const ownTextsOf = (org: Org): string[] => {
  const texts = new Set<string>();
  const seen = new Set<unknown>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.add(value);
    if (typeof value !== 'object' || value === null || value instanceof Date || seen.has(value)) return;
    seen.add(value);
    const entries = value instanceof Map || value instanceof Set ? [...value.entries()] : Object.entries(value);
    for (const [name, item] of entries) {
      // Words of Salesforce's, which the sheet may hold.
      if (!['options', 'permissions', 'rights', 'scopes'].includes(String(name)))
        collect(item, `${key}.${String(name)}`);
    }
  };
  collect(org, 'org');
  return [...texts].filter((text) => text.length >= 4);
};

/** As a word of its own, or as several. */
const standsIn = (sheet: string, text: string): boolean =>
  ` ${sheet.toLowerCase().replaceAll(/[^\w.@-]+/g, ' ')} `.includes(
    ` ${text.toLowerCase().replaceAll(/[^\w.@-]+/g, ' ')} `,
  );

/** Enumerations of the platform that a sheet spells. */
const PLATFORM =
  /^(?:Enforce|Enforce_RelaxRefresh|AdminApprovedPreAuthorized|AllSelfAuthorized|Bypass|Bypass_2factor|Success|Oauth\w*|OAuth [\w -]+|Remote Access 2\.0|Oauth2|Salesforce|api|true|false|Password lockout)$/i;

describe('a sheet of facts', () => {
  for (const [name, org] of [
    ['the demo org', () => demoOrg(new Date())],
    ['a small org', () => smallOrg()],
    ['an org whose values are not what they should be', hostile],
  ] as const) {
    it(`holds no name, id, host or address of ${name}`, async () => {
      const made = org();
      const { facts: answers = [], connection } = await lookWith(made, AUDITOR, { facts: true });
      const sheet = sheetLines(answers, { version: '0.0.0', apiVersion: connection.apiVersion }).join('\n');
      const own = ownTextsOf(made).filter((text) => !PLATFORM.test(text));
      expect(own).to.have.length.above(20);
      expect(own.filter((text) => standsIn(sheet, text))).to.deep.equal([]);
      expect(sheet).to.not.match(/\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b(?<=\d.*)/);
      expect(sheet).to.not.match(/@|https?:|\d+\.\d+\.\d+\.\d+/);
    });
  }
});

function hostile(): Org {
  const org = smallOrg();
  const profile = addProfile(org, { name: 'Larkspur Secret Project' });
  const user = addUser(org, { username: 'jane.doe@larkspur.example', profile });
  const app = addExternalClientApp(org, { name: 'Project_Nightingale', label: 'Nightingale Ltd', runAs: user });
  addFlowLogin(org, app, { user, at: NOW, status: 'jane.doe@larkspur.example 203.0.113.77' });
  addLogin(org, { user, at: NOW, status: 'Acme42 login' });
  return org;
}
