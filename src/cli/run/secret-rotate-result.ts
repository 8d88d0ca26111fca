import type { Missing } from '../../provision/rotate/preflight.js';
import type { Rotation } from '../../provision/rotate/result.js';
import type { Readiness } from '../../verify/readiness.js';

/** The result of `sf nhi secret rotate`. */
export type SecretRotateResult = Rotation & {
  app: string;
  dryRun: boolean;
  consumer: { id: string; name: string | null } | null;
  /** What keeps the app from being rotated at all. */
  missing: Missing[];
  /** null when it wasn't checked. */
  readiness: Readiness | null;
  /** The callback key, which holds the secret; null where it was written to a file, or none was made. */
  key: string | null;
  outputFile: string | null;
  /** The policy file that holds the day of the rotation now; null without --record. */
  recordedIn: string | null;
};
