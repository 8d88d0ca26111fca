/**
 * Markdown for pull requests and job summaries: verdict, figures, the lists of the command, a table of the apps, and
 * everything else folded. It is at most as long as GitHub lets a comment be; apps that find no place are counted, the
 * worst ones find it first.
 */
import { MARKS, type Wording } from '../report.js';
import { sortedByWeight, viewsOf, type View } from '../views.js';
import { label, words } from '../words.js';
import type { Render } from './format.js';
import { itemBlock } from './markdown/lists.js';
import { appDetails, appRow } from './markdown/app.js';
import { text } from './markdown/escape.js';
import { choose, type Block } from './markdown/blocks.js';
import { advice, coverageSections, gapItems, heading, opening, tableHead } from './markdown/sections.js';

/** GitHub refuses longer comments; a job summary may have 1 MiB, and other hosts allow more. */
export const MOST_CHARACTERS = 65_536;

/** Headings and the sentences about what was left out. */
const RESERVE = 2_000;

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
  const views = sortedByWeight(viewsOf(report));
  const ranks = new Map(views.map((view, i) => [view, i]));
  const blocksOf = (some: readonly View[], write: (view: View, wording: Wording) => string): Block[] =>
    some
      .map((view) => ({ text: write(view, report.wording), rank: ranks.get(view) ?? 0 }))
      .filter(({ text }) => text !== '');
  const apps = views.filter(({ name }) => name !== null);
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
  const lists = take(0.5, (free) =>
    report.sections
      .map(({ title, items }) =>
        section(
          text(title),
          '',
          items.map((item) => ({ text: itemBlock(item), rank: MARKS.indexOf(item.mark) })),
          Math.floor(free / report.sections.length),
          'leftOut.items',
        ),
      )
      .join(''),
  );
  const coverage = take(0.5, (free) => {
    const sections = coverageSections(report);
    const chosen = choose(inOrder(sections), free);
    return chosen.join('') + leftOut('leftOut.coverage', sections.length - chosen.length);
  });
  const fixes = take(0.5, (free) => choose([{ text: advice(report, context.rules), rank: 0 }], free).join(''));
  const table = take(0.4, (free) =>
    section(words('heading.overview'), tableHead(...columns), blocksOf(apps, appRow), free, 'leftOut.apps'),
  );
  const details = take(1, (free) =>
    section(label('heading.findings'), '', blocksOf(views, appDetails), free, 'leftOut.details'),
  );

  yield start;
  yield lists;
  yield table;
  yield details;
  yield fixes;
  yield coverage;
  yield gaps;
};
