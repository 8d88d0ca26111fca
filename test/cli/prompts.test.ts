import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { safeText } from '../../src/text/safe-text.js';
import { askChoice, askSecret, askYes, canAsk } from '../../src/cli/prompts.js';

type Keyboard = { input: PassThrough; output: PassThrough; shown: () => string };

const keyboard = (): Keyboard => {
  const input = new PassThrough();
  const output = new PassThrough();
  const written: string[] = [];
  output.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  return { input, output, shown: () => written.join('') };
};

/** Keys arrive one after the other, once the question stands. */
const type = async ({ input, output }: Keyboard, ...keys: string[]): Promise<void> => {
  await once(output, 'data');
  for (const key of keys) {
    // What a key does is done, and shown, before the next one arrives.
    await setImmediate();
    input.write(key);
  }
};

const OPTIONS = [
  { name: safeText('Alpha'), value: 1 },
  { name: safeText('Beta'), description: safeText('The second'), value: 2 },
];

describe('asking somebody', () => {
  it('offers a choice', async () => {
    const keys = keyboard();
    const [chosen] = await Promise.all([askChoice(safeText('Which app'), OPTIONS, keys), type(keys, '\u001b[B', '\r')]);
    expect(chosen).to.equal(2);
    expect(keys.shown()).to.include('Which app').and.include('Alpha').and.include('The second');
  });

  it('hides a secret, whatever key is pressed', async () => {
    const keys = keyboard();
    const [secret] = await Promise.all([askSecret(safeText('Secret'), keys), type(keys, 'hush', '\u0014', '\r')]);
    expect(secret).to.equal('hush');
    expect(keys.shown()).to.include('****').and.not.include('hush');
  });

  it('takes silence for no', async () => {
    const keys = keyboard();
    const [answer] = await Promise.all([askYes(safeText('Really'), keys), type(keys, '\r')]);
    expect(answer).to.equal(false);
  });

  for (const [name, ask] of Object.entries({
    choice: (streams: object) => askChoice(safeText('Which app'), OPTIONS, streams),
    secret: (streams: object) => askSecret(safeText('Secret'), streams),
  })) {
    it(`fails when the ${name} is interrupted, and shows nothing of what was typed`, async () => {
      const keys = keyboard();
      const asked = ask(keys).then(
        () => 'answered',
        (error: unknown) => (error as Error).name,
      );
      await type(keys, 'hush', '\u0003');
      expect(await asked).to.equal('ExitPromptError');
      expect(keys.shown()).not.to.include('hush');
    });
  }

  it('is of no use without a terminal, with JSON, or when it is not wanted', () => {
    expect([canAsk({ json: true }), canAsk({ json: false, noPrompt: true })]).to.deep.equal([false, false]);
  });
});
