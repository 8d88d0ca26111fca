import { endpointNotFound } from '../../../src/rules/endpoint/endpoint-not-found.js';
import { gap, id } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { apexClass, classes, hiddenClass } from '../../support/apex-classes.js';
import { at, declares, PATH } from '../../support/declarations.js';

const endpoints = (...all: string[]) => ({
  integrations: all.map((endpoint) => ({ app: 'Sign_Callback', endpoint })),
});

ruleTable(endpointNotFound, [
  { it: 'does not apply without a policy file', given: classes(), expect: 'notApplicable' },
  { it: 'does not apply without an endpoint', policy: declares({}), given: classes(), expect: 'notApplicable' },
  { it: 'passes when a class maps the path', policy: at(PATH), given: classes(apexClass()), expect: 'pass' },
  {
    it: 'passes for a URL',
    policy: at(`https://example.my.salesforce.com${PATH}`),
    given: classes(apexClass()),
    expect: 'pass',
  },
  {
    it: 'fails when none does',
    policy: at(PATH),
    given: classes(),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback'],
    shows: ['Policy file: endpoint: /services/apexrest/sign/callback'],
    does: [
      "sf data query --query 'SELECT Name, NamespacePrefix, Status, IsValid FROM ApexClass ORDER BY Name LIMIT 2000'",
      'the policy file: integrations, entry of Sign_Callback: endpoint = null',
    ],
    message: /No Apex class of this org maps/,
  },
  {
    it: 'fails for another case',
    policy: at('/services/apexrest/Sign/callback'),
    given: classes(apexClass()),
    expect: 'fail',
  },
  {
    it: 'fails for an inactive class, and names it',
    policy: at(PATH),
    given: classes(apexClass({ active: false })),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback'],
    shows: [
      'Policy file: endpoint: /services/apexrest/sign/callback',
      'ApexClass: SignCallback maps "/sign/callback": is not active',
    ],
    does: ['the policy file: integrations, entry of Sign_Callback: endpoint = null'],
    message: /not active/,
    evidence: /SignCallback maps "\/sign\/callback": is not active/,
  },
  {
    it: 'fails for a path of another API',
    policy: at('/services/data/v64.0'),
    given: classes(apexClass()),
    expect: 'fail',
    tokens: ['/services/data/v64.0'],
    shows: ['Policy file: endpoint: /services/data/v64.0'],
    does: ['the policy file: integrations, entry of Sign_Callback: endpoint = null'],
    message: /not below \/services\/apexrest/,
  },
  {
    it: 'fails for a path of another API although classes were not read',
    policy: at('/callback'),
    given: { gaps: [gap('ApexClass')] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive in the namespace of a hidden class',
    policy: at('/services/apexrest/pkg/x'),
    given: classes(hiddenClass('pkg')),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/x'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/x',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
    ],
    message: /hidden/,
    evidence: /pkg\.Hidden \(its source is hidden\): may answer/,
  },
  {
    it: 'is inconclusive there also when a class of the org maps the path',
    policy: at('/services/apexrest/pkg/x'),
    given: classes(apexClass({ urlMapping: '/pkg/x' }), hiddenClass('pkg')),
    expect: 'inconclusive',
  },
  {
    it: 'fails elsewhere although there are hidden classes',
    policy: at(PATH),
    given: classes(hiddenClass('pkg')),
    expect: 'fail',
  },
  {
    it: 'is inconclusive for a slash at the end',
    policy: at(`${PATH}/`),
    given: classes(apexClass()),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/sign/callback/'],
    shows: [
      'Policy file: endpoint: /services/apexrest/sign/callback/',
      'ApexClass: SignCallback maps "/sign/callback": may answer',
    ],
    message: /do not say for certain/,
  },
  {
    it: 'is inconclusive when classes were not read',
    policy: at(PATH),
    given: { gaps: [gap('ApexClass')] },
    expect: 'inconclusive',
  },
  {
    it: 'names every endpoint that is lost, of Apex or not',
    policy: endpoints(PATH, '/services/data'),
    given: classes(),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback, /services/data'],
    shows: ['Policy file: endpoint: /services/apexrest/sign/callback', 'Policy file: endpoint: /services/data'],
    does: [
      "sf data query --query 'SELECT Name, NamespacePrefix, Status, IsValid FROM ApexClass ORDER BY Name LIMIT 2000'",
      'the policy file: integrations, entry of Sign_Callback: endpoint = null',
    ],
    message: /No Apex class/,
    remedy: /FROM ApexClass/,
  },
  {
    it: 'says what to do about a class that is not active',
    policy: at(PATH),
    given: classes(apexClass({ active: false })),
    expect: 'fail',
    tokens: ['/services/apexrest/sign/callback'],
    shows: [
      'Policy file: endpoint: /services/apexrest/sign/callback',
      'ApexClass: SignCallback maps "/sign/callback": is not active',
    ],
    does: ['the policy file: integrations, entry of Sign_Callback: endpoint = null'],
    remedy: /activate the class/,
  },
  {
    it: 'says what to do about a path that is none of Apex',
    policy: at('/services/data'),
    given: classes(),
    expect: 'fail',
    tokens: ['/services/data'],
    shows: ['Policy file: endpoint: /services/data'],
    does: ['the policy file: integrations, entry of Sign_Callback: endpoint = null'],
    remedy: /^Only paths below/,
  },
  {
    it: 'names only those of several endpoints that are open',
    policy: endpoints('/services/apexrest/pkg/x', `${PATH}/`, '/services/apexrest/other'),
    given: classes(
      apexClass(),
      apexClass({ id: id('01p', 2), name: 'Other', urlMapping: '/other' }),
      hiddenClass('pkg'),
    ),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/x, /services/apexrest/sign/callback/'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/x',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
      'Policy file: endpoint: /services/apexrest/sign/callback/',
      'ApexClass: SignCallback maps "/sign/callback": may answer',
    ],
    message: /hidden/,
  },
  {
    it: 'passes where one class answers for certain, whichever it is',
    policy: at('/services/apexrest/sign/a/x/callback'),
    given: classes(
      apexClass({ urlMapping: '/sign/*' }),
      apexClass({ id: id('01p', 2), name: 'Loose', urlMapping: '/*/x/callback' }),
    ),
    expect: 'pass',
  },
  {
    it: 'names no more than some of the classes that may answer',
    policy: at(`${PATH}/`),
    given: classes(...['A', 'B', 'C', 'D', 'E', 'F'].map((name, i) => apexClass({ id: id('01p', i + 1), name }))),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/sign/callback/'],
    shows: [
      'Policy file: endpoint: /services/apexrest/sign/callback/',
      'ApexClass: A maps "/sign/callback": may answer',
      'ApexClass: B maps "/sign/callback": may answer',
      'ApexClass: C maps "/sign/callback": may answer',
      'ApexClass: D maps "/sign/callback": may answer',
      'ApexClass: E maps "/sign/callback": may answer',
    ],
  },
]);
