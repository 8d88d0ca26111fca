/** What to do about a finding: pages of Setup as links, commands as code that can be copied. */
import type { Finding } from '../../../findings/audit-report.js';
import { stepText, type FixStep } from '../../../findings/fix.js';
import { effectOf } from '../../effect.js';
import { label } from '../../words.js';
import { html, nothing, type Markup } from './markup.js';

/** The only host that a link of a remedy may lead to, over https; null where there is none. */
export const linkHost = (instanceUrl: string | null): string | null => {
  if (instanceUrl === null || !URL.canParse(instanceUrl)) return null;
  const { protocol, host } = new URL(instanceUrl);
  return protocol === 'https:' ? host : null;
};

const linkOf = (url: string | null, host: string | null): string | null => {
  if (url === null || host === null || !URL.canParse(url)) return null;
  const { protocol, host: to, username, password } = new URL(url);
  return protocol === 'https:' && to === host && username === '' && password === '' ? url : null;
};

/** The button does its work by the script of the page, and is shown by it. */
const commandBlock = (command: string, kind: 'open' | 'read' | 'write'): Markup =>
  html`<div class="command ${kind}"><code>${command}</code><button type="button" class="copy">${label('copy')}</button></div>`;

/** Above the command, where it is read before the command is copied. */
const marked = (effect: string | null): Markup =>
  effect === null ? nothing : html`<span class="writes">${label('effect', effect)}</span>`;

const stepItem = (step: FixStep, host: string | null): Markup => {
  switch (step.kind) {
    case 'setup': {
      const link = linkOf(step.url, host);
      const path =
        link === null ? html`${step.path}` : html`<a href="${link}" rel="noopener noreferrer">${step.path}</a>`;
      return html`<li>${path}${step.open === null ? nothing : commandBlock(step.open, 'open')}</li>`;
    }
    case 'command':
      return html`<li>${marked(effectOf(step))}${commandBlock(step.command, step.writes ? 'write' : 'read')}</li>`;
    case 'source':
    case 'decision':
      return html`<li>${stepText(step)}</li>`;
  }
};

export type StepOptions = {
  host: string | null;
  /** Without what stands with the rule as well: sentences that hold for all of its findings. */
  brief: boolean;
};

export const stepList = ({ status, fix }: Finding, { host, brief }: StepOptions): Markup => {
  if (status !== 'fail') return nothing;
  const steps = brief ? fix.steps.filter(({ kind }) => kind !== 'decision') : fix.steps;
  return steps.length === 0
    ? nothing
    : html`<div class="fix"><b>${label('remedy')}</b><ol class="steps${steps.length === 1 ? ' single' : ''}">${steps.map((step) => stepItem(step, host))}</ol></div>`;
};
