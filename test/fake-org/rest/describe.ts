/** Describes, of one object and of all. */
import { mayDescribe } from '../auth/access.js';
import { notFound } from '../server/errors.js';
import { isFilterable } from '../soql/filterable.js';
import { businessObject, businessObjectName, type BusinessField } from '../schema/business-objects.js';
import type { Api, Field, SObject } from '../schema/schema.js';
import { withText, type Call } from '../server/messages.js';

/** `ClientCredentialsFlowUser` to `Client Credentials Flow User`. */
const labelOf = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');

const SOAP_TYPES: Readonly<Record<string, string>> = {
  boolean: 'xsd:boolean',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  id: 'tns:ID',
  int: 'xsd:int',
  reference: 'tns:ID',
};

const LENGTHS: Readonly<Record<string, number>> = {
  email: 80,
  id: 18,
  phone: 40,
  picklist: 255,
  reference: 18,
  string: 255,
  textarea: 32_000,
  url: 255,
};

/** Active values of the picklists whose spelling is in question. */
const picklistValues = (call: Call, object: SObject, { name }: Field): Array<Record<string, unknown>> => {
  if (object.name !== 'ExtlClntAppOauthPlcyCnfg' || name !== 'IpRelaxationPolicyType') return [];
  const names = ['Enforce', 'Bypass_2factor', 'Bypass', 'Enforce_RelaxRefresh'];
  return names.map((label, index) => ({
    active: true,
    defaultValue: index === 0,
    label,
    validFor: null,
    value: call.org.options.ipRelaxationAs === 'digit' ? String(index) : label,
  }));
};

const describeField = (call: Call, object: SObject, field: Field): Record<string, unknown> => {
  const filterable = isFilterable(call.org, object, field);
  return {
    name: field.name,
    label: labelOf(field.name),
    type: field.type,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    length: LENGTHS[field.type] ?? 0,
    nillable: field.nillable,
    defaultedOnCreate: field.type === 'boolean',
    createable: false,
    updateable: false,
    custom: false,
    deprecatedAndHidden: false,
    filterable,
    groupable: field.type !== 'textarea' && field.type !== 'datetime' && field.type !== 'double',
    sortable: filterable,
    aggregatable: true,
    idLookup: field.type === 'id',
    unique: false,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    picklistValues: field.type === 'picklist' ? picklistValues(call, object, field) : [],
    restrictedPicklist: field.type === 'picklist',
  };
};

const summary = (call: Call, object: SObject): Record<string, unknown> => {
  const base = `/services/data/v${call.version}.0/sobjects/${object.name}`;
  return {
    name: object.name,
    label: labelOf(object.name),
    labelPlural: `${labelOf(object.name)}s`,
    keyPrefix: object.keyPrefix,
    activateable: false,
    createable: false,
    custom: false,
    customSetting: false,
    deletable: false,
    deprecatedAndHidden: false,
    queryable: true,
    retrieveable: true,
    searchable: false,
    undeletable: false,
    updateable: false,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
};

/** Enough for whoever asks which fields there are, and which of them a permission set can grant. */
const describeBusinessObject = (name: string, fields: Readonly<Record<string, BusinessField>>) => ({
  name: businessObjectName(name),
  custom: false,
  queryable: true,
  fields: Object.entries(fields).map(([field, { type, nillable, permissionable, master }]) => ({
    name: field,
    label: labelOf(field),
    type,
    nillable,
    permissionable,
    referenceTo: master === undefined ? [] : [master],
    relationshipOrder: master === undefined ? null : 0,
    custom: field.endsWith('__c'),
  })),
});

type Described = Record<string, unknown>;

/** Descriptions of an object by the version and all options of an org that show in them. */
const descriptions = new WeakMap<SObject, Map<string, Described>>();

const describeObject = (call: Call, object: SObject): Described => {
  const { ipRelaxationAs, unfilterable } = call.org.options;
  const key = JSON.stringify([call.version, ipRelaxationAs, unfilterable]);
  const known = descriptions.get(object) ?? new Map<string, Described>();
  descriptions.set(object, known);
  const description =
    known.get(key) ??
    withText({
      ...summary(call, object),
      childRelationships: [],
      recordTypeInfos: [],
      fields: [...object.fields.values()].map((field) => describeField(call, object, field)),
    });
  known.set(key, description);
  return description;
};

export const describe = (call: Call, name: string, api: Api = 'rest'): Record<string, unknown> => {
  const object = call.schema.find(name, call.version, api);
  const business = businessObject(name);
  if (business && api === 'rest') return describeBusinessObject(name, business);
  if (!object || !mayDescribe(call.org, call.caller, object.name)) throw notFound();
  return describeObject(call, object);
};

export const describeGlobal = (call: Call, api: Api = 'rest'): Record<string, unknown> => ({
  encoding: 'UTF-8',
  maxBatchSize: 200,
  sobjects: call.schema
    .names(call.version, api)
    .filter((name) => mayDescribe(call.org, call.caller, name))
    .flatMap((name) => call.schema.find(name, call.version, api) ?? [])
    .map((object) => summary(call, object)),
});
