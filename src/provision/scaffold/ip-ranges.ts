/** `A-B`, or one address, as a range of addresses. Pure. */
import ipaddr from 'ipaddr.js';
import type { IpRange } from '../../inventory/inventory.js';

const isIPv4 = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text);
const isAddress = (text: string): boolean => isIPv4(text) || ipaddr.IPv6.isValid(text);

const isInOrder = (start: string, end: string): boolean => {
  const [first, last] = [ipaddr.parse(start).toByteArray(), ipaddr.parse(end).toByteArray()];
  return Buffer.compare(Buffer.from(first), Buffer.from(last)) <= 0;
};

/** @returns null where it is none */
export const ipRangeOf = (text: string): IpRange | null => {
  const [start = '', end = start, ...more] = text.split('-').map((part) => part.trim());
  if (more.length > 0 || !isAddress(start) || !isAddress(end) || isIPv4(start) !== isIPv4(end)) return null;
  return isInOrder(start, end) ? { start, end } : null;
};
