import { expect } from 'chai';
import { isSameUser } from '../../src/platform/usernames.js';

/** `always`, `sandboxes` (only where both are names of a sandbox) or `never`. */
type Row = [one: string, other: string, same: 'always' | 'never' | 'sandboxes'];

const TABLE: Row[] = [
  ['a@x.com', 'a@x.com', 'always'],
  [' A@X.com ', 'a@x.COM', 'always'],
  ['a@x.com', ' A@X.com', 'always'],
  ['a@x.com', 'b@x.com', 'never'],
  // A sandbox appends its name, and one that was copied from it another.
  ['a@x.com', 'a@x.com.uat', 'always'],
  ['a@x.com.uat2', 'A@x.com ', 'always'],
  ['a@x.com', 'a@x.com.uat.more', 'never'],
  ['a@x.com', 'a@x.com.u_t', 'never'],
  ['a@x.com', 'a@x.com._ut', 'never'],
  ['a@x.com', 'a@x.com.ua_', 'never'],
  ['a@x.com', 'a@x.com.', 'never'],
  ['a@x.com', 'a@x.comuat', 'never'],
  ['a@x.com', 'b.a@x.com.uat', 'never'],
  // Two sandboxes have two names, and what stands before them is one.
  ['a@x.com.uat', 'a@x.com.dev', 'sandboxes'],
  ['a@x.com.uat', 'b@x.com.dev', 'never'],
  ['a@x.com', 'a@x.org', 'never'],
  ['a@.x.com', 'a@.x.org', 'never'],
  ['a@x..com', 'a@x..org', 'never'],
  ['a.x.y.com', 'a.x.y.org', 'never'],
  ['com', 'org', 'never'],
];

describe('isSameUser', () => {
  for (const [one, other, same] of TABLE) {
    it(`${one} and ${other}: ${same}`, () => {
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const) {
        expect(isSameUser(a, b, true), 'both of sandboxes').to.equal(same !== 'never');
        expect(isSameUser(a, b, false), 'one of production').to.equal(same === 'always');
      }
    });
  }
});
