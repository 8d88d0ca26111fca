/** The schema of a policy file: one source for the loader and for the JSON Schema that editors use. */
import { z } from 'zod';
import { SEVERITIES } from '../findings/audit-report.js';
import type { DeclaredAccess, Environment, Integration, Policy, RuleName, RuleOverride, Waiver } from './policy.js';
import { bundle } from '../text/messages.js';
import type { Thresholds } from './thresholds.js';

const described = (key: string): { description: string } => ({
  description: bundle('policy.schema').getMessage(key),
});

/** A key of `messages/policy.md`, which the loader puts into words. */
const says = (key: string): { error: string; abort: true } => ({ error: key, abort: true });

const text = z.string().regex(/\S/, says('blank'));
const days = z.int().min(0).max(36_500);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, says('dateForm'))
  .pipe(z.iso.date(says('noSuchDate')));
const username = z.string().regex(/^[^\s@]+@[^\s@]+$/, says('username'));
const scopes = z.array(text);

const isUrl = (endpoint: string): boolean => {
  if (endpoint.startsWith('/')) return true;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  return url?.username === '' && url.password === '';
};
const endpoint = z
  .string()
  .regex(/^(?:\/(?!\/)|https?:\/\/[^\s/])\S*$/, says('endpoint'))
  .refine(isUrl, says('endpoint'));

const defaults = z
  .strictObject({
    allowedScopes: scopes.meta(described('defaults.allowedScopes')).optional(),
    warnExpiryDays: days.meta(described('defaults.warnExpiryDays')).optional(),
    unusedDays: days.min(1).meta(described('defaults.unusedDays')).optional(),
    rotationDays: days.min(1).meta(described('defaults.rotationDays')).optional(),
    reviewDays: days.min(1).meta(described('defaults.reviewDays')).optional(),
    interactiveLoginDays: days.min(1).meta(described('defaults.interactiveLoginDays')).optional(),
    changeDays: days.min(1).meta(described('defaults.changeDays')).optional(),
  })
  .meta(described('defaults')) satisfies z.ZodType<Partial<Thresholds>>;

const permission = z.string().regex(/^(?!Permissions[A-Z])[A-Za-z]\w*$/, says('permission'));
const object = z.string().regex(/^[A-Za-z]\w*$/, says('object'));
const field = z.string().regex(/^[A-Za-z]\w*\.[A-Za-z]\w*$/, says('field'));

const access = z
  .strictObject({
    permissions: z.array(permission).meta(described('access.permissions')).optional(),
    objects: z
      .record(object, z.array(z.enum(['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll', 'viewAllFields'])))
      .meta(described('access.objects'))
      .optional(),
    fields: z
      .record(field, z.array(z.enum(['read', 'edit'])))
      .meta(described('access.fields'))
      .optional(),
  })
  .meta(described('integration.access')) satisfies z.ZodType<DeclaredAccess>;

const integration = z.strictObject({
  app: text.meta(described('integration.app')),
  service: text.meta(described('integration.service')).optional(),
  owner: text.meta(described('integration.owner')).optional(),
  username: username.meta(described('integration.username')).optional(),
  endpoint: endpoint.meta(described('integration.endpoint')).optional(),
  scopes: scopes.meta(described('integration.scopes')).optional(),
  secretRotatedOn: date.meta(described('integration.secretRotatedOn')).optional(),
  reviewedOn: date.meta(described('integration.reviewedOn')).optional(),
  permissionSets: z.array(text).meta(described('integration.permissionSets')).optional(),
  profile: text.meta(described('integration.profile')).optional(),
  access: access.optional(),
}) satisfies z.ZodType<Integration>;

const override = z.union([
  z.literal('off').meta(described('rule.off')),
  z.strictObject({ severity: z.enum(SEVERITIES).meta(described('rule.severity')) }),
]) satisfies z.ZodType<RuleOverride>;

const ENVIRONMENT_NAME =
  /^(?:sandbox|production|00D[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?|[^\s@/]+@[^\s@/]+|[\w*-]+(?:\.[\w*-]+)+(?::\d+)?)$/;

/** Rules are named by whoever asks, since the policy knows none by itself. */
export const policySchema = (rules: readonly RuleName[]): z.ZodType<Policy> => {
  const ruleId = z.enum(rules.map(({ id }) => id));
  const overrides = z.partialRecord(ruleId, override).meta(described('rules'));
  const waiver = z.strictObject({
    rule: ruleId.meta(described('waiver.rule')),
    app: text.meta(described('waiver.app')).optional(),
    reason: text.meta(described('waiver.reason')),
    owner: text.meta(described('waiver.owner')).optional(),
    ticket: text.meta(described('waiver.ticket')).optional(),
    expires: date.meta(described('waiver.expires')),
  }) satisfies z.ZodType<Waiver>;

  const environment = z.strictObject({
    defaults: defaults.optional(),
    integrations: z.record(text, integration.partial()).meta(described('environment.integrations')).optional(),
    rules: overrides.optional(),
    waivers: z.array(waiver).meta(described('environment.waivers')).optional(),
  }) satisfies z.ZodType<Environment>;

  return z
    .strictObject({
      version: z.literal(1).meta(described('version')),
      defaults: defaults.optional(),
      integrations: z.array(integration).meta(described('integrations')).optional(),
      environments: z
        .record(z.string().regex(ENVIRONMENT_NAME, says('environment')), environment)
        .meta(described('environments'))
        .optional(),
      rules: overrides.optional(),
      waivers: z.array(waiver).meta(described('waivers')).optional(),
    })
    .meta(described('policy')) satisfies z.ZodType<Policy>;
};
