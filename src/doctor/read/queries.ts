/** The queries of a look at an org: some rows of each object, never all. */
import { rowsBy, type Query } from '../../org/client/query.js';
import { CLIENT_CREDENTIALS_SUBTYPES } from '../../platform/logins.js';
import { soqlString } from '../../platform/soql-string.js';
import type { Columns } from './describes.js';
import type { SeenLogin, SeenPolicy } from '../seen.js';

/** Most rows that are read of an object. */
export const SOME = 200;

/** One row, to see whether the object can be read. */
export const oneRow = (object: string, column = 'Id'): Query<string[]> => ({
  soql: [`SELECT ${column} FROM ${object} LIMIT 1`],
  fold: rowsBy((row) => row.need.text(column)),
});

const idsOf = (object: string, column: string): Query<string[]> => ({
  soql: [`SELECT ${column} FROM ${object} WHERE ${column} != null ORDER BY ${column} LIMIT ${SOME}`],
  fold: rowsBy((row) => row.need.id(column)),
});

export const usersQuery = idsOf('User', 'Id');
export const userLoginsQuery = idsOf('UserLogin', 'UserId');

/** @param wanted API names of permissions */
export const heldPermissionsQuery = (wanted: readonly string[], columns: Columns | undefined): Query<string[][]> => {
  const asked = [...new Set(wanted)].filter((permission) => columns?.has(`Permissions${permission}`));
  return {
    soql: [`SELECT ${['Id', ...asked.map((name) => `Permissions${name}`)].join(', ')} FROM UserPermissionAccess`],
    fold: rowsBy((row) => asked.filter((name) => row.need.flag(`Permissions${name}`))),
  };
};

const loginQuery = (where: string): Query<SeenLogin[]> => ({
  soql: [
    `SELECT UserId, LoginType, LoginSubType, Status, Application FROM LoginHistory ${where}ORDER BY LoginTime DESC LIMIT ${SOME}`,
  ],
  fold: rowsBy((row) => ({
    userId: row.exact.id('UserId'),
    type: row.exact.text('LoginType'),
    subType: row.exact.text('LoginSubType'),
    status: row.exact.text('Status'),
    application: row.exact.text('Application'),
  })),
});

export const newestLoginsQuery = loginQuery('');
export const filteredLoginsQuery = loginQuery(
  `WHERE LoginSubType IN (${CLIENT_CREDENTIALS_SUBTYPES.map(soqlString).join(',')}) `,
);

const POLICY_COLUMNS = [
  'DeveloperName',
  'IsClientCredentialsFlowEnabled',
  'ClientCredentialsFlowUser',
  'IpRelaxationPolicyType',
  'PermittedUsersPolicyType',
];
const APP = 'ExternalClientApplication.';

export const policiesQuery = (columns: Columns, header: Columns): Query<SeenPolicy[]> => {
  const selected = [
    'Id',
    ...POLICY_COLUMNS.filter((column) => columns.has(column)),
    ...['DeveloperName', 'MasterLabel'].filter((column) => header.has(column)).map((column) => APP + column),
  ];
  return {
    soql: [`SELECT ${selected.join(', ')} FROM ExtlClntAppOauthPlcyCnfg LIMIT ${SOME}`],
    fold: rowsBy((row) => ({
      name: row.text('DeveloperName'),
      app: row.text(`${APP}DeveloperName`),
      label: row.text(`${APP}MasterLabel`),
      enabled: row.flag('IsClientCredentialsFlowEnabled'),
      runAs: row.text('ClientCredentialsFlowUser'),
      ipRelaxation: row.text('IpRelaxationPolicyType'),
      permittedUsers: row.text('PermittedUsersPolicyType'),
    })),
  };
};
