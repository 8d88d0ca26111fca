import { expect } from 'chai';
import type { GapReason, Source } from '../../src/inventory/inventory.js';
import { SEVERITIES, type Finding, type ReportedGap } from '../../src/findings/audit-report.js';
import { gate, THRESHOLDS, type GateOptions } from '../../src/findings/gate.js';
import { aFinding, aReport } from '../report/sample.js';

const exitCode = (
  parts: Parameters<typeof aReport>[0],
  { failOn = 'high', failOnInconclusive = false }: Partial<GateOptions> = {},
): number => gate(aReport(parts), { failOn, failOnInconclusive }).exitCode;

const gap = (reason: GapReason, source: Source = 'LoginHistory'): ReportedGap => ({
  key: `${source}:${reason}`,
  source,
  reason,
  detail: 'x',
  rules: [],
});
const failed = (severity: Finding['severity']): Finding => aFinding({ rule: 'x', severity });
const inconclusive = aFinding({ rule: 'x', severity: 'critical', status: 'inconclusive' });

describe('gate', () => {
  for (const [i, severity] of SEVERITIES.entries()) {
    for (const [j, failOn] of THRESHOLDS.entries()) {
      const expected = failOn !== 'none' && i <= j ? 30 : 0;
      it(`exits with ${expected} for a finding of severity ${severity} and --fail-on ${failOn}`, () =>
        expect(exitCode({ findings: [failed(severity)] }, { failOn })).to.equal(expected));
    }
  }

  it('does not count what is waived or inconclusive as a finding', () => {
    const waived = aFinding({ rule: 'x', severity: 'critical', status: 'waived' });
    expect(exitCode({ findings: [waived, inconclusive] })).to.equal(0);
  });

  for (const reason of ['error', 'limit', 'truncated'] as const) {
    it(`exits with 31 for a gap of reason ${reason}, whatever the flags`, () => {
      expect(exitCode({ gaps: [gap(reason)] })).to.equal(31);
      expect(exitCode({ gaps: [gap(reason)] }, { failOn: 'none' })).to.equal(31);
    });
  }

  for (const reason of ['permission', 'notSupported'] as const) {
    it(`does not mind a gap of reason ${reason} that leaves nothing open`, () => {
      expect(exitCode({ gaps: [gap(reason)] })).to.equal(0);
      expect(exitCode({ gaps: [gap(reason)] }, { failOnInconclusive: true })).to.equal(0);
    });

    for (const source of ['ConnectedApp', 'ExtlClntAppOauthPlcyCnfg', 'ExternalClientApplication'] as const) {
      it(`with --fail-on-inconclusive exits with 31 when ${source} has a gap of reason ${reason}`, () => {
        expect(exitCode({ gaps: [gap(reason, source)] })).to.equal(0);
        expect(exitCode({ gaps: [gap(reason, source)] }, { failOnInconclusive: true })).to.equal(31);
      });
    }
  }

  it('with --fail-on-inconclusive exits with 31 for an inconclusive check', () => {
    expect(exitCode({ findings: [inconclusive] })).to.equal(0);
    expect(exitCode({ findings: [inconclusive] }, { failOnInconclusive: true })).to.equal(31);
  });

  it('with --fail-on-inconclusive exits with 31 when apps could not be counted', () => {
    expect(exitCode({ connectedApps: null }, { failOnInconclusive: true })).to.equal(31);
    expect(exitCode({ externalClientApps: null }, { failOnInconclusive: true })).to.equal(31);
  });

  it('lets findings win over an incomplete report', () => {
    const parts = { findings: [failed('critical'), inconclusive], gaps: [gap('error')] };
    expect(exitCode(parts, { failOnInconclusive: true })).to.equal(30);
    expect(exitCode(parts, { failOnInconclusive: true, failOn: 'none' })).to.equal(31);
  });
});
