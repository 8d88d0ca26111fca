/** Orgs to look at, and who looks. */
import { diagnose } from '../../src/doctor/diagnose.js';
import { lookAtOrg } from '../../src/doctor/read/look.js';
import type { DoctorReport } from '../../src/doctor/report.js';
import { collectInventory } from '../../src/org/collect.js';
import { evaluate } from '../../src/audit/evaluate.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { addPermissionSet, addProfile, addUser, assign } from '../fake-org/builders/index.js';
import { startFakeOrg, type Fault } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
import type { OrgOptions } from '../fake-org/org/options.js';
import { connectionTo } from '../support/org-connection.js';
import { quickTiming } from '../support/quick-timing.js';

export const CALLER = 'doctor.caller@larkspur.example';

/** Adds a user who has these permissions and no other. */
export const addCaller = (org: Org, permissions: readonly string[], username = CALLER): void => {
  const profile = addProfile(org, { name: 'Rights of nobody' });
  assign(
    org,
    addUser(org, { username, profile }),
    addPermissionSet(org, { name: 'Rights of the caller', permissions: [...permissions] }),
  );
};

export type Look = DoctorReport & { calls: number };

export const lookBy = async (
  org: Org,
  username: string,
  { facts = false, options = {}, apiVersion = '68.0', format = 'opaque', faults = [] }: LookOptions = {},
): Promise<Look> => {
  Object.assign(org.options, options);
  const fake = await startFakeOrg(org);
  for (const fault of faults) fake.inject(fault);
  try {
    const connection = connectionTo(fake, username, { apiVersion });
    connection.accessToken = fake.accessToken(username, { format });
    const report = diagnose(await lookAtOrg(connection, facts, { timing: quickTiming() }), []);
    return { ...report, calls: fake.stats.apiCalls };
  } finally {
    await fake.close();
  }
};

export type LookOptions = {
  facts?: boolean;
  options?: Partial<OrgOptions>;
  apiVersion?: string;
  /** Of the access token. */
  format?: 'jwt' | 'opaque';
  faults?: Fault[];
};

/** A look by a caller of these permissions. */
export const lookWith = async (org: Org, permissions: readonly string[], options: LookOptions = {}): Promise<Look> => {
  addCaller(org, permissions);
  return lookBy(org, CALLER, options);
};

/** An audit of the org by the user. */
export const auditOf = async (org: Org, username: string): Promise<AuditReport> => {
  const fake = await startFakeOrg(org);
  try {
    const connection = connectionTo(fake, username, { apiVersion: '68.0' });
    const inventory = await collectInventory(connection, { loginWindowDays: 90 });
    return evaluate(inventory, { now: new Date() });
  } finally {
    await fake.close();
  }
};
