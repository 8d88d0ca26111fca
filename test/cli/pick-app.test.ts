import { expect } from 'chai';
import { pickApp } from '../../src/cli/pick-app.js';
import { connectedApp, externalClientApp, inventory } from '../support/inventory.js';

type Failure = Error & { actions?: string[]; oclif?: { exit: number } };

const failureOf = async (...args: Parameters<typeof pickApp>): Promise<Failure> =>
  pickApp(...args).then(
    () => expect.fail('an app was found'),
    (error: unknown) => error as Failure,
  );

describe('picking the app to verify', () => {
  const org = inventory({ apps: [externalClientApp(), connectedApp({ name: 'Orders' })] });

  it('takes the one that was named', async () =>
    expect((await pickApp(org, 'orders', false)).kind).to.equal('ConnectedApp'));

  it('names the apps when there is no name and nobody can be asked', async () => {
    const error = await failureOf(org, undefined, false);
    expect(error.message).to.include('Orders, Sign_Callback');
    expect(error.oclif?.exit).to.equal(2);
  });

  it('names some of many', async () => {
    const apps = Array.from({ length: 30 }, (_, index) => externalClientApp({ name: `App_${index + 10}` }));
    const { message } = await failureOf(inventory({ apps }), undefined, false);
    expect(message).to.include('Some of the 30 apps').and.include('App_29').and.not.include('App_30');
  });

  it('suggests names, and denies nothing when the list is not complete', async () => {
    const error = await failureOf({ ...org, counts: { connectedApps: null, externalClientApps: 1 } }, 'Order', false);
    expect([error.name, error.actions?.length]).to.deep.equal(['UnknownAppError', 2]);
    expect(error.message).to.include("isn't known");
    expect(error.actions?.[0]).to.include('Orders');
  });

  it('fails in an org without apps', async () => {
    expect((await failureOf(inventory({ apps: [] }), undefined, true)).message).to.equal(
      'This org has no app to verify.',
    );
    const unread = { ...inventory({ apps: [] }), counts: { connectedApps: null, externalClientApps: null } };
    expect((await failureOf(unread, undefined, true)).message).to.equal('No app of this org could be read.');
  });

  it('asks which of two apps of one name is meant', async () => {
    const twins = inventory({ apps: [externalClientApp(), connectedApp()] });
    expect((await failureOf(twins, 'Sign_Callback', true)).actions).to.deep.equal([
      'Specify one of: ConnectedApp:Sign_Callback, ExternalClientApp:Sign_Callback',
    ]);
  });
});
