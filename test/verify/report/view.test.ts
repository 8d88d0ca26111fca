import path from 'node:path';
import { expect } from 'chai';
import type { Log } from 'sarif';
import type { Inventory } from '../../../src/inventory/inventory.js';
import type { Report } from '../../../src/report/report.js';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../../src/report/formats/registry.js';
import { assess } from '../../../src/verify/assess.js';
import type { Probed } from '../../../src/verify/probe.js';
import { gateOf, rulesOf } from '../../../src/verify/report/deliver.js';
import { reportOfVerification } from '../../../src/verify/report/view.js';
import { exitCodeOf, resultOf, withProbe, type VerifyResult } from '../../../src/verify/result.js';
import { renderedReport } from '../../report/formats/context.js';
import { goldenIn, withoutAssets } from '../../report/golden.js';
import { connectedApp, externalClientApp, gap, inventory, NOW, user, USER_ID } from '../../support/inventory.js';

const expectGolden = goldenIn(path.join(import.meta.dirname, 'golden'));

const assessed = (changes: Partial<Inventory> = {}): VerifyResult => {
  const org = inventory(changes);
  return resultOf(assess(org, org.apps[0] ?? externalClientApp(), { now: NOW }));
};

const STATES = { proven: 'passed', refused: 'failed', unclear: 'unclear' } as const;

const probed = (changes: Partial<Inventory>, verdict: Probed['verdict']): VerifyResult => {
  const state = STATES[verdict];
  const refusal = { code: 'invalid_client', description: 'invalid client credentials' };
  const outcome: Probed = {
    verdict,
    steps: {
      token: state,
      identity: verdict === 'proven' ? 'passed' : 'skipped',
      apiCall: verdict === 'proven' ? 'passed' : 'skipped',
      revocation: 'passed',
    },
    error: verdict === 'refused' ? refusal : null,
    identity: verdict === 'proven' ? { orgId: '00D', userId: USER_ID } : null,
  };
  return withProbe(assessed(changes), outcome, { origin: 'https://example.my.salesforce.com', ownClientId: true });
};

const viewOf = (result: VerifyResult): Report =>
  reportOfVerification(result, { gate: gateOf(result, exitCodeOf(result, false), false) });

const statuses = (result: VerifyResult): string[] =>
  viewOf(result).findings.map(({ rule, status }) => `${rule} ${status}`);

const CASES: Record<string, () => VerifyResult> = {
  'a ready app': () => assessed(),
  'an inactive user': () => assessed({ users: [user({ active: false })] }),
  'something unread': () => assessed({ gaps: [gap('UserLogin')] }),
  'a flow that is off': () => assessed({ apps: [externalClientApp({ flow: { settings: false, policy: false } })] }),
  'a flow that is off, without a user': () =>
    assessed({
      apps: [connectedApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } })],
    }),
  'a refused probe': () => probed({}, 'refused'),
  'a refused probe with an inactive user': () => probed({ users: [user({ active: false })] }, 'refused'),
  'an unclear probe': () => probed({}, 'unclear'),
  'a probe that proves what was open': () => probed({ gaps: [gap('UserLogin')] }, 'proven'),
};

