import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../support/processes.js';

const FOLDER = path.join(ROOT, '.github', 'ISSUE_TEMPLATE');

const validations = z.strictObject({ required: z.boolean() }).optional();
const id = z.string().regex(/^[\w-]+$/);
const text = { label: z.string(), description: z.string().optional() };

/** What GitHub takes for a form; one that it does not take is left out without a word. */
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  title: z.string().optional(),
  labels: z.array(z.string()).optional(),
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) }),
      z.strictObject({
        type: z.literal('textarea'),
        id,
        attributes: z.strictObject({ ...text, placeholder: z.string().optional(), render: z.string().optional() }),
        validations,
      }),
      z.strictObject({
        type: z.literal('dropdown'),
        id,
        attributes: z.strictObject({ ...text, options: z.array(z.string()).min(2) }),
        validations,
      }),
    ]),
  ),
});

describe('the forms for issues', () => {
  it('are such as GitHub takes', async () => {
    const names = (await readdir(FOLDER)).filter((name) => name !== 'config.yml');
    expect(names).to.have.members(['bug.yml', 'idea.yml', 'org-facts.yml']);
    for (const name of names) {
      const result = form.safeParse(parse(await readFile(path.join(FOLDER, name), 'utf8')));
      expect(result.error?.issues ?? [], name).to.deep.equal([]);
      const ids = result.data?.body.flatMap((part) => ('id' in part ? [part.id] : []));
      expect(new Set(ids).size, `${name}: an id twice`).to.equal(ids?.length);
    }
  });

  it('ask for the sheet of facts', async () => {
    for (const name of ['bug.yml', 'org-facts.yml']) {
      const text = await readFile(path.join(FOLDER, name), 'utf8');
      expect(text, name).to.include('sf nhi doctor --target-org my-org --facts');
    }
  });

  it('name only commands that exist', async () => {
    for (const name of ['bug.yml', 'idea.yml', 'org-facts.yml']) {
      const text = await readFile(path.join(FOLDER, name), 'utf8');
      for (const [, topic = '', rest = ''] of text.matchAll(/sf nhi ([a-z]+)(?: ([a-z]+))?/g)) {
        const files = [`${topic}.ts`, `${topic}/${rest}.ts`].map((file) => path.join(ROOT, 'src/commands/nhi', file));
        expect(
          files.some((file) => existsSync(file)),
          `${name}: sf nhi ${topic} ${rest}`,
        ).to.equal(true);
      }
    }
  });
});
