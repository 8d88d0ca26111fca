import { expect } from 'chai';
import { Config, handle } from '@oclif/core';
import sinon from 'sinon';
import type { Io } from '../../src/cli/io.js';
import { SfCommand as NhiCommand } from '../../src/cli/nhi-command.js';
import { safeText, type Safe } from '../../src/text/safe-text.js';
import { asOwnProcess } from '../support/own-process.js';
import { pluginConfig } from '../support/plugin-config.js';
import { ROOT } from '../support/processes.js';

const HOSTILE = 'Bad\u001b[2J\n::error::name';

describe('NhiCommand', () => {
  const { exitCode } = process;

  afterEach(() => (process.exitCode = exitCode));

  const run = async (work: (io: Io) => void): Promise<{ thrown: unknown; written: string[]; before: unknown }> => {
    const written: string[] = [];
    const config = await Config.load(ROOT);
    let before: unknown;
    class Given extends NhiCommand<string> {
      public override async run(): Promise<string> {
        await Promise.resolve();
        before = process.exitCode;
        work(this.io());
        return this.end({ result: 'done', exitCode: 30 });
      }
      public override logToStderr(text?: Safe): void {
        written.push(text ?? '');
      }
    }
    const thrown: unknown = await new Given([], config)._run().then(
      () => null,
      (error: unknown) => error,
    );
    return { thrown, written, before };
  };

  it('has exit code 1 until there is a result, and then the code of the result', async () => {
    const { before, thrown } = await run(() => undefined);
    expect([before, thrown, process.exitCode]).to.deep.equal([1, null, 30]);
  });

  it('keeps exit code 1 and shows an error in which nothing acts on a terminal', async () => {
    const { thrown, written } = await run(() => {
      throw new Error(HOSTILE);
    });
    expect(thrown).to.have.property('message', 'Bad\\u001b[2J\\n::error::name');
    expect(process.exitCode).to.equal(1);
    expect(written.join('\n')).to.include('Bad\\u001b[2J\\n::error::name');
  });

  it('makes what the framework warns of safe as well', async () => {
    const { written } = await run((io) => io.warn(HOSTILE as Safe));
    expect(written.join('\n')).to.include('Bad\\u001b[2J').and.to.include('|:error::name');
  });

  it('ends without a word of the framework when a question is interrupted', async () => {
    let ended: Awaited<ReturnType<typeof run>> | undefined;
    const { code, stdout, stderr } = await asOwnProcess({ env: process.env, cwd: ROOT, input: '' }, async () => {
      ended = await run(() => {
        throw Object.assign(new Error('User force closed the prompt with SIGINT'), { name: 'ExitPromptError' });
      });
      await handle(ended.thrown as Error);
    });
    expect(ended?.thrown).to.include({ code: 'EEXIT', skipOclifErrorHandling: true });
    expect(ended?.written).to.deep.equal([]);
    expect([code, stdout, stderr]).to.deep.equal([130, '', 'Interrupted.\n']);
  });

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    for (const flags of [[], ['--json']]) {
      it(`ends with ${code} and one line on ${signal}${flags.length > 0 ? ', also with --json' : ''}`, async () => {
        class Endless extends NhiCommand<never> {
          public override async run(): Promise<never> {
            process.emit(signal, signal);
            return new Promise(() => {});
          }
        }
        const config = await pluginConfig();
        const listeners = process.listeners(signal);
        const finished = await asOwnProcess({ env: process.env, cwd: ROOT, input: '' }, async () => {
          await new Endless(flags, config)._run().catch(handle);
        });
        expect(finished).to.deep.equal({ code, stdout: '', stderr: 'Interrupted.\n' });
        expect(process.listeners(signal)).to.deep.equal(listeners);
      });
    }
  }

  it('prints the JSON of a result no faster than its reader takes it', async () => {
    const large = Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(30) }));
    class Given extends NhiCommand<typeof large> {
      public override async run(): Promise<typeof large> {
        await this.parse(Given);
        return this.end({ result: large, exitCode: 0 });
      }
    }
    const [terminal, printed] = [process.stdout.isTTY, [] as string[]];
    let [waiting, most] = [0, 0];
    process.stdout.isTTY = false;
    const write = sinon.stub(process.stdout, 'write').callsFake((text, ...rest) => {
      printed.push(String(text));
      most = Math.max(most, (waiting += 1));
      setImmediate(() => {
        waiting -= 1;
        for (const taken of rest) if (typeof taken === 'function') taken();
      });
      return true;
    });
    try {
      await new Given(['--json'], await Config.load(ROOT))._run();
    } finally {
      write.restore();
      process.stdout.isTTY = terminal;
    }
    expect((JSON.parse(printed.join('')) as { result: unknown }).result).to.deep.equal(large);
    expect([printed.length > 10, most]).to.deep.equal([true, 1]);
  });

  it('prints no text that nobody has made safe: it does not compile', async () => {
    await run((io) => {
      io.note(safeText(HOSTILE));
      // @ts-expect-error -- a name of an org
      io.note(HOSTILE);
      // @ts-expect-error -- two safe texts in one of which nobody knows what was put between them
      io.note(`${safeText('a')}${HOSTILE}`);
    });
  });
});
