/**
 * What a host name of Salesforce is for, by its form. Only My Domain hosts answer the client credentials flow.
 */
import {
  LOGIN_NAMES,
  PARTITIONS,
  PROXY_SUFFIXES,
  SERVICE_NAMES,
  SUFFIX_FORMS,
  type HostKind,
  type SuffixForm,
} from './host-forms.js';

export type { HostKind } from './host-forms.js';

export type HostForm = {
  kind: HostKind;
  /** By its form only, which is a hint: Organization.IsSandbox decides. null where the form does not tell. */
  sandbox: boolean | null;
  /** The My Domain host that belongs to it, where its form tells. */
  myDomain: string | null;
  /** A My Domain host whose form is not among the known ones: nothing speaks against it, and nothing for it. */
  unusual: boolean;
};

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
/** `na139`, `eu45`, `cs42`, `usa123s`, `na1-api`. */
const INSTANCE = /^[a-z]{2,4}\d{1,4}(s?)(?:-[a-z0-9-]+)?$/;
/** The same where a name of an org may stand as well. */
const PLAIN_INSTANCE = /^(?:ap|ca|cs|eu|gs|la|na|uk|um|usa|deu|fra|gbr|ind|jpn|aus|can|swe|bra|sgp)\d{1,4}s?$/;

const BY_SUFFIX: ReadonlyMap<string, SuffixForm> = new Map(SUFFIX_FORMS.map((form) => [form.suffix, form]));

const plain = (kind: HostKind, sandbox: boolean | null = null, myDomain: string | null = null): HostForm => ({
  kind,
  sandbox,
  myDomain,
  unusual: false,
});

export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** The longest known suffix of a host, with the labels before it. */
const formOf = (host: string): { form: SuffixForm; labels: string[] } | null => {
  const labels = host.split('.');
  for (let at = 0; at < labels.length; at += 1) {
    const form = BY_SUFFIX.get(labels.slice(at).join('.'));
    if (form) return { form, labels: labels.slice(0, at) };
  }
  return null;
};

const isSandboxInstance = (name: string): boolean => name.startsWith('cs') || INSTANCE.exec(name)?.[1] === 's';

type Org = Pick<HostForm, 'myDomain' | 'sandbox'> & { former: boolean; unusual: boolean };
const UNKNOWN: Org = { myDomain: null, sandbox: null, former: false, unusual: true };

/** A sandbox of former days has two hyphens in its name and none of today's partitions behind it. */
const homeOf = (name: string, partition: string | null, home: string): string => {
  const today = partition ?? (name.includes('--') ? 'sandbox' : null);
  return [name, ...(today === null ? [] : [today]), home].join('.');
};

const sandboxOf = (name: string, partition: string | null): boolean | null => {
  if (partition === null) return name.includes('--');
  if (partition === 'sandbox' || partition === 'scratch') return true;
  return partition === 'patch' || !PARTITIONS.has(partition) ? null : false;
};

/** @param second the label behind the name: a partition, or an instance as in former days */
const orgOf = (name: string, second: string | undefined, { home, withInstance = false }: SuffixForm): Org => {
  const told = (partition: string | null, former: boolean, unusual = false): Org => ({
    myDomain: homeOf(name, partition, home),
    sandbox: sandboxOf(name, partition),
    former,
    unusual,
  });
  if (second === undefined) {
    return PLAIN_INSTANCE.test(name) ? { ...UNKNOWN, sandbox: isSandboxInstance(name) } : told(null, false);
  }
  if (PARTITIONS.has(second) || withInstance) return told(second, false);
  if (!INSTANCE.test(second)) return told(second, false, true);
  // On an instance of sandboxes, a name without that of the sandbox is not the org's.
  const lacksSandbox = isSandboxInstance(second) && !name.includes('--');
  return lacksSandbox ? { ...UNKNOWN, sandbox: true, former: true } : told(null, true);
};

const readOrg = (form: SuffixForm, labels: string[]): Org => {
  const { before, home } = form;
  const [label = '', second] = labels;
  if (form.sandboxFirst && labels.length === 3 && labels[2] === 'sandbox') {
    return { myDomain: [...labels, home].join('.'), sandbox: true, former: false, unusual: false };
  }
  if (labels.length > 2 || !LABEL.test(label)) return UNKNOWN;
  if (before === 'org') return orgOf(label, second, form);
  const at = label.lastIndexOf('--');
  return at <= 0 ? UNKNOWN : orgOf(label.slice(0, at), second, form);
};

/** Hosts of Salesforce's developers have `my` somewhere before the domain: `acme.my.localhost.sfdcdev`. */
const isInternal = (labels: string[]): boolean => labels.indexOf('my') > 0;

/** Directly below `salesforce.com`: a place to log in, an instance, a service, or a My Domain that lost its `my`. */
const readShort = ({ suffix, home }: SuffixForm, labels: string[]): HostForm => {
  const name = labels.join('.');
  if (LOGIN_NAMES.has(name)) return plain('login', name === 'welcome' ? null : name === 'test');
  if (INSTANCE.test(name) || /^(?:emea|prerelna1\.pre)$/.test(name)) return plain('instance', isSandboxInstance(name));
  if (isInternal(labels)) return { ...plain('myDomain', null, `${name}.${suffix}`), unusual: true };
  const lost = LABEL.test(name) && !SERVICE_NAMES.has(name);
  return plain('other', null, lost ? homeOf(name, null, home) : null);
};

const read = (form: SuffixForm, labels: string[], host: string): HostForm => {
  if (labels.length === 0) return plain('other');
  if (form.before === 'instance') return readShort(form, labels);
  if (form.suffix === 'database.com' && LOGIN_NAMES.has(labels.join('.'))) return plain('login', labels[0] === 'test');
  if (form.before === 'anything') return plain(form.kind);
  const { former, myDomain, sandbox, unusual } = readOrg(form, labels);
  if (form.kind !== 'myDomain') return plain(form.kind, sandbox, myDomain);
  if (former) return plain('former', sandbox, myDomain);
  // An org's own host stays as it is, in whatever form.
  return { kind: 'myDomain', sandbox, myDomain: host, unusual };
};

/** A name of the DNS has no more characters. */
export const MAX_HOST_LENGTH = 253;

/** @param host a bare host name in lower case, without port */
export const classifyHost = (host: string): HostForm => {
  if (host.length > MAX_HOST_LENGTH) return plain('notSalesforce');
  if (isLoopback(host)) return plain('loopback');
  const proxy = PROXY_SUFFIXES.find((suffix) => host.endsWith(suffix));
  if (proxy !== undefined) {
    const behind = classifyHost(host.slice(0, -proxy.length));
    return behind.kind === 'notSalesforce' ? plain('notSalesforce') : { ...behind, kind: 'proxied', unusual: false };
  }
  const found = formOf(host);
  return found ? read(found.form, found.labels, host) : plain('notSalesforce');
};
