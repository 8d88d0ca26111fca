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

/** Addresses from which a call over the internet can come. A list that admits a quarter of either restricts nothing. */
const INTERNETS: readonly Span[] = [
  { start: 0xffff_0000_0000n, end: 0xffff_ffff_ffffn },
  { start: 1n << 125n, end: (1n << 126n) - 1n },
];

/** Joins spans that overlap. */
const merge = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = span.end > last.end ? span.end : last.end;
    else merged.push({ ...span });
  }
  return merged;
};

const sizeOf = ({ start, end }: Span): bigint => (end < start ? 0n : end - start + 1n);

const common = (a: Span, b: Span): Span => ({
  start: a.start > b.start ? a.start : b.start,
  end: a.end < b.end ? a.end : b.end,
});

/** @param spans that do not overlap */
const admitsQuarter = (spans: readonly Span[], whole: Span): boolean =>
  spans.reduce((sum, span) => sum + sizeOf(common(span, whole)), 0n) * 4n >= sizeOf(whole);

/**
 * What a list of allowed ranges restricts. `none`: there is no range. `wide`: together they admit a quarter of all IPv4
 * addresses or more (or of the IPv6 addresses that are routed), so they restrict nothing. `notKnown`: an address could
 * not be understood.
 */
export const judgeIpRanges = (ranges: readonly IpRange[]): 'none' | 'notKnown' | 'restricting' | 'wide' => {
  if (ranges.length === 0) return 'none';
  const spans = ranges.map(toSpan);
  const merged = merge(spans.filter((span) => span !== null));
  if (INTERNETS.some((whole) => admitsQuarter(merged, whole))) return 'wide';
  return spans.includes(null) ? 'notKnown' : 'restricting';
};
