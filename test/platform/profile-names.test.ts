import { expect } from 'chai';
import { isProfileNamed } from '../../src/platform/profile-names.js';

describe('isProfileNamed', () => {
  for (const [profile, fullName] of [
    ['System Administrator', 'Admin'],
    ['system administrator ', ' ADMIN'],
    ['Admin', 'Admin'],
    ['Custom: Sales', 'Custom%3A Sales'],
    ['Custom: Sales', 'custom: sales'],
    // No encoding at all: the sign is part of the name.
    ['100% Integration', '100% Integration'],
  ] as const) {
    it(`takes ${fullName} for ${profile}`, () => {
      expect(isProfileNamed(profile, fullName)).to.equal(true);
    });
  }

  for (const [profile, fullName] of [
    ['Admin', 'System Administrator'],
    ['Standard User', 'Admin'],
    ['Integration', 'Custom%3A Sales'],
    ['Integration', '100% Integration'],
  ] as const) {
    it(`takes ${fullName} for another than ${profile}`, () => {
      expect(isProfileNamed(profile, fullName)).to.equal(false);
    });
  }
});
