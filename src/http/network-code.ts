/** The system's or the library's code of a failed connection (`ECONNRESET`), from the outermost cause that has one. */
export const networkCode = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return 'NETWORK_ERROR';
};