describe('the report of a verification', () => {
  it('has the findings, apps, gaps and figures of the result where nothing else is known', () => {
    for (const name of ['a ready app', 'an inactive user', 'something unread']) {
      const result = CASES[name]?.() ?? assessed();
      const { findings, apps, gaps, summary } = viewOf(result);
      const told = { findings, apps: apps.map(({ config }) => config), gaps, summary };
      expect(told, name).to.deep.equal({
        findings: result.findings.map((finding) => ({
          ...finding,
          impact: finding.kind === 'breaks' ? 'breaks' : 'risk',
        })),
        apps: result.apps,
        gaps: result.gaps,
        summary: result.summary,
      });
    }
  });

  for (const [name, make] of Object.entries(CASES)) {
    it(`has a failure that breaks exactly where the app is not ready: ${name}`, () => {
      const result = make();
      const breaks = viewOf(result).findings.filter(({ status, kind }) => status === 'fail' && kind === 'breaks');
      expect(breaks.length > 0).to.equal(result.ready === false);
    });

    it(`counts what it lists: ${name}`, () => {
      const { findings, summary, apps } = viewOf(make());
      const failed = findings.filter(({ status }) => status === 'fail').length;
      expect(Object.values(summary.findings).reduce((a, b) => a + b)).to.equal(failed);
      const states = apps.flatMap(({ checks }) => Object.entries(checks));
      for (const [rule, state] of states) {
        const expected = ['fail', 'inconclusive', 'waived'].includes(state) ? state : undefined;
        expect(findings.find((finding) => finding.rule === rule)?.status, rule).to.equal(expected);
      }
    });
  }

  it('tells a refused probe first, with the answer, its causes and a remedy', () => {
    const [finding, ...others] = viewOf(probed({ users: [user({ active: false })] }, 'refused')).findings;
    expect(finding).to.include({ rule: 'probe', status: 'fail', message: 'Salesforce refused the token.' });
    expect(finding?.evidence.map(({ detail }) => detail).join('\n')).to.include(
      'invalid_client: invalid client credentials',
    );
    expect(finding?.remediation).to.not.equal('');
    expect(others.map(({ rule }) => rule)).to.include('run-as-inactive');
  });

  it('leaves a probe without a clear answer open, and what a probe proved not', () => {
    expect(statuses(CASES['an unclear probe']?.() ?? assessed())).to.include('probe inconclusive');
    const open = assessed({ gaps: [gap('UserLogin')] });
    const proven = CASES['a probe that proves what was open']?.() ?? assessed();
    expect(statuses(open)).to.include('run-as-frozen inconclusive');
    expect(statuses(proven)).to.not.include('run-as-frozen inconclusive');
    expect(viewOf(proven).apps[0]?.checks).to.include({ 'run-as-frozen': 'pass', probe: 'pass' });
  });

  const inFormat = async (name: FormatName, result: VerifyResult): Promise<string> => {
    const { render } = await FORMATS[name].load();
    return renderedReport(render, viewOf(result), {
      gate: gateOf(result, exitCodeOf(result, false), false),
      rules: rulesOf(result),
      command: 'sf nhi verify',
      whole: true,
    });
  };

  /** Without what each format makes of characters that it gives a meaning. */
  const words = (text: string): string =>
    text
      .replaceAll('&#39;', "'")
      .replaceAll('&apos;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('\\"', '"')
      .replaceAll('<!-- -->', '');

  for (const name of ['human', 'html', 'markdown', 'junit', 'sarif'] as const) {
    it(`shows as ${name} every requirement, every step of the probe, and what was not looked at`, async () => {
      for (const [title, make] of Object.entries(CASES)) {
        const result = make();
        const { sections } = viewOf(result);
        const text = words(await inFormat(name, result)).replaceAll(/\s+/g, ' ');
        const items = sections.flatMap(({ items: all }) => all);
        expect(
          items.filter(({ text: said }) => !text.includes(said)),
          title,
        ).to.deep.equal([]);
        expect(text.includes('Specify --probe to have it tried.'), title).to.equal(result.probe === null);
        expect(text).to.include('Specify it with --endpoint to have it checked.');
      }
    });
  }

  for (const name of ['html', 'markdown'] as const)
    it(`looks as ${name} as reviewed`, async () =>
      expectGolden(
        `refused.${name}`,
        withoutAssets(await inFormat(name, CASES['a refused probe with an inactive user']?.() ?? assessed())).split(
          '\n',
        ),
      ));

  it('is rendered in every format, with the sentences of the command; JSON is the result itself', async () => {
    const result = CASES['a refused probe']?.() ?? assessed();
    const exitCode = exitCodeOf(result, false);
    for (const name of FORMAT_NAMES) {
      const { render } = await FORMATS[name].load();
      const text = renderedReport(render, viewOf(result), {
        gate: gateOf(result, exitCode, false),
        rules: rulesOf(result),
        command: 'sf nhi verify',
        category: ['verify', 'ConnectedApp:a/b'],
      });
      if (name === 'json') expect(JSON.parse(text)).to.deep.equal(JSON.parse(JSON.stringify(result)));
      else expect(text, name).to.include('Salesforce refused the token.');
      if (name === 'markdown' || name === 'html')
        expect(text)
          .to.match(/isn(&#39;|')t ready for registration/)
          .and.not.match(/sf nhi audit|identities audit/);
      if (name === 'sarif')
        expect((JSON.parse(text) as Log).runs[0]?.automationDetails?.id).to.match(
          /^sf-plugin-nhi\/verify\/ConnectedApp%3Aa%2Fb\/[^/]+\/$/,
        );
    }
  });
});
