import { IGNORED_SCOPES } from '../../platform/scopes.js';
import { both, differs, onBoth, stepApp, type BothSides, type PairOutcome, type PairRule } from '../pair-rule.js';
import { changeScopes } from '../../rules/scope/change-scopes.js';
import { compareText } from '../texts.js';

/** The Metadata API gives connected apps one name for each of these groups. */
const COLLAPSED: Readonly<Record<string, string>> = {
  address: 'id',
  email: 'id',
  offline_access: 'refresh_token',
  phone: 'id',
  profile: 'id',
};

const folded = ({ source, target }: BothSides, scopes: readonly string[]): Set<string> => {
  const collapses = source.app.kind === 'ConnectedApp' || target.app.kind === 'ConnectedApp';
  return new Set(
    scopes.map((scope) => scope.toLowerCase()).map((scope) => (collapses ? (COLLAPSED[scope] ?? scope) : scope)),
  );
};

const scopesText = (scopes: Iterable<string>): string => [...scopes].sort().join(', ') || compareText('none');

const compareScopes = (pair: BothSides): PairOutcome[] =>
  both(pair, 'scopes', (source, target) => {
    const [here, there] = [folded(pair, source), folded(pair, target)];
    const [app, { facts }] = [stepApp(pair.target), pair.target];
    const kept = [...there].filter((scope) => here.has(scope));
    const gained = [...there].filter((scope) => !here.has(scope));
    const lost = [...here].filter((scope) => !there.has(scope));
    const usable = lost.filter((scope) => !IGNORED_SCOPES.has(scope));
    // This flow leaves them out of its tokens, so that nothing is missed.
    const ignored = lost.filter((scope) => IGNORED_SCOPES.has(scope));
    const evidence = onBoth(
      pair,
      'ExtlClntAppOauthSettings',
      (side) => `scopes: ${scopesText(side === 'source' ? source : target)}`,
    );
    return [
      usable.length > 0 &&
        differs('breaks', evidence, {
          tokens: [scopesText(usable)],
          aspect: 'missing',
          fix: (steps) => changeScopes(app, 'scope.add', usable, [...there, ...usable])(steps, facts),
        }),
      gained.length > 0 &&
        differs('riskier', evidence, {
          message: 'fail-more',
          tokens: [scopesText(gained)],
          severity: 'medium',
          aspect: 'extra',
          fix: (steps) => changeScopes(app, 'scope.remove', gained, kept)(steps, facts),
        }),
      ignored.length > 0 &&
        differs('different', evidence, {
          message: 'fail-ignored',
          tokens: [scopesText(ignored)],
          severity: 'info',
          aspect: 'ignored',
          fix: (steps) => steps.decide('env-scope-differs.ignored'),
        }),
    ].filter((outcome) => outcome !== false);
  });

export const envScopeDiffers: PairRule = {
  id: 'env-scope-differs',
  kind: 'breaks',
  severity: 'high',
  controls: ['NHI8:2025', 'NIST 800-53 CM-6', 'ISO 27001 A.8.31'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_tokens_scopes.htm',
  evaluate: compareScopes,
};
