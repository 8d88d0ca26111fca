import type { CauseId } from '../causes.js';

/** How well an error is known: `documented` by several public reports, `reported` once, `assumed` from other flows. */
export type FactConfidence = 'assumed' | 'documented' | 'reported';

/** Where an error occurs, in the order in which a caller gets there; one file of the catalogue each. */
export const STAGES = [
  'reach',
  'request',
  'credentials',
  'app',
  'proof',
  'runAs',
  'scopes',
  'otherFlow',
  'session',
  'apexRest',
  'records',
  'org',
  'loginHistory',
  'deploy',
  'status',
] as const;
export type Stage = (typeof STAGES)[number];

/** OAuth flows, and other ways of logging in, that a caller may have used in place of client credentials. */
export type OtherFlow = 'device' | 'jwtBearer' | 'password' | 'refreshToken' | 'saml' | 'tokenExchange' | 'webServer';

/** An error as the file of its stage describes it. */
export type ErrorEntry = {
  /** Stable; in lower case with hyphens. */
  id: string;
  /** Codes of OAuth, of the APIs or of event logs that it comes with, in lower case. */
  codes: readonly string[];
  /**
   * What it says, in Salesforce's words, the usual form first; `*` is one word. Looked for in any case and wrapping,
   * with or without a code.
   */
  says: readonly string[];
  /** Those of its codes that mean this error without any description, or with one that nobody knows. */
  alone?: readonly string[];
  /** Only this flow gives it. */
  flow?: OtherFlow;
  confidence: FactConfidence;
  /** Likeliest first. */
  causes: readonly CauseId[];
};

export type CatalogueEntry = ErrorEntry & { stage: Stage };
