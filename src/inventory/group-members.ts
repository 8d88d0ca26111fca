/** What a permission set group is made of: API names of its sets, and whether something of them is muted. */
export type GroupMembers = { sets: string[]; mutes: boolean };

/** By the id of the group; null: not known. */
export type Members = ReadonlyMap<string, GroupMembers> | null;
