/** What `sf nhi doctor` does. */
import type { Org } from '@salesforce/core';
import { diagnose } from '../../doctor/diagnose.js';
import { doctorLines, verdictOf } from '../../doctor/lines.js';
import { proxyVariablesIn } from '../../doctor/proxy-variables.js';
import { lookAtOrg } from '../../doctor/read/look.js';
import type { DoctorReport } from '../../doctor/report.js';
import { sheetLines } from '../../doctor/sheet.js';
import { missingSources } from '../../doctor/sources.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { joinLines, safeText } from '../../text/safe-text.js';
import { terminal } from '../../text/terminal.js';
import type { Io, Outcome } from '../io.js';

export type DoctorFlags = { 'target-org': Org; 'api-version'?: string; facts: boolean };

export const runDoctor = async (flags: DoctorFlags, io: Io): Promise<Outcome<DoctorReport>> => {
  const { 'target-org': org, 'api-version': apiVersion, facts } = flags;
  const seen = await lookAtOrg(org.getConnection(apiVersion), facts);
  const result = diagnose(seen, proxyVariablesIn(process.env));
  if (!io.json && result.facts === undefined) io.print(joinLines(doctorLines(result, terminal().columns)));
  else if (!io.json) {
    io.print(joinLines(sheetLines(result.facts ?? [], { version: io.version, apiVersion: seen.apiVersion })));
    io.note(safeText(verdictOf(result)));
  }
  return { result, exitCode: missingSources(result).length > 0 ? EXIT_CODES.incomplete : EXIT_CODES.ok };
};
