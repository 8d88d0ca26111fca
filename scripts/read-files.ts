import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { safeText } from '../src/text/safe-text.js';
import { readMetadata, type Told } from './support/read-metadata.js';

const lineOf = (file: string, { type, says, wrong }: Told): string =>
  safeText(`${file}: ${[type, ...says].join(', ')}${wrong.length === 0 ? '' : `; WRONG: ${wrong.join('; ')}`}`);

/**
 * Feeds every file of a folder to the readers of metadata, and prints what they make of each: files that people
 * retrieved show what the tests cannot. Ends with 1 where something could not be read.
 */
export default async function main([folder]: string[]): Promise<number> {
  if (folder === undefined) {
    console.error('npm run read-files -- FOLDER');
    return 2;
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const read: Told[] = [];
  for (const file of files.sort()) {
    const told = await readMetadata(file);
    if (told === null) continue;
    read.push(told);
    console.log(lineOf(path.relative(folder, file), told));
  }
  const wrong = read.filter((told) => told.wrong.length > 0).length;
  const having = (word: string): number => read.filter(({ says }) => says.includes(word)).length;
  console.log(
    `\n${read.length} files, ${wrong} of them wrong; ${having('names a Run As user')} name a Run As user, ${having('wide')} profiles let in a quarter of all addresses or more.`,
  );
  return wrong === 0 ? 0 : 1;
}
