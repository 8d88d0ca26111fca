/** What the tests of the documents need to know of Markdown. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/processes.js';

export type Document = { file: string; text: string };

/** Files of the repository as links name them: relative to it, with forward slashes. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: ROOT })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();

/** Every document of the repository. */
export const documents = (): Document[] =>
  filesOf('*.md', 'docs/**/*.md', 'examples/**/*.md', 'test/fake-org/*.md').map((file) => ({
    file,
    text: readFileSync(path.join(ROOT, file), 'utf8'),
  }));

/** Calls of commands in code blocks, fenced (after a `$`) or indented, without comments, in their order. */
export const commandLines = (text: string): string[] =>
  [...text.matchAll(/^```\w*\n([^]*?)^```|^ {4}(\S.*)$/gm)]
    .flatMap(([, fenced, indented]) => fenced?.split('\n').filter((line) => /^ *\$ /.test(line)) ?? [indented ?? ''])
    .map((line) => line.replace(/^ *(\$ )?/, '').replace(/\s+#.*$/, ''))
    .filter((line) => /^(npm|sf|npx|node|mocha) /.test(line));

/** `code` within lines of text. */
export const codeSpans = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Targets of links, without those that lead out of the repository. */
export const localLinks = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Anchors of the headings, as GitHub makes them. */
export const anchorsOf = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
