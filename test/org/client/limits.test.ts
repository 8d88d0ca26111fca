import { expect } from 'chai';
import { RequestFailure } from '../../../src/org/client/failure.js';
import { createTransport, type TransportOptions } from '../../../src/org/client/http.js';
import { bomb, silence, startHostileServer, trickle, type Hostility } from '../../support/hostile-server.js';
import { soonOrLater } from '../../support/soon-or-later.js';

const failureOf = async (
  answer: Hostility,
  path: string,
  options: Partial<TransportOptions> = {},
): Promise<unknown> => {
  const server = await startHostileServer(answer);
  const transport = createTransport({
    instanceUrl: server.url,
    accessToken: () => 'token',
    log: () => undefined,
    ...options,
  });
  try {
    return await transport.send({ method: 'GET', path }, () => null).catch((error: unknown) => error);
  } finally {
    await transport.close();
    server.close();
  }
};

describe('limits of a reply', () => {
  const cases: Array<[what: string, answer: Hostility, options: Partial<TransportOptions>, code: string]> = [
    ['count what is unpacked, not what is sent', bomb(80), {}, 'TOO_LARGE'],
    ['end silence', silence, { deadlineMs: 300 }, 'TIMEOUT'],
  ];
  for (const [what, answer, options, code] of cases) {
    it(what, async () =>
      expect(await failureOf(answer, '/services/x', options))
        .to.be.instanceOf(RequestFailure)
        .with.property('code', code),
    );
  }

  it('end what trickles on without end', async () => {
    const attempt = (deadlineMs: number): Promise<unknown> => failureOf(trickle, '/services/x', { deadlineMs });
    const failure = await soonOrLater(attempt, (one) => one instanceof RequestFailure && one.code === 'DEADLINE');
    expect(failure).to.be.instanceOf(RequestFailure).with.property('code', 'DEADLINE');
  });

  it('end a run whose replies all trickle', async () => {
    const server = await startHostileServer(trickle);
    const transport = createTransport({
      instanceUrl: server.url,
      accessToken: () => 'token',
      log: () => undefined,
      deadlineMs: 300,
    });
    const ask = async (): Promise<unknown> =>
      transport.send({ method: 'GET', path: '/services/x' }, () => null).catch((error: unknown) => error);
    await Promise.all([ask(), ask(), ask()]);
    expect(await ask()).to.have.property('code', 'GAVE_UP');
    expect(server.requests).to.have.length(3);
    await transport.close();
    server.close();
  });

  it('send nothing to an address that is not the org’s', async () => {
    expect(await failureOf(silence, '@evil.example/services/x'))
      .to.be.instanceOf(RequestFailure)
      .with.property('code', 'FOREIGN_ADDRESS');
  });
});
