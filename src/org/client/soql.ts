/** Building SOQL: literals, and lists of values cut to what a request line may carry. */

/** Longest request line that is sent, in bytes; Salesforce refuses URI and headers above 16,384 together. */
export const MAX_REQUEST_LINE = 15_000;

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/** A SOQL string literal of any text, in its quotes. */
export const soqlString = (value: string): string =>
  `'${value.replace(/[\\'"]/g, '\\$&').replace(/[\n\r\t\b\f]/g, (control) => ESCAPES[control] ?? control)}'`;

/** Bytes of a query in a request line. */
const encodedLength = (soql: string): number => encodeURIComponent(soql).length;

/**
 * Cuts a list of values so that each query stays below {@link MAX_REQUEST_LINE}.
 *
 * @param values are quoted and escaped here; duplicates are dropped
 * @param soql makes the query of a piece from its list of literals (`'a','b'`)
 */
export const soqlInPieces = (values: Iterable<string>, soql: (literals: string) => string): string[] => {
  const room = MAX_REQUEST_LINE - encodedLength(soql(''));
  // A list may stand in a query more than once.
  const repeats = Math.max(1, (encodedLength(soql("'")) - encodedLength(soql(''))));
  const queries: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const value of new Set(values)) {
    const literal = soqlString(value);
    const cost = (encodedLength(literal) + 3) * repeats;
    if (piece.length > 0 && used + cost > room) {
      queries.push(soql(piece.join(',')));
      piece = [];
      used = 0;
    }
    piece.push(literal);
    used += cost;
  }
  if (piece.length > 0) queries.push(soql(piece.join(',')));
  return queries;
};
