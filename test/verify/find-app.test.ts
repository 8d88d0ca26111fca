import { expect } from 'chai';
import { choicesOf, findApp } from '../../src/verify/find-app.js';
import { connectedApp, externalClientApp } from '../support/inventory.js';

const idle = { flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } } as const;
const apps = [
  externalClientApp({ name: 'Zeta' }),
  externalClientApp({ name: 'Alpha' }),
  connectedApp({ name: 'Alpha' }),
  connectedApp({ name: 'Idle', ...idle }),
];

describe('the app that a name means', () => {
  it('is found without regard to case, also when its flow is off', () => {
    for (const name of ['zeta', 'ExternalClientApp:Zeta', ' IDLE '])
      expect(findApp(apps, name).state).to.equal('found');
  });

  it('must be told apart from another one of that name', () =>
    expect(findApp(apps, 'Alpha')).to.deep.equal({
      state: 'ambiguous',
      names: ['ConnectedApp:Alpha', 'ExternalClientApp:Alpha'],
    }));

  it('may be one with a name like it', () =>
    expect(findApp(apps, 'Zetta')).to.deep.equal({ state: 'unknown', nearest: ['Zeta'] }));
});

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
