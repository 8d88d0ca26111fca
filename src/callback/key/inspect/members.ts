/** Which members a key has, and which it should have. */
import { distance } from 'fastest-levenshtein';
import { MEMBERS, type Member } from '../key.js';
import { lost, repairable, type Defect } from './defect.js';
import type { RawMember } from './json.js';

export type Members = { values: Partial<Record<Member, unknown>>; defects: Defect[] };

/** Other names that people give to the three members, in lower case and without separators. */
const ALIASES: Readonly<Record<string, Member>> = {
  host: 'host',
  hostname: 'host',
  hosturl: 'host',
  baseurl: 'host',
  instanceurl: 'host',
  loginurl: 'host',
  oauthhost: 'host',
  domain: 'host',
  url: 'host',
  clientid: 'client_id',
  consumerkey: 'client_id',
  consumerid: 'client_id',
  clientkey: 'client_id',
  clientsecret: 'client_secret',
  consumersecret: 'client_secret',
  secret: 'client_secret',
  secretkey: 'client_secret',
};

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const isMember = (name: string): name is Member => MEMBERS.some((member) => member === name);

const meant = (name: string): Member | null => {
  const plain = plainName(name);
  if (Object.hasOwn(ALIASES, plain)) return ALIASES[plain] ?? null;
  return MEMBERS.find((member) => plain.length > 3 && distance(plain, plainName(member)) <= 2) ?? null;
};

const isRefreshToken = (name: string): boolean => plainName(name) === 'refreshtoken';

/** The name says that this JSON is meant for a key; an address may stand in other JSON as well. */
export const isKeyMember = (name: string): boolean => {
  const member = meant(name);
  return name === 'host' || member === 'client_id' || member === 'client_secret' || isRefreshToken(name);
};

/** A name may be shown unless it could be a secret that ended up in the wrong place. */
const shown = (name: string): string => (/^[A-Za-z][\w .-]{0,23}$/.test(name) && !/\d{4}/.test(name) ? name : '…');

export const sortMembers = (raw: RawMember[]): Members => {
  const values: Members['values'] = {};
  const defects: Defect[] = [];
  for (const { name, value } of raw) {
    if (!isMember(name)) continue;
    if (Object.hasOwn(values, name)) {
      const known = defects.findIndex(({ tokens }) => tokens[0] === name);
      const same = values[name] === value && defects[known]?.repairable !== false;
      if (known >= 0) defects.splice(known, 1);
      defects.push(same ? repairable('member-duplicate', name) : lost('member-duplicate', name));
    }
    values[name] = value;
  }
  for (const { name, value } of raw.filter((member) => !isMember(member.name))) {
    const member = meant(name);
    if (isRefreshToken(name)) defects.push(repairable('refresh-token', shown(name)));
    else if (member && !Object.hasOwn(values, member)) {
      values[member] = value;
      defects.push(repairable('member-misspelt', shown(name), member));
    } else defects.push(repairable('member-extra', shown(name)));
  }
  for (const member of MEMBERS) if (!Object.hasOwn(values, member)) defects.push(lost('member-missing', member));
  const order = raw.map(({ name }) => name).filter(isMember);
  const expected = MEMBERS.filter((member) => order.includes(member));
  if (expected.join() !== [...new Set(order)].join()) defects.push(repairable('member-order', MEMBERS.join(', ')));
  return { values, defects };
};
