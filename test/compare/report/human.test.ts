import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { compareInventories, type CompareOptions } from '../../../src/compare/compare.js';
import { gateOf } from '../../../src/compare/gate.js';
import { reportOfComparison } from '../../../src/compare/report/view.js';
import { renderLines } from '../../../src/report/formats/human/render.js';
import type { Inventory } from '../../../src/inventory/inventory.js';
import { connectedApp, externalClientApp, gap, id, user } from '../../support/inventory.js';
import { digest, production, SANDBOX_USER, sandbox } from '../two-orgs.js';

const render = (
  source: Inventory,
  target: Inventory,
  { columns = 80, color = false, ...options }: CompareOptions & { columns?: number; color?: boolean } = {},
): string[] => {
  const report = compareInventories(source, target, options);
  const gate = gateOf(report, { failOn: 'high', failOnInconclusive: false });
  const everyApp = options.apps === undefined;
  return renderLines(reportOfComparison(report, { gate, everyApp }), {
    screen: { columns, color },
  });
};
const text = (lines: string[]): string => lines.join(' ').replace(/\s+/g, ' ');
const HOSTILE = '\u001b[2J\u202emoc\n::error::owned ##vso[task.complete]';

const worse = production({
  apps: [
    externalClientApp({
      consumerKeyDigest: digest('sandbox'),
      scopes: ['api', 'full'],
      ipRelaxation: 'Enforce_RelaxRefresh',
    }),
    connectedApp({ name: 'Only_Here', label: 'Only here' }),
  ],
  users: [user({ active: false })],
});

describe('the comparison for people', () => {
  it('leads with the verdict and lists what breaks before what is riskier before what is different', () => {
    const lines = render(sandbox(), worse);
    expect(lines[0]).to.match(/^1 difference would break an integration on the target\./);
    expect(lines.filter((line) => /^(===|Sign_Callback:| {2}(Would|Only) )/.test(line))).to.deep.equal([
      '=== Only on the target (not a finding)',
      'Sign_Callback: would break',
      '  Would break on the target',
      '  Would be riskier on the target',
      '  Only different',
    ]);
    expect(text(lines))
      .to.include('critical Run As user is deactivated:')
      .and.include('(sandbox)')
      .and.include('(not a sandbox)');
  });

  it('tells what would break from what will, and on which day', () => {
    const target = production();
    const [granted] = target.assignments;
    if (granted === undefined) throw new Error('Nothing is assigned.');
    const expiring = { ...granted, expiresAt: '2026-12-09T00:00:00.000Z' };
    const lines = text(render(sandbox(), { ...target, assignments: [...target.assignments.slice(1), expiring] }));
    expect(lines).to.match(
      /^1 difference would break an integration on the target\. 1 of them only on 9 December 2026\./,
    );
    expect(lines).to.include('Sign_Callback: will break');
  });

  it('says that there is no difference', () => {
    expect(render(sandbox(), production())[0]).to.equal('No difference was found (1 app compared).');
  });

  it('says that nothing breaks, and how much could not be compared', () => {
    const lines = text(
      render(
        sandbox({ gaps: [gap('ObjectPermissions')] }),
        production({ gaps: [gap('FieldPermissions', { grant: ['ViewSetup'] })] }),
      ),
    );
    expect(lines).to.match(
      /^Nothing was found that would break an integration on the target \(1 app compared\)\. 2 comparisons could not be made/,
    );
    expect(lines)
      .to.include('Source: ObjectPermissions: no right to read it')
      .and.include('Needs View Setup and Configuration (ViewSetup) Target: FieldPermissions: ');
  });

  it('says why nothing was compared', () => {
    const none = { apps: [], users: [] };
    expect(text(render(sandbox(none), production(none)))).to.match(/^The source has no app that uses/);
    const counts = { connectedApps: null, externalClientApps: 0 };
    expect(text(render(sandbox({ ...none, counts }), production(none)))).to.match(
      /not every app could be read: there may be some/,
    );
    expect(text(render(sandbox(none), production(none), { apps: ['Website'] }))).to.match(
      /^None of the apps that you named/,
    );
  });

  it('says that apps may be missing', () => {
    const lines = text(render(sandbox({ counts: { connectedApps: null, externalClientApps: 1 } }), production()));
    expect(lines).to.include('Not every app could be read, so there may be more integrations.');
  });

  it('points out one org on both sides', () => {
    expect(render(production(), production())[0]).to.match(
      /^Both sides are the same org \(https:\/\/example\.my\.salesforce\.com\)/,
    );
  });

  it('names a snapshot, and both names of an app', () => {
    const policy = {
      file: 'nhi-policy.yml',
      policy: {
        version: 1 as const,
        integrations: [{ app: 'Sign_Callback' }],
        environments: { production: { integrations: { Sign_Callback: { app: 'Sign_Prod' } } } },
      },
    };
    const target = production({
      apps: [externalClientApp({ name: 'Sign_Prod', runAs: { state: 'missing', certain: true } })],
    });
    const lines = text(render(sandbox(), target, { policy, snapshotFiles: { source: 'uat.json' } }));
    expect(lines).to.include('snapshot of 2026-11-20 12:00 UTC').and.include('Target: Sign_Prod (external client app)');
    expect(lines).to.include(`Source, Run As user: ${SANDBOX_USER};`).and.include('Target, Run As user: not known');
  });

  for (const columns of [40, 60, 80, 200]) {
    it(`keeps to ${columns} columns, and is harmless`, () => {
      const app = { name: HOSTILE, label: HOSTILE };
      const source = sandbox({
        apps: [{ ...sandbox().apps[0]!, ...app }],
        users: [user({ username: SANDBOX_USER, profile: HOSTILE })],
      });
      const hidden = connectedApp({ ...app, id: id('0H4', 9), name: `${HOSTILE}2` });
      const target = production({ apps: [hidden], gaps: [gap('Profile', { detail: HOSTILE })] });
      const lines = [...render(source, target, { columns }), ...render(target, source, { columns })];
      for (const line of lines) {
        // A command is one line, however long.
        if (!/^\s*sf /.test(line)) expect(line.length).to.be.at.most(Math.max(60, columns));
        expect(line)
          .to.not.match(/[\p{Cc}\p{Cf}]/u)
          .and.not.match(/^\s*::/)
          .and.not.match(/##\w*\[/);
      }
    });
  }

  it('says in colour what it says without', () => {
    const coloured = render(sandbox(), worse, { color: true });
    expect(coloured.join('\n')).to.include('\u001b[');
    expect(coloured.map(stripVTControlCharacters)).to.deep.equal(render(sandbox(), worse));
  });
});
