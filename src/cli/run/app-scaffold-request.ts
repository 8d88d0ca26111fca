/** From the flags of `sf nhi app scaffold` to what is asked for. */
import path from 'node:path';
import { Errors } from '@oclif/core';
import type { Org } from '@salesforce/core';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { fieldFlag, objectFlag } from '../../provision/scaffold/access.js';
import { ipRangeOf } from '../../provision/scaffold/ip-ranges.js';
import type { ScaffoldRequest } from '../../provision/scaffold/plan.js';
import { apiVersionOf, type Project } from '../../provision/scaffold/project.js';
import { bundle } from '../../text/messages.js';
import { withoutEnd } from '../../text/trim.js';

const messages = bundle('nhi.app.scaffold');

export type AppScaffoldFlags = {
  name: string;
  'run-as-user': string;
  'contact-email': string;
  label?: string;
  description?: string;
  'policy-file'?: string;
  endpoint?: string;
  'apex-class'?: string;
  permission?: string[];
  object?: string[];
  field?: string[];
  scope?: string[];
  'ip-range'?: string[];
  'callback-url': string;
  'output-dir': string;
  'target-org'?: Org;
  'api-version'?: string;
  'write-replacement': boolean;
  force: boolean;
};

/** @throws CLIError (exit code 2) that quotes what is no such value */
const each = <T>(given: readonly string[] | undefined, read: (text: string) => T | null, key: string): T[] =>
  (given ?? []).map((text) => {
    const value = read(text);
    if (value === null) throw new Errors.CLIError(messages.getMessage(key, [text]), { exit: EXIT_CODES.usage });
    return value;
  });

/** With `/`, and without what says nothing. */
const folderOf = (given: string): string => {
  const folder = path.normalize(given).replaceAll('\\', '/');
  return withoutEnd(folder, '/') || folder.slice(0, 1);
};

export const requestOf = (flags: AppScaffoldFlags, project: Project): ScaffoldRequest => ({
  name: flags.name,
  label: flags.label ?? null,
  description: flags.description ?? null,
  contactEmail: flags['contact-email'],
  runAsUser: flags['run-as-user'],
  callbackUrl: flags['callback-url'],
  endpoint: flags.endpoint ?? null,
  apexClass: flags['apex-class'] ?? null,
  scopes: flags.scope ?? [],
  access: {
    permissions: flags.permission ?? [],
    objects: each(flags.object, objectFlag, 'error.object'),
    fields: each(flags.field, fieldFlag, 'error.field'),
  },
  ipRanges: each(flags['ip-range'], ipRangeOf, 'error.ipRange'),
  apiVersion: apiVersionOf(project),
  outputDir: folderOf(flags['output-dir']),
});
