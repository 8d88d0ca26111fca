import { expect } from 'chai';
import { CATALOGUE } from '../../src/token/catalogue.js';
import { catalogueLines, explanationLines } from '../../src/token/error-lines.js';
import { explainText } from '../../src/token/explain.js';
import { listErrors } from '../../src/token/list.js';

describe('the lines of an explanation', () => {
  it('read as lines where advice has several, for every error', () => {
    for (const { id } of CATALOGUE) {
      for (const line of explanationLines(explainText(id))) expect(line, id).to.not.match(/\n|\\n/);
    }
  });

  it('tell error, place, certainty, and of each cause what confirms it and what to do', () => {
    const lines = explanationLines(explainText('invalid_grant: expired access/refresh token'));
    expect(lines.slice(0, 3)).to.deep.equal([
      'invalid_grant: expired access/refresh token',
      'Where it occurs: in another flow than client credentials.',
      'This error is described by several public sources.',
    ]);
    expect(lines.find((line) => line.startsWith('   What to do: Send grant_type='))).to.not.equal(undefined);
    expect(lines.find((line) => line.startsWith('   If the refresh token flow is meant: '))).to.not.equal(undefined);
  });

  it('name rules that decide, and further errors of the text', () => {
    const lines = explanationLines(explainText('NOT_FOUND Could not find a match for URL; API_CURRENTLY_DISABLED'));
    expect(lines.join('\n')).to.include('Rules of "sf nhi audit" that check it: endpoint-not-found');
    expect(lines.at(-1)).to.equal(
      'The text also holds: api-disabled-for-user. Pass one of these alone to have it explained.',
    );
  });

  it('say nothing that there is not', () => {
    const cause = {
      id: 'run-as-missing' as const,
      cause: 'C',
      evidence: 'E',
      remedy: 'R\nsecond',
      rules: [],
      rulesAgainst: [],
    };
    const explanation = {
      error: { code: null, description: 'a * b' },
      id: 'x',
      stage: null,
      flow: null,
      confidence: 'assumed' as const,
      causes: [cause, { ...cause, rules: ['a', 'b'], rulesAgainst: ['c', 'd'] }],
      others: [],
    };
    const lines = explanationLines(explanation);
    expect(lines[0]).to.equal('a … b');
    expect(lines[1]).to.match(/^This error wasn't seen described/);
    const starts = lines.flatMap((line, at) => (line === '' ? [at] : []));
    expect(starts).to.have.length(2);
    const [first = [], second = []] = starts.map((at, i) => lines.slice(at + 1, starts[i + 1]));
    expect(second).to.have.length(first.length + 2);
    expect(first.at(-1)).to.equal('   second');
    expect(first[0]).to.match(/\b1\b.*C/);
    expect(first[1]).to.match(/^ {3}\S.*E$/);
    expect(second[0]).to.match(/\b2\b.*C/);
    expect(second.at(-2)).to.match(/^ {3}\S.*a, b/);
    expect(second.at(-1)).to.match(/^ {3}\S.*c, d/);
    const others = ['y', 'z'].map((id) => ({ id, code: null, description: null }));
    expect(explanationLines({ ...explanation, causes: [], others }).slice(-2)).to.satisfy(
      ([gap, last]: string[]) => gap === '' && /y, z/.test(last ?? ''),
    );
    for (const [code, description, said] of [
      ['c', 'd', 'c: d'],
      ['c', null, 'c'],
    ] as const)
      expect(explanationLines({ ...explanation, error: { code, description }, stage: 'request' })[0]).to.equal(said);
  });

  it('list the catalogue by stage, each error once, with nothing that stands for any word', () => {
    const lines = catalogueLines(listErrors());
    const firstOfStages = CATALOGUE.filter(({ stage }, at) => CATALOGUE[at - 1]?.stage !== stage).map(({ id }) => id);
    const behindHeadings = lines.flatMap((line, at) => (line === '' ? [lines[at + 2]?.trim().split(' ')[0]] : []));
    expect(behindHeadings).to.deep.equal(firstOfStages);
    expect(lines).to.have.length(1 + CATALOGUE.length + 2 * firstOfStages.length);
    expect(lines.filter((line) => line.startsWith('  '))).to.have.length(CATALOGUE.length);
    expect(lines).to.include.members(['The token request', 'Other flows', 'Login History', 'Deployment and rotation']);
    expect(lines.filter((line) => line === '')).to.have.length(new Set(CATALOGUE.map(({ stage }) => stage)).size);
    for (const line of lines.filter((one) => one.startsWith('  '))) expect(line).to.match(/^ {2}[a-z0-9-]+ {2,}\S/);
    expect(lines.join('\n')).to.include('HTTP Method … not allowed').and.not.include('*');
  });
});
