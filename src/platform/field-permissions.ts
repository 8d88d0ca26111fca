/** Fields that every user sees who sees the record; the platform keeps no field permissions for them. In lower case. */
export const WITHOUT_FIELD_PERMISSIONS: ReadonlySet<string> = new Set(
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
