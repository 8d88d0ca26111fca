/**
 * Markdown for pull requests and job summaries: verdict, figures, a table of the apps, and everything else folded. It
 * is at most as long as GitHub lets a comment be; apps that find no place are counted, the worst ones find it first.
 */
import { SEVERITIES } from '../../findings/audit-report.js';
import { APP_STATES, failedOf } from './human/app-view.js';
import { words } from './human/words.js';
import type { Render } from './format.js';
import { appGroups, type AppGroup } from './groups.js';
import { appDetails, appRow } from './markdown/app.js';
import { choose, type Block } from './markdown/blocks.js';
import { coverageSections, gapItems, heading, opening, remedies, tableHead } from './markdown/sections.js';
import { label } from './words.js';

/** GitHub refuses longer comments; a job summary may have 1 MiB, and other hosts allow more. */
export const MOST_CHARACTERS = 65_536;

/** Headings and the sentences about what was left out. */
const RESERVE = 2_000;

const rankOf = ({ view }: AppGroup): number => {
  const worst = SEVERITIES.findIndex((severity) => failedOf(view).some((found) => found.severity === severity));
  return APP_STATES.indexOf(view.state) * SEVERITIES.length + (worst === -1 ? SEVERITIES.length : worst);
};

const blocksOf = (groups: readonly AppGroup[], write: (group: AppGroup) => string): Block[] =>
  groups.map((group) => ({ text: write(group), rank: rankOf(group) })).filter(({ text }) => text !== '');

const inOrder = (texts: readonly string[]): Block[] => texts.map((text, rank) => ({ text, rank }));

const leftOut = (key: string, count: number): string => (count > 0 ? `\n${label(key, count)}\n` : '');

/** A section as far as it fits, with a sentence about what does not. */
const section = (title: string, head: string, blocks: readonly Block[], room: number, key: string): string => {
  if (blocks.length === 0) return '';
  const chosen = choose(blocks, room);
  return (
    heading(title) + (chosen.length > 0 ? head + chosen.join('') : '') + leftOut(key, blocks.length - chosen.length)
  );
};

export const render: Render = function* (report, context) {
  const groups = appGroups(report);
  const apps = groups.filter(({ name }) => name !== null);
  const start = opening(report, context);
  const columns = ['app', 'kind', 'runAs', 'state', 'findings'].map((name) => words(`column.${name}`));
  let room = MOST_CHARACTERS - RESERVE - start.length;

  // The sections share what is left from the end on, so that what could not be read never falls victim to the apps.
  const take = (share: number, write: (room: number) => string): string => {
    const written = write(Math.floor(room * share));
    room -= written.length;
    return written;
  };
  const gaps = take(0.25, (free) =>
    section(words('heading.unchecked'), '', inOrder(gapItems(report)), free, 'leftOut.gaps'),
  );
  const coverage = take(0.5, (free) => {
    const sections = coverageSections(report);
    const chosen = choose(inOrder(sections), free);
    return chosen.join('') + leftOut('leftOut.coverage', sections.length - chosen.length);
  });
  const fixes = take(0.5, (free) => choose([{ text: remedies(report, context.rules), rank: 0 }], free).join(''));
  const table = take(0.4, (free) =>
    section(words('heading.overview'), tableHead(...columns), blocksOf(apps, appRow), free, 'leftOut.apps'),
  );
  const details = take(1, (free) =>
    section(label('heading.findings'), '', blocksOf(groups, appDetails), free, 'leftOut.details'),
  );

  yield start;
  yield table;
  yield details;
  yield fixes;
  yield coverage;
  yield gaps;
};
