/** Building SOQL: lists of values cut to what a request line may carry. */
import { soqlString } from '../../platform/soql-string.js';

/** Longest query that is sent, encoded, in bytes; Salesforce refuses URI and headers above 16,384 together. */
export const MAX_ENCODED_QUERY = 15_500;

/** Encodes a query for a URL. What a URL may carry as it is stays short: a list has a comma for each value. */
export const encodeSoql = (soql: string): string =>
  encodeURIComponent(soql).replace(/%(?:2C|3A|40)/g, (encoded) => decodeURIComponent(encoded));

const encodedLength = (soql: string): number => encodeSoql(soql).length;

/**
 * Cuts a list of values so that each query stays below {@link MAX_ENCODED_QUERY}.
 *
 * @param values are quoted and escaped here; duplicates are dropped
 * @param soql makes the query of a piece from its list of literals (`'a','b'`)
 */
export const soqlInPieces = (values: Iterable<string>, soql: (literals: string) => string): string[] => {
  const room = MAX_ENCODED_QUERY - encodedLength(soql(''));
  // A list may stand in a query more than once.
  const repeats = Math.max(1, encodedLength(soql("'")) - encodedLength(soql('')));
  const queries: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const value of new Set(values)) {
    const literal = soqlString(value);
    const cost = (encodedLength(literal) + 1) * repeats;
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
