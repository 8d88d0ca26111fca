import { expect } from 'chai';
import { runNode } from './processes.js';

describe('runNode', () => {
  it('gives the exit code and both outputs', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 30;';
    expect(await runNode(['-e', code])).to.deep.equal({ code: 30, stdout: 'out\n', stderr: 'err\n' });
  });

  it('feeds standard input', async () => {
    const { stdout } = await runNode(['-e', 'process.stdin.pipe(process.stdout)'], { input: 'hello' });
    expect(stdout).to.equal('hello');
  });

  it('kills what runs too long, and says so', async () => {
    const error = await runNode(['-e', 'setInterval(() => undefined, 1000)'], { timeout: 300 }).catch(
      (caught: unknown) => caught,
    );
    expect(error).to.be.instanceOf(Error).with.property('message').that.includes('ended by SIGKILL');
  });
});
