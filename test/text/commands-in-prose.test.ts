import { expect } from 'chai';
import { partsOf } from '../../src/text/commands-in-prose.js';

describe('commands in prose', () => {
  const cases: Array<[name: string, text: string, parts: string[]]> = [
    ['finds none in a sentence', 'Setup > Users: activate the user.', ['Setup > Users: activate the user.']],
    [
      'leaves one that is only mentioned where it is',
      'Make the key again with "sf nhi key generate"; "sf nhi verify --probe" settles it.',
      ['Make the key again with "sf nhi key generate"; "sf nhi verify --probe" settles it.'],
    ],
    [
      'takes a quoted one out',
      `Assign it: "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'".`,
      ['Assign it:', "$ sf org assign permset --name '<permission set>' --on-behalf-of '<username>'"],
    ],
    [
      'goes on with the sentence behind it',
      `Ask; "sf nhi verify --app '<app>' --probe" shows whether that is enough.`,
      ['Ask;', "$ sf nhi verify --app '<app>' --probe", 'shows whether that is enough.'],
    ],
    [
      'takes one without quotation marks, with those of its own',
      `Do it there, or sf data update record --sobject User --where "Username='a.b@c.de'" --values "IsActive=true". Then wait.`,
      [
        'Do it there, or',
        `$ sf data update record --sobject User --where "Username='a.b@c.de'" --values "IsActive=true"`,
        'Then wait.',
      ],
    ],
    [
      'takes several',
      `First "sf data query --query 'SELECT Id FROM User'", then "sf data delete record --sobject X --record-id '<id>'".`,
      [
        'First',
        "$ sf data query --query 'SELECT Id FROM User'",
        'then',
        "$ sf data delete record --sobject X --record-id '<id>'",
      ],
    ],
    [
      'leaves out parentheses that hold nothing else',
      `Deploy the set ("sf project deploy start --metadata 'PermissionSet:<set>'"), then assign it.`,
      ['Deploy the set:', "$ sf project deploy start --metadata 'PermissionSet:<set>'", 'then assign it.'],
    ],
    ['takes no word for one', 'The file salesf data --x y', ['The file salesf data --x y']],
  ];
  for (const [name, text, parts] of cases)
    it(name, () =>
      expect(partsOf(text).map((part) => (part.command ? `$ ${part.text}` : part.text))).to.deep.equal(parts),
    );
});
