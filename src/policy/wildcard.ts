/** Whether a text is what the pattern says, without regard to case; `*` stands for any text, none included. */
export const matches = (pattern: string, text: string): boolean => {
  const [first = '', ...rest] = pattern.trim().toLowerCase().split('*');
  const subject = text.trim().toLowerCase();
  const last = rest.pop();
  if (last === undefined) return subject === first;
  if (subject.length < first.length + last.length || !subject.startsWith(first) || !subject.endsWith(last))
    return false;
  let at = first.length;
  const end = subject.length - last.length;
  // The leftmost match of every part leaves the most room for the next, so that no way has to be tried twice.
  for (const part of rest) {
    const found = subject.indexOf(part, at);
    at = found + part.length;
    if (found < 0 || at > end) return false;
  }
  return true;
};

export const isPattern = (text: string): boolean => text.includes('*');
