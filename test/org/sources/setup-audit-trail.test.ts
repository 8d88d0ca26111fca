import { expect } from 'chai';
import { parseRunAsChange } from '../../../src/org/sources/setup-audit-trail.js';

describe('parseRunAsChange', () => {
  it('reads the sentence as orgs show it', () => {
    const display =
      'Assigned OAuth client credentials user darth@vader.com (UserID: [005790000024p8r]) to app Death Star (Prod) (AppID: [0H479000000CcUh])';
    expect(parseRunAsChange(display)).to.deep.equal({
      username: 'darth@vader.com',
      userId: '005790000024p8r',
      appLabel: 'Death Star (Prod)',
      appId: '0H479000000CcUh',
    });
  });

  for (const display of ['', 'Benutzer zugewiesen', 'Assigned OAuth client credentials user x to app y']) {
    it(`does not guess from ${JSON.stringify(display)}`, () => {
      expect(parseRunAsChange(display)).to.deep.equal({ username: null, userId: null, appLabel: null, appId: null });
    });
  }
});
