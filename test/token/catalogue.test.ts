import { expect } from 'chai';
import { CATALOGUE } from '../../src/token/catalogue.js';
import { CAUSES, causeOf, type CauseId } from '../../src/token/causes.js';
import { describeCause } from '../../src/token/explain.js';
import { newMeter } from '../../src/token/recognise/meter.js';
import { wordsOf } from '../../src/token/recognise/words.js';
import { LOGIN_STATUSES } from '../../src/platform/login-statuses.js';
import { rules } from '../../src/rules/registry.js';

const doubles = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('the catalogue of errors', () => {
  it('has ids of one form, each once', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(doubles(ids)).to.deep.equal([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).to.deep.equal([]);
  });

  it('has a description in one entry only', () => {
    const phrases = CATALOGUE.flatMap(({ says }) =>
      says.map((text) => wordsOf(text.replace(' * ', ' any '), newMeter()).words.join(' ')),
    );
    expect(doubles(phrases)).to.deep.equal([]);
    expect(phrases.filter((phrase) => !phrase.includes(' ') && phrase.length < 4)).to.deep.equal([]);
  });

  it('explains every code without a description, in one entry', () => {
    const alone = CATALOGUE.flatMap((entry) => entry.alone ?? []);
    expect(doubles(alone)).to.deep.equal([]);
    const codes = CATALOGUE.flatMap((entry) => entry.codes);
    // This one comes with anything, and means nothing by itself.
    expect([...new Set(codes)].filter((code) => !alone.includes(code))).to.deep.equal(['field_integrity_exception']);
    expect(alone.filter((code) => !codes.includes(code))).to.deep.equal([]);
  });

  it('has every documented status of a login', () => {
    for (const { code, text } of LOGIN_STATUSES) {
      const entry = CATALOGUE.find(
        ({ stage, codes, says }) =>
          stage === 'loginHistory' && (code === null ? says.includes(text ?? '') : codes.includes(code.toLowerCase())),
      );
      expect(entry, code ?? text ?? '').to.not.equal(undefined);
      if (text !== null && text !== 'Success') expect(entry?.says, text).to.include(text);
    }
  });

  it('leads with another flow where only that flow gives the error', () => {
    for (const { id, flow, causes } of CATALOGUE) {
      expect(flow === undefined || causes[0]?.startsWith('flow-') === true, id).to.equal(true);
    }
  });

  it('names causes once, and no cause that no error has', () => {
    for (const { id, causes } of CATALOGUE) expect(doubles(causes), id).to.deep.equal([]);
    const used = new Set(CATALOGUE.flatMap(({ causes }) => causes));
    expect([...CAUSES.keys()].filter((id) => !used.has(id))).to.deep.equal([]);
  });

  it('knows no cause that is none', () => {
    expect(() => causeOf('none' as CauseId)).to.throw('There is no cause "none".');
  });

  it('has a cause, an evidence and a remedy for each, as sentences', () => {
    for (const id of CAUSES.keys()) {
      const { cause, evidence, remedy } = describeCause(id);
      for (const text of [cause, evidence, remedy])
        expect(text, id)
          .to.match(/[.)]$/)
          .and.not.match(/\s$|\\n|%[sd]/);
    }
  });

  it('points to rules that exist, and has the rule that is named in a sentence among them', () => {
    const known = new Set(rules.map(({ id }) => id));
    for (const id of CAUSES.keys()) {
      const { rules: confirming, rulesAgainst, evidence } = describeCause(id);
      expect({ id, family: causeOf(id).family, rules: confirming, rulesAgainst }).to.deep.equal(causeOf(id));
      expect(
        [...confirming, ...rulesAgainst].filter((rule) => !known.has(rule)),
        id,
      ).to.deep.equal([]);
      const [, named = ''] = /\(rules? ([a-z, -]+?)[,)]/.exec(evidence) ?? [];
      for (const rule of named.split(', ').filter((word) => known.has(word))) {
        expect([...confirming, ...rulesAgainst], `${id}: ${rule}`).to.include(rule);
      }
    }
  });
});
