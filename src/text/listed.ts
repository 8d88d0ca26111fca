/**
 * The first few of many things by name, and how many there are beyond; naming one more is no longer than counting it.
 */
export const listed = <T>(things: readonly T[], nameOf: (thing: T) => string, most = 3): string => {
  if (things.length <= most + 1) return things.map(nameOf).join(', ');
  return `${things.slice(0, most).map(nameOf).join(', ')} and ${things.length - most} more`;
};
