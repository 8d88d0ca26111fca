import { expect } from 'chai';
import { oneSpanSign } from '../../src/callback/profiles/onespan-sign.js';
import { openService } from '../../src/callback/service/service.js';
import { changeSender } from '../../src/org/client/send-change.js';
import { callApi, requestToken, revokeToken } from '../../src/token/exchange.js';
import { bomb, redirectTo, silence, startHostileServer, trickle, type Hostility } from '../support/hostile-server.js';
import { soonOrLater } from '../support/soon-or-later.js';

const TOKEN = { value: () => '00D000000000001!AQ.token' };
const REGISTRATION = { url: 'https://acme.my.salesforce.com/services/apexrest/x', key: 'KEYKEYKEYKEY', events: [] };

/** Everything that is sent once, and how it tells that there was no answer: by the code. */
const CALLERS: Record<string, (url: string, deadlineMs: number) => Promise<unknown>> = {
  'the token endpoint': async (url, deadlineMs) => {
    const reply = await requestToken(url, { clientId: 'id', clientSecret: 'secret' }, deadlineMs);
    return reply.ok ? 'ok' : reply.error.description;
  },
  'the call of the probe': async (url, deadlineMs) => {
    const reply = await callApi(url, '64.0', TOKEN, deadlineMs);
    return reply.ok ? 'ok' : reply.error.description;
  },
  'a registration that is read': async (url, deadlineMs) => {
    const reply = await openService(new URL(url), oneSpanSign, 'api-key', deadlineMs).read();
    return reply.ok ? 'ok' : reply.error.message;
  },
  'a registration that is sent': async (url, deadlineMs) => {
    const reply = await openService(new URL(url), oneSpanSign, 'api-key', deadlineMs).register(REGISTRATION);
    return reply.ok ? 'ok' : reply.error.message;
  },
  'a change of the org': async (url, deadlineMs) => {
    const connection = { accessToken: TOKEN.value(), instanceUrl: url };
    const change = await changeSender(connection, () => undefined, { deadlineMs })(
      'POST',
      '/services/data/v64.0/x',
      {},
    );
    return change.kind === 'done' ? 'ok' : change.code;
  },
};

const ATTACKS: Array<[what: string, answer: Hostility, code: string]> = [
  ['8 MiB in 8 kB', bomb(8), 'TOO_LARGE'],
  ['an error of 8 MiB in 8 kB', bomb(8, 500), 'TOO_LARGE'],
  ['one byte at a time', trickle, 'DEADLINE'],
  ['silence', silence, 'TIMEOUT'],
];

type Ended = { told: unknown; requests: number };

/** What a call told of a server that answers so, and how often it asked. */
const endOf = async (answer: Hostility, call: (url: string) => Promise<unknown>): Promise<Ended> => {
  const server = await startHostileServer(answer);
  try {
    return { told: await call(server.url), requests: server.requests.length };
  } finally {
    server.close();
  }
};

describe('an answer that does not end', () => {
  for (const [caller, call] of Object.entries(CALLERS)) {
    for (const [what, answer, code] of ATTACKS) {
      it(`ends for ${caller}: ${what}`, async () => {
        const attempt = (deadlineMs: number): Promise<Ended> => endOf(answer, (url) => call(url, deadlineMs));
        const ended = await soonOrLater(attempt, ({ told, requests }) => told === code && requests === 1);
        expect(ended).to.deep.equal({ told: code, requests: 1 });
      });
    }

    it(`takes a secret to no other host from ${caller}`, async () => {
      const other = await startHostileServer(silence);
      const { told } = await endOf(redirectTo(`${other.url}/services/`), (url) => call(url, 20_000));
      expect(told).to.not.equal('ok');
      other.close();
      expect(other.requests).to.deep.equal([]);
    });
  }

  for (const [what, answer] of ATTACKS) {
    it(`does not pass for a revocation: ${what}`, async () => {
      const { told } = await endOf(answer, (url) => revokeToken(url, TOKEN, 300));
      expect(told).to.equal(false);
    });
  }
});
