import { expect } from 'chai';
import { render } from '../../../src/report/formats/markdown.js';
import { aFinding, aReport } from '../sample.js';
import { aRule, rendered } from './context.js';

const remedies = (text: string): string[] =>
  text
    .slice(text.indexOf('How to fix it'))
    .split('\n')
    .filter((line) => line.startsWith('- <code>'));

describe('Markdown', () => {
  const rules = [aRule({ id: 'run-as-frozen', remedy: 'Unfreeze the user.' })];
  const finding = (app: string, remediation: string) => aFinding({ rule: 'run-as-frozen', app, remediation });

  it('gives a remedy once', () => {
    const report = aReport({ findings: [finding('A', 'Unfreeze it.'), finding('B', 'Unfreeze it.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal(['- <code>run-as-frozen</code>: Unfreeze it.']);
  });

  it('gives the remedy of the rule where the findings name their apps', () => {
    const report = aReport({ findings: [finding('A', 'Unfreeze a.'), finding('B', 'Unfreeze b.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal([
      '- <code>run-as-frozen</code>: Unfreeze the user.',
    ]);
    expect(remedies(rendered(render, report, { rules: [] }))).to.deep.equal([
      '- <code>run-as-frozen</code>: Unfreeze a.',
    ]);
  });

  it('keeps a remedy of several lines in its place', () => {
    const report = aReport({ findings: [finding('A', 'External client app: do this.\nConnected app: do that.')] });
    expect(remedies(rendered(render, report, { rules }))).to.deep.equal([
      '- <code>run-as-frozen</code>: External client app: do this. Connected app: do that.',
    ]);
  });
});
