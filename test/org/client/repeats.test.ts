import { expect } from 'chai';
import { watchForRepeats } from '../../../src/org/client/repeats.js';
import type { Row } from '../../../src/metadata/row.js';

const id = (number: number): string => `005000000000${String(number).padStart(3, '0')}AAA`;
const at = (url: string): Row => ({ attributes: { type: 'User', url } });
const NOTHING = '000000000000000AAA';

const CASES: Array<[what: string, pages: Row[][], repeats: boolean]> = [
  ['ids that differ', [[{ Id: id(1) }, { Id: id(2) }], [{ Id: id(3) }]], false],
  ['an id twice in a page', [[{ Id: id(1) }, { Id: id(1) }]], true],
  ['the first id of a page in a later one', [[{ Id: id(1) }], [{ Id: id(2) }, { Id: id(1) }]], true],
  ['an address twice, where no id was asked for', [[at(`/x/User/${id(1)}`), at(`/x/User/${id(1)}`)]], true],
  ['addresses that differ', [[at(`/x/User/${id(1)}`), at(`/x/User/${id(2)}`)]], false],
  // What says nothing about which record it is must not make a gap.
  ['ids that differ at one address', [[1, 2].map((one) => ({ ...at('/x/User'), Id: id(one) }))], false],
  [
    'addresses without an id',
    [[at('/x/User'), at('/x/User'), at('/x/User/undefined'), at('/x/User/undefined')]],
    false,
  ],
  ['the id of nothing', [[{ Id: NOTHING }, { Id: NOTHING }, at(`/x/A/${NOTHING}`), at(`/x/A/${NOTHING}`)]], false],
  ['rows of aggregates', [[{ expr0: 1 }, { expr0: 1 }]], false],
];

describe('watchForRepeats', () => {
  for (const [what, pages, repeats] of CASES) {
    it(`${repeats ? 'sees' : 'sees nothing in'} ${what}`, () => {
      const watch = watchForRepeats();
      expect(pages.map((page) => watch(page)).some(Boolean)).to.equal(repeats);
    });
  }
});
