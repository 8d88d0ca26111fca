import { expect } from 'chai';
import fc from 'fast-check';
import { findNeedles, needlesOf } from '../../src/text/needles.js';

/** The places that belong to a part of a needle, found by trying all. */
const slowly = (text: string, needles: string[]): number[] => {
  const folded = text.toLowerCase();
  const found = new Set<number>();
  for (let at = 0; at + 12 <= text.length; at += 1) {
    if (!needles.some((needle) => needle.toLowerCase().includes(folded.slice(at, at + 12)))) continue;
    for (let place = at; place < at + 12; place += 1) found.add(place);
  }
  return [...found].sort((one, other) => one - other);
};

describe('findNeedles', () => {
  const piece = fc.stringMatching(/^[abAB]{1,30}$/);

  it('finds every part of twelve characters, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[abAB]{12,20}$/), { maxLength: 3 }),
        fc.array(piece),
        (needles, some) => {
          const text = some.join('-');
          const places = findNeedles(text, needlesOf(needles)).flatMap(({ from, to }) =>
            Array.from({ length: to - from }, (_, at) => from + at),
          );
          expect(places).to.deep.equal(slowly(text, needles));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds what is shorter as a whole word, whatever the case', () => {
    const found = findNeedles('Hunter2 xhunter2 hunter2é (HUNTER2)', needlesOf(['hunter2']));
    expect(found).to.deep.equal([
      { from: 0, to: 7 },
      { from: 27, to: 34 },
    ]);
  });
});
