/** Performs the probe of an app that was judged, so that its token ends even if somebody interrupts the process. */
import { classifyHost } from '../platform/host.js';
import { splitHost } from '../platform/split-host.js';
import type { Inventory } from '../inventory/inventory.js';
import { sameUsername } from '../inventory/names.js';
import type { Credentials } from '../token/exchange.js';
import type { Assessment } from './assess.js';
import { probe, type Probed, type ProbeOptions } from './probe.js';

/** Origin that may be asked for a token: https on the org's My Domain, or loopback; null for any other. */
export const probeOrigin = (instanceUrl: string): string | null => {
  const parts = splitHost(instanceUrl);
  const kind = parts && classifyHost(parts.hostname).kind;
  if (parts === null || parts.hasUserInfo) return null;
  if (kind === 'loopback') return new URL(instanceUrl).origin;
  return kind === 'myDomain' && parts.scheme === 'https' ? `https://${parts.host}` : null;
};

type ExpectedOrg = Pick<Inventory, 'org' | 'users'>;

/** Whom the token must stand for. The user of an app that could only be inferred counts, too. */
export const expectedOf = ({ org, users }: ExpectedOrg, { app, report }: Assessment): ProbeOptions['expected'] => {
  const [reported] = report.apps;
  const configured = app.runAs.state === 'configured' ? app.runAs.username : null;
  const userId = reported?.runAs.userId ?? users.find(({ username }) => sameUsername(username, configured))?.id ?? null;
  const proven = 'userId' in app.runAs ? app.runAs.userId : null;
  return { orgId: org.id, userId: userId ?? proven };
};

export type HeldSignals = {
  /** A signal has come. */
  interrupted: () => boolean;
  /** Gives the signals back to those that listened before. */
  release: () => void;
};

export type RunProbe = {
  origin: string;
  credentials: Credentials;
  /** Somebody interrupted, and the token is still to be revoked. */
  onInterrupt: () => void;
  /** Keeps signals from ending the process until the token is revoked. */
  hold: (onFirst: () => void) => HeldSignals;
  timeoutMs?: number;
};

/** @returns what was done, and whether the process was told to stop meanwhile */
export const runProbe = async (
  inventory: ExpectedOrg,
  assessment: Assessment,
  { origin, credentials, onInterrupt, hold, timeoutMs }: RunProbe,
): Promise<Probed & { interrupted: boolean }> => {
  const signals: HeldSignals = hold(onInterrupt);
  try {
    const probed = await probe({
      origin,
      credentials,
      apiVersion: inventory.org.apiVersion,
      expected: expectedOf(inventory, assessment),
      interrupted: signals.interrupted,
      timeoutMs,
    });
    return { ...probed, interrupted: signals.interrupted() };
  } finally {
    signals.release();
  }
};
