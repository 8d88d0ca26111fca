/** What differs between callback services on the same engine, as data. */
import type { HostFormat } from '../key/inspect/host-defects.js';

export type VendorHost = { host: string; sandbox: boolean };

export type VendorProfile = {
  name: string;
  /** The connector that the registration is for. */
  origin: string;
  /** Path of the resource on the service; `{origin}` stands for the origin. */
  path: string;
  /** Whether the host in a key is a bare name or a URL. */
  hostFormat: HostFormat;
  /** Scheme of the Authorization header that carries the service's API key. */
  authorization: 'Basic' | 'Bearer';
  /** Names of the events that can be registered. */
  events: readonly string[];
  /** Hosts of the service that are known, and which are for testing. */
  hosts: readonly VendorHost[];
};

/** Path of the registration, from the root of the service. */
export const registrationPath = ({ path, origin }: VendorProfile): string =>
  path.replace('{origin}', encodeURIComponent(origin));
