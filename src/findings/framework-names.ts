/** The frameworks by the name that `--framework` takes, with the form of their control ids. */
export const FRAMEWORKS = {
  'owasp-nhi': /^NHI\d+:\d{4}$/,
  'nist-csf': /^NIST CSF /,
  'nist-800-53': /^NIST 800-53 /,
  sbs: /^SBS-/,
  'iso-27001': /^ISO 27001 /,
  'soc-2': /^SOC 2 /,
  cwe: /^CWE-\d+$/,
  'salesforce-health-review': /^Salesforce Security Health Review: /,
} as const satisfies Record<string, RegExp>;

export type FrameworkName = keyof typeof FRAMEWORKS;

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as FrameworkName[];
