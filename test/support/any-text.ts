import fc from 'fast-check';

/** All of Unicode without the halves of pairs. */
const SURROGATES = 0x800;
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - SURROGATES }).map(
  (code) => String.fromCodePoint(code < 0xd800 ? code : code + SURROGATES),
  (character) => {
    const code = typeof character === 'string' ? (character.codePointAt(0) ?? 0) : 0;
    return code < 0xd800 ? code : code - SURROGATES;
  },
);

/** What `unit: 'binary'` means, without fast-check's table of a million characters, which takes a second to make. */
export const anyText = (constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: anyCharacter });
