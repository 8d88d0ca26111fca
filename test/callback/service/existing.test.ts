import { expect } from 'chai';
import { decide, existingOf } from '../../../src/callback/service/existing.js';
import type { ServiceReply } from '../../../src/callback/service/service.js';

const wanted = { url: 'https://acme.my.salesforce.com/services/apexrest/x', key: 'KEY', events: ['A', 'B'] };
const ok = (body: unknown): ServiceReply => ({ ok: true, status: 200, body });
const failed = (status: number | null, words: object = { message: 'no' }): ServiceReply => ({
  ok: false,
  error: { status, messageKey: null, message: null, name: null, ...words },
});

describe('existingOf', () => {
  const cases: Array<[what: string, reply: ServiceReply, kind: string]> = [
    ['the same', ok(wanted), 'equal'],
    ['the same without its key', ok({ url: wanted.url, events: ['B', 'A'] }), 'equal'],
    ['the same with a masked key', ok({ ...wanted, key: '****' }), 'equal'],
    ['another key', ok({ ...wanted, key: 'OTHER' }), 'different'],
    ['another endpoint', ok({ ...wanted, url: 'https://other.example/x' }), 'different'],
    ['other events', ok({ ...wanted, events: ['A'] }), 'different'],
    ['events that are not shown', ok({ url: wanted.url }), 'different'],
    ['an empty answer', ok(null), 'none'],
    ['an empty object', ok({}), 'none'],
    ['an empty registration', ok({ url: '', key: null, events: [] }), 'none'],
    ['a registration of null', ok({ url: null, events: null }), 'none'],
    ['a 404 of the service', failed(404), 'none'],
    ['a 404 of the service with a key alone', failed(404, { messageKey: 'error.none' }), 'none'],
    ['a 404 of the service with a name alone', failed(404, { name: 'NotFound' }), 'none'],
    ['a 404 of something in between', failed(404, {}), 'unreadable'],
    ['a page', ok(undefined), 'unreadable'],
    ['a list', ok([wanted]), 'unreadable'],
    ['an object of something else', ok({ status: 'up' }), 'unreadable'],
    ['an endpoint that is no text', ok({ ...wanted, url: 7 }), 'unreadable'],
    ['no answer', failed(null), 'unreadable'],
    ['a lack of rights', failed(403), 'unreadable'],
    ['a failure', failed(500), 'unreadable'],
    ['a redirect', failed(302), 'unreadable'],
  ];
  for (const [what, reply, kind] of cases) {
    it(`takes ${what} for ${kind}`, () => expect(existingOf(reply, wanted).kind).to.equal(kind));
  }

  for (const [events, shown] of [
    [undefined, null],
    ['A,B', null],
    [
      ['A', 7],
      ['A', '7'],
    ],
  ] as const) {
    it(`tells the address, and of the events ${JSON.stringify(events)} no more than they are`, () => {
      const existing = existingOf(ok({ url: 'https://other.example/x', events }), wanted);
      expect(existing).to.deep.include({ shown: { url: 'https://other.example/x', events: shown } });
    });
  }
});

describe('decide', () => {
  const shown = { url: 'https://other.example/x', events: null };
  const all = [
    [{ kind: 'none' }, 'send', 'send', 'send', 'send'],
    [{ kind: 'equal', shown }, 'unchanged', 'unchanged', 'send', 'send'],
    [{ kind: 'different', shown }, 'refuse', 'ask', 'send', 'send'],
  ] as const;
  for (const [existing, alone, asked, replaced, both] of all) {
    it(`replaces nothing unasked (${existing.kind})`, () => {
      expect([
        decide(existing, { replace: false, canAsk: false }),
        decide(existing, { replace: false, canAsk: true }),
        decide(existing, { replace: true, canAsk: false }),
        decide(existing, { replace: true, canAsk: true }),
      ]).to.deep.equal([alone, asked, replaced, both]);
    });
  }
});
