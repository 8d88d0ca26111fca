/** The name under which a policy is found in the working directory. Apart from the loader, since every audit asks. */
export const POLICY_FILE = 'nhi-policy.yml';
