/**
 * A text without these characters at its end, in time proportional to its length: an expression such as `=+$` begins
 * anew at each of them.
 */
export const withoutEnd = (text: string, characters: string): string => {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};
