import { AUDITOR, demoOrg } from '../../test/fake-org/demo.js';
import { LARGE, LARGE_AUDITOR, largeOrg, type LargeOrgSize } from '../../test/fake-org/large-org.js';
import type { Org } from '../../test/fake-org/index.js';

export type SizeName = 'half' | 'large' | 'medium' | 'small';

type BenchOrg = { org: (now: Date) => Org; auditor: string };

const MEDIUM: LargeOrgSize = { connectedApps: 80, externalClientApps: 120, runAsUsers: 150, permissionRows: 6000 };

const halfOf = (size: LargeOrgSize): LargeOrgSize => ({
  connectedApps: size.connectedApps / 2,
  externalClientApps: size.externalClientApps / 2,
  runAsUsers: size.runAsUsers / 2,
  permissionRows: size.permissionRows / 2,
});

const generated = (size: LargeOrgSize): BenchOrg => ({ org: (now) => largeOrg(now, size), auditor: LARGE_AUDITOR });

/** Smallest first; `half` is half of `large`, to see how time grows. */
export const SIZES: Record<SizeName, BenchOrg> = {
  small: { org: demoOrg, auditor: AUDITOR },
  medium: generated(MEDIUM),
  half: generated(halfOf(LARGE)),
  large: generated(LARGE),
};

export const isSizeName = (name: string): name is SizeName => name in SIZES;
