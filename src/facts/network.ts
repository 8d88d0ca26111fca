import { appKey, type IpRange, type User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { judgeIpRanges } from '../platform/ip-ranges.js';
import { ipPolicy } from '../platform/ip-policy.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import { andThen, appValue, coveredBy, unread, type Resolver } from './resolver.js';

export const ipRelaxation: Resolver<string> = (context) =>
  appValue(context, context.app.ipRelaxation, 'ExtlClntAppOauthPlcyCnfg');

/** An empty list that a gap covers may be a list that was not read. */
export const appIpRanges: Resolver<IpRange[]> = (context) => {
  const { index, app } = context;
  const source = app.kind === 'ConnectedApp' ? 'ConnectedApp' : 'ExtlClntAppOauthIpRange';
  const unreadRanges = app.ipRanges?.length === 0 ? coveredBy(index, [source], appKey(app)) : undefined;
  return unreadRanges ?? appValue(context, app.ipRanges, source, 'ExtlClntAppOauthPlcyCnfg');
};

/** Relaxed restrictions make ranges irrelevant; ranges of the app that restrict make the profile's irrelevant. */
export const ipRanges: Resolver<FactValues['ipRanges']> = ({ index, get }) => {
  const relaxation = get('ipRelaxation');
  if (relaxation.status === 'known' && ipPolicy(relaxation.value) === 'relaxed') return doesNotApply;
  return andThen<IpRange[], FactValues['ipRanges']>(get('appIpRanges'), (app) => {
    const user = get('user');
    if (user.status === 'notApplicable' || judgeIpRanges(app) === 'restricting') return known({ app, profile: null });
    return andThen<User, FactValues['ipRanges']>(user, ({ profileId, profile: name }) => {
      const covered = coveredBy(index, ['Profile'], profileId);
      if (covered !== undefined) return covered;
      const entry = profileId === null ? undefined : index.limitsByProfile.get(idKey(profileId));
      return entry === undefined
        ? unread(index, 'Profile', [profileId], 'record')
        : known({ app, profile: { name, ranges: entry.loginIpRanges } });
    });
  });
};
