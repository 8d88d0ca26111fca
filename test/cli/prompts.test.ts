import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { askChoice, askSecret, askYes, canAsk } from '../../src/cli/prompts.js';

const keyboard = (): { input: PassThrough; output: PassThrough; shown: () => string } => {
  const input = new PassThrough();
  const output = new PassThrough();
  const written: string[] = [];
  output.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  return { input, output, shown: () => written.join('') };
};

/** Keys arrive one after the other, once the question stands. */
const type = async (input: PassThrough, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    input.write(key);
  }
};

const OPTIONS = [
  { name: 'Alpha', value: 1 },
  { name: 'Beta', description: 'The second', value: 2 },
];

describe('asking somebody', () => {
  it('offers a choice', async () => {
    const { input, output, shown } = keyboard();
    const [chosen] = await Promise.all([
      askChoice('Which app', OPTIONS, { input, output }),
      type(input, '\u001b[B', '\r'),
    ]);
    expect(chosen).to.equal(2);
    expect(shown()).to.include('Which app').and.include('Alpha').and.include('The second');
  });

  it('hides a secret, whatever key is pressed', async () => {
    const { input, output, shown } = keyboard();
    const [secret] = await Promise.all([askSecret('Secret', { input, output }), type(input, 'hush', '\u0014', '\r')]);
    expect(secret).to.equal('hush');
    expect(shown()).to.include('****').and.not.include('hush');
  });

  it('takes silence for no', async () => {
    const { input, output } = keyboard();
    const [answer] = await Promise.all([askYes('Really', { input, output }), type(input, '\r')]);
    expect(answer).to.equal(false);
  });

  for (const [name, ask] of Object.entries({
    choice: (streams: object) => askChoice('Which app', OPTIONS, streams),
    secret: (streams: object) => askSecret('Secret', streams),
  })) {
    it(`fails when the ${name} is interrupted, and shows nothing of what was typed`, async () => {
      const { input, output, shown } = keyboard();
      const asked = ask({ input, output }).then(
        () => 'answered',
        (error: unknown) => (error as Error).name,
      );
      await type(input, 'hush', '\u0003');
      expect(await asked).to.equal('ExitPromptError');
      expect(shown()).not.to.include('hush');
    });
  }

  it('is of no use without a terminal, with JSON, or when it is not wanted', () => {
    expect([canAsk({ json: true }), canAsk({ json: false, noPrompt: true })]).to.deep.equal([false, false]);
  });
});
