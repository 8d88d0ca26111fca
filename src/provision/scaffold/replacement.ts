/** The entry of sfdx-project.json that puts the Username of an org in the place of its token. Pure. */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withLineBreaksOf } from '../../text/line-breaks.js';
import type { Project } from './project.js';

export type Replacement = { filename: string; stringToReplace: string; replaceWithEnv: string };

/** @param file the policy that names the user, from the working directory */
export const replacementFor = (variable: string, file: string, { file: project }: Project): Replacement => ({
  filename: (project === null ? file : path.relative(path.dirname(project), path.resolve(file))).replaceAll('\\', '/'),
  stringToReplace: `$${variable}`,
  replaceWithEnv: variable,
});

/** As the file is indented now; npm and the CLI use two spaces. */
const indentOf = (text: string): string => /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';

/** The text of sfdx-project.json with the entry; the same text where it has it already. */
export const withReplacement = ({ text, content }: Project, replacement: Replacement): string => {
  const before: unknown = content.replacements;
  const list: unknown[] = Array.isArray(before) ? before : [];
  if (list.some((each) => isDeepStrictEqual(each, replacement))) return text;
  const written = JSON.stringify({ ...content, replacements: [...list, replacement] }, null, indentOf(text));
  return `${withLineBreaksOf(text, written)}${/\r?\n$/.exec(text)?.[0] ?? ''}`;
};
