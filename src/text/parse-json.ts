/** The value of a JSON text; undefined where it is none. What the parser says quotes the text, and is not passed on. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
