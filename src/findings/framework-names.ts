/**
 * The frameworks by the name that `--framework` takes, with the form of their control ids and the version that the ids
 * and titles are taken from.
 */
export const FRAMEWORKS = {
  'owasp-nhi': { pattern: /^NHI\d+:\d{4}$/, version: '2025' },
  'nist-csf': { pattern: /^NIST CSF /, version: '2.0' },
  'nist-800-53': { pattern: /^NIST 800-53 /, version: 'Rev. 5, release 5.2.0' },
  sbs: { pattern: /^SBS-/, version: '0.3.0' },
  'iso-27001': { pattern: /^ISO 27001 /, version: '2022' },
  'soc-2': { pattern: /^SOC 2 /, version: '2017' },
  'pci-dss': { pattern: /^PCI DSS /, version: '4.0.1' },
  cwe: { pattern: /^CWE-\d+$/, version: '2026' },
  'salesforce-health-review': { pattern: /^Salesforce Security Health Review: /, version: '2026' },
} as const satisfies Record<string, { pattern: RegExp; version: string }>;

export type FrameworkName = keyof typeof FRAMEWORKS;

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as FrameworkName[];
