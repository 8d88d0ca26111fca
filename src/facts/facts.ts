/**
 * The facts that rules judge, and how a fact says that it is not known or does not apply.
 *
 * A fact is resolved from the Inventory for one app (or for the org). Its resolver knows which sources it rests on;
 * when one of them has a gap that covers the subject, the fact is `unknown` and names the gap.
 */
import type {
  ApexRestClass,
  Gap,
  IpRange,
  LoginHours,
  LoginSummary,
  ObjectAccessRight,
  OrgSettings,
  RunAsChange,
  SessionPolicy,
  Source,
  User,
} from '../inventory/inventory.js';
import type { SourceComponent } from '../inventory/source.js';
import type { ApexRestTarget } from '../platform/apex-rest-path.js';
import type { StepApp } from '../steps/app.js';
import type { StepGrant } from '../steps/grant.js';

export type Fact<T> =
  | { status: 'known'; value: T }
  | { status: 'notApplicable' }
  /** `detail` is a sentence, `source` would have told; `gap` is present when an unread source is the reason. */
  | { status: 'unknown'; detail: string; source?: Source; gap?: Gap };

/** A fact that is not known. */
export type Unknown = Extract<Fact<unknown>, { status: 'unknown' }>;

export const known = <T>(value: T): Fact<T> => ({ status: 'known', value });
export const doesNotApply: Fact<never> = { status: 'notApplicable' };
export const unknown = (detail: string, gap?: Gap, source?: Source): Fact<never> => ({
  status: 'unknown',
  detail,
  source: gap?.source ?? source,
  gap,
});

/** Something that gives permissions to a user: the profile, a set or a group, with how long it lasts. */
export type Grant = StepGrant & {
  expiresAt: string | null;
  /** Counts today: not expired, not revoked, active, and not waiting for a session activation. */
  inForce: boolean;
  expired: boolean;
  /** Grants only in a session that activated it, which this flow never does. */
  sessionActivated: boolean;
  permissions: ReadonlySet<string>;
};

/** One permission together with every grant in force that gives it. */
export type GrantedPermission = { permission: string; grants: Grant[] };

/** One right of a user; `right` is null for a system permission. */
export type AccessRight = {
  kind: 'field' | 'object' | 'permission';
  name: string;
  right: string | null;
  /** Grants in force that give it. */
  grants: Grant[];
  /** No permission set that was read says anything about this field, as for fields that every user sees. */
  unlisted?: boolean;
};

/** An endpoint as the policy file declares it, or as it was given with the command. */
export type EndpointText = { declared: string; given: boolean };

/** `host` is null for a path on the org itself; `path` is below `/services/apexrest`, null when it is not there. */
export type DeclaredEndpoint = EndpointText & { host: string | null; path: string | null };

