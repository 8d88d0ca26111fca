/** Whether the host of a key is one that answers the client credentials flow, in the form that the service takes. */
import { classifyHost, type HostForm, type HostKind } from '../../../platform/host.js';
import { isShowable, originOf, splitHost } from '../../../platform/split-host.js';
import { lost, repairable, type Defect, type DefectId } from './defect.js';
import { isPlaceholder, isPlaceholderHost } from './placeholder.js';

export type HostFormat = 'bare' | 'url';

export type InspectedHost = {
  /** Lower case, with the port of a test org on loopback; null when the value cannot be a host. */
  host: string | null;
  form: HostForm | null;
  defects: Defect[];
};

const BY_KIND: Readonly<Record<Exclude<HostKind, 'loopback' | 'myDomain'>, DefectId>> = {
  content: 'host-content',
  former: 'host-former',
  instance: 'host-instance',
  lightning: 'host-lightning',
  login: 'host-login',
  notSalesforce: 'host-not-salesforce',
  other: 'host-other',
  proxied: 'host-proxied',
  setup: 'host-setup',
  site: 'host-site',
  visualforce: 'host-visualforce',
};

const kindDefects = (hostname: string, form: HostForm, trusted: boolean): Defect[] => {
  if (form.kind === 'myDomain' || trusted) return [];
  if (form.kind === 'loopback') return [lost('host-loopback', hostname)];
  return [{ ...lost(BY_KIND[form.kind], hostname), myDomain: form.myDomain }];
};

/** @param trusted the host is that of an org that was named, so that a test org on loopback is fine */
export const inspectHost = (value: string, format: HostFormat, trustedHost: string | null): InspectedHost => {
  const parts = splitHost(value);
  if (!parts || !isShowable(parts.hostname)) {
    return { host: null, form: null, defects: isPlaceholder(value) ? [] : [lost('host-not-a-host')] };
  }
  const { hostname, host } = parts;
  const defects: Defect[] = [];
  if (format === 'bare' && parts.scheme !== null) defects.push(repairable('host-scheme', parts.scheme));
  if (format === 'url' && parts.scheme === null) defects.push(repairable('host-scheme-missing'));
  const form = classifyHost(hostname);
  const onLoopback = form.kind === 'loopback';
  if (parts.scheme !== null && parts.scheme !== 'https' && !onLoopback)
    defects.push(repairable('host-not-https', parts.scheme));
  if (parts.hasUserInfo) defects.push(repairable('host-user-info'));
  if (parts.port !== null && !onLoopback) defects.push(repairable('host-port', parts.port));
  if (parts.hasPath) defects.push(repairable('host-path'));
  if (parts.upperCase) defects.push(repairable('host-upper-case'));
  if (parts.trailingDot) defects.push(repairable('host-trailing-dot'));
  if (isPlaceholderHost(hostname) && !isPlaceholder(value)) defects.push(lost('value-placeholder', 'host'));
  else defects.push(...kindDefects(hostname, form, host === trustedHost));
  return { host, form, defects };
};

/** The host as it stands in a key. */
export const formatHost = (host: string, format: HostFormat): string => (format === 'bare' ? host : originOf(host));
