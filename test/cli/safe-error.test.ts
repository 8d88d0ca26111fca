import { SfError } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { expect } from 'chai';
import { safeError } from '../../src/cli/safe-error.js';

describe('safeError', () => {
  it('makes message, name, actions and stack safe', () => {
    const error = safeError(new SfError('bad\n::error::\u001b[2J', 'Bad\u202eError', ['do\nthis'])) as SfError;
    expect(error.message).to.equal('bad\\n::error::\\u001b[2J');
    expect(error.name).to.equal('Bad\\u202eError');
    expect(error.actions).to.deep.equal(['do\\nthis']);
    expect(error.stack).not.to.match(/^\s*::|\p{Cf}/mu);
  });

  it('gives every failure exit code 1, also where the framework would read another one into the wording', () => {
    const gack = 'UNKNOWN_EXCEPTION: ErrorId: 1234567890-12345 (-1234567890)';
    for (const error of [
      new Error('x'),
      new TypeError('x is no function'),
      new Error('TypeError in org'),
      new SfError(gack, 'X', [], 20),
    ]) {
      const safe = safeError(error) as SfError;
      expect(safe.exitCode).to.equal(1);
      expect(`${safe.name} ${safe.message} ${safe.stack ?? ''}`).not.to.match(/TypeError|\d{9,}-\d{3,} \(-?\d{7,}\)/);
    }
  });

  it('gives a question that was interrupted the exit code that shells expect, through the framework as well', async () => {
    const interrupted = Object.assign(new Error('User force closed the prompt with SIGINT'), {
      name: 'ExitPromptError',
    });
    const safe = safeError(interrupted) as SfError;
    expect([safe.name, safe.message, safe.exitCode]).to.deep.equal(['ExitPromptError', interrupted.message, 130]);

    class Asking extends SfCommand<void> {
      public override async run(): Promise<void> {
        await Promise.reject(interrupted);
      }
      public override logJson(): void {
        // What is printed is not the question here.
      }
      protected override async catch(error: Error): Promise<never> {
        return super.catch(safeError(error));
      }
    }
    const { exitCode } = process;
    const ended = await Asking.run(['--json']).then(
      () => null,
      (error: unknown) => error,
    );
    expect(ended).to.have.nested.property('oclif.exit', 130);
    process.exitCode = exitCode;
  });

  it('drops the cause, which may hold a request with its token', () => {
    const error = new Error('x', { cause: { headers: { Authorization: 'Bearer secret' } } });
    expect(safeError(error).cause).to.equal(undefined);
  });

  it('gives an error about flags exit code 2', () => {
    const usage = Object.assign(new Error('Expected --fail-on=x to be one of: high'), {
      oclif: { exit: 1 },
      parse: {},
    });
    expect(safeError(usage)).to.have.nested.property('oclif.exit', 2);
  });

  it('leaves the exit code of usage errors to the framework', () => {
    const usage = Object.assign(new Error('Nonexistent flag: --\u001b[2J\nSee more help with --help'), {
      oclif: { exit: 2 },
    });
    expect(safeError(usage)).to.equal(usage);
    expect(usage.message).to.equal('Nonexistent flag: --\\u001b[2J\nSee more help with --help');
  });
});
