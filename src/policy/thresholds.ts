/** The days and lists by which rules judge. A policy file may change each of them under `defaults`. */
export type Thresholds = {
  allowedScopes: string[];
  warnExpiryDays: number;
  unusedDays: number;
  rotationDays: number;
  reviewDays: number;
  interactiveLoginDays: number;
  changeDays: number;
};

export const DEFAULT_THRESHOLDS: Readonly<Thresholds> = {
  allowedScopes: ['api'],
  warnExpiryDays: 30,
  unusedDays: 90,
  rotationDays: 90,
  reviewDays: 180,
  interactiveLoginDays: 90,
  changeDays: 30,
};

/** What a rule judges by beside the facts. */
export type RuleContext = { now: Date; thresholds: Readonly<Thresholds> };
