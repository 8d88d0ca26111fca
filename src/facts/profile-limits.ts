/** What the profile of the Run As user limits logins to: addresses and hours. */
import type { ProfileLimits } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { ipPolicy } from '../platform/ip-policy.js';
import { doesNotApply, known, type Fact, type FactValues } from './facts.js';
import { andThen, appValue, columnOf, coveredBy, unread, type FactContext, type Resolver } from './resolver.js';

type Limits = { profile: string | null; limits: ProfileLimits };

const limitsOfProfile = ({ index, get }: FactContext): Fact<Limits> =>
  andThen(get('user'), ({ profileId, profile }) => {
    const covered = coveredBy(index, ['Profile'], profileId);
    if (covered !== undefined) return covered;
    const limits = profileId === null ? undefined : index.limitsByProfile.get(idKey(profileId));
    return limits === undefined ? unread(index, 'Profile', [profileId], 'record') : known({ profile, limits });
  });

export const ipRelaxation: Resolver<string> = (context) =>
  appValue(
    context,
    context.app.ipRelaxation,
    'oauthPolicy.ipRelaxation',
    columnOf('ExtlClntAppOauthPlcyCnfg', 'IpRelaxationPolicyType'),
  );

/** Relaxed restrictions make ranges irrelevant. Those of the app are named only; nothing rests on them. */
export const ipRanges: Resolver<FactValues['ipRanges']> = (context) => {
  const relaxation = context.get('ipRelaxation');
  if (relaxation.status === 'known' && ipPolicy(relaxation.value) === 'relaxed') return doesNotApply;
  return andThen(limitsOfProfile(context), ({ profile: name, limits }) =>
    known({ app: context.app.ipRanges, profile: { name, ranges: limits.loginIpRanges } }),
  );
};

export const loginHours: Resolver<FactValues['loginHours']> = (context) =>
  andThen(limitsOfProfile(context), ({ profile, limits: { profileId, loginHours: hours } }) =>
    hours === null
      ? unread(context.index, { source: 'Profile', columns: ['loginHours'] }, [profileId])
      : known({ profile, hours }),
  );
