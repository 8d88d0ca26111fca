export {
  addAuditTrail,
  addEveryFailedLogin,
  addFlowLogin,
  addLogin,
  addOauthToken,
  addRunAsChange,
} from './activity.js';
export { addApexClass } from './apex.js';
export { addConnectedApp, addExternalClientApp } from './apps.js';
export { newOrg } from './org.js';
export { addGroup, addPermissionSet, addProfile, grantEntity } from './profiles.js';
export { addUser, assign } from './users.js';
