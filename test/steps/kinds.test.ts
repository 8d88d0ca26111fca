import { expect } from 'chai';
import { evaluate } from '../../src/audit/evaluate.js';
import type { App } from '../../src/inventory/inventory.js';
import { connectedApp, externalClientApp, inventory, NOW } from '../support/inventory.js';
import { expectSteps } from '../support/steps.js';

/** Something for every rule about an app's own configuration. */
const FAULTY: Partial<App> = {
  flow: { settings: true, policy: true },
  scopes: ['full'],
  ipRelaxation: 'Bypass',
  permittedUsers: 'AllSelfAuthorized',
  consumerSecretOptional: true,
  introspectsAllTokens: true,
  requiredProofs: ['isDPopEnabled'],
  contactEmail: null,
};
const PACKAGED: Partial<App> = { ...FAULTY, name: 'acme__Sign', namespace: 'acme' };

const remedies = (app: App): string => {
  const { findings } = evaluate(inventory({ apps: [app] }), { now: NOW });
  const failed = findings.filter(({ status }) => status === 'fail');
  for (const finding of failed) expectSteps(finding, inventory().org.username ?? '');
  expect(failed.map(({ rule }) => rule)).to.include.members([
    'app-introspects-all-tokens',
    'app-ip-relaxed',
    'app-owner-missing',
    'app-proof-required',
    'app-secret-optional',
    'app-self-authorize',
    'scope-none-usable',
  ]);
  return failed.map(({ remediation }) => remediation).join('\n');
};

describe('remedies by kind of app', () => {
  it('show a connected app only the ways that it has', () => {
    expect(remedies(connectedApp(FAULTY)))
      .to.match(/Setup > App Manager > .* > Edit > API/)
      .and.match(/Setup > Manage Connected Apps > .* > Edit Policies/)
      .and.include('sf project deploy start --metadata ConnectedApp:Sign_Callback')
      .and.not.match(/External Client App Manager|ExtlClntApp/);
  });

  it('show an external client app only the ways that it has', () => {
    expect(remedies(externalClientApp(FAULTY)))
      .to.match(/Setup > External Client App Manager > .* > Settings > OAuth Settings/)
      .and.match(/Setup > External Client App Manager > .* > Policies > OAuth Policies/)
      .and.not.match(/Setup > App Manager|Manage Connected Apps|ConnectedApp:|oauthConfig/);
  });

  it('send those who have an app from a package to its publisher, and change only the policies', () => {
    for (const app of [connectedApp(PACKAGED), externalClientApp(PACKAGED)]) {
      expect(remedies(app), app.kind)
        .to.include('only its publisher can change its settings')
        .and.match(/Policies .*IP Relaxation: Enforce IP restrictions/)
        .and.not.match(/--metadata (?!.*Profile)|> Edit > API|Settings > OAuth Settings/);
    }
  });

  it('treat an app of the namespace of the org itself as its own', () => {
    const org = { ...inventory().org, namespacePrefix: 'acme' };
    const { findings } = evaluate(inventory({ org, apps: [connectedApp(PACKAGED)] }), { now: NOW });
    expect(findings.map(({ remediation }) => remediation).join()).to.not.include('publisher');
  });

  it('name an app as --app takes it, where apps of both kinds have its name', () => {
    const apps = [connectedApp({ requiredProofs: ['isDPopEnabled'] }), externalClientApp()];
    const { findings } = evaluate(inventory({ apps }), { now: NOW });
    const remedy = findings.find(({ rule }) => rule === 'app-proof-required')?.remediation;
    expect(remedy).to.include('sf nhi verify --app ConnectedApp:Sign_Callback --probe');
  });
});
