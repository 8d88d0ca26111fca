import { idKey } from '../inventory/ids.js';
import { ipPolicy } from '../platform/ip-policy.js';
import { doesNotApply, known, type FactValues } from './facts.js';
import { andThen, appValue, coveredBy, unread, type Resolver } from './resolver.js';

export const ipRelaxation: Resolver<string> = (context) =>
  appValue(context, context.app.ipRelaxation, 'ExtlClntAppOauthPlcyCnfg');

/** Relaxed restrictions make ranges irrelevant. Those of the app are named only; nothing rests on them. */
export const ipRanges: Resolver<FactValues['ipRanges']> = ({ index, app, get }) => {
  const relaxation = get('ipRelaxation');
  if (relaxation.status === 'known' && ipPolicy(relaxation.value) === 'relaxed') return doesNotApply;
  return andThen(get('user'), ({ profileId, profile: name }) => {
    const covered = coveredBy(index, ['Profile'], profileId);
    if (covered !== undefined) return covered;
    const entry = profileId === null ? undefined : index.limitsByProfile.get(idKey(profileId));
    return entry === undefined
      ? unread(index, 'Profile', [profileId], 'record')
      : known({ app: app.ipRanges, profile: { name, ranges: entry.loginIpRanges } });
  });
};
