import { expect } from 'chai';
import { compareRegistration } from '../../../src/callback/service/compare.js';

const sent = { url: 'https://acme.my.salesforce.com/services/apexrest/x', key: 'KEY', events: ['B', 'A'] };

describe('compareRegistration', () => {
  for (const [title, body, differences, notShown] of [
    ['what was sent', sent, [], []],
    ['events in another order', { ...sent, events: ['A', 'B'] }, [], []],
    ['fewer events', { ...sent, events: ['A'] }, ['events'], []],
    ['another address', { ...sent, url: 'https://x' }, ['url'], []],
    ['another key', { ...sent, key: 'OTHER' }, ['key'], []],
    ['all of it', { url: 'x', key: 'y', events: [1] }, ['url', 'key', 'events'], []],
    ['values of another form', { url: 5, key: null, events: 'A,B' }, [], ['url', 'key', 'events']],
    ['nothing', {}, [], ['url', 'key', 'events']],
    ['no object', [sent], [], ['url', 'key', 'events']],
    ...['', '****', '•••', 'xxxx', '...', 'KE***', 'KE…'].map(
      (key) => [`the key as "${key}"`, { ...sent, key }, [], ['key']] as const,
    ),
    ...['aXXX', 'XXXa', 'K**'].map((key) => [`the key as "${key}"`, { ...sent, key }, ['key'], []] as const),
  ] as const) {
    it(`compares ${title}`, () => expect(compareRegistration(sent, body)).to.deep.equal({ differences, notShown }));
  }
});