export type FactValues = {
  /** Always known: kind, name and label of the app. */
  app: StepApp;
  /** Both halves of the flow. */
  flow: { settings: boolean; policy: boolean };
  /** At least one half of the flow is on; known as soon as one half is known to be on. */
  flowPartlyOn: boolean;
  /** notApplicable unless the flow is on in both halves. */
  flowOn: true;
  /** The same, and not only by a deploy that is still to come. */
  flowInUse: true;
  /** Whether a Run As user is set, whether it could be looked up or not; `certain` is false on silence. */
  runAsSetting: { set: true } | { set: false; certain: boolean };
  /** Who the app runs as; unknown when no source could tell. `emailOf` are usernames whose e-mail the value is. */
  runAs:
    | { state: 'missing'; certain: boolean }
    | { state: 'set'; username: string; from: 'auditTrail' | 'configuration' | 'login' }
    | { state: 'unknownUser'; username: string; emailOf: string[] };
  /** The Run As user. This fact and all below that speak of the user are notApplicable without one. */
  user: Pick<User, 'email' | 'id' | 'profile' | 'profileId' | 'username'>;
  /** The same as the org has it; metadata source alone knows the user only as somebody who is assigned something. */
  account: User;
  /** `id` is that of the row; null where there is none, or where it was not kept. */
  userLogin: { id: string | null; frozen: boolean; locked: boolean };
  /** As read: `Standard`, `CspLitePortal`, `Guest` … */
  userType: string;
  /** Every grant that is assigned to the Run As user, in force or not. */
  grants: Grant[];
  /** Grants that give API Enabled, in force or not. Unknown when none is in force and a grant could not be judged. */
  apiEnabledGrants: Grant[];
  /** The same for API Only User. */
  apiOnlyGrants: Grant[];
  /** The same for Multi-Factor Authentication for API Logins. */
  mfaApiGrants: Grant[];
  /** Administrator-grade permissions in force. */
  adminPermissions: GrantedPermission[];
  /**
   * Other apps that get checks and run as the same user: the keys of the first few, and how many there are. Unknown
   * when not all apps could be read and none is found.
   */
  appsOfSameUser: { first: string[]; count: number };
  /** Client credentials logins that are surely of this app; `ambiguous` are those that may be. */
  appLogins: {
    logins: LoginSummary[];
    ambiguous: LoginSummary[];
    from: string;
    everyUser: boolean;
    /**
     * Whether the app ran as another user since `from`. `yes`: the audit trail shows a change. `no`: a readable trail
     * shows none (connected apps), or the record that holds the Run As user is older than `from`. Else `notKnown`.
     */
    otherRunAs: 'no' | 'notKnown' | 'yes';
  };
  /** Client credentials logins of the Run As user for this app. */
  userAppLogins: LoginSummary[];
  /** All logins of the Run As user within the window that was read that are not of the flow. */
  otherLogins: LoginSummary[];
  /** OAuth names in lower case. */
  scopes: string[];
  ipRelaxation: string;
  /**
   * Ranges of the Run As user's profile, which alone restrict this flow, and those of the app, which do not (null: not
   * read). notApplicable where IP relaxation is known to bypass ranges.
   */
  ipRanges: { app: IpRange[] | null; profile: { name: string | null; ranges: IpRange[] } };
  /** Login hours of the Run As user's profile, by its name; no day means that it has none. */
  loginHours: { profile: string | null; hours: LoginHours[] };
  permittedUsers: string;
  /**
   * Grants in force that let the Run As user use the app: attached to it, or giving Use Any API Client. `profileAlone`:
   * only the profile of an external client app's user is attached, which may not be enough. notApplicable where the app
   * is known to let all users authorize themselves.
   */
  preauthorizedBy: { grants: Grant[]; profileAlone: boolean };
  /** External client apps only (notApplicable for connected apps). */
  appSwitch: { enabled: boolean; oauthPlugin: string };
  consumerSecretOptional: boolean;
  introspectsAllTokens: boolean;
  sessionPolicy: SessionPolicy;
  /** Switches that are on and demand more than id and secret, by API name. */
  requiredProofs: string[];
  contactEmail: string | null;
  /** The app's files in metadata source; notApplicable where none was read. Of the org: files of no app. */
  sourceComponents: SourceComponent[];
  /** Changes of this app's Run As user in the audit trail, newest first. Unknown where the trail cannot tell. */
  runAsChanges: RunAsChange[];
  /** Org level. Known as soon as one of the two is known to be open; null: not known. */
  secretAccess: { metadataApi: boolean | null; restApi: boolean | null };
  passwordFlowBlocked: NonNullable<OrgSettings['passwordFlowBlocked']>;
  onlyApprovedApps: NonNullable<OrgSettings['onlyApprovedApps']>;
  apexRestClasses: ApexRestClass[];
  /** The time by which dates are judged is that of the org. */
  time: true;
  /** The same for the dates on which grants expire; known where none does. */
  grantDates: true;
  /** Facts about what the policy file declares; notApplicable without a declaration of the app, unless it says else. */
  /** notApplicable unless the policy file declares integrations at all. `runAs` where a username is declared. */
  declared: { declared: boolean; runAs: { expected: string; actual: string | null } | null };
  /** Services of the app, one per entry; null where an entry names none. */
  declaredServices: Array<string | null>;
  /** Never notApplicable: without a declaration the contact e-mail stands for the owner. */
  owner: { from: 'contactEmail' | 'policy'; owner: string | null };
  /** Never notApplicable: without a declaration those that all apps may have. */
  allowedScopes: string[];
  /** Civil dates; null when none is recorded. */
  secretRotatedOn: string | null;
  reviewedOn: string | null;
  /** Parts that are not declared are null. */
  declaredAccess: {
    permissions: string[] | null;
    objects: Record<string, ObjectAccessRight[]> | null;
    fields: Record<string, Array<'edit' | 'read'>> | null;
  };
  /** Declared access that the Run As user surely lacks. */
  missingAccess: AccessRight[];
  /** Access of the Run As user beyond what is declared. */
  excessAccess: AccessRight[];
  endpoints: DeclaredEndpoint[];
  /** Host (with its port, if any) of the org's instance URL. */
  orgHost: string;
  /** What answers each endpoint; null for a path that is not one of Apex REST. */
  endpointTargets: Array<EndpointText & { target: ApexRestTarget | null }>;
  /** Classes that surely answer an endpoint, with the grants in force of the Run As user that open them. */
  endpointAccess: Array<{ class: string; grants: Grant[] }>;
};
