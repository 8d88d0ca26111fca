/** What the answers of REST leave unread, as gaps: the same ones, in the same words, that an audit would have. */
import type { Source } from '../../inventory/inventory.js';
import { RequestFailure } from '../../org/client/failure.js';
import { isRow } from '../../metadata/row.js';
import type { Answer } from '../../org/client/query.js';
import type { Resource } from '../../org/client/read-resource.js';
import { refusedFilter } from '../../org/read-first.js';
import { reportOwnLoginsOnly, reportSilent } from '../../org/report-unseen.js';
import { EVERY_ORG_HAS, lackingObjectRights } from '../../org/sources/access.js';
import { lackingAssignmentColumns } from '../../org/sources/assignments.js';
import { callerReadsAll } from '../../org/sources/caller.js';
import { reportNoSuchApps } from '../../org/sources/eca-queries.js';
import type { GapSink } from '../../org/sources/gaps.js';
import { SILENT_SOURCES, unknownPermissions, type SilentSource } from '../../platform/permissions.js';
import { bundle } from '../../text/messages.js';
import type { RestAnswers } from './ask-rest.js';

const messages = bundle('org.gaps');

/** Columns that this org, or this API version, does not have. */
const reportLacking = (gaps: GapSink, { columns, failures }: RestAnswers['described']): void => {
  const lackingOf: Array<[Source, (has: Set<string>) => string[]]> = [
    ['PermissionSet', (has) => EVERY_ORG_HAS.filter((column) => !has.has(column))],
    ['PermissionSetAssignment', lackingAssignmentColumns],
    ['ObjectPermissions', lackingObjectRights],
  ];
  for (const [source, lacking] of lackingOf) {
    const columnsOf = columns.get(source);
    if (columnsOf === undefined) gaps.failed(source, failures.get(source) ?? null);
    else gaps.lacking(source, lacking(new Set(columnsOf.keys())));
  }
};

const silentAnswers = (answers: RestAnswers): Record<SilentSource, Answer<unknown[]>> => ({
  ApexClass: answers.classes,
  FieldPermissions: answers.fields,
  ObjectPermissions: answers.objects,
  PermissionSet: answers.sets,
  PermissionSetAssignment: answers.assignments,
  SetupAuditTrail: answers.trail,
  SetupEntityAccess: answers.entities,
});

/** Objects that give less instead of refusing: what of them is seen is all only for a caller who has the right. */
const reportInPart = (gaps: GapSink, answers: RestAnswers, permissions: string[] | null): void => {
  const seesAll = (source: Source): boolean | null => callerReadsAll(source, permissions);
  const silent = silentAnswers(answers);
  reportSilent(gaps, permissions, (source) => silent[source].result);
  const unseen = (source: 'User' | 'UserLogin', answer: Answer<unknown>, detail: string): void => {
    if (answer.failure !== null || seesAll(source) === true) return;
    gaps.add({ source, reason: 'permission', detail: messages.getMessage(detail), curable: true });
  };
  unseen('User', answers.users, 'unseenUsers');
  unseen('UserLogin', answers.userLogins, 'unseenUserLogins');
  const loginsOf = new Set(answers.logins.result.map(({ userId }) => userId));
  const mayReadLogins = seesAll('LoginHistory') ?? loginsOf.size > 1;
  if (!mayReadLogins && answers.logins.failure === null) reportOwnLoginsOnly(gaps);
};

const reportExternalClientApps = (gaps: GapSink, answers: RestAnswers, permissions: string[] | null): void => {
  const { eca, headers, policies, switches, ranges, described } = answers;
  if (eca.header.size === 0) {
    // What is not asked for where the apps themselves cannot be.
    const failure = described.failures.get('ExternalClientApplication') ?? null;
    for (const source of ['ExtlClntAppOauthIpRange', 'ExtlClntAppGlobalOauthSettings'] as const) {
      if (failure?.reason === 'notSupported') reportNoSuchApps(gaps, source);
      else gaps.failed(source, failure);
    }
    return;
  }
  gaps.answered('ExternalClientApplication', headers);
  gaps.answered('ExtlClntAppOauthPlcyCnfg', policies);
  gaps.answered('ExtlClntAppPlcyCnfg', switches);
  gaps.answered('ExtlClntAppOauthIpRange', ranges);
  if (headers.result.length > 0 || headers.failure !== null) return;
  const source = 'ExternalClientApplication';
  if (callerReadsAll(source, permissions) === true) return;
  gaps.add({ source, reason: 'permission', detail: messages.getMessage('noApps'), curable: true });
};

/** A row of it has an id, a describe of it a name. */
const failureOf = (organization: Resource | undefined): RequestFailure | null => {
  if (organization !== undefined && 'failure' in organization) return organization.failure;
  const value = organization?.value;
  const told = isRow(value) && (typeof value.Id === 'string' || typeof value.name === 'string');
  return told ? null : new RequestFailure('error', messages.getMessage('noOrganization'), 'BAD_SHAPE');
};

/** @param permissions the caller's, null when they could not be read */
export const reportRest = (gaps: GapSink, answers: RestAnswers, permissions: string[] | null): void => {
  const { organization, logins, described } = answers;
  const known = described.columns.get('UserPermissionAccess') ?? described.columns.get('PermissionSet');
  if (known !== undefined) gaps.noSuchPermissions(unknownPermissions(known));
  gaps.failed('Organization', failureOf(organization));
  gaps.answered('UserPermissionAccess', answers.caller);
  gaps.answered('UserLogin', answers.userLogins);
  gaps.answered('User', answers.users);
  const silent = silentAnswers(answers);
  const answered: Array<[Source, Answer<unknown>]> = SILENT_SOURCES.map((source) => [source, silent[source]]);
  for (const [source, answer] of [...answered, ['LoginHistory', logins] as const]) {
    const isFiltered = source === 'LoginHistory' || source === 'SetupAuditTrail';
    if (!isFiltered || !refusedFilter(answer.failure)) gaps.answered(source, answer);
  }
  reportLacking(gaps, described);
  reportInPart(gaps, answers, permissions);
  reportExternalClientApps(gaps, answers, permissions);
};

/** Codes with which Salesforce turns everything away from a user without the permission API Enabled. */
const API_OFF = new Set(['API_CURRENTLY_DISABLED', 'API_DISABLED_FOR_ORG']);

/** The refusal of the API as a whole; null where anything was answered. */
export const apiRefusal = ({ organization, users, sets }: RestAnswers): RequestFailure | null => {
  const failure = failureOf(organization);
  const all = [failure, users.failure, sets.failure];
  return all.every((each) => each !== null && API_OFF.has(each.code)) ? failure : null;
};
