/** What a Permitted Users policy means; Salesforce's names compare without regard to case. */
export const permittedUsersPolicy = (value: string): 'adminApproved' | 'selfAuthorized' | 'unrecognised' => {
  switch (value.trim().toLowerCase()) {
    case 'adminapprovedpreauthorized':
      return 'adminApproved';
    case 'allselfauthorized':
      return 'selfAuthorized';
    default:
      return 'unrecognised';
  }
};
