import { appIntrospectsAllTokens } from '../../../src/rules/app/app-introspects-all-tokens.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appIntrospectsAllTokens, [
  { it: 'passes when the app sees its own tokens only', expect: 'pass' },
  {
    it: 'fails when it sees all tokens',
    given: eca({ introspectsAllTokens: true }),
    expect: 'fail',
    shows: ['ExtlClntAppGlobalOauthSettings: isIntrospectAllTokens: true'],
    does: ['ExtlClntAppGlobalOauthSettings: isIntrospectAllTokens = false'],
    evidence: /isIntrospectAllTokens: true/,
  },
  {
    it: 'fails for a connected app',
    given: legacy({ introspectsAllTokens: true }),
    expect: 'fail',
    shows: ['ConnectedApp: isIntrospectAllTokens: true'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.isIntrospectAllTokens = false'],
  },
  {
    it: 'is inconclusive when the settings could not be read',
    given: { ...legacy({ introspectsAllTokens: null }), gaps: [gap('ConnectedApp')] },
    expect: 'inconclusive',
  },
]);
