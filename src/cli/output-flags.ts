import { Flags } from '@salesforce/sf-plugins-core';
import { FORMAT_NAMES } from '../report/formats/registry.js';
import { FRAMEWORK_NAMES } from '../findings/framework-names.js';
import { bundle } from '../text/messages.js';
import { onlyWith } from './flags.js';

const messages = bundle('report.flags');

/** The flags of every command that ends with a report. */
export const reportFlags = {
  'output-file': Flags.string({
    char: 'f',
    multiple: true,
    summary: messages.getMessage('output-file.summary'),
    description: messages.getMessage('output-file.description'),
  }),
  'result-format': Flags.option({
    char: 'r',
    options: FORMAT_NAMES,
    default: 'human' as const,
    exclusive: ['json'],
    summary: messages.getMessage('result-format.summary'),
  })(),
  verbose: Flags.boolean({
    summary: messages.getMessage('verbose.summary'),
    description: messages.getMessage('verbose.description'),
  }),
};

/** Those of the audit, which looks at all apps of an org by all rules. */
export const outputFlags = {
  ...reportFlags,
  framework: Flags.option({
    options: FRAMEWORK_NAMES,
    multiple: true,
    summary: messages.getMessage('framework.summary'),
    description: messages.getMessage('framework.description'),
  })(),
  'include-apps': Flags.boolean({
    relationships: onlyWith('output-file'),
    summary: messages.getMessage('include-apps.summary'),
  }),
};
