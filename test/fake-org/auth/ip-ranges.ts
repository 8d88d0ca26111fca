import { BlockList, isIP } from 'node:net';
import type { IpRange } from '../org/model.js';

/** True when the address lies in one of the ranges. */
export const inRanges = (ranges: readonly IpRange[], address: string): boolean => {
  const list = new BlockList();
  const family = (text: string): 'ipv4' | 'ipv6' => (isIP(text) === 6 ? 'ipv6' : 'ipv4');
  for (const { start, end } of ranges) list.addRange(start, end, family(start));
  return isIP(address) > 0 && list.check(address, family(address));
};
