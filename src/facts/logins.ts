import { appKey, type LoginSummary } from '../inventory/inventory.js';
import { dayOf } from '../inventory/days.js';
import { sameId } from '../inventory/ids.js';
import { factText } from './texts.js';
import { known, unknown, type Fact, type FactValues } from './facts.js';
import { namesAnApp } from './login-index.js';
import { andThen, columnOf, coveredBy, unread, type FactContext, type Resolver } from './resolver.js';
import { otherRunAsSince } from './run-as-changes.js';

/**
 * What may hide a login of the app: a gap of the history, a Run As user who is not settled while only the logins of Run
 * As users were read, a label that was not read while the history names apps by it.
 */
const hiddenLogins = ({ index, lookups, app }: FactContext): Fact<never> | undefined => {
  const { fact, user } = lookups.runAsOf(app);
  const covered = coveredBy(index, ['LoginHistory'], appKey(app), user?.id ?? null, user?.username ?? null);
  if (covered !== undefined) return covered;
  if (fact.status !== 'known') {
    const [gap] = index.gaps.of('LoginHistory');
    if (gap !== undefined) return unknown(factText('gap', ['LoginHistory']), gap);
    if (fact.status === 'unknown' && index.inventory.logins.clientCredentials !== 'org') return fact;
  }
  const record =
    app.kind === 'ConnectedApp'
      ? columnOf('ConnectedApp', 'label')
      : columnOf('ExternalClientApplication', 'MasterLabel');
  return app.label === null ? unread(index, record, [appKey(app)]) : undefined;
};

const newestFirst = (logins: readonly LoginSummary[]): LoginSummary[] =>
  [...logins].sort((a, b) => Date.parse(b.newestAt) - Date.parse(a.newestAt));

export const appLogins: Resolver<FactValues['appLogins']> = (context) => {
  const { from, clientCredentials } = context.index.inventory.logins;
  const { logins, ambiguous } = context.lookups.loginsOf(context.app);
  return (
    hiddenLogins(context) ??
    known({
      logins: newestFirst(logins),
      ambiguous: newestFirst(ambiguous),
      from,
      everyUser: clientCredentials === 'org',
      otherRunAs: otherRunAsSince(context, from),
    })
  );
};

/** Only the newest login counts, so one that may be of the app matters where it is newer than all that surely are. */
export const userAppLogins: Resolver<LoginSummary[]> = ({ index, get }) =>
  andThen(get('user'), ({ id, username }) =>
    andThen(get('appLogins'), (appLogins) => {
      const ofUser = ({ userId }: LoginSummary): boolean => sameId(userId, id);
      const own = appLogins.logins.filter(ofUser);
      const newest = Math.max(...own.map(({ newestAt }) => Date.parse(newestAt)));
      const doubtful = appLogins.ambiguous.find((login) => ofUser(login) && Date.parse(login.newestAt) > newest);
      if (doubtful === undefined) return known(own);
      const { application, newestAt } = doubtful;
      const detail = namesAnApp(doubtful, index)
        ? factText('undecided.sharedName', [application ?? ''])
        : factText('undecided.unmatchedLogin', [username, dayOf(newestAt), application ?? factText('none')]);
      return unknown(detail, undefined, 'LoginHistory');
    }),
  );

export const otherLogins: Resolver<LoginSummary[]> = ({ index, lookups, get }) =>
  andThen(
    get('user'),
    ({ id, username }) => coveredBy(index, ['LoginHistory'], id, username) ?? known(lookups.otherLoginsOf(id)),
  );
