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

  it('list the catalogue by stage, each error once, with nothing that stands for any word', () => {
    const lines = catalogueLines(listErrors());
    expect(lines.filter((line) => line.startsWith('  '))).to.have.length(CATALOGUE.length);
    expect(lines).to.include.members(['The token request', 'Other flows', 'Login History', 'Deployment and rotation']);
    expect(lines.join('\n')).to.include('HTTP Method … not allowed').and.not.include('*');
  });
});
