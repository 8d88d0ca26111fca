import type { App } from '../../inventory/inventory.js';
import { appValue, columnOf } from '../../facts/resolver.js';
import { bothValues, differs, notApplicable, onBoth, stepApp, type PairRule, type PairSide } from '../pair-rule.js';
import { envText } from '../texts.js';
import type { Fact } from '../../facts/facts.js';
import type { FixStep } from '../../findings/fix.js';
import type { StepApp } from '../../steps/app.js';
import { rotate } from '../../steps/rotate.js';
import type { Steps } from '../../steps/steps.js';

const digestOf = ({ side: { index }, app }: PairSide): Fact<NonNullable<App['consumerKeyDigest']>> =>
  appValue(
    { index, app },
    app.consumerKeyDigest,
    'oauthConfig.consumerKey',
    columnOf('ExtlClntAppGlobalOauthSettings', 'consumerKey'),
  );

/** A connected app keeps the key that its metadata was deployed with. */
const ownKey = (steps: Steps, app: StepApp): FixStep[] =>
  app.kind === 'ConnectedApp' && app.packaged === null
    ? [
        ...steps.decide('env-consumer-key-shared.another'),
        ...steps.source(`ConnectedApp:${app.name}`, 'oauthConfig.consumerKey', null),
        ...steps.page('appManager', app.label ?? app.name),
      ]
    : rotate(steps, app);

export const envConsumerKeyShared: PairRule = {
  id: 'env-consumer-key-shared',
  kind: 'posture',
  severity: 'high',
  controls: ['NHI8:2025', 'NHI7:2025', 'NIST 800-53 IA-5', 'ISO 27001 A.8.31', 'ISO 27001 A.5.17'],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_rotate_consumer_details.htm',
  evaluate: (pair) =>
    pair.sameOrg
      ? [notApplicable]
      : bothValues(digestOf(pair.source), digestOf(pair.target), (here, there) =>
          here.toLowerCase() === there.toLowerCase()
            ? [
                differs(
                  'riskier',
                  onBoth(pair, 'ExtlClntAppGlobalOauthSettings', () =>
                    envText('env-consumer-key-shared', 'digest', [there]),
                  ),
                  { fix: (steps) => ownKey(steps, stepApp(pair.target)) },
                ),
              ]
            : [],
        ),
};
