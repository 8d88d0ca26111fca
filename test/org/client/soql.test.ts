import { expect } from 'chai';
import { MAX_ENCODED_QUERY, encodeSoql, soqlInPieces } from '../../../src/org/client/soql.js';
import { soqlString } from '../../../src/platform/soql-string.js';

describe('soqlString', () => {
  const cases: Array<[value: string, literal: string]> = [
    ['plain', "'plain'"],
    ["O'Brien", "'O\\'Brien'"],
    ['back\\slash', "'back\\\\slash'"],
    ["\\' OR Id != null", "'\\\\\\' OR Id != null'"],
    ['"quoted"', '\'\\"quoted\\"\''],
    ['two\nlines\r\ttab', "'two\\nlines\\r\\ttab'"],
    ['größe', "'größe'"],
  ];
  for (const [value, literal] of cases) {
    it(JSON.stringify(value), () => {
      expect(soqlString(value)).to.equal(literal);
    });
  }
});

describe('encodeSoql', () => {
  const soql = `SELECT Id FROM User WHERE Name IN ('a+b & c#d%','größe','x@y:z?=/') AND At >= 2026-11-20T12:00:00Z`;

  it('survives the way into a query string and back', () => {
    expect(new URL(`http://127.0.0.1/query?q=${encodeSoql(soql)}`).searchParams.get('q')).to.equal(soql);
  });

  it('leaves alone what need not be encoded', () => {
    expect(encodeSoql("'a@b.example','c:d'")).to.equal("'a@b.example','c:d'");
  });
});

describe('soqlInPieces', () => {
  const soql = (list: string): string => `SELECT Id FROM User WHERE Username IN (${list}) OR Email IN (${list})`;
  const usernames = (count: number): string[] => Array.from({ length: count }, (_, at) => `user${at}+x@acme.example`);
  const line = (query: string): number => `GET /services/data/v64.0/query?q=${encodeSoql(query)} HTTP/1.1`.length;

  it('asks nothing for no value', () => {
    expect(soqlInPieces([], soql)).to.deep.equal([]);
  });

  it('keeps every value once and every request line short', () => {
    const queries = soqlInPieces([...usernames(2000), 'user7+x@acme.example'], soql);
    for (const query of queries) expect(line(query)).to.be.at.most(MAX_ENCODED_QUERY + 100);
    const found = queries.flatMap((query) =>
      [...(query.split(' OR ')[0] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name),
    );
    expect(found).to.have.length(2000);
    expect(new Set(found).size).to.equal(2000);
  });

  it('fills a request line before it starts another', () => {
    const queries = soqlInPieces(usernames(2000), soql);
    for (const query of queries.slice(0, -1)) expect(line(query)).to.be.above(MAX_ENCODED_QUERY * 0.9);
  });

  it('counts what escaping and encoding add', () => {
    const queries = soqlInPieces(
      Array.from({ length: 300 }, (_, at) => `"ä'${at}`.repeat(8)),
      soql,
    );
    for (const query of queries) expect(line(query)).to.be.at.most(MAX_ENCODED_QUERY + 100);
  });
});
