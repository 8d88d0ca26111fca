import ipaddr from 'ipaddr.js';
import type { IpRange } from '../inventory/inventory.js';

/** An address as a number in the IPv6 space, where IPv4 lies at `::ffff:0:0/96`; null when it is no address. */
const toNumber = (address: string): bigint | null => {
  const text = address.trim();
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  const parsed = ipaddr.parse(text);
  const bytes = (parsed instanceof ipaddr.IPv4 ? parsed.toIPv4MappedAddress() : parsed).toByteArray();
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
};

type Span = { start: bigint; end: bigint };

const toSpan = ({ start, end }: IpRange): Span | null => {
  const [first, last] = [toNumber(start), toNumber(end)];
  return first === null || last === null || first > last ? null : { start: first, end: last };
};

const spanOf = (start: string, end: string): Span => toSpan({ start, end })!;

/** All addresses from which a call over the internet can come: whoever admits one of these spans admits everybody. */
const EVERYBODY: readonly Span[] = [
  spanOf('1.0.0.0', '223.255.255.255'),
  spanOf('2000::', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'),
];

/** Joins spans that overlap or touch. */
const merge = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && span.start <= last.end + 1n) last.end = span.end > last.end ? span.end : last.end;
    else merged.push({ ...span });
  }
  return merged;
};

/**
 * What a list of allowed ranges restricts. `none`: there is no range. `everything`: together they admit every IPv4 or
 * every IPv6 address, so they restrict nothing. `notKnown`: an address could not be understood.
 */
export const judgeIpRanges = (ranges: readonly IpRange[]): 'everything' | 'none' | 'notKnown' | 'restricting' => {
  if (ranges.length === 0) return 'none';
  const spans = ranges.map(toSpan);
  const merged = merge(spans.filter((span) => span !== null));
  const admitsAll = merged.some((span) => EVERYBODY.some(({ start, end }) => span.start <= start && end <= span.end));
  if (admitsAll) return 'everything';
  return spans.includes(null) ? 'notKnown' : 'restricting';
};
