import { expect } from 'chai';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';

/** The CLI renders help in its own way, from the manifest. */
describe('help', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf();
  });

  after(async () => sf.close());

  const help = async (...command: string[]): Promise<string> => {
    const { code, stdout } = await sf.run(['nhi', ...command, '--help']);
    expect(code).to.equal(0);
    return stdout;
  };

  it('spells out what the audit looks at, and has examples and the exit codes', async () => {
    const text = await help('audit');
    expect(text).to.include('non-human identities').and.include('EXAMPLES').and.include('ERROR CODES');
    expect(text)
      .to.match(/^ {2}30 {2}There are findings/m)
      .and.match(/^ {2}31 {2}The result is incomplete/m);
  });

  it('says what ready means, and has examples, the exit codes and the variables', async () => {
    const text = await help('verify');
    expect(text.replace(/\s+/g, ' '))
      .to.include('non-human identity')
      .and.include('An app is ready if none of these requirements fails.');
    expect(text)
      .to.match(/^ {2}30 {2}The app isn't ready/m)
      .and.include('EXAMPLES')
      .and.include('NHI_CLIENT_SECRET');
  });
});
