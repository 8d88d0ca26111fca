import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import { apexClass, classes, hiddenClass } from '../support/apex-classes.js';
import { at, PATH } from '../support/declarations.js';
import {
  assignment,
  gap,
  id,
  inventory,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../support/inventory.js';
import { factOf, valueOf } from './facts-of.js';

const endpoints = (...all: string[]) => ({ integrations: all.map((endpoint) => ({ app: 'Sign_Callback', endpoint })) });
const host = (instanceUrl: string, ...all: string[]) =>
  factOf('orgHost', { org: { ...inventory().org, instanceUrl } }, undefined, endpoints(...all));

describe('orgHost', () => {
  it('is that of the address, with its port', () => {
    expect(valueOf(host('https://acme.my.salesforce.com:8443/x'))).to.equal('acme.my.salesforce.com:8443');
  });

  it('is not asked for where only paths are declared', () => {
    expect(valueOf(host('', PATH, '/other'))).to.equal('');
    for (const all of [[], [PATH, 'https://a.example/x']])
      expect(host('', ...all)).to.deep.include({ status: 'unknown', source: 'Organization' });
  });

  it('is not known of an address that is none', () => {
    const fact = host('acme');
    expect(fact).to.deep.include({ status: 'unknown', source: 'Organization', gap: undefined });
    expect(fact)
      .to.have.property('detail')
      .that.matches(/no host/);
  });
});

describe('endpointTargets', () => {
  const targets = (given: Partial<Inventory>, ...all: string[]) =>
    factOf('endpointTargets', given, undefined, endpoints(...all));

  it('are what answers, and null for what is none of Apex', () => {
    const found = valueOf(targets(classes(apexClass()), PATH, '/services/data', PATH));
    expect(found.map(({ target }) => target?.state ?? null)).to.deep.equal(['found', null]);
  });

  it('are settled without classes where none is of Apex', () => {
    const gaps = [gap('ApexClass')];
    expect(valueOf(targets({ gaps }, '/services/data'))).to.have.length(1);
    expect(targets({ gaps }, '/services/data', PATH).status).to.equal('unknown');
    expect(targets({ ...classes(apexClass()), gaps }, PATH).status).to.equal('unknown');
  });

  it('take a class that metadata source has for there, and say nothing of one that it lacks', () => {
    const gaps = [gap('ApexClass', { reason: 'notInSource' })];
    const given = { ...classes(apexClass()), gaps };
    expect(valueOf(targets(given, PATH))).to.have.length(1);
    expect(targets(given, PATH, '/services/apexrest/none').status).to.equal('unknown');
    expect(targets({ gaps }, PATH).status).to.equal('unknown');
  });
});

describe('endpointAccess', () => {
  const access = (given: Partial<Inventory>, ...all: string[]) =>
    factOf('endpointAccess', given, undefined, all.length === 0 ? at(PATH) : endpoints(...all));
  const brief = (given: Partial<Inventory>, ...all: string[]) =>
    valueOf(access(given, ...all)).map((one) => [one.class, ...one.grants.map(({ name }) => name)].join(' '));

  it('names each class once, with the grants in force that open it', () => {
    expect(brief(classes(apexClass()), PATH, `https://example.my.salesforce.com${PATH}`)).to.deep.equal([
      'SignCallback Sign_Access',
    ]);
    expect(brief(classes(hiddenClass('pkg'), apexClass()), '/services/apexrest/pkg/x')).to.deep.equal([]);
  });

  it('is open while a grant is in doubt, unless another is certain to open every class', () => {
    const groupId = id('0PG', 1);
    const other = apexClass({ id: id('01p', 2), name: 'Other', urlMapping: '/other' });
    const doubtful = (...permissions: string[]): Partial<Inventory> => ({
      ...classes(apexClass(), other),
      permissionSets: [
        profileSet(),
        permissionSet({ permissions }),
        permissionSet({ id: id('0PS', 3), name: 'Group', groupId }),
      ],
      permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })],
      assignments: [
        assignment({ permissionSetId: PROFILE_SET_ID }),
        assignment(),
        assignment({ permissionSetId: id('0PS', 3), groupId }),
      ],
    });
    expect(brief(doubtful())).to.deep.equal(['SignCallback Sign_Access']);
    expect(access(doubtful(), PATH, '/services/apexrest/other').status).to.equal('unknown');
    expect(brief(doubtful('AuthorApex'), PATH, '/services/apexrest/other')).to.have.length(2);
    const only = doubtful();
    const none = {
      ...only,
      assignments: only.assignments?.filter(({ groupId: of }, index) => index === 0 || of !== null),
    };
    expect(access(none).status).to.equal('unknown');
  });
});
