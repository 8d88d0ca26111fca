/** What a least-privilege integration is made from. */
import type { IpRange, ObjectAccessRight } from '../../inventory/inventory.js';

/** A user name as it is, or a variable that holds it at deployment. */
export type RunAs = { username: string } | { variable: string };

/** Everything that the Run As user may do; a right stands with all that it rests on. */
export type Access = {
  /** API names of system permissions. */
  permissions: string[];
  objects: Record<string, ObjectAccessRight[]>;
  /** By `Object.Field`. */
  fields: Record<string, Array<'edit' | 'read'>>;
};

export type Endpoint = {
  /** As it is declared: a path, or a URL. */
  declared: string;
  /** Path on the org, with the namespace if there is one. */
  path: string;
  /** What the class maps: the part that follows `/services/apexrest` and the namespace. */
  urlMapping: string;
};

export type ScaffoldSpec = {
  /** Developer name of the app. */
  name: string;
  label: string;
  description: string | null;
  contactEmail: string;
  callbackUrl: string;
  runAs: RunAs;
  /** OAuth names. */
  scopes: string[];
  access: Access;
  endpoint: Endpoint | null;
  /** Name of the class to write. */
  apexClass: string | null;
  /** Of the profile to write; none: no profile. */
  ipRanges: IpRange[];
  /** Of the source (`67.0`). */
  apiVersion: string;
  /** Folder of the metadata, with `/`. */
  outputDir: string;
};

/** One file to write: its path, its text, and what it holds of the app. */
export type ScaffoldFile = {
  /** With `/`, from the working directory. */
  path: string;
  text: string;
  /** Metadata type and full name; null for a manifest, and for what stands beside another file. */
  component: { type: string; fullName: string } | null;
};
