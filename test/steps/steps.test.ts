import { expect } from 'chai';
import { stepText } from '../../src/findings/fix.js';
import { redeploy } from '../../src/steps/app.js';
import { permit } from '../../src/steps/open.js';
import { found, stepOrg, stepsFor } from '../../src/steps/steps.js';
import { parseCommand } from '../support/cli-commands.js';
import { shellWords } from '../support/shell-words.js';

const ORG = { name: 'prod', instanceUrl: 'https://acme.my.salesforce.com' };

const HOSTILE = ["o'brien; rm -rf ~", '$(id)', '"`id`"', 'a\n::error::b', '\u001b[2Jx', '-rf', '--json', '<username>'];

const commandOf = (...args: Parameters<ReturnType<typeof stepsFor>['read']>): string => {
  const [step] = stepsFor(ORG).read(...args);
  return step?.kind === 'command' ? step.command : '';
};

describe('steps', () => {
  it('quote whatever an org wrote, so that the CLI gets exactly that', () => {
    for (const app of HOSTILE) {
      const words = shellWords(commandOf('nhi audit', { app }));
      expect(words.join(' '), app).to.match(/^sf nhi audit --app[ =]/);
      expect(
        words.flatMap((word) => word.replace(/^--app=/, '')),
        app,
      ).to.include(app);
      expect(words.at(-1)).to.equal('prod');
    }
  });

  it('show what an org wrote in one line, with nothing that a terminal acts on', () => {
    const steps = stepsFor(ORG);
    const texts = HOSTILE.flatMap((name) => [
      ...steps.page('users', name),
      ...steps.source(`ConnectedApp:${name}`, name, name),
      ...steps.decide('grant.orRemove', [name]),
    ]);
    for (const step of texts) expect(Object.values(step).join(' ')).to.not.match(/\p{Cc}/u);
  });

  it('name the org as it was named, else by its username', () => {
    const facts = { username: 'admin@example.com', instanceUrl: ORG.instanceUrl };
    expect(stepOrg(facts, 'my alias').name).to.equal('my alias');
    expect(stepOrg(facts, undefined).name).to.equal('admin@example.com');
    const [step] = stepsFor(stepOrg(facts, 'my alias')).query('SELECT Id FROM User');
    expect(parseCommand(step?.kind === 'command' ? step.command : '').flags).to.deep.equal({
      query: ['SELECT Id FROM User'],
      'target-org': ['my alias'],
    });
  });

  it('leave out commands of an org that nobody can name, and links to one that has no address', () => {
    const nameless = stepsFor({ name: null, instanceUrl: ORG.instanceUrl });
    expect(redeploy(nameless, 'Settings:OauthOidc', [])).to.deep.equal([]);
    expect(nameless.page('users')).to.deep.equal([
      { kind: 'setup', path: 'Setup > Users', url: `${ORG.instanceUrl}/lightning/setup/ManageUsers/home`, open: null },
    ]);
    for (const instanceUrl of [null, '', 'no address', 'javascript:alert(1)'])
      expect(stepsFor({ name: 'prod', instanceUrl }).page('users')[0]).to.include({ url: null });
  });

  it('link to a record only by what is an id, and to no page that is not known', () => {
    const steps = stepsFor(ORG);
    expect(steps.record('users', '005000000000001AAA')[0]).to.include({
      url: `${ORG.instanceUrl}/lightning/setup/ManageUsers/page?address=%2F005000000000001AAA%3Fnoredirect%3D1`,
    });
    for (const id of [null, '', '../../x', '005000000000001AAA%26'])
      expect(steps.record('users', id)[0]).to.include({ url: `${ORG.instanceUrl}/lightning/setup/ManageUsers/home` });
    expect(steps.page('apiAccessControl')[0]).to.include({ url: null, open: null });
  });

  it('put what is to be done behind a colon, and a name behind an arrow', () => {
    const [step] = stepsFor(ORG).page('users', 'ada@example.com', 'unfreeze');
    expect(step).to.include({ path: 'Setup > Users > ada@example.com: unfreeze' });
  });

  it('give what a query finds as a quoted word', () => {
    expect(commandOf('data delete record', { 'record-id': found('assignmentId') })).to.include("'<assignment id>'");
  });
});

describe('steps that settle what is open', () => {
  const said = (...args: Parameters<typeof permit>): string =>
    permit(...args)
      .map(stepText)
      .join('\n');

  it('name the permissions that cure it by label and API name, each once', () => {
    const gaps = [{ grant: ['ViewSetup'] }, { grant: ['ViewSetup', 'Future'] }, {}];
    expect(said(stepsFor(ORG), gaps, 'permission', 'look')).to.equal(
      'The check could not be made. Give whoever runs it View Setup and Configuration (ViewSetup), Future, then judge again:',
    );
  });

  it('say to look where no permission would help', () => {
    expect(said(stepsFor(ORG), [{}], 'target', 'compare')).to.match(/^The comparison could not be made\. Its message/);
  });
});
