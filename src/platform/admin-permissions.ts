/**
 * Administrator-grade permissions: who has one of them can read or change data beyond what was shared, change the
 * configuration, or obtain more rights or secrets. API names without the prefix `Permissions`, in the order in which
 * findings list them. View Setup is not among them: it shows and changes nothing by itself. Nor is Use Any API Auth
 * (`UseAnyApiAuth`): it is the right to call SOAP `login()`, not "Use Any API Client".
 */
export const ADMIN_PERMISSIONS: readonly string[] = [
  // all data
  'ModifyAllData',
  'ViewAllData',
  'BulkApiHardDelete',
  'DataExport',
  'QueryAllFiles',
  'ViewEncryptedData',
  // users and their rights
  'ManageUsers',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
  'ManageSessionPermissionSets',
  'CanDoActAsUser',
  'ResetPasswords',
  // code and configuration
  'AuthorApex',
  'CustomizeApplication',
  'ModifyMetadata',
  'InstallPackaging',
  // how users and apps get in
  'ManageAuthProviders',
  'ManageIpAddresses',
  'ManageLoginAccessPolicies',
  'ManagePasswordPolicies',
  'ManageRemoteAccess',
  'CanApproveUninstalledApps',
  'ExternalClientAppAdmin',
  'ExternalClientAppDeveloper',
  'TransactionSecurityExempt',
  // keys and secrets
  'ClientSecretRotation',
  'ManageCertificates',
  'ManageEncryptionKeys',
  'ViewClientSecret',
];
