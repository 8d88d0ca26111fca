import { expect } from 'chai';
import { DOUBT_IDS, lost, repairable } from '../../../../src/callback/key/inspect/defect.js';
import { describeDefect, describeDoubt } from '../../../../src/callback/key/inspect/texts.js';

describe('defects and doubts in words', () => {
  for (const [place, words] of [
    ['key', 'the key'],
    ['within', 'what the key holds'],
    ['host', 'the value of "host"'],
    ['client_id', 'the value of "client_id"'],
    ['client_secret', 'the value of "client_secret"'],
  ] as const) {
    it(`says that there are quotation marks around ${words}`, () => {
      const { message } = describeDefect({ ...repairable('quoted'), place });
      expect(message.toLowerCase()).to.include(words).and.not.include('%s');
    });
  }

  it('says what would be right, where that is known', () => {
    const said = (myDomain?: string | null) => describeDefect({ ...lost('host-login', 'x.y'), myDomain }).message;
    expect(said('acme.my.salesforce.com')).to.equal(`${said()} The org's My Domain host is acme.my.salesforce.com.`);
    expect(said(null)).to.include(`${said()} `).and.include('looks like');
  });

  it('says of every doubt what it is, how it comes about and what would settle it', () => {
    const described = DOUBT_IDS.map(describeDoubt);
    expect(described.map(({ id }) => id)).to.deep.equal(DOUBT_IDS);
    const texts = described.flatMap(({ message, cause, fix }) => [message, cause, fix]);
    expect(new Set(texts).size).to.be.greaterThan(6);
    for (const text of texts) expect(text).to.match(/^[A-Z].*\.$/s);
  });
});
