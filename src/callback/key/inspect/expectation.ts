/** What is known about the org and the app that a key should be for, and how the key departs from it. */
import type { HostForm } from '../../../platform/host.js';
import { sha256, type Member } from '../key.js';
import { lost, type Defect } from './defect.js';

export type Expectation = {
  /** My Domain host of the org. */
  host?: string;
  /** SHA-256 (hex) of the app's consumer key. */
  clientIdDigest?: string;
  /** SHA-256 (hex) of the app's consumer secret. */
  clientSecretDigest?: string;
  /** The org, or the vendor's environment, is for testing. */
  isSandbox?: boolean;
};

/** What a key says; null where it does not say it, or says none. */
export type SaidByKey = { host: string | null; form: HostForm | null; values: Record<Member, string | null> };

const sandboxDefects = (form: HostForm | null, isSandbox: boolean | undefined): Defect[] => {
  const sandbox = form?.sandbox ?? null;
  if (isSandbox === undefined || sandbox === null || sandbox === isSandbox) return [];
  return [lost(sandbox ? 'sandbox-host' : 'production-host')];
};

const differs = (value: string | null, digest: string | undefined): boolean =>
  value !== null && digest !== undefined && sha256(value) !== digest.toLowerCase();

export const compareWith = ({ host, form, values }: SaidByKey, expected: Expectation): Defect[] => {
  const defects: Defect[] = [];
  const wanted = expected.host?.toLowerCase();
  const otherHost = host !== null && wanted !== undefined && host !== wanted;
  if (otherHost) defects.push(lost('host-other-org', host, wanted));
  // Of the org itself the form of its host says nothing new.
  if (otherHost || wanted === undefined) defects.push(...sandboxDefects(form, expected.isSandbox));
  if (differs(values.client_id, expected.clientIdDigest)) defects.push(lost('client-id-other-app'));
  if (differs(values.client_secret, expected.clientSecretDigest)) defects.push(lost('client-secret-other'));
  return defects;
};
