import { expect } from 'chai';
import type { Waiver } from '../../src/policy/policy.js';
import { waiverIndex, waiverOf } from '../../src/policy/waivers.js';

const NOW = new Date('2026-09-01T12:00:00Z');
const waiver = (app: string | undefined, expires = '2027-01-01', rule = 'app-legacy'): Waiver => ({
  rule,
  reason: 'r',
  expires,
  ...(app === undefined ? {} : { app }),
});

describe('waiverIndex', () => {
  const covering = (app: string | undefined, appNames: string[], rule = 'app-legacy'): boolean =>
    waiverIndex([waiver(app)])({ rule, appNames }).length === 1;
  const NAMES = ['Sign', 'ExternalClientApp:Sign'];

  for (const app of ['Sign', ' sign ', 'externalclientapp:sign', 'Si*', '*', undefined]) {
    it(`covers an app by ${app ?? 'no name'}`, () => {
      expect(covering(app, NAMES)).to.equal(true);
      expect(covering(app, NAMES, 'app-disabled'), 'of another rule').to.equal(false);
    });
  }
  for (const app of ['Sig', 'ConnectedApp:Sign', 'Sig*x', '']) {
    it(`does not cover an app by ${JSON.stringify(app)}`, () => expect(covering(app, NAMES)).to.equal(false));
  }

  it('covers the org by no name and by *, and by no other pattern', () => {
    for (const app of [undefined, '*']) expect(covering(app, []), app).to.equal(true);
    for (const app of ['Sign', '', '**', 'S*']) expect(covering(app, []), app).to.equal(false);
  });

  it('gives each waiver once, and those that are patterns first', () => {
    const all = [waiver('Sign'), waiver('*'), waiver('Other'), waiver('ExternalClientApp:Sign')];
    expect(
      waiverIndex(all)({ rule: 'app-legacy', appNames: ['Sign', 'SIGN', 'ExternalClientApp:Sign'] }),
    ).to.deep.equal([all[1], all[0], all[3]]);
  });
});

describe('waiverOf', () => {
  const [past, longPast, soon, late] = ['2026-08-31', '2026-01-01', '2026-09-02', '2027-01-01'];
  const CASES: Array<[title: string, waivers: Array<[app: string | undefined, expires: string]>, index: number]> = [
    [
      'the one that names the app',
      [
        ['*', late],
        ['Sign', soon],
      ],
      1,
    ],
    [
      'the one that names the app, in the other order',
      [
        ['Sign', soon],
        ['*', late],
      ],
      0,
    ],
    [
      'the one that names the app before one of every app',
      [
        [undefined, late],
        ['Sign', soon],
      ],
      1,
    ],
    [
      'the one that lasts longest',
      [
        ['Sign', soon],
        ['Sign', late],
      ],
      1,
    ],
    [
      'the one that lasts longest, in the other order',
      [
        ['Sign', late],
        ['Sign', soon],
      ],
      0,
    ],
    [
      'one of every app while it is in force',
      [
        ['Sign', past],
        ['*', soon],
      ],
      1,
    ],
    [
      'the last one that was, when none is in force',
      [
        ['Sign', longPast],
        ['*', past],
      ],
      1,
    ],
    [
      'the last one that was, in the other order',
      [
        ['*', past],
        ['Sign', longPast],
      ],
      0,
    ],
    [
      'the last one that was, of three',
      [
        ['*', longPast],
        ['*', past],
        ['*', longPast],
      ],
      1,
    ],
  ];
  for (const [title, waivers, index] of CASES) {
    it(`is ${title}`, () => {
      const covering = waivers.map(([app, expires]) => waiver(app, expires));
      expect(waiverOf(covering, NOW)).to.equal(covering[index]);
    });
  }

  it('is none where none covers', () => expect(waiverOf([], NOW)).to.equal(undefined));
});
