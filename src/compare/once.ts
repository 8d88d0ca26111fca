/** Works a value out when it is first asked for, and lets go of what it was made from. */
export const once = <T>(make: () => T): (() => T) => {
  let source: (() => T) | null = make;
  let value: T | undefined;
  return () => {
    if (source !== null) {
      value = source();
      source = null;
    }
    return value as T;
  };
};
