/** A full name of metadata as people know it: signs such as `/` are percent-encoded in it. */
export const decodedName = (fullName: string): string => {
  try {
    return decodeURIComponent(fullName);
  } catch {
    return fullName;
  }
};
