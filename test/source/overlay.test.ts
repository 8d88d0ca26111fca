import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { sourceAlone } from '../../src/source/judged.js';
import { readSource } from '../../src/source/read-source.js';
import { demoOrg } from '../fake-org/demo.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import { NOW } from '../org/small-org.js';
import { ofRule } from './audit-tree.js';
import { changesBy, changesIn, overlayFiles, overlayFolder, overlayOf, readOrg, type ReadOrg } from './overlay-tree.js';
import { policyOf, sourceOfOrg, TOLD_BY_SOURCE } from './source-of-org.js';
import { ecaFiles, inTree, permissionSetFile, writeTree } from './tree.js';

const keyOf = ({ rule, app, status, subject }: Finding): string => [rule, app, status, subject].join(' | ');

describe('source of the demo org', () => {
  let fake: FakeOrg;
  /** For source that names no other users. */
  let read: ReadOrg;
  let ofOrg: AuditReport;
  before(async () => {
    fake = await startFakeOrg(demoOrg(NOW));
    read = await readOrg(fake);
    ofOrg = evaluate(read.org, { now: NOW });
  });
  after(async () => fake.close());

  it('without an org is judged as the org is, in all that it can tell', async () => {
    await inTree(sourceOfOrg(fake.org), async (folder) => {
      const policy = policyOf(fake.org);
      const { inventory, source } = sourceAlone(await readSource(['.'], { cwd: folder }), policy, NOW);
      const ofSource = evaluate(inventory, {
        now: NOW,
        source,
        policy: { file: 'p', policy: { ...policy, rules: {} } },
      });
      expect(ofSource.gaps.filter(({ reason }) => reason !== 'notInSource')).to.deep.equal([]);
      let compared = 0;
      for (const app of ofSource.apps) {
        const there = ofOrg.apps.find(({ kind, name }) => kind === app.kind && name === app.name);
        if (there === undefined || there.runAs.state === 'unknownUser') continue;
        for (const rule of TOLD_BY_SOURCE) {
          const state = app.checks[rule];
          if (state === 'inconclusive' || there.checks[rule] === 'inconclusive') continue;
          expect(state, `${app.name} ${rule}`).to.equal(there.checks[rule]);
          compared += 1;
        }
      }
      expect(compared).to.be.greaterThan(200);
      const failed = ofSource.findings.filter(({ status }) => status === 'fail');
      expect(failed.filter(({ fix }) => fix.steps.length === 0).map(keyOf)).to.deep.equal([]);
      expect(JSON.stringify(ofSource)).to.not.contain('SRC0');
      expect(ofSource.org.instanceUrl).to.equal(null);
      expect(ofSource.summary.runAsUsers).to.equal(null);
    });
  });

  it('laid over the org is there already, throughout', async () => {
    await inTree(sourceOfOrg(fake.org), async (folder) => {
      const report = await overlayOf(fake, folder);
      const own = report.findings.filter(({ rule }) => !rule.startsWith('source-'));
      expect(own.map(keyOf).sort()).to.deep.equal(ofOrg.findings.map(keyOf).sort());
      for (const finding of own) {
        expect(finding.change, keyOf(finding)).to.equal(finding.status === 'inconclusive' ? null : 'existing');
      }
      expect(report.summary.fixed).to.equal(0);
      expect(
        report.findings.filter(({ status, location }) => status === 'fail' && location !== null).length,
      ).to.be.greaterThan(20);
    });
  });

  it('tells what a new app brings, of which the org knows the user', async () => {
    const frozen = fake.org.users.find((user) => user.frozen)?.username;
    const found = await changesBy(fake, ecaFiles('Brand_New', { policy: { clientCredentialsFlowUser: frozen } }));
    expect(found.map(({ rule, change }) => `${rule} ${change}`)).to.include.members([
      'run-as-frozen new',
      'run-as-shared new',
    ]);
    expect(found.filter(({ app }) => app === 'Brand_New').map(({ rule }) => rule)).to.include('source-run-as-fixed');
  });

  it('calls no flow unused that only the deploy switches on', async () => {
    const half = fake.org.externalClientApps.find(({ flow }) => flow.settings !== flow.policy);
    if (half === undefined) throw new Error('the demo has no such app');
    const all = Object.entries(sourceOfOrg(fake.org));
    const off = /(<isClientCredentialsFlowEnabled>)false/;
    const switchedOn = all.filter(([, content]) =>
      String(content).includes(`<externalClientApplication>${half.name}</externalClientApplication>`),
    );
    const files = Object.fromEntries(
      switchedOn.map(([name, content]) => [name, String(content).replace(off, '$1true')]),
    );
    const checks = await inTree({ ...ecaFiles('Brand_New'), ...files }, async (folder) => {
      const { apps } = await overlayOf(fake, folder);
      return new Map(apps.map((app) => [app.name, app]));
    });
    for (const name of ['Brand_New', half.name]) {
      expect(checks.get(name)?.flow.effective, name).to.equal(true);
      expect(checks.get(name)?.checks['flow-unused'], name).to.equal('notApplicable');
    }
  });

  it('finds a user that the org does not have', async () => {
    const found = await changesBy(
      fake,
      ecaFiles('Brand_New', { policy: { clientCredentialsFlowUser: 'nobody@example.com' } }),
    );
    const [unknown] = found.filter(({ rule }) => rule === 'run-as-unknown');
    expect(unknown).to.include({ app: 'Brand_New', change: 'new', status: 'fail' });
    expect(unknown?.location?.file).to.match(/Brand_New_oauthPlcy/);
  });

  it('fails a policy whose app is neither in the source nor in the org', async () => {
    const found = await changesBy(fake, ecaFiles('Nowhere', { header: null }));
    expect(found.filter(({ rule }) => rule === 'source-invalid').map(({ status }) => status)).to.include('fail');
  });

  it('fixes and brings exactly what an edit says', async () => {
    const app = fake.org.externalClientApps.find(
      (one) => one.flow.policy && one.flow.settings && one.ipRelaxation === 'Enforce' && one.scopes.join() === 'api',
    );
    if (app === undefined) throw new Error('the demo has no such app');
    await inTree(sourceOfOrg(fake.org), async (folder) => {
      const edit = async (part: Parameters<typeof ecaFiles>[1], name: string): Promise<Finding[]> => {
        const all = Object.entries(sourceOfOrg(fake.org));
        const [file = '', content = ''] = all.find(([one]) => one.includes(`/${name}.`)) ?? [];
        const changed = Object.values(part ?? {}).reduce<string>(
          (text, elements) =>
            Object.entries(elements ?? {}).reduce<string>(
              (before, [element, value]) =>
                before.replace(
                  new RegExp(`<${element}>[^<]*</${element}>`),
                  `<${element}>${typeof value === 'string' ? value : JSON.stringify(value)}</${element}>`,
                ),
              text,
            ),
          String(content),
        );
        expect(changed).to.not.equal(content);
        await writeFile(path.join(folder, file), changed);
        const report = await overlayFolder(folder, read);
        await writeFile(path.join(folder, file), String(content));
        return report.findings.filter(
          ({ change, rule }) => (change === 'new' || change === 'fixed') && !rule.startsWith('source-'),
        );
      };
      const { settings, policy, global } = app.components;
      const says = (found: Finding[]): string[] => found.map(({ rule, app: of, change }) => `${rule} ${of} ${change}`);
      expect(says(await edit({ policy: { ipRelaxationPolicyType: 'Bypass' } }, policy))).to.include(
        `app-ip-relaxed ${app.name} new`,
      );
      expect(says(await edit({ settings: { commaSeparatedOauthScopes: 'Api, Full' } }, settings))).to.deep.equal([
        `scope-delegated ${app.name} new`,
      ]);
      expect(says(await edit({ global: { isConsumerSecretOptional: true } }, global))).to.deep.equal([
        `app-secret-optional ${app.name} new`,
      ]);
    });
  });

  it('mends what the org has: a secret that was optional', async () => {
    const app = fake.org.connectedApps.find((one) => one.secretOptional && one.namespace === null);
    if (app === undefined) throw new Error('the demo has no such app');
    await inTree(sourceOfOrg(fake.org), async (folder) => {
      const [file = '', content = ''] =
        Object.entries(sourceOfOrg(fake.org)).find(([one]) => one.includes(`/${app.name}.connectedApp`)) ?? [];
      // An element that the file does not have is cleared.
      await writeFile(
        path.join(folder, file),
        String(content).replace(/<isConsumerSecretOptional>[^<]*<.isConsumerSecretOptional>/, ''),
      );
      const report = await overlayFolder(folder, read);
      const [fixed, ...others] = report.findings.filter(({ status }) => status === 'fixed');
      expect(others).to.deep.equal([]);
      expect(fixed).to.include({ rule: 'app-secret-optional', app: app.name, change: 'fixed' });
      expect(report.summary.fixed).to.equal(1);
      const failing = report.findings.filter(({ status }) => status === 'fail').length;
      expect(Object.values(report.summary.findings).reduce((sum, count) => sum + count, 0)).to.equal(failing);
      await rm(path.join(folder, file));
    });
  });

  it('adds what a permission set adds, and keeps what the org has', async () => {
    const assignment = fake.org.assignments.find(
      ({ permissionSet, group, user }) =>
        group === null &&
        permissionSet.profile === null &&
        !permissionSet.rights.permissions.has('ModifyAllData') &&
        fake.org.externalClientApps.some(({ runAs, flow }) => runAs === user.username && flow.policy && flow.settings),
    );
    if (assignment === undefined) throw new Error('the demo has no such assignment');
    const found = changesIn(
      await overlayFiles(permissionSetFile(assignment.permissionSet.name, ['ManageUsers']), read),
    );
    const admin = found.filter(({ rule }) => rule === 'run-as-overprivileged');
    expect(admin.length).to.be.greaterThan(0);
    expect(found.filter(({ rule }) => rule === 'run-as-api-disabled')).to.deep.equal([]);
    expect(admin.every(({ subject }) => subject === assignment.user.username)).to.equal(true);
  });

  it('has a place for findings of what the source has, and none for others', async () => {
    await inTree(ecaFiles('Brand_New', { policy: { ipRelaxationPolicyType: 'Bypass' } }), async (folder) => {
      await writeTree(folder, {});
      const report = await overlayOf(fake, folder);
      expect(ofRule(report, 'app-ip-relaxed').find(({ app }) => app === 'Brand_New')?.location?.line).to.be.a('number');
      const others = report.findings.filter(({ app }) => app !== 'Brand_New');
      expect(others.every(({ location }) => location === null)).to.equal(true);
    });
  });
});
