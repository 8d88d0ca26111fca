/** Fields that every user sees who sees the record; the platform keeps no field permissions for them. In lower case. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(
  [
    'Id',
    'Name',
    'OwnerId',
    'RecordTypeId',
    'IsDeleted',
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
    'SystemModstamp',
  ].map((name) => name.toLowerCase()),
);

/**
 * Fields of standard objects that are required in every org (general knowledge). A deployment refuses permissions on
 * required fields. In lower case.
 */
const REQUIRED: ReadonlySet<string> = new Set(
  [
    'Contact.LastName',
    'Contract.AccountId',
    'Contract.Status',
    'Lead.Company',
    'Lead.LastName',
    'Lead.Status',
    'Opportunity.CloseDate',
    'Opportunity.StageName',
    'Order.EffectiveDate',
    'Order.Status',
  ].map((name) => name.toLowerCase()),
);

/** Those that may be written by whoever may edit the record. */
const EDITABLE: ReadonlySet<string> = new Set(['name', 'ownerid', 'recordtypeid']);

/** `Contract` of `Contract.Status`. */
export const objectOf = (field: string): string => field.split('.')[0] ?? '';

const nameIn = (field: string): string => field.slice(field.indexOf('.') + 1).toLowerCase();

/** Required in every org, as far as is known without asking one. @param field `Object.Field` in any case */
export const isRequiredField = (field: string): boolean => REQUIRED.has(field.toLowerCase());

/** What everybody has who may use the object, without a field permission. */
export const needsNoFieldPermission = (field: string, right: 'edit' | 'read'): boolean =>
  isRequiredField(field) || (right === 'read' ? OF_EVERY_OBJECT : EDITABLE).has(nameIn(field));

/** A permission set can grant it nowhere. */
export const isSystemField = (field: string): boolean => OF_EVERY_OBJECT.has(nameIn(field));
