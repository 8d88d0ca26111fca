/** The first few of many names, and how many there are beyond; naming one more is no longer than counting it. */
export const listed = (names: readonly string[], most = 3): string => {
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
};
