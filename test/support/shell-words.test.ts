import { expect } from 'chai';
import { proveShellWords, readByShell, shellWords } from './shell-words.js';

const COMMANDS = [
  'sf org display --target-org prod',
  "sf data query --query 'SELECT Id FROM User' --target-org 'my org'",
  `sf nhi audit --app "o'brien" --app 'it'\\''s "both"'`,
  `sf nhi audit --app='' --app "" --app a'b'"c"d`,
  "sf data query --query 'a\nb  c' \t --target-org prod",
  'sf nhi audit --app "$(printf %b \'\\0033[2J\')"',
  'sf nhi audit --app two\\ words ~ "\\$HOME" *.nowhere  ',
  "sf data delete record --record-id '<assignment id>'",
  '',
];

describe('shellWords', () => {
  for (const command of COMMANDS) {
    it(`says what a shell says of ${JSON.stringify(command)}`, () => {
      expect(shellWords(command)).to.deep.equal(readByShell([command])[0]);
    });
  }

  it('lets a shell prove what it said', () => {
    proveShellWords();
    const words = shellWords('sf org display --target-org wrong');
    expect(words).to.deep.equal(['sf', 'org', 'display', '--target-org', 'wrong']);
    words.pop();
    expect(proveShellWords).to.throw('words of a shell');
    proveShellWords();
  });

  it('fails where a shell complains', () => {
    for (const command of ["sf 'open", 'sf nhi (audit)', 'sf "$(nothing-of-this-name)"'])
      expect(() => shellWords(command), command).to.throw(command);
  });
});
