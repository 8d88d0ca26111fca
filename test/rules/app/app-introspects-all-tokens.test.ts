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
    evidence: /isIntrospectAllTokens: true/,
  },
  { it: 'fails for a connected app', given: legacy({ introspectsAllTokens: true }), expect: 'fail' },
  {
    it: 'is inconclusive when the settings could not be read',
    given: { ...legacy({ introspectsAllTokens: null }), gaps: [gap('ConnectedApp')] },
    expect: 'inconclusive',
  },
]);
