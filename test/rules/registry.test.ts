import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { everyRule as rules } from '../../src/rules/registry.js';
import { controlIds } from '../../src/findings/control.js';
import type { Rule } from '../../src/rules/rule.js';
import { ruleCatalog } from '../../src/rules/catalogue.js';
import { remedyByKind, remedyFor, remedyOf } from '../../src/rules/remedy.js';
import { ruleText } from '../../src/rules/texts.js';
import { isTitled } from './controls.js';

const sourceOf = ({ family, id }: Rule): string =>
  readFileSync(new URL(`../../src/rules/${family}/${id}.ts`, import.meta.url), 'utf8');

/** What the file takes from others of its folder, too. */
const sharedWith = (rule: Rule): string =>
  Array.from(sourceOf(rule).matchAll(/from '\.\/([\w-]+)\.js'/g), ([, name]) =>
    readFileSync(new URL(`../../src/rules/${rule.family}/${name}.ts`, import.meta.url), 'utf8'),
  ).join('\n');

const messagesOf = (family: string): Map<string, string> => {
  const text = readFileSync(new URL(`../../messages/rules.${family}.md`, import.meta.url), 'utf8');
  const sections = text.split(/^# /m).slice(1);
  return new Map(
    sections.map((section) => [section.split('\n')[0] ?? '', section.split('\n').slice(1).join('\n').trim()]),
  );
};

const placeholders = (text: string): number => text.split('%s').length - 1;

/** How many tokens each message gets is read from the source: `message: 'key'` and `tokens: [...]` of one call. */
const keysUsed = (source: string): string[] =>
  [...source.matchAll(/'((?:fail|inconclusive)(?:-[a-z-]+)?)'/g)].map(([, key]) => key ?? '');

describe('registry', () => {
  it('gives reports all there is to say about every rule', () => {
    const catalog = ruleCatalog();
    expect(catalog.map(({ id }) => id)).to.deep.equal(rules.map(({ id }) => id));
    for (const [at, rule] of rules.entries()) {
      const { family, level, kind, severity, documentation } = rule;
      expect(catalog[at], rule.id).to.deep.equal({
        ...{ id: rule.id, family, level, kind, severity, documentation },
        controls: controlIds(rule.controls),
        title: ruleText(rule, 'title'),
        why: ruleText(rule, 'why'),
        remedy: remedyOf(rule),
        remedyByKind: remedyByKind(rule),
      });
    }
  });

  it('has every id once, in a file of that name', () => {
    expect(new Set(rules.map(({ id }) => id)).size).to.equal(rules.length);
    for (const rule of rules) expect(sourceOf(rule), rule.id).to.contain(`'${rule.id}'`);
  });

  it('leaves out no rule that has a file', () => {
    const folders = new URL('../../src/rules/', import.meta.url);
    const files = readdirSync(folders, { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && existsSync(new URL(`../../messages/rules.${entry.name}.md`, import.meta.url)),
      )
      .flatMap(({ name }) =>
        readdirSync(new URL(`${name}/`, folders)).map((file) => new URL(`${name}/${file}`, folders)),
      )
      .filter((file) => readFileSync(file, 'utf8').includes('defineRule('));
    expect(files).to.have.length(rules.length);
  });

  it('leaves no message without a rule', () => {
    for (const family of new Set(rules.map((rule) => rule.family))) {
      for (const key of messagesOf(family).keys()) {
        const rule = rules.find(({ id }) => key.startsWith(`${id}.`));
        expect(rule, key).to.exist;
        const [, part = ''] = key.split('.');
        if (rule === undefined || ['title', 'why', 'remedy', 'fail', 'inconclusive'].includes(part)) continue;
        expect(sourceOf(rule) + sharedWith(rule), key).to.contain(`'${part}'`);
      }
    }
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      const messages = messagesOf(rule.family);
      it('has a title, a reason and a remedy without placeholders', () => {
        const remedies = [remedyFor(rule, 'ConnectedApp'), remedyFor(rule, 'ExternalClientApp')];
        for (const text of [ruleText(rule, 'title'), ruleText(rule, 'why'), ...remedies]) {
          expect(text).to.match(/\S/);
          expect(placeholders(text), text).to.equal(0);
        }
        for (const remedy of remedies) expect(remedy).to.match(/Setup|\bsf /);
        expect(ruleText(rule, 'title')).to.not.match(/\.$/);
      });

      it('has a sentence for every outcome that it names', () => {
        const plain = /\bfail\(/.test(sourceOf(rule)) ? ['fail'] : [];
        for (const key of new Set([...plain, ...keysUsed(sourceOf(rule))])) {
          expect(messages.has(`${rule.id}.${key}`), key).to.equal(true);
        }
        if (/\binconclusive\(/.test(sourceOf(rule))) {
          expect([...messages.keys()].some((key) => key.startsWith(`${rule.id}.inconclusive`))).to.equal(true);
        }
      });

      it('names known controls, each once', () => {
        expect(rule.controls).to.not.be.empty;
        const ids = controlIds(rule.controls);
        expect(new Set(ids).size).to.equal(ids.length);
        for (const control of ids) expect(isTitled(control), control).to.equal(true);
      });

      it('links to documentation of Salesforce', () => {
        const { protocol, hostname } = new URL(rule.documentation);
        expect(protocol).to.equal('https:');
        expect(['help.salesforce.com', 'developer.salesforce.com']).to.include(hostname);
      });
    });
  }
});
