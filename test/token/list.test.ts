import { expect } from 'chai';
import { CATALOGUE } from '../../src/token/catalogue.js';
import { causeOf } from '../../src/token/causes.js';
import { listErrors } from '../../src/token/list.js';

describe('listErrors', () => {
  it('tells all there is to say about every error, in copies', () => {
    const listed = listErrors();
    expect(listed).to.have.length(CATALOGUE.length);
    for (const [at, { id, stage, flow = null, codes, says, confidence, causes }] of CATALOGUE.entries()) {
      const decided = causes.map(causeOf).flatMap(({ rules, rulesAgainst }) => [...rules, ...rulesAgainst]);
      const rules = [...new Set(decided)];
      expect(listed[at], id).to.deep.equal({ id, stage, flow, codes, says, confidence, causes, rules });
      expect(listed[at]?.codes).to.not.equal(codes);
    }
  });
});
