import { expect } from 'chai';
import { ADMIN_PERMISSIONS } from '../../../src/platform/admin-permissions.js';
import { fieldFlag, objectFlag } from '../../../src/provision/scaffold/access.js';
import { ipRangeOf } from '../../../src/provision/scaffold/ip-ranges.js';
import type { ScaffoldRequest } from '../../../src/provision/scaffold/plan.js';
import { planned } from './requests.js';

const access = (given: Partial<ScaffoldRequest['access']>): Pick<ScaffoldRequest, 'access'> => ({
  access: { permissions: [], objects: [], fields: [], ...given },
});

describe('what is refused', () => {
  const refused: Record<string, [Partial<ScaffoldRequest>, RegExp]> = {
    'a name that begins with a digit': [{ name: '7th' }, /"7th" is no name/],
    'a name with two underscores in a row': [{ name: 'Sign__Callback' }, /no name/],
    'a name that ends in an underscore': [{ name: 'Sign_' }, /no name/],
    'a name with a blank': [{ name: 'Sign Callback' }, /no name/],
    'a path for a name': [{ name: '../../x' }, /no name/],
    'a name of 61 characters': [{ name: 'x'.repeat(61) }, /at most 60 characters.* 61/],
    'a blank label': [{ label: ' \t' }, /blank/],
    'a label of 81 characters': [{ label: 'x'.repeat(81) }, /at most 80/],
    'a control character in a label': [{ label: 'a\u0007' }, /label holds characters/],
    'half of a character in a description': [{ description: '\ud800' }, /description holds characters/],
    'a contact without a domain': [{ contactEmail: 'me@here' }, /no e-mail address/],
    'a user who is an alias': [{ runAsUser: 'admin' }, /no username/],
    'a user with a blank': [{ runAsUser: 'a b@example.com' }, /no username/],
    'a variable that no shell has': [{ runAsUser: '$1' }, /no username/],
    'a callback without encryption': [{ callbackUrl: 'http://example.com' }, /no callback URL/],
    'a callback with a password': [{ callbackUrl: 'https://a:b@example.com' }, /no callback URL/],
    'the column of a permission': [access({ permissions: ['PermissionsApiEnabled'] }), /no API name of a permission/],
    'ApiOnlyUser, which nobody has': [access({ permissions: ['ApiOnlyUser'] }), /ApiUserOnly/],
    'an unknown scope': [{ scopes: ['chater_api'] }, /no OAuth scope/],
    'a scope without a word in metadata': [{ scopes: ['hub_api'] }, /no OAuth scope/],
    'ranges that restrict nothing': [{ ipRanges: [{ start: '0.0.0.0', end: '127.255.255.255' }] }, /restricts nothing/],
    'a reserved word for a class': [{ apexClass: 'Global', endpoint: '/services/apexrest/x' }, /Apex class/],
    'a class that hides one of the platform': [
      { apexClass: 'restContext', endpoint: '/services/apexrest/x' },
      /Apex class/,
    ],
    'a class without an endpoint': [{ apexClass: 'SignCallback' }, /--endpoint/],
    'an endpoint elsewhere': [{ endpoint: '/services/data/v67.0' }, /no endpoint of Apex REST/],
    'an endpoint with a query': [{ endpoint: '/services/apexrest/x?a=b' }, /no endpoint of Apex REST/],
    'an endpoint with a wildcard': [{ endpoint: '/services/apexrest/x/*' }, /can't be mapped/],
    'an endpoint that ends in a slash': [{ endpoint: '/services/apexrest/x/' }, /can't be mapped/],
    'an endpoint that would end a string of Apex': [{ endpoint: "/services/apexrest/x'y" }, /can't be mapped/],
    'an endpoint that is too long': [{ endpoint: `/services/apexrest/${'x'.repeat(255)}` }, /can't be mapped/],
    'source of an API before external client apps': [{ apiVersion: '59.0' }, /60\.0 on/],
    'no version': [{ apiVersion: 'latest' }, /no API version/],
    'a right of a later API': [
      { apiVersion: '62.0', ...access({ objects: [['Contract', ['viewAllFields']]] }) },
      /viewAllFields/,
    ],
  };
  for (const [what, [request, message]] of Object.entries(refused)) {
    it(what, () => {
      const { problems } = planned(request);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(message);
    });
  }

  for (const scope of ['full', 'web', 'refresh_token', 'offline_access', 'Full', 'RefreshToken']) {
    it(`the scope ${scope}`, () => {
      expect(planned({ scopes: [scope] }).problems.join()).to.match(/ignores it/);
    });
  }

  it('every administrator-grade permission, in any case, from a flag or from the policy file', () => {
    for (const name of ADMIN_PERMISSIONS) {
      expect(planned(access({ permissions: [name.toUpperCase()] })).problems.join(), name).to.contain(name);
      const declared = [{ app: 'Sign_Callback', access: { permissions: [name] } }];
      expect(planned({}, { declared }).problems.join(), name).to.contain(name);
    }
  });

  it('everything at once, so that nobody has to try again and again', () => {
    expect(planned({ name: '7', contactEmail: 'x', scopes: ['full'] }).problems).to.have.length(3);
  });
});

describe('the namespace of an endpoint', () => {
  const problemsOf = (endpoint: string, namespace: string | null | undefined): string[] =>
    planned({ endpoint, apexClass: 'Callback' }, { namespace }).problems;

  it('has to lead the path where there is one, in its own spelling', () => {
    expect(problemsOf('/services/apexrest/acme/x', 'acme')).to.deep.equal([]);
    expect(problemsOf('/services/apexrest/x', 'acme').join()).to.contain('/services/apexrest/acme/');
    expect(problemsOf('/services/apexrest/ACME/x', 'acme')).to.have.length(1);
  });

  it('is a part of the mapping where there is none', () => {
    expect(planned({ endpoint: '/services/apexrest/acme/x' }).spec.endpoint?.urlMapping).to.equal('/acme/x');
  });

  it('is left open until it is known', () => {
    expect(problemsOf('/services/apexrest/x', undefined)).to.deep.equal([]);
  });

  it('is the same in a whole URL', () => {
    const { spec } = planned({ endpoint: 'https://acme.my.salesforce.com/services/apexrest/sign/a%40b' });
    expect(spec.endpoint).to.include({ path: '/services/apexrest/sign/a@b', urlMapping: '/sign/a@b' });
  });
});

describe('what the policy file declares', () => {
  const declared = [
    {
      app: 'Sign_Callback',
      endpoint: '/services/apexrest/declared',
      scopes: ['chatter_api'],
      access: {
        permissions: ['ViewSetup'],
        objects: { Contract: ['read' as const, 'edit' as const], Account: ['read' as const] },
        fields: { 'Contract.Description': ['edit' as const] },
      },
    },
  ];

  it('is taken over', () => {
    const { spec } = planned({}, { declared });
    expect(spec.endpoint?.path).to.equal('/services/apexrest/declared');
    expect(spec.scopes).to.deep.equal(['api', 'chatter_api']);
    expect(spec.access).to.deep.equal({
      permissions: ['ApiEnabled', 'ApiUserOnly', 'ViewSetup'],
      objects: { Contract: ['read', 'edit'], Account: ['read'] },
      fields: { 'Contract.Description': ['read', 'edit'] },
    });
  });

  it('gives way to flags, object by object', () => {
    const flags: ScaffoldRequest['access'] = {
      permissions: ['RunReports'],
      objects: [['contract', ['read']]],
      fields: [],
    };
    const [one] = declared;
    const { spec } = planned(
      { endpoint: '/services/apexrest/asked', scopes: ['sfap_api'], access: flags },
      { declared: one ? [{ ...one, access: { ...one.access, fields: {} } }] : [] },
    );
    expect([spec.endpoint?.path, spec.scopes]).to.deep.equal(['/services/apexrest/asked', ['api', 'sfap_api']]);
    expect(spec.access.objects).to.deep.equal({ contract: ['read'], Account: ['read'] });
    expect(spec.access.permissions).to.include.members(['RunReports', 'ViewSetup']);
  });
});

describe('access as a flag', () => {
  it('is an object or a field with rights, in any case and with blanks', () => {
    expect(objectFlag('Contract: Read, EDIT')).to.deep.equal(['Contract', ['read', 'edit']]);
    expect(objectFlag('ns__Thing__c:viewAll')).to.deep.equal(['ns__Thing__c', ['viewAll']]);
    expect(fieldFlag('Contract.Status:read')).to.deep.equal(['Contract.Status', ['read']]);
  });

  it('is nothing else', () => {
    for (const text of [
      'Contract',
      'Contract:',
      'Contract:fly',
      'Contract:read,',
      ':read',
      'A.B:read',
      'a b:read',
      'A:read:edit',
    ])
      expect(objectFlag(text), text).to.equal(null);
    for (const text of ['Contract:read', 'Contract.Status', 'Contract.Status:delete', 'A.B.C:read'])
      expect(fieldFlag(text), text).to.equal(null);
  });

  it('leaves out fields that take no permission, also those that the org says are required', () => {
    const fields: ScaffoldRequest['access']['fields'] = [
      ['Contract.OwnerId', ['read']],
      ['Contract.SpecialTerms', ['read']],
      ['Contract.Description', ['read']],
      ['Contract.Status', ['read']],
    ];
    const { spec, leftOut } = planned(access({ fields }), {
      org: { takesPermission: (field) => field !== 'Contract.SpecialTerms', mastersOf: () => [], hasApiOnly: false },
    });
    // What is required elsewhere is what the org says it is.
    expect(Object.keys(spec.access.fields)).to.deep.equal(['Contract.Description', 'Contract.Status']);
    expect(spec.access.permissions).to.deep.equal(['ApiEnabled']);
    expect(leftOut).to.deep.equal(['Contract.OwnerId', 'Contract.SpecialTerms']);
    expect(spec.access.objects).to.deep.equal({ Contract: ['read'], Account: ['read'] });
  });

  it('leaves out without an org what is required in every one', () => {
    const { spec, leftOut } = planned(access({ fields: [['Contract.Status', ['edit']]] }));
    expect([spec.access.fields, leftOut]).to.deep.equal([{}, ['Contract.Status']]);
    expect(spec.access.objects.Contract).to.deep.equal(['read', 'edit']);
  });

  it('grants to read what an object rests on, and no more of it', () => {
    const masters: Record<string, string[]> = { Remark__c: ['Clause__c'], Clause__c: ['Contract'] };
    const org = { takesPermission: () => null, mastersOf: (name: string) => masters[name] ?? [], hasApiOnly: true };
    const { spec, added } = planned(access({ objects: [['Remark__c', ['modifyAll']]] }), { org });
    expect(spec.access.objects).to.deep.equal({
      Remark__c: ['read', 'edit', 'delete', 'viewAll', 'modifyAll'],
      Clause__c: ['read'],
      Contract: ['read'],
      Account: ['read'],
    });
    expect(added[0]).to.deep.equal({ object: 'Clause__c', for: 'Remark__c' });
  });
});

describe('IP ranges as a flag', () => {
  it('are two addresses of one kind in their order, or one address', () => {
    expect(ipRangeOf('203.0.113.0-203.0.113.255')).to.deep.equal({ start: '203.0.113.0', end: '203.0.113.255' });
    expect(ipRangeOf(' 2001:db8::1 - 2001:db8::2 ')).to.deep.equal({ start: '2001:db8::1', end: '2001:db8::2' });
    expect(ipRangeOf('203.0.113.7')).to.deep.equal({ start: '203.0.113.7', end: '203.0.113.7' });
  });

  it('are nothing else', () => {
    for (const text of [
      '',
      'here',
      '1.2.3',
      '203.0.113.9-203.0.113.1',
      '1.2.3.4-2001:db8::1',
      '1.2.3.4-1.2.3.5-1.2.3.6',
      '10.0.0.0/8',
    ])
      expect(ipRangeOf(text), text).to.equal(null);
  });
});
