import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { AuthFile } from '../../test/fake-org/index.js';
import type { FromOrg, OrgCounts, OrgFigures, ToOrg } from './serve-org.js';
import type { SizeName } from './sizes.js';

/** A fake org in a process of its own, so that it shares neither memory nor the event loop with anything measured. */
export type OrgProcess = {
  auth: AuthFile;
  counts: OrgCounts;
  /** Starts a measurement with answers so many milliseconds late. */
  start: (latency: number) => Promise<void>;
  /** What the org saw since. */
  figures: () => Promise<OrgFigures>;
  close: () => Promise<void>;
};

export async function forkOrg(size: SizeName): Promise<OrgProcess> {
  const child = fork(path.join(import.meta.dirname, 'serve-org.ts'), [size]);
  const ended = once(child, 'exit');
  const reply = async (): Promise<FromOrg> => {
    const [message] = (await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => Promise.reject(new Error(`The fake org ended with exit code ${String(code)}.`))),
    ])) as [FromOrg];
    return message;
  };
  const ask = async (message: ToOrg): Promise<FromOrg> => {
    const answer = reply();
    child.send(message);
    return answer;
  };
  const wrong = (message: FromOrg): Error => new Error(`The fake org answered ${JSON.stringify(message)}.`);

  const ready = await reply();
  if (typeof ready === 'string' || !('auth' in ready)) throw wrong(ready);
  return {
    ...ready,
    start: async (latency) => {
      const answer = await ask({ latency });
      if (answer !== 'started') throw wrong(answer);
    },
    figures: async () => {
      const answer = await ask('figures');
      if (typeof answer === 'string' || !('figures' in answer)) throw wrong(answer);
      return answer.figures;
    },
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}
