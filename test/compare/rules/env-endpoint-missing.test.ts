import { envEndpointMissing } from '../../../src/compare/rules/env-endpoint-missing.js';
import { gap } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { apexClass } from '../../support/apex-classes.js';
import { production } from '../two-orgs.js';

const withoutClass = production().entityAccess.filter(({ type }) => type !== 'ApexClass');
const there = (...apexRestClasses: Array<ReturnType<typeof apexClass>>) => ({ apexRestClasses });
const hidden = {
  ...apexClass(),
  hidden: true,
  namespace: 'acme' as unknown as null,
  urlMapping: null as unknown as string,
  global: null as unknown as boolean,
  methods: null as unknown as string[],
};
const declaring = (endpoint: string) => ({
  file: 'nhi-policy.yml',
  policy: { version: 1 as const, integrations: [{ app: 'Sign_Callback', endpoint }] },
});
const declared = declaring('/services/apexrest/sign/callback');

pairTable(envEndpointMissing, [
  { it: 'passes when the target has the class', expect: 'pass' },
  {
    it: 'passes when another class of the target serves the path',
    target: there(apexClass({ name: 'SignCallbackV2', id: '01p000000000007AAA' })),
    expect: 'pass',
  },
  {
    it: 'fails when there is none',
    target: there(),
    expect: 'fail',
    effect: 'breaks',
    severity: 'high',
    message: /SignCallback\.$/,
    evidence:
      /source ApexClass: class SignCallback serves \/sign\/callback \(POST\)\ntarget ApexClass: no Apex REST class/,
  },
  {
    it: 'fails when it is inactive',
    target: there(apexClass({ active: false })),
    expect: 'fail',
    evidence: /isn't active/,
  },
  {
    it: 'fails when it does not compile',
    target: there(apexClass({ valid: false })),
    expect: 'fail',
    evidence: /doesn't compile/,
  },
  {
    it: 'fails when it is not global',
    target: there(apexClass({ global: false })),
    expect: 'fail',
    evidence: /isn't global/,
  },
  {
    it: 'fails when it serves another path',
    target: there(apexClass({ urlMapping: '/sign/v2' })),
    expect: 'fail',
    evidence: /serves \/sign\/v2 instead of \/sign\/callback/,
  },
  {
    it: 'fails when a method is gone',
    target: there(apexClass({ methods: ['GET'] })),
    expect: 'fail',
    evidence: /no method for POST/,
  },
  { it: 'does not mind more methods', target: there(apexClass({ methods: ['GET', 'POST'] })), expect: 'pass' },
  {
    it: 'finds a class of a package by its name',
    source: { apexRestClasses: [hidden], apexClassNames: [{ id: hidden.id, namespace: 'acme', name: 'SignCallback' }] },
    target: there(hidden),
    expect: 'pass',
  },
  {
    it: 'fails when the package is not installed',
    source: { apexRestClasses: [hidden], apexClassNames: [{ id: hidden.id, namespace: 'acme', name: 'SignCallback' }] },
    expect: 'fail',
    message: /acme\.SignCallback/,
  },
  {
    it: 'does not mind a class that does not work on the source',
    source: there(apexClass({ valid: false })),
    target: there(),
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the user may call no class',
    source: { entityAccess: withoutClass },
    target: there(),
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when classes of the target could not be read',
    target: { ...there(), gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when classes of the source could not be read',
    source: { ...there(), gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'is inconclusive when access to classes of the source could not be read',
    source: { entityAccess: withoutClass, gaps: [gap('SetupEntityAccess')] },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'judges the endpoint that a policy file declares',
    policy: declared,
    source: { entityAccess: withoutClass },
    target: there(),
    expect: 'fail',
    message: /\/services\/apexrest\/sign\/callback/,
  },
  { it: 'passes when the target answers the declared endpoint', policy: declared, expect: 'pass' },
  {
    it: 'fails when the class of the declared endpoint does not compile',
    policy: declared,
    target: there(apexClass({ valid: false })),
    expect: 'fail',
    evidence: /doesn't compile/,
  },
  {
    it: 'is inconclusive about a declared endpoint when classes of the target could not be read',
    policy: declared,
    target: { gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive about a declared endpoint when classes of the source could not be read',
    policy: declared,
    source: { gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'does not mind a declared endpoint that the source does not answer',
    policy: declaring('/services/apexrest/nothing'),
    target: there(),
    expect: 'pass',
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
