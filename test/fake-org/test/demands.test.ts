import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import type { ProofSwitch } from '../org/model.js';
import { callerWith, pageOf, postForm } from './caller.js';
import { AUDITOR, fixture, type Fixture } from './fixture.js';

/** What apps and orgs may demand beside id and secret: a session of some level, a proof, a user of some kind. */
describe('fake org: what a token takes', () => {
  let made: Fixture;
  let fake: FakeOrg;

  beforeEach(async () => {
    made = fixture();
    fake = await startFakeOrg(made.org);
  });
  afterEach(() => fake.close());

  const grant = (kind: 'connectedApp' | 'externalClientApp' = 'externalClientApp'): ReturnType<typeof postForm> =>
    postForm(fake, '/services/oauth2/token', {
      grant_type: 'client_credentials',
      client_id: made[kind].consumerKey,
      client_secret: made[kind].consumerSecret,
    });

  /** Status of a call with the token that the app gets. */
  const callOf = async (kind: 'connectedApp' | 'externalClientApp'): Promise<number> => {
    const { status, body } = await grant(kind);
    expect(status).to.equal(200);
    return (await callerWith(fake, body.access_token ?? '').soql('SELECT Id FROM Organization')).status;
  };

  const auditor = (): ReturnType<typeof callerWith> => callerWith(fake, fake.accessToken(AUDITOR));

  describe('a session of high assurance', () => {
    for (const kind of ['connectedApp', 'externalClientApp'] as const) {
      for (const [action, stops, status] of [
        ['Block', false, 200],
        ['Block', true, 401],
        ['RaiseSessionLevel', true, 200],
      ] as const) {
        it(`of a ${kind} with ${action}, in an org where it ${stops ? 'stops' : 'does not stop'} the flow`, async () => {
          made[kind].sessionPolicy = { level: 'HIGH_ASSURANCE', action };
          made.org.options.highAssuranceStopsFlow = stops;
          expect(await callOf(kind)).to.equal(status);
        });
      }

      it(`stops nothing of a ${kind} that asks for less`, async () => {
        made.org.options.highAssuranceStopsFlow = true;
        for (const level of ['LOW', 'STANDARD'] as const) {
          made[kind].sessionPolicy = { level, action: 'Block' };
          expect(await callOf(kind)).to.equal(200);
        }
      });
    }

    it('is in the policy that queries show, and nothing is where none is asked for', async () => {
      const soql = 'SELECT RequiredSessionLevel, PolicyAction FROM ExtlClntAppOauthPlcyCnfg';
      const shown = async (): Promise<unknown> => {
        fake.reset();
        const { records } = pageOf(await auditor().soql(soql));
        return records.map(({ RequiredSessionLevel, PolicyAction }) => ({ RequiredSessionLevel, PolicyAction }));
      };
      expect(await shown()).to.deep.equal([{ RequiredSessionLevel: null, PolicyAction: null }]);
      made.externalClientApp.sessionPolicy = { level: 'HIGH_ASSURANCE', action: 'Block' };
      expect(await shown()).to.deep.equal([{ RequiredSessionLevel: 'HIGH_ASSURANCE', PolicyAction: 'Block' }]);
    });
  });

  describe('a proof', () => {
    for (const [kind, proof, error, description] of [
      ['externalClientApp', 'isDPopEnabled', 'invalid_dpop_proof', 'DPoP proof is missing'],
      ['externalClientApp', 'isMtlsEnabled', 'invalid_client', 'client certificate is missing'],
      ['connectedApp', 'isDPopEnabled', 'invalid_dpop_proof', 'DPoP proof is missing'],
      ['connectedApp', 'isPKImTLSEnabled', 'invalid_client', 'client certificate is missing'],
    ] as Array<['connectedApp' | 'externalClientApp', ProofSwitch, string, string]>) {
      it(`is missing from every request for a token of a ${kind} with ${proof}`, async () => {
        expect((await grant(kind)).status).to.equal(200);
        made[kind].proofs = [proof];
        expect(await grant(kind)).to.deep.equal({ status: 400, body: { error, error_description: description } });
      });
    }
  });

  describe('a user', () => {
    for (const userType of ['CspLitePortal', 'PowerCustomerSuccess', 'Guest']) {
      it(`of type ${userType} is refused, whatever the app says`, async () => {
        made.integration.profile.userType = userType;
        for (const kind of ['connectedApp', 'externalClientApp'] as const) {
          expect(await grant(kind)).to.deep.equal({
            status: 400,
            body: { error: 'access_denied', error_description: 'end-user denied authorization' },
          });
        }
        fake.reset();
        const { records } = pageOf(
          await auditor().soql(`SELECT UserType FROM User WHERE Id = '${made.integration.id}'`),
        );
        expect(records[0]).to.include({ UserType: userType });
      });
    }
  });
});
