/**
 * Standard objects that can be read only together with others: a permission set that gives the one and not the other
 * is refused ("Permission Read Contract depends on permission(s): Read Account", reported for Contract; the others are
 * general knowledge, and one too many is taken). In lower case, with the names as Salesforce spells them.
 */
const READ_WITH: Readonly<Record<string, readonly string[]>> = {
  asset: ['Account', 'Contact'],
  case: ['Account', 'Contact'],
  contact: ['Account'],
  contract: ['Account'],
  opportunity: ['Account'],
  order: ['Account'],
  quote: ['Opportunity'],
};

/**
 * Objects that have to be readable where others are, with one that rests on each; the objects themselves are not among
 * them.
 *
 * @param mastersOf what an org says beyond what is known: masters of the details of a relationship
 */
export const readTogether = (
  objects: readonly string[],
  mastersOf: (object: string) => readonly string[] = () => [],
): Array<{ object: string; for: string }> => {
  const seen = new Set(objects.map((name) => name.toLowerCase()));
  const found: Array<{ object: string; for: string }> = [];
  const queue = [...objects];
  for (const name of queue) {
    for (const needed of [...(READ_WITH[name.toLowerCase()] ?? []), ...mastersOf(name)]) {
      if (seen.has(needed.toLowerCase())) continue;
      seen.add(needed.toLowerCase());
      queue.push(needed);
      found.push({ object: needed, for: name });
    }
  }
  return found;
};
