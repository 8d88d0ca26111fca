import { AUDITOR, demoOrg } from '../../test/fake-org/demo.js';
import { LARGE, LARGE_AUDITOR, largeOrg, type LargeOrgSize } from '../../test/fake-org/large-org.js';
import type { Org } from '../../test/fake-org/index.js';

/** Each has twice as many external client apps as the one before, so that one can see how time and memory grow. */
export const RUNGS = ['2500', '5000', '10000', '20000'] as const;
export type Rung = (typeof RUNGS)[number];

export type AuditSize = 'half' | 'large' | 'medium' | 'small';
export type SizeName = AuditSize | Rung;

type BenchOrg = { org: (now: Date) => Org; auditor: string };

const MEDIUM: LargeOrgSize = { connectedApps: 80, externalClientApps: 120, runAsUsers: 150, permissionRows: 6000 };

const halfOf = (size: LargeOrgSize): LargeOrgSize => ({
  connectedApps: size.connectedApps / 2,
  externalClientApps: size.externalClientApps / 2,
  runAsUsers: size.runAsUsers / 2,
  permissionRows: size.permissionRows / 2,
});

const generated = (size: LargeOrgSize): BenchOrg => ({ org: (now) => largeOrg(now, size), auditor: LARGE_AUDITOR });

const rung = (apps: number): BenchOrg =>
  generated({ connectedApps: 0, externalClientApps: apps, runAsUsers: apps / 2, permissionRows: 10 * apps });

/** Smallest first; `half` is half of `large`, to see how time grows. */
export const SIZES: Record<SizeName, BenchOrg> = {
  small: { org: demoOrg, auditor: AUDITOR },
  medium: generated(MEDIUM),
  half: generated(halfOf(LARGE)),
  large: generated(LARGE),
  '2500': rung(2_500),
  '5000': rung(5_000),
  '10000': rung(10_000),
  '20000': rung(20_000),
};

export const isSizeName = (name: string): name is SizeName => name in SIZES;
