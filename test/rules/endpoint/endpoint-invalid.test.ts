import { endpointInvalid } from '../../../src/rules/endpoint/endpoint-invalid.js';
import { gap, id } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { apexClass, classes, hiddenClass } from '../../support/apex-classes.js';
import { at, PATH } from '../../support/declarations.js';

const policy = at(PATH);
const two = {
  integrations: [PATH, '/services/apexrest/other'].map((endpoint) => ({ app: 'Sign_Callback', endpoint })),
};

ruleTable(endpointInvalid, [
  { it: 'does not apply without a policy file', given: classes(apexClass()), expect: 'notApplicable' },
  { it: 'does not apply when no class answers', policy, given: classes(), expect: 'notApplicable' },
  { it: 'passes for a class that takes a POST', policy, given: classes(apexClass()), expect: 'pass' },
  {
    it: 'fails for one that does not compile',
    policy,
    given: classes(apexClass({ valid: false })),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback', 'SignCallback'],
    shows: ['ApexClass: SignCallback maps "/sign/callback": IsValid: false'],
    confidence: 'medium',
    evidence: /IsValid: false/,
  },
  {
    it: 'fails for one that is not global',
    policy,
    given: classes(apexClass({ global: false })),
    expect: 'fail',
    confidence: 'high',
    evidence: /not global/,
  },
  {
    it: 'fails for one without POST',
    policy,
    given: classes(apexClass({ methods: ['GET', 'PUT'] })),
    expect: 'fail',
    evidence: /no @HttpPost, only: GET, PUT/,
  },
  {
    it: 'fails for one without any method',
    policy,
    given: classes(apexClass({ methods: [] })),
    expect: 'fail',
    evidence: /only: \(none\)/,
  },
  {
    it: 'is inconclusive for a hidden class',
    policy: at('/services/apexrest/pkg/x'),
    given: classes(hiddenClass('pkg')),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/x'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/x',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
    ],
  },
  {
    it: 'is inconclusive for one that could not be read',
    policy,
    given: classes(apexClass({ global: null, methods: null })),
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when classes were not read',
    policy,
    given: { gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
  },
  {
    it: 'names every endpoint whose class is broken, with all that is',
    policy: two,
    given: classes(
      apexClass({ valid: false, global: false }),
      apexClass({ id: id('01p', 2), name: 'Other', urlMapping: '/other', valid: false }),
    ),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback, /services/apexrest/other', 'SignCallback, Other'],
    shows: [
      'ApexClass: SignCallback maps "/sign/callback": IsValid: false; not global',
      'ApexClass: Other maps "/other": IsValid: false',
    ],
    confidence: 'high',
  },
  {
    it: 'is inconclusive about endpoints that are open and classes that are unread',
    policy: { integrations: [...two.integrations, { app: 'Sign_Callback', endpoint: '/services/apexrest/pkg/x' }] },
    given: classes(
      apexClass({ global: null }),
      apexClass({ id: id('01p', 2), name: 'Other', urlMapping: '/other', methods: null }),
      hiddenClass('pkg'),
    ),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/x, /services/apexrest/sign/callback, /services/apexrest/other'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/x',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
      'ApexClass: SignCallback maps "/sign/callback": could not be read',
      'ApexClass: Other maps "/other": could not be read',
    ],
  },
]);
