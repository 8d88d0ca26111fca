import type { FieldRight, ObjectRight, PermissionSet, PermissionSetGroup, Rights } from '../org/model.js';

export type RightsSpec = {
  permissions?: Iterable<string>;
  objects?: Record<string, ObjectRight[]>;
  /** Keys are `Object.Field`. */
  fields?: Record<string, FieldRight[]>;
};

export const makeRights = (spec: RightsSpec): Rights => ({
  permissions: new Set(spec.permissions),
  objects: new Map(Object.entries(spec.objects ?? {}).map(([name, rights]) => [name, new Set(rights)])),
  fields: new Map(Object.entries(spec.fields ?? {}).map(([name, rights]) => [name, new Set(rights)])),
});

const merge = <T>(into: Map<string, Set<T>>, from: Map<string, Set<T>>): void => {
  for (const [key, values] of from) into.set(key, new Set([...(into.get(key) ?? []), ...values]));
};

const mute = <T>(from: Map<string, Set<T>>, muted: Map<string, Set<T>>): void => {
  for (const [key, values] of muted) {
    const left = new Set([...(from.get(key) ?? [])].filter((value) => !values.has(value)));
    if (left.size > 0) from.set(key, left);
    else from.delete(key);
  }
};

/** What a group grants: the union of its members minus what its muting set holds. Classes and apps are never muted. */
export const aggregateOf = (group: PermissionSetGroup): Pick<PermissionSet, 'entities' | 'rights'> => {
  const rights = makeRights({});
  for (const { rights: member } of group.members) {
    for (const permission of member.permissions) rights.permissions.add(permission);
    merge(rights.objects, member.objects);
    merge(rights.fields, member.fields);
  }
  if (group.muting) {
    for (const permission of group.muting.rights.permissions) rights.permissions.delete(permission);
    mute(rights.objects, group.muting.rights.objects);
    mute(rights.fields, group.muting.rights.fields);
  }
  return { rights, entities: group.members.flatMap(({ entities }) => entities) };
};
