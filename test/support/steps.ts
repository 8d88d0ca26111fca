import { expect } from 'chai';
import { remediationOf, type Fix, type FixStep } from '../../src/findings/fix.js';
import { safeText } from '../../src/text/safe-text.js';
import { parseCommand } from './cli-commands.js';

/** Commands that change nothing, neither in an org nor here. */
const READING = new Set(['data:query', 'nhi:audit', 'nhi:verify', 'org:display', 'org:list:metadata']);

const placeholdersOf = (text: string): string[] => [...text.matchAll(/<([^>]*)>/g)].map(([whole]) => whole);

const expectStep = (step: FixStep, before: readonly FixStep[], targetOrg: string): void => {
  switch (step.kind) {
    case 'command': {
      const { id, flags } = parseCommand(step.command);
      expect(flags['target-org'], step.command).to.deep.equal([targetOrg]);
      expect(step.writes, `${step.command}: writes`).to.equal(!READING.has(id) || 'probe' in flags);
      const asked = before.some((one) => one.kind === 'command' && !one.writes);
      if (placeholdersOf(step.command).length > 0)
        expect(asked, `${step.command}: a query comes before`).to.equal(true);
      expect(step.command).to.equal(safeText(step.command));
      return;
    }
    case 'setup': {
      expect(step.path).to.match(/^Setup > /);
      expect(step.url === null, step.path).to.equal(step.open === null);
      if (step.url === null || step.open === null) return;
      const { origin, href } = new URL(step.url);
      const { flags } = parseCommand(step.open);
      expect(flags).to.deep.equal({ 'target-org': [targetOrg], path: [step.url.slice(origin.length)] });
      expect(href, 'a session').to.match(/\/lightning\/setup\/[A-Za-z]+\/(home|page\?address=[\w%]+)$/);
      return;
    }
    default:
  }
};

/** What every remedy has: steps that are lines, commands that the CLI takes, pages that open. */
export const expectSteps = ({ fix, remediation }: { fix: Fix; remediation: string }, targetOrg: string): void => {
  expect(fix.steps, 'steps').to.not.be.empty;
  expect(remediation).to.equal(remediationOf(fix));
  fix.steps.forEach((step, i) => expectStep(step, fix.steps.slice(0, i), targetOrg));
  const text = fix.steps.map((step) => (step.kind === 'command' ? '' : JSON.stringify(step))).join('\n');
  expect(placeholdersOf(text), 'placeholders outside of commands').to.be.empty;
  expect(remediation).to.not.match(/undefined|\[object/);
  expect(remediation.split('\n')).to.have.length(fix.steps.length);
};
