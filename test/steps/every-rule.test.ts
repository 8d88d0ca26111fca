import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { collectInventory } from '../../src/org/collect.js';
import type { Policy } from '../../src/policy/policy.js';
import { firstStepLines } from '../../src/report/formats/human/first-step.js';
import { rules } from '../../src/rules/registry.js';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { startFakeOrg, type FakeOrg } from '../fake-org/index.js';
import { parseCommand } from '../support/cli-commands.js';
import { connectionTo } from '../support/org-connection.js';
import { expectSteps } from '../support/steps.js';

const NOW = new Date('2026-11-20T12:00:00Z');

/** It names what the demo lacks of what only a policy file can find fault with. */
const POLICY: Policy = {
  version: 1,
  integrations: [
    {
      app: 'Claims_Intake',
      service: 'Claims',
      endpoint: '/services/apexrest/nowhere',
      access: { permissions: ['ApiEnabled', 'ViewRoles'], objects: { Contract: ['read'] } },
      secretRotatedOn: '2025-01-01',
      reviewedOn: '2025-01-01',
    },
    { app: 'Claims_Intake', service: 'Photos', owner: 'team@example.com' },
    { app: 'Partner_Feed', owner: 'team@example.com', endpoint: 'https://elsewhere.example.com/services/apexrest/x' },
  ],
};

/** Those that no org of a test shows, with what shows them instead: a table of their own. */
const ELSEWHERE = new Set(['app-proof-required', 'endpoint-invalid', 'endpoint-no-access', 'app-session-level']);

describe('the remedies of all rules', () => {
  let fake: FakeOrg;
  let inventory: Inventory;
  const failed = ({ findings }: AuditReport): Finding[] => findings.filter(({ status }) => status === 'fail');
  let findings: Finding[];

  before(async () => {
    fake = await startFakeOrg(demoOrg(NOW));
    inventory = await collectInventory(connectionTo(fake, AUDITOR), { loginWindowDays: 180, now: NOW });
    const policy = { file: 'nhi-policy.yml', policy: POLICY };
    findings = [undefined, policy].flatMap((given) =>
      failed(evaluate(inventory, { now: NOW, policy: given, targetOrg: 'the org' })),
    );
  });

  after(async () => fake.close());

  it('are steps that can be taken, for every rule', () => {
    const seen = new Set(findings.map(({ rule }) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !seen.has(id) && !ELSEWHERE.has(id))).to.deep.equal([]);
    const told = new Set<string>();
    for (const finding of findings) {
      // The same commands about other records tell nothing new.
      const shape = finding.remediation.replaceAll(/[a-zA-Z0-9]{18}|\S+@\S+/g, '');
      if (!told.has(shape)) expectSteps(finding, 'the org');
      told.add(shape);
    }
  });

  it('begin in the short report with a step that is whole, and marked where it changes something', () => {
    for (const { fix, app, rule } of findings) {
      for (const columns of [60, 80, 120]) {
        const lines = firstStepLines(fix, 2, { columns, indent: 12, app }).map((line) => line.trim());
        const text = lines.join(' ');
        const command = fix.steps.find((step) => step.kind === 'command' && step.command === lines.at(-1));
        if (/(^| )sf /.test(lines.at(-1) ?? '')) expect(command, `${rule}: ${text}`).to.not.equal(undefined);
        if (command?.kind === 'command') expect(/^Fix \((changes|requests) /.test(text), text).to.equal(command.writes);
        expect(text.replace('Fix: Setup > … > ', ''), rule).to.not.include('…');
      }
    }
  });

  it('ask the org only what it answers', async () => {
    const queries = new Set(
      findings
        .flatMap(({ fix }) => fix.steps)
        .flatMap((step) => (step.kind === 'command' && step.command.includes('data query') ? [step.command] : [])),
    );
    expect(queries.size).to.be.greaterThan(8);
    const { accessToken } = connectionTo(fake, AUDITOR);
    for (const command of queries) {
      const [soql = ''] = parseCommand(command).flags.query ?? [];
      const reply = await fetch(`${fake.url}/services/data/v64.0/query?q=${encodeURIComponent(soql)}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      expect(reply.status, `${soql}\n${await reply.clone().text()}`).to.equal(200);
    }
  });

  it('name what the org has: records, and no placeholder for what was read', () => {
    const commands = findings
      .flatMap(({ fix }) => fix.steps)
      .flatMap((step) => (step.kind === 'command' ? [step.command] : []));
    expect(commands.join('\n')).to.not.match(/<(assignment|user login) id>/);
    const assigned = new Set(inventory.assignments.map(({ id }) => id));
    for (const command of commands.filter((one) => one.includes('PermissionSetAssignment --record-id')))
      expect([...assigned]).to.include(/--record-id (\w+)/.exec(command)?.[1]);
  });

  it('ask for what a snapshot from before did not keep', () => {
    const withoutIds = <T extends object>(rows: T[]): T[] => rows.map((row) => ({ ...row, id: undefined }));
    const old = {
      ...inventory,
      assignments: withoutIds(inventory.assignments),
      userLogins: withoutIds(inventory.userLogins),
    };
    const asked = failed(evaluate(old, { now: NOW })).filter(({ remediation }) =>
      /<(assignment|user login) id>/.test(remediation),
    );
    expect(asked.map(({ rule }) => rule)).to.include.members(['run-as-frozen', 'run-as-grant-expiring']);
    for (const finding of asked) expectSteps(finding, AUDITOR);
  });

  it('of an org that nobody can name are no commands, and still something to do', () => {
    const nameless = { ...inventory, org: { ...inventory.org, username: null } };
    for (const { fix } of failed(evaluate(nameless, { now: NOW }))) {
      expect(fix.steps).to.not.be.empty;
      expect(fix.steps.map(({ kind }) => kind)).to.not.include('command');
    }
  });
});
