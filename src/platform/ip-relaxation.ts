/**
 * Names of the IP relaxation policies, as the metadata of external client apps spells them.
 * `Enforce_RelaxRefresh` relaxes refresh tokens only, which the client credentials flow never issues.
 */
export const IP_RELAXATIONS = ['Enforce', 'Enforce_RelaxRefresh', 'Bypass', 'Bypass_2factor'] as const;
export type IpRelaxation = (typeof IP_RELAXATIONS)[number];

const BY_NAME: ReadonlyMap<string, IpRelaxation> = new Map(IP_RELAXATIONS.map((name) => [name.toLowerCase(), name]));

/** Some orgs answer `IpRelaxationPolicyType` over SOQL with the picklist's digits. */
const BY_DIGIT: ReadonlyMap<string, IpRelaxation> = new Map([
  ['0', 'Enforce'],
  ['1', 'Bypass_2factor'],
  ['2', 'Bypass'],
  ['3', 'Enforce_RelaxRefresh'],
]);

/**
 * The canonical name of a policy that was read as a name in any case (`ENFORCE_RELAXREFRESH`) or as a digit. A value
 * that is neither is returned as it was read: what it means is not known.
 */
export const normaliseIpRelaxation = (value: string): string => {
  const read = value.trim().toLowerCase();
  return BY_NAME.get(read) ?? BY_DIGIT.get(read) ?? value;
};
