/** Apex classes of a source among those of an org: a class has the id of the org's class of its name. */
import type { ApexRestClass, Inventory } from '../inventory/inventory.js';
import { idKey, standInId } from '../inventory/ids.js';
import { nameKey, packagedName } from '../inventory/names.js';
import type { ApexClassPart } from './parts.js';

type OrgClasses = Pick<Inventory, 'apexClassNames' | 'apexRestClasses'>;

export type ClassIds = {
  idOf: (name: string) => string;
  /** Of a class whose name was not read, its id, which `idOf` takes for it. */
  nameOf: (id: string) => string;
};

/** Numbers of stand-ins for classes begin here, so that no app and no permission set has one of them. */
const FIRST = 500_000_000;

export const classIds = ({ apexClassNames, apexRestClasses }: OrgClasses): ClassIds => {
  const ids = new Map(
    [...apexClassNames, ...apexRestClasses].map(({ id, name, namespace }) => [
      nameKey(packagedName(namespace, name)),
      id,
    ]),
  );
  const names = new Map([...ids].map(([name, id]) => [idKey(id), name]));
  return {
    idOf: (name) => {
      const key = nameKey(name);
      const id = ids.get(key) ?? standInId(FIRST + ids.size);
      ids.set(key, id);
      return id;
    },
    nameOf: (id) => {
      const known = names.get(idKey(id));
      if (known === undefined) ids.set(nameKey(id), id);
      return known ?? id;
    },
  };
};

/** The classes that map a REST resource after the deploy; what the source does not have stays. */
export const layClasses = (
  classes: ReadonlyMap<string, ApexClassPart>,
  org: readonly ApexRestClass[],
  { idOf }: ClassIds,
): ApexRestClass[] => {
  const replaced = new Set([...classes.keys()].map(nameKey));
  const stay = org.filter(({ name, namespace }) => namespace !== null || !replaced.has(nameKey(name)));
  const come = [...classes].flatMap(([name, { active, resource }]): ApexRestClass[] =>
    resource === null
      ? []
      : // A class that does not compile is not deployed.
        [{ id: idOf(name), name, namespace: null, active, valid: true, hidden: false, ...resource }],
  );
  return [...stay, ...come];
};
