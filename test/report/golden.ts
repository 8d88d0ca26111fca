import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';

/** Compares lines with files of that folder; `UPDATE_GOLDEN=1` writes the files anew, to be reviewed in the diff. */
export const goldenIn =
  (folder: string) =>
  (name: string, lines: readonly string[]): void => {
    const file = path.join(folder, name);
    const text = `${lines.join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file), `${name} is missing: run with UPDATE_GOLDEN=1`).to.equal(true);
    expect(text).to.equal(readFileSync(file, 'utf8'));
  };

export const expectGolden = goldenIn(path.join(import.meta.dirname, 'golden'));

/** The style and the script are reviewed in their own files. */
export const withoutAssets = (text: string): string =>
  text
    .replace(/(?<=<style>)[^]*?(?=<\/style>)/, '')
    .replace(/(?<=<script type="module">)[^]*?(?=<\/script>)/, '')
    .replaceAll(/sha256-[\w+/=]+/g, 'sha256-');
