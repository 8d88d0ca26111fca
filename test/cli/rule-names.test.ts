import { expect } from 'chai';
import { pairRules } from '../../src/compare/registry.js';
import { everyRule as rules } from '../../src/rules/registry.js';
import { ruleNames } from '../../src/cli/rule-names.js';

describe('ruleNames', () => {
  it('are the rules of every command that takes a policy file', () => {
    const ids = [...rules, ...pairRules].map(({ id }) => id);
    expect(
      ruleNames()
        .map(({ id }) => id)
        .sort(),
    ).to.deep.equal(ids.sort());
  });
});
