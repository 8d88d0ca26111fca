import { globSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { bundle } from '../../src/text/messages.js';
import { ROOT } from '../support/processes.js';

const bundles = globSync('messages/*.md', { cwd: ROOT }).map((file) => path.basename(file, '.md'));

describe('the messages', () => {
  it('give advice for an error as a list, since a line break within one of it would be shown as an escape', () => {
    expect(bundles).to.include('org.errors');
    for (const name of bundles) {
      const messages = bundle(name);
      const actions = [...messages.messages.keys()].filter((key) => key.endsWith('.actions'));
      for (const key of actions) {
        // Values are put in later; enough of them for any message.
        for (const action of messages.getMessages(key, ['', '', '', '', '']))
          expect(action, `${name}: ${key}`).to.not.include('\n');
      }
    }
  });
});
