/** What a look at an org saw, as plain data: what sources, commands and facts are judged by. */
import type { Gap, OrgSettings } from '../inventory/inventory.js';

/** A column as a describe tells it; null: it does not say. */
export type Column = { filterable: boolean | null };

/** A login, as read. */
export type SeenLogin = {
  userId: string | null;
  type: string | null;
  subType: string | null;
  status: string | null;
  application: string | null;
};

/** The policy of an external client app, its values as read. */
export type SeenPolicy = {
  name: string | null;
  app: string | null;
  label: string | null;
  enabled: boolean | null;
  runAs: string | null;
  ipRelaxation: string | null;
  permittedUsers: string | null;
};

/** A connected app: what its record has of the flow. */
export type SeenConnectedApp = {
  name: string;
  label: string | null;
  packaged: boolean;
  oauth: boolean;
  flow: boolean | null;
  runAs: string | null;
};

/** What only the facts are judged by; null: it was not read, or could not be. */
export type SeenForFacts = {
  /** Client credentials logins by a filter on their kind; `refused`: the org does not take the filter. */
  filteredLogins: { refused: boolean; rows: SeenLogin[] } | null;
  /** The newest logins of anybody whom the caller sees, read where the filter gave none. */
  newestLogins: SeenLogin[] | null;
  /** Names and labels of apps, which tell what a login calls its app. */
  apps: Array<{ name: string; label: string | null }>;
  connectedApps: SeenConnectedApp[] | null;
  /** Key prefixes of the ids with which connected apps are listed; null for one without an id. */
  listedIds: Array<string | null>;
  /** Run As changes of the audit trail, and how many of them name user and app by id. */
  runAsChanges: { rows: number; whole: number } | null;
  /** How many records of the developer's half came back, of how many apps; with the flow's switch in how many. */
  developerHalves: { apps: number; read: number; withSwitch: number } | null;
  /** Whether the consumers of an app told of a slot for a staged pair. */
  stagedSlot: boolean | null;
};

export type Seen = {
  /** For instance `67.0`. */
  apiVersion: string;
  token: TokenForm;
  /** The org's time minus this computer's, in ms. */
  clockOffsetMs: number | null;
  apiCalls: number;
  /** API names of the permissions that the caller has, of those that matter here; null: not known. */
  permissions: string[] | null;
  /** Columns of the objects that could be described. */
  columns: ReadonlyMap<string, ReadonlyMap<string, Column>>;
  /** Which API takes the session; null: neither a yes nor a no. */
  takes: { rest: boolean; metadata: boolean | null };
  /** null: they could not be listed. At most as many as are read of them. */
  connectedApps: number | null;
  externalClientApps: number | null;
  /** The org has external client apps; null: they are not visible to this caller, which may be for want of a right. */
  hasExternalClientApps: boolean | null;
  /** The org surely has none, by the same word as in an audit. */
  noExternalClientApps: boolean;
  settings: OrgSettings;
  /** Names of the elements that the settings of each type have. */
  settingsElements: ReadonlyMap<string, readonly string[]>;
  policies: SeenPolicy[] | null;
  /** Ids of users, and of those with a row in UserLogin, each in their order, as far as they were read. */
  users: string[] | null;
  userLogins: string[] | null;
  /** A filter on the action of the audit trail; null: not tried, or it failed for another reason. */
  trailFilter: boolean | null;
  profileMetadata: boolean | null;
  gaps: Gap[];
  facts: SeenForFacts | null;
};

/** `opaque` tokens carry the id of the org before a `!`; `jwt` ones are three parts; `other`: neither. */
export type TokenForm = 'jwt' | 'opaque' | 'other';
