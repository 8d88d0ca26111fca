import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';

const FOLDER = path.join(import.meta.dirname, 'golden');

/** Compares lines with the file of that name; `UPDATE_GOLDEN=1` writes the files anew, to be reviewed in the diff. */
export const expectGolden = (name: string, lines: readonly string[]): void => {
  const file = path.join(FOLDER, name);
  const text = `${lines.join('\n')}\n`;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${name} is missing: run with UPDATE_GOLDEN=1`).to.equal(true);
  expect(text).to.equal(readFileSync(file, 'utf8'));
};
