/** Lists of components for `sf project deploy start --manifest`. Pure. */
import { metadataXml } from './xml.js';

export type Member = { type: string; fullName: string };

/** A package.xml: types by name, and the names of each in order. */
export const manifest = (members: readonly Member[], apiVersion: string): string => {
  const byType = [...Map.groupBy(members, ({ type }) => type)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return metadataXml('Package', {
    types: byType.map(([name, list]) => ({ members: list.map(({ fullName }) => fullName).toSorted(), name })),
    version: apiVersion,
  });
};
