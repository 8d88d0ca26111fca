import { expect } from 'chai';
import { choicesOf } from '../../src/verify/choices.js';
import { connectedApp, externalClientApp } from '../support/inventory.js';

const idle = { flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } } as const;
const apps = [
  externalClientApp({ name: 'Zeta' }),
  externalClientApp({ name: 'Alpha' }),
  connectedApp({ name: 'Alpha' }),
  connectedApp({ name: 'Idle', ...idle }),
];

describe('the apps to choose from', () => {
  it('are those with the flow, by name', () =>
    expect(choicesOf(apps).map(({ name }) => name)).to.deep.equal([
      'ConnectedApp:Alpha',
      'ExternalClientApp:Alpha',
      'Zeta',
    ]));

  it('include those of which it could not be read', () =>
    expect(
      choicesOf([externalClientApp({ flow: { settings: null, policy: null }, runAs: { state: 'notKnown' } })]),
    ).to.have.length(1));

  it('are all where none has the flow', () =>
    expect(choicesOf([connectedApp({ name: 'Idle', ...idle })])).to.have.length(1));
});
