const prefixed = (prefix: string, ids: string): string[] => ids.split(' ').map((id) => `${prefix}${id}`);

/** Every control that a finding may name, as it is written in reports. */
export const CONTROLS: ReadonlySet<string> = new Set([
  // OWASP Non-Human Identities Top 10, 2025
  ...Array.from({ length: 10 }, (_, index) => `NHI${index + 1}:2025`),
  // NIST Cybersecurity Framework 2.0
  ...prefixed(
    'NIST CSF ',
    'PR.AA-01 PR.AA-03 PR.AA-05 ID.AM-02 ID.AM-08 GV.RR-02 GV.SC-07 PR.DS-01 PR.DS-02 PR.PS-01 DE.CM-03',
  ),
  // NIST SP 800-53 revision 5
  ...prefixed('NIST 800-53 ', 'AC-2 AC-3 AC-5 AC-6 AC-17 AU-2 CM-6 IA-4 IA-5 IA-9 PS-4 SA-9 SC-12'),
  // Security Benchmark for Salesforce
  ...prefixed('SBS-', 'ACS-002 ACS-006 ACS-007 ACS-008 ACS-009 OAUTH-001 OAUTH-002 OAUTH-003 OAUTH-004'),
  ...[
    'Configure Client Credential Flow Policies',
    'Disable Client Credentials Flow',
    'OAuth Scope Least Privilege',
    'Metadata Secrets Protection',
    'REST API Secret Masking',
  ].map((name) => `Salesforce Security Health Review: ${name}`),
  ...prefixed('CWE-', '250 269 272 284 522 312 532 798 613 668'),
  // ISO/IEC 27001:2022 Annex A
  ...prefixed('ISO 27001 A.', '5.9 5.15 5.16 5.17 5.18 5.19 8.2 8.3 8.5 8.9 8.15 8.31'),
  ...prefixed('SOC 2 ', 'CC6.1 CC6.2 CC6.3 CC6.6 CC7.2 CC8.1'),
]);
