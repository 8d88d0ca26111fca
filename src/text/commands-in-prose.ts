/** Commands within sentences of our own: which of them are to be copied, and where they begin and end. Pure. */

export type Part = { text: string; command: boolean };

/** A quoted command, or one that begins without a quotation mark. */
const START = /"?(?<![\w/.-])sf (?=[a-z]+ )/g;

/** Ends a command that is not quoted, outside the quotation marks of its own. */
const ENDS = /[.,;)](?=\s|$)/;

const endOf = (text: string, from: number, quoted: boolean): number => {
  let inside = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inside !== '') {
      if (character === inside) inside = '';
    } else if (character === "'" || (character === '"' && !quoted)) inside = character;
    else if (character === '"' || (!quoted && ENDS.test(text.slice(at, at + 2)))) return at;
  }
  return text.length;
};

/** With a flag that has a value: it is there to be copied, and not only mentioned. */
const isComplete = (command: string): boolean => /\s--?[a-z][\w-]* [^-\s]/.test(command);

/** The sentences, and the commands in them that are to be copied, in their order. */
export const partsOf = (text: string): Part[] => {
  const parts: Part[] = [];
  let last = 0;
  for (const { 0: start, index } of text.matchAll(START)) {
    const quoted = start.startsWith('"');
    const from = index + Number(quoted);
    const end = endOf(text, from, quoted);
    const command = text.slice(from, end);
    if (index < last || !isComplete(command)) continue;
    const before = text.slice(last, index);
    const after = end + Number(quoted && text.charAt(end) === '"');
    // Parentheses around nothing but the command.
    const enclosed = before.endsWith('(') && text.charAt(after) === ')';
    parts.push(
      { text: enclosed ? `${before.slice(0, -1).trimEnd()}:` : before, command: false },
      { text: command, command: true },
    );
    last = after + Number(enclosed);
  }
  parts.push({ text: text.slice(last), command: false });
  return parts
    .map((part, i) => ({
      ...part,
      // What ended or divided a sentence says nothing at the start of one.
      text: (i === 0 || part.command ? part.text : part.text.replace(/^[.,;]+(?=\s|$)/, '')).trim(),
    }))
    .filter((part) => part.text !== '');
};
