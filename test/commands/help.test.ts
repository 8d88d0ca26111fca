import { expect } from 'chai';
import { pluginConfig } from '../support/plugin-config.js';
import { type Commands, openCommands } from '../support/run-command.js';

/** As the CLI draws it. That the CLI does so for this plugin is shown by the real one: see `plugin.nut.ts`. */
describe('help', () => {
  let sf: Commands;

  before(async () => {
    sf = await openCommands();
  });

  after(async () => sf.close());

  const help = async (...command: string[]): Promise<string> => {
    const { code, stdout } = await sf.run(['nhi', ...command, '--help']);
    expect(code).to.equal(0);
    return stdout;
  };

  it('of every command has examples, the exit codes, and what an NHI is', async () => {
    const { commands } = await pluginConfig();
    expect(commands).to.have.length.above(9);
    for (const { id } of commands) {
      const text = await help(...id.split(':').slice(1));
      expect(text, id)
        .to.include('EXAMPLES')
        .and.include('ERROR CODES')
        .and.match(/non-human\s+identit(y|ies)/i)
        // A choice with empty places, as the framework makes of flags in two of them.
        .and.not.match(/\|\s*[|\]]/);
    }
  });

  it('spells out what the audit looks at', async () => {
    expect(await help('audit'))
      .to.match(/^ {2}30 {2}There are findings/m)
      .and.match(/^ {2}31 {2}The result is incomplete/m);
  });

  it('says what ready means, and names the variables', async () => {
    const text = await help('verify');
    expect(text.replace(/\s+/g, ' ')).to.include('An app is ready if none of these requirements fails.');
    expect(text)
      .to.match(/^ {2}30 {2}The app isn't ready/m)
      .and.include('NHI_CLIENT_SECRET');
  });
});
