import { expect } from 'chai';
import { isKeyMember, sortMembers } from '../../../../src/callback/key/inspect/members.js';

type Pair = [name: string, value: unknown];
const GOOD: Pair[] = [
  ['host', 'h'],
  ['client_id', 'i'],
  ['client_secret', 's'],
];
const VALUES = { host: 'h', client_id: 'i', client_secret: 's' };

const sort = (...pairs: Pair[]) => {
  const { values, defects } = sortMembers(pairs.map(([name, value]) => ({ name, value })));
  return { values, defects: defects.map(({ id, tokens, repairable }) => [id, repairable, ...tokens]) };
};

describe('the members of a key', () => {
  for (const [what, pairs, defects, values] of [
    ['as they should be', GOOD, [], VALUES],
    ['of which one is there twice, alike', [...GOOD, ['host', 'h']], [['member-duplicate', true, 'host']], VALUES],
    [
      'of which one is there three times, alike',
      [...GOOD, ['host', 'h'], ['host', 'h']],
      [['member-duplicate', true, 'host']],
      VALUES,
    ],
    [
      'of which one is there twice, alike, and then another',
      [...GOOD, ['host', 'h'], ['host', 'x']],
      [['member-duplicate', false, 'host']],
      { ...VALUES, host: 'x' },
    ],
    [
      'of which one is there, and another twice',
      [...GOOD, ['host', 'x'], ['host', 'x']],
      [['member-duplicate', false, 'host']],
      { ...VALUES, host: 'x' },
    ],
    [
      'of which two are there twice',
      [...GOOD, ['client_id', 'x'], ['host', 'h'], ['client_secret', 's'], ['host', 'h']],
      [
        ['member-duplicate', false, 'client_id'],
        ['member-duplicate', true, 'client_secret'],
        ['member-duplicate', true, 'host'],
      ],
      { ...VALUES, client_id: 'x' },
    ],
    [
      'with others, twice',
      [...GOOD, ['grant type', 1], ['grant type', 2]],
      [
        ['member-extra', true, 'grant type'],
        ['member-extra', true, 'grant type'],
      ],
      VALUES,
    ],
    [
      'of which one has another name, and its own',
      [...GOOD, ['hostname', 'x']],
      [['member-extra', true, 'hostname']],
      VALUES,
    ],
    [
      'of which one has other names',
      [
        ['hostt', 'h'],
        ['client-id', 'i'],
        ['Consumer Secret', 's'],
      ],
      [
        ['member-misspelt', true, 'hostt', 'host'],
        ['member-misspelt', true, 'client-id', 'client_id'],
        ['member-misspelt', true, 'Consumer Secret', 'client_secret'],
      ],
      VALUES,
    ],
    [
      'with a name that is too short to be a slip',
      [...GOOD.slice(1), ['hos', 'h']],
      [
        ['member-extra', true, 'hos'],
        ['member-missing', false, 'host'],
      ],
      { client_id: 'i', client_secret: 's' },
    ],
    ['in another order', [...GOOD].reverse(), [['member-order', true, 'host, client_id, client_secret']], VALUES],
  ] as Array<[string, Pair[], unknown[], object]>) {
    it(`are told: ${what}`, () => expect(sort(...pairs)).to.deep.equal({ defects, values }));
  }

  for (const [name, shown] of [
    ['x', 'x'],
    ['X-Tenant.id of us_', 'X-Tenant.id of us_'],
    ['a'.repeat(24), 'a'.repeat(24)],
    ['a'.repeat(25), '…'],
    ['a123', 'a123'],
    ['a1234', '…'],
    ['1a', '…'],
    ['a+b', '…'],
    ['', '…'],
  ] as const) {
    it(`are named where they can be no secret: "${name}"`, () =>
      expect(sort(...GOOD, [name, 1]).defects[0]).to.deep.equal(['member-extra', true, shown]));
  }

  for (const [name, says] of [
    ['host', true],
    ['hostname', false],
    ['url', false],
    ['client_id', true],
    ['consumerKey', true],
    ['Client Secret', true],
    ['refresh_token', true],
    ['grant_type', false],
    ['', false],
  ] as const) {
    it(`${says ? 'tell' : 'do not tell'} a key by "${name}"`, () => expect(isKeyMember(name)).to.equal(says));
  }
});
