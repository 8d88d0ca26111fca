/** Names of places in the page, to link to: the same for the same app or finding in every report. */

/** What an address takes as it is. */
const plain = (text: string): string => text.replaceAll(/[^\w.-]+/g, '-');

export const placeOfApp = (name: string | null): string => `app-${plain(name ?? 'org')}`;
export const placeOfFinding = ({ fingerprint }: { fingerprint: string }): string =>
  `finding-${plain(fingerprint.slice(0, 16))}`;

/** Makes the name of each place its own: a second one of the same name gets a number. */
export const createIds = (): ((place: string) => string) => {
  const taken = new Map<string, number>();
  return (place) => {
    const count = (taken.get(place) ?? 0) + 1;
    taken.set(place, count);
    return count === 1 ? place : `${place}-${count}`;
  };
};
