import { envConsumerKeyShared } from '../../../src/compare/rules/env-consumer-key-shared.js';
import { externalClientApp, gap } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { digest, production } from '../two-orgs.js';

const key = (consumerKeyDigest: string | null) => ({ apps: [externalClientApp({ consumerKeyDigest })] });

pairTable(envConsumerKeyShared, [
  { it: 'passes with different keys', expect: 'pass' },
  {
    it: 'fails with one key',
    source: key(digest('one')),
    target: key(digest('one')),
    expect: 'fail',
    effect: 'riskier',
    severity: 'high',
    evidence: /SHA-256/,
  },
  {
    it: 'is inconclusive when the key of the target could not be read',
    target: { ...key(null), gaps: [gap('ExtlClntAppGlobalOauthSettings')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when neither key was read',
    source: key(null),
    target: key(null),
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'does not apply within one org',
    source: { ...key(digest('one')), org: production().org },
    target: key(digest('one')),
    expect: 'notApplicable',
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
