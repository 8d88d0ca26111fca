#!/usr/bin/env node
// Prints an annotation for each finding of a JSON report, in the form that GitHub Actions or Azure Pipelines reads from
// a log:
//
//     node annotate.mjs nhi.json github
//     node annotate.mjs nhi.json azure
//
// Names and messages come from the org. Whatever could end an annotation or begin another command is escaped, and what
// nobody can see is shown as an escape.

import { readFileSync } from 'node:fs';

/** GitHub shows at most ten annotations of a kind for each step. */
const MOST = 10;

const visible = (text) =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.codePointAt(0).toString(16).padStart(4, '0')}`,
  );

const encode = (text, characters) =>
  [...text]
    .map((one) =>
      characters.includes(one) ? `%${one.codePointAt(0).toString(16).toUpperCase().padStart(2, '0')}` : one,
    )
    .join('');

/** `::error file=…,line=…,title=…::message`, with the escapes of actions/toolkit; file and line of metadata source. */
const github = ({ severity, title, message, location }) => {
  const level = severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'notice';
  const place = location ? `file=${encode(visible(location.file), '%:,')},line=${Number(location.line)},` : '';
  return `::${level} ${place}title=${encode(title, '%:,')}::${encode(message, '%')}`;
};

/**
 * `##vso[task.logissue type=error]message`, with the escapes of azure-pipelines-task-lib; only the first
 * command counts.
 */
const azure = ({ severity, title, message, location }) => {
  const level = severity === 'critical' || severity === 'high' ? 'error' : 'warning';
  const file = visible(location?.file ?? '')
    .replaceAll('%', '%AZP25')
    .replaceAll(';', '%3B')
    .replaceAll(']', '%5D')
    .replaceAll('##', '# #');
  const place = location ? `;sourcepath=${file};linenumber=${Number(location.line)}` : '';
  const text = `${title}: ${message}`.replaceAll('%', '%AZP25').replaceAll('##', '# #');
  return `##vso[task.logissue type=${level}${place}]${text}`;
};

const WRITERS = { azure, github };

const main = ([file, service]) => {
  const write = WRITERS[service];
  if (file === undefined || write === undefined) throw new Error('Usage: node annotate.mjs REPORT.json github|azure');
  const { findings } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = findings.filter(({ status }) => status === 'fail');
  const order = ['critical', 'high', 'medium', 'low', 'info'];
  const worst = failed.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).slice(0, MOST);
  for (const { rule, severity, app, message, location } of worst) {
    console.log(write({ severity, title: visible(`${app ?? 'Org'}: ${rule}`), message: visible(message), location }));
  }
  if (failed.length > worst.length) console.log(`${failed.length - worst.length} more findings are in the report.`);
};

main(process.argv.slice(2));
