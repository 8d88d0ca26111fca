/** What `sf nhi doctor` returns. */
import type { GapReason, Source } from '../inventory/inventory.js';
import type { TokenForm } from './seen.js';
import type { Answer } from './facts/fact.js';

export type DoctorSource = {
  source: Source;
  readable: boolean;
  /** Why not; null where it is readable. `notSupported`: the org does not have it, or not for such a session. */
  reason: GapReason | null;
  /** One sentence for people; may quote text that came from the org. */
  detail: string | null;
  /** Columns that this org, or this API version, does not have; what rests on them stays open. */
  columns: string[];
  /** Ids of the rules that stay open without it, of some apps at least. */
  rules: string[];
  /** The one permission that cures it; null where none is known to. */
  permission: { name: string; label: string } | null;
};

export type DoctorConnection = {
  /** For instance `67.0`. */
  apiVersion: string;
  token: TokenForm;
  /** Whether each API takes this session; null: neither a yes nor a no. */
  rest: boolean;
  metadataApi: boolean | null;
  /** Names of the variables that name a proxy or leave one out, never their values. */
  proxyVariables: string[];
  /** The org's time minus this computer's, in seconds; null: the org told none. */
  clockOffsetSeconds: number | null;
  apiCalls: number;
};

export type DoctorCommand = {
  /** For instance `sf nhi audit`. */
  command: string;
  /** It does its work, with whatever is left open; null: that depends on what could not be read. */
  works: boolean | null;
  /** What would make it whole: API names of permissions, and sentences where it is something else. */
  lacks: string[];
};

export type DoctorFact = {
  id: string;
  /** A sentence. */
  fact: string;
  answer: Answer;
  /** What was seen, reduced to counts and words of Salesforce's; null where there is nothing to tell. */
  shape: string | null;
};

export type DoctorReport = {
  sources: DoctorSource[];
  connection: DoctorConnection;
  commands: DoctorCommand[];
  facts?: DoctorFact[];
};
