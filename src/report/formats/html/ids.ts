/** Names of places in the page, to link to: the same for the same app or finding in every report. */

/** What an address takes as it is. */
const plain = (text: string): string => text.replaceAll(/[^\w.-]+/g, '-');

/** Gives each place its name; a second one of the same name gets a number. */
export const createIds = (): ((prefix: string, name: string) => string) => {
  const taken = new Map<string, number>();
  return (prefix, name) => {
    const id = `${prefix}-${plain(name)}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
};
