/** Objects that an integration works with, as far as describes and permission sets need them. */
import { readFileSync } from 'node:fs';

export type BusinessField = { type: string; nillable: boolean; permissionable: boolean; master?: string };

const required = (type: string): BusinessField => ({ type, nillable: false, permissionable: false });
const system = (type: string): BusinessField => ({ type, nillable: true, permissionable: false });
/** The master of a detail. */
const master = (object: string): BusinessField => ({ ...required('reference'), master: object });
const open = (type: string): BusinessField => ({ type, nillable: true, permissionable: true });

const everyObject: Readonly<Record<string, BusinessField>> = {
  Id: required('id'),
  OwnerId: required('reference'),
  IsDeleted: required('boolean'),
  CreatedDate: system('datetime'),
  CreatedById: system('reference'),
  LastModifiedDate: system('datetime'),
  LastModifiedById: system('reference'),
  SystemModstamp: system('datetime'),
};

const OBJECTS: Readonly<Record<string, Readonly<Record<string, BusinessField>>>> = {
  Account: { ...everyObject, Name: required('string'), Industry: open('picklist'), Rating__c: open('string') },
  Contract: {
    ...everyObject,
    AccountId: required('reference'),
    Status: required('picklist'),
    Description: open('textarea'),
    SpecialTerms: open('textarea'),
    Signed__c: open('boolean'),
  },
  Clause__c: { ...everyObject, Name: open('string'), Contract__c: master('Contract'), Text__c: open('textarea') },
  Remark__c: { ...everyObject, Name: open('string'), Clause__c: master('Clause__c') },
};

const byName = new Map(Object.entries(OBJECTS).map(([name, fields]) => [name.toLowerCase(), { name, fields }]));

/** In any case; undefined where there is no such object. */
export const businessObject = (name: string): Readonly<Record<string, BusinessField>> | undefined =>
  byName.get(name.toLowerCase())?.fields;

/** Objects without which this one cannot be read. */
export const readAlong = (name: string): string[] => [
  ...(name === 'Contract' ? ['Account'] : []),
  ...Object.values(businessObject(name) ?? {}).flatMap(({ master: of }) => of ?? []),
];

export const businessObjectName = (name: string): string => byName.get(name.toLowerCase())?.name ?? name;

const { v68 } = JSON.parse(readFileSync(new URL('./permission-fields.json', import.meta.url), 'utf8')) as {
  v68: string[];
};

/** API names of the system permissions. */
export const PERMISSION_NAMES: ReadonlySet<string> = new Set(v68);
