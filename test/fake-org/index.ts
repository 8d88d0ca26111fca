/** A Salesforce org on loopback: as strict as the real one, declared as data. */
import { once } from 'node:events';
import { createSchema } from './schema/schema.js';
import { createFaults, type Fault } from './server/faults.js';
import { createLocators } from './rest/locators.js';
import { createSessions, CLI_CLIENT_ID, type SessionSpec } from './auth/sessions.js';
import { createTables } from './data/tables.js';
import { listen } from './server/http.js';
import { statsOf, type LoggedRequest, type Stats } from './server/metering.js';
import type { Context, Spoil } from './server/messages.js';
import type { Org, User } from './org/model.js';

export type { Fault, FaultAction } from './server/faults.js';
export type { LoggedRequest, Stats } from './server/metering.js';
export type { Spoilt } from './server/messages.js';
export type { Org } from './org/model.js';
export { trouble } from './server/faults.js';

export type FakeOrgOptions = {
  /** Fixed port; any free one unless given. */
  port?: number;
  /** Milliseconds that every reply is late. */
  latency?: number;
  faults?: Fault[];
  spoil?: Spoil;
};

/** What `$HOME/.sfdx/<username>.json` holds for a login that needs no request. */
export type AuthFile = Record<string, boolean | string | null>;

export type FakeOrg = {
  url: string;
  port: number;
  org: Org;
  /** Figures over all requests since the start or the last reset. */
  readonly stats: Stats;
  readonly requests: readonly LoggedRequest[];
  /** Milliseconds that every reply is late; may be changed at any time. */
  latency: number;
  inject(fault: Fault): void;
  /** An access token of the user. The same again for the same spec, until sessions expire. */
  accessToken(username: string, session?: SessionSpec): string;
  /** Content of the CLI's auth file of the user; with `refreshToken` the CLI can renew its session. */
  authFile(username: string, options?: { refreshToken?: boolean; session?: SessionSpec }): AuthFile;
  expireSessions(): void;
  /** Forgets requests and faults, and derives the data of the org anew. Sessions stay valid. */
  reset(): void;
  /** Closes the server and every connection. */
  close(): Promise<void>;
};

const userNamed = (org: Org, username: string): User => {
  const user = org.users.find((each) => each.username.toLowerCase() === username.toLowerCase());
  if (!user) throw new Error(`The org has no user "${username}".`);
  return user;
};

export const startFakeOrg = async (org: Org, options: FakeOrgOptions = {}): Promise<FakeOrg> => {
  const context: Context = {
    org,
    schema: createSchema(org),
    tables: createTables(org),
    sessions: createSessions(org),
    locators: createLocators(),
    url: '',
  };
  const log: LoggedRequest[] = [];
  const faults = createFaults(options.faults);
  let latency = options.latency ?? 0;
  const wire = { context, faults, log, latency: () => latency, spoil: options.spoil };
  const { server, port } = await listen(wire, options.port ?? 0);
  context.url = `http://127.0.0.1:${port}`;

  return {
    url: context.url,
    port,
    org,
    get stats() {
      return statsOf(log);
    },
    get requests() {
      return log;
    },
    get latency() {
      return latency;
    },
    set latency(milliseconds) {
      latency = milliseconds;
    },
    inject: (fault) => faults.add(fault),
    accessToken: (username, session) => context.sessions.open(userNamed(org, username), session).token,
    authFile(username, { refreshToken = false, session } = {}) {
      const user = userNamed(org, username);
      return {
        username: user.username,
        orgId: org.id,
        accessToken: context.sessions.open(user, session).token,
        instanceUrl: context.url,
        loginUrl: context.url,
        orgEdition: org.organizationType,
        orgName: org.name,
        namespacePrefix: org.namespace,
        isSandbox: org.isSandbox,
        isScratch: false,
        isDevHub: false,
        instanceApiVersion: `${org.options.maxVersion}.0`,
        // The CLI asks for versions again when this is a day old by its own clock.
        instanceApiVersionLastRetrieved: new Date().toLocaleString(),
        ...(refreshToken && { clientId: CLI_CLIENT_ID, refreshToken: context.sessions.refreshToken(user) }),
      };
    },
    expireSessions: () => context.sessions.expireAll(),
    reset() {
      log.length = 0;
      faults.clear();
      context.tables.invalidate();
      context.schema = createSchema(org);
      context.locators.clear();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
};
