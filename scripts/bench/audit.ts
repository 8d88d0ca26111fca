import { logIn, type SfHome } from '../../test/support/sf-home.js';
import { forkOrg } from './org-process.js';
import type { OrgCounts, OrgFigures } from './serve-org.js';
import type { AuditSize } from './sizes.js';
import { timed, type Timed } from './timed.js';

/**
 * Milliseconds so many that, with no limit on requests in flight, a request that waits for an answer cannot be taken
 * for one that does not: longer than the fake org needs to take in all that is sent to it at once.
 */
const STAGE_LATENCY: Record<AuditSize, number> = { small: 1000, medium: 2000, half: 4000, large: 8000 };

export type AuditFigures = {
  size: AuditSize;
  counts: OrgCounts;
  org: OrgFigures;
  audit: Timed;
  /** The same with --json and without latency. */
  json: Timed;
  /** Dependent stages, beside further pages. */
  stages: number;
  /** The most API calls that an audit of this org may need. */
  allowed: number;
};

const allowedCalls = ({ connectedApps, externalClientApps, profiles }: OrgCounts, pages: number): number =>
  26 + Math.ceil(connectedApps / 10) + Math.ceil(externalClientApps / 10) + profiles + pages;

/** Audits an org of that size once with this latency, and once more to count stages. */
export async function measureAudit(home: SfHome, size: AuditSize, latency: number): Promise<AuditFigures> {
  const org = await forkOrg(size);
  try {
    await logIn(home, { alias: size, auth: org.auth });
    const command = ['nhi', 'audit', '--target-org', size];
    await org.start(latency);
    const audit = await timed(home, command, { expect: [0, 30] });
    const figures = await org.figures();
    await org.start(0);
    const json = await timed(home, [...command, '--json'], { expect: [0, 30] });
    await org.start(STAGE_LATENCY[size]);
    await timed(home, command, { expect: [0, 30], unlimited: true });
    const { chain } = await org.figures();
    return {
      size,
      counts: org.counts,
      org: figures,
      audit,
      json,
      stages: chain,
      allowed: allowedCalls(org.counts, figures.pages),
    };
  } finally {
    await org.close();
  }
}
