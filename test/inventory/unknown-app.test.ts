import type { SfError } from '@salesforce/core';
import { expect } from 'chai';
import type { AppsRead } from '../../src/inventory/app-list.js';
import { isUnknownApp, requireKnownApps } from '../../src/inventory/unknown-app.js';
import { connectedApp, externalClientApp, gap, inventory } from '../support/inventory.js';

const org = inventory({ apps: [externalClientApp(), connectedApp({ name: 'Orders' })] });

const failureOf = (wanted: string[], ...reads: AppsRead[]): SfError => {
  try {
    requireKnownApps(wanted, ...reads);
  } catch (error) {
    expect(isUnknownApp(error)).to.equal(true);
    return error as SfError;
  }
  return expect.fail('every app is known');
};

describe('a name that no app has', () => {
  it('is none where an app has it, whatever its case and with its kind', () => {
    for (const name of ['sign_callback', ' ORDERS ', 'ConnectedApp:Orders']) requireKnownApps([name], org);
  });

  it('is denied where every app is known, with names like it', () => {
    const { message, actions, exitCode } = failureOf(['Order', 'ConnectedApp:Sign_Callback'], org);
    expect(message).to.match(/^No connected app .* has this name: Order, ConnectedApp:Sign_Callback\.$/);
    expect([actions?.length, exitCode]).to.deep.equal([3, 1]);
    expect(actions?.[0]).to.include('"Order"? Orders');
  });

  it('is not denied where apps may be missing in the list; what is missing is told', () => {
    const unread = { ...org, gaps: [gap('ExternalClientApplication', { grant: ['ExternalClientAppViewer'] })] };
    const { message, actions } = failureOf(['Hidden'], unread);
    expect(message).to.match(/isn't known/);
    expect(actions?.join('\n')).to.include('ExternalClientAppViewer').and.include('may not be read by this user');
  });

  it('is that of an app which a gap names', () => {
    const hidden = gap('ExternalClientApplication', { subjects: ['ExternalClientApp:Hidden'] });
    for (const name of ['hidden', 'ExternalClientApp:Hidden'])
      expect(failureOf([name], { ...org, gaps: [hidden] }).message).to.match(/^There is an app of this name, but/);
  });

  it('is denied of two orgs only where both are known, and one of them is enough to have it', () => {
    const other = inventory({ apps: [connectedApp({ name: 'Stock' })] });
    requireKnownApps(['Stock', 'Orders'], org, other);
    expect(failureOf(['Hidden'], org, other).message).to.match(/^Neither org/);
    const unread = { ...other, counts: { connectedApps: null, externalClientApps: 0 } };
    expect(failureOf(['Hidden'], org, unread).message).to.match(/isn't known/);
  });
});
