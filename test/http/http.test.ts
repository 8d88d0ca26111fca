import { expect } from 'chai';
import { HttpFailure } from '../../src/http/failure.js';
import { exchangeOnce, openHttp, type HttpLimits } from '../../src/http/http.js';
import { holdSecret, releaseSecrets } from '../../src/text/secrets.js';
import { bomb, redirectTo, silence, startHostileServer, trickle, type Hostility } from '../support/hostile-server.js';
import { soonOrLater } from '../support/soon-or-later.js';

const failureAt = async (answer: Hostility, limits: Partial<HttpLimits>): Promise<HttpFailure> => {
  const server = await startHostileServer(answer);
  try {
    const failure = await exchangeOnce({ method: 'GET', url: server.url }, limits).catch((error: unknown) => error);
    if (failure instanceof HttpFailure) return failure;
    throw new Error('There was a whole reply.');
  } finally {
    server.close();
  }
};

describe('one HTTP exchange', () => {
  const cases: Array<[what: string, answer: Hostility, limits: Partial<HttpLimits>, kind: string, code: string]> = [
    ['what is unpacked', bomb(2), { mostBytes: 1000 }, 'tooLarge', 'TOO_LARGE'],
    ['what an error unpacks to', bomb(2, 500), { mostBytes: 1000 }, 'tooLarge', 'TOO_LARGE'],
    ['what is unpacked, by itself', bomb(3), {}, 'tooLarge', 'TOO_LARGE'],
    ['silence', silence, { silenceMs: 100 }, 'silent', 'TIMEOUT'],
    ['silence, by the deadline', silence, { deadlineMs: 100 }, 'silent', 'TIMEOUT'],
    ['a cut', (response) => void response.destroy(), {}, 'network', 'UND_ERR_SOCKET'],
  ];
  for (const [what, answer, limits, kind, code] of cases) {
    it(`ends ${what}`, async () => expect(await failureAt(answer, limits)).to.deep.include({ kind, code }));
  }

  for (const [what, limits] of [
    ['', {}],
    [', however patient silence is', { silenceMs: 20_000 }],
  ] as const) {
    it(`ends what trickles on${what}`, async () => {
      const attempt = (deadlineMs: number): Promise<HttpFailure> => failureAt(trickle, { ...limits, deadlineMs });
      const failure = await soonOrLater(attempt, ({ kind }) => kind === 'deadline');
      expect(failure).to.deep.include({ kind: 'deadline', code: 'DEADLINE' });
    });
  }

  it('follows no redirect', async () => {
    const other = await startHostileServer(silence);
    const server = await startHostileServer(redirectTo(other.url));
    const reply = await exchangeOnce({ method: 'POST', url: server.url, body: 'secret' });
    server.close();
    other.close();
    expect([reply.status, reply.ok, other.requests]).to.deep.equal([307, false, []]);
  });

  it('hands secrets on to whom asked for them, and in no refusal', async () => {
    const secret = holdSecret('s3cr3t-of-this-process');
    const texts: string[] = [];
    for (const status of [200, 400]) {
      const server = await startHostileServer((response) => void response.writeHead(status).end(secret));
      for (const asksForSecrets of [true, false]) {
        texts.push((await exchangeOnce({ method: 'GET', url: server.url, asksForSecrets })).text);
      }
      server.close();
    }
    releaseSecrets();
    expect(texts).to.deep.equal([secret, '(redacted)', '(redacted)', '(redacted)']);
  });

  it('tells the time of the other side, where it has one', async () => {
    const server = await startHostileServer((response, { url }) => {
      response.sendDate = false;
      if (url !== '/none') response.setHeader('date', url === '/odd' ? 'soon' : 'Fri, 20 Nov 2026 12:00:00 GMT');
      response.end();
    });
    const dates: unknown[] = [];
    for (const path of ['/', '/odd', '/none']) {
      dates.push((await exchangeOnce({ method: 'GET', url: server.url + path })).date?.toISOString() ?? null);
    }
    server.close();
    expect(dates).to.deep.equal(['2026-11-20T12:00:00.000Z', null, null]);
  });

  it('ends what is under way when it is closed', async () => {
    const server = await startHostileServer(silence);
    const http = openHttp();
    const failed = http.exchange({ method: 'GET', url: server.url }, { mostBytes: 10, deadlineMs: 60_000 });
    const failure = failed.catch((error: unknown) => error);
    await http.close();
    expect(await failure).to.be.instanceOf(HttpFailure);
    server.close();
  });
});
