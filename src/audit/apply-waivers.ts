import type { Finding, ReportedPolicy, ReportedWaiver } from '../findings/audit-report.js';
import type { Waiver } from '../policy/policy.js';
import { isExpired, waiverIndex, waiverOf } from '../policy/waivers.js';
import { bundle } from '../text/messages.js';
import { byCodeUnits } from '../text/order.js';

const messages = bundle('audit.waivers');

const reported = ({ rule, app, reason, owner, expires, ticket }: Waiver): ReportedWaiver => ({
  rule,
  app: app ?? null,
  reason,
  owner: owner ?? null,
  expires,
  ticket: ticket ?? null,
});

const keyOf = (waiver: ReportedWaiver): string => JSON.stringify(waiver);

/** Each once, by rule, app and date. */
const inOrder = (waivers: readonly Waiver[]): ReportedWaiver[] =>
  [...new Map(waivers.map(reported).map((waiver) => [keyOf(waiver), waiver])).values()].sort((a, b) =>
    byCodeUnits(keyOf(a), keyOf(b)),
  );

export type Waiving = {
  /** The finding as it is to be reported; only a failure can be waived. */
  apply: (finding: Finding, appNames: readonly string[]) => Finding;
  /** What became of the waivers, after every finding was seen. `judged` tells whether a waiver had its chance. */
  report: (judged: (waiver: Waiver) => boolean) => Pick<ReportedPolicy, 'expiredWaivers' | 'unusedWaivers'>;
};

/** By what time waivers are judged; one that nobody vouches for leaves none in force. */
export type WaiverClock = { now: Date; vouched: boolean };

/** What nobody could judge cannot be accepted either: an inconclusive finding stays, and so does its waiver. */
export const waiving = (waivers: readonly Waiver[], file: string, { now, vouched }: WaiverClock): Waiving => {
  const used = new Set<Waiver>();
  const covering = waiverIndex(waivers);

  const apply = (finding: Finding, appNames: readonly string[]): Finding => {
    const candidates = covering({ rule: finding.rule, appNames });
    const waiver = waiverOf(candidates, now);
    if (waiver === undefined) return finding;
    for (const one of candidates) used.add(one);
    if (finding.status !== 'fail') return finding;
    if (!vouched) {
      const detail = messages.getMessage('withoutClock', [waiver.expires]);
      return { ...finding, evidence: [...finding.evidence, { source: file, detail }] };
    }
    if (isExpired(waiver, now)) {
      const detail = messages.getMessage(waiver.app === undefined ? 'expiredOfOrg' : 'expired', [
        waiver.rule,
        ...(waiver.app === undefined ? [] : [waiver.app]),
        waiver.expires,
      ]);
      return { ...finding, evidence: [...finding.evidence, { source: file, detail }] };
    }
    const { reason, owner, expires, ticket } = reported(waiver);
    return { ...finding, status: 'waived', waiver: { reason, owner, expires, ticket } };
  };

  return {
    apply,
    report: (judged) => ({
      expiredWaivers: inOrder(waivers.filter((waiver) => isExpired(waiver, now))),
      unusedWaivers: inOrder(
        waivers.filter((waiver) => !isExpired(waiver, now) && !used.has(waiver) && judged(waiver)),
      ),
    }),
  };
};
