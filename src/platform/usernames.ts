/**
 * Usernames are unique over all orgs: a sandbox appends its name to those that it copies (`a@example.com.uat`). Source:
 * https://help.salesforce.com/s/articleView?id=platform.data_sandbox_implementation_tips.htm
 */
const SANDBOX = /^[a-z0-9]+$/;

const hasSuffix = (longer: string, shorter: string): boolean =>
  longer.startsWith(`${shorter}.`) && SANDBOX.test(longer.slice(shorter.length + 1));

const withoutLast = (username: string): string => username.slice(0, username.lastIndexOf('.'));

/** A name, a dot and something after it. */
const hasDomain = (username: string): boolean => {
  const domain = username.slice(username.indexOf('@') + 1);
  const dot = domain.indexOf('.');
  return username.includes('@') && dot > 0 && dot < domain.length - 1;
};

/** Whether both names may belong to copies of one user; case does not matter. */
export const isSameUser = (a: string, b: string, areBothSandboxes: boolean): boolean => {
  const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  if (one === other || hasSuffix(one, other) || hasSuffix(other, one)) return true;
  // What is left must still end in a domain, or `a@x.com` and `a@x.org` would be one user.
  return areBothSandboxes && withoutLast(one) === withoutLast(other) && hasDomain(withoutLast(one));
};
