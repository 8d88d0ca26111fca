import { expect } from 'chai';
import { selectApps } from '../../src/audit/select-apps.js';
import { connectedApp, externalClientApp } from '../support/inventory.js';

const OFF = { settings: false, policy: false };
const apps = [
  externalClientApp({ name: 'Sign_Callback' }),
  externalClientApp({ name: 'Twin', flow: OFF, runAs: { state: 'missing', certain: true } }),
  connectedApp({ name: 'Twin', flow: OFF, runAs: { state: 'missing', certain: true } }),
  connectedApp({ name: 'pkg__Hidden', flow: { settings: null, policy: null }, runAs: { state: 'notKnown' } }),
  externalClientApp({
    name: 'Half',
    flow: { settings: null, policy: false },
    runAs: { state: 'missing', certain: true },
  }),
];

describe('selectApps', () => {
  it('has nothing to say about apps that get checks', () =>
    expect(selectApps(apps, ['sign_callback', 'EXTERNALCLIENTAPP:Sign_Callback'])).to.deep.equal({
      idle: [],
      unread: [],
    }));

  it('names apps whose flow is off, by their kind where two share a name', () => {
    expect(selectApps(apps, ['Twin']).idle).to.deep.equal(['ExternalClientApp:Twin', 'ConnectedApp:Twin']);
    expect(selectApps(apps, ['connectedapp:twin']).idle).to.deep.equal(['ConnectedApp:Twin']);
  });

  it('does not call an app idle when a part of its flow could not be read', () => {
    expect(selectApps(apps, ['pkg__Hidden', 'Half'])).to.deep.equal({
      idle: [],
      unread: ['pkg__Hidden', 'Half'],
    });
  });
});
