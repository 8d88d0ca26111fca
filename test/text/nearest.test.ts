import { expect } from 'chai';
import { nearest } from '../../src/text/nearest.js';

describe('nearest', () => {
  const names = ['Contract_Signing', 'Contract_Signing_Test', 'Billing_Webhook', 'ETL'];

  it('finds what was meant, the nearest first', () =>
    expect(nearest('contract_signing', names)).to.deep.equal(['Contract_Signing', 'Contract_Signing_Test']));

  it('finds what was mistyped', () => expect(nearest('Contrct_Singing', names)).to.deep.equal(['Contract_Signing']));

  it('finds names that contain what was typed', () =>
    expect(nearest('webhook', names)).to.deep.equal(['Billing_Webhook']));

  it('suggests nothing that is far off', () => expect(nearest('Payroll', names)).to.deep.equal([]));

  it('suggests at most three', () => expect(nearest('app', ['app1', 'app2', 'app3', 'app4'])).to.have.length(3));
});
