import type { CheckState, Severity } from '../../../findings/audit-report.js';
import type { AppState, Wording } from '../../report.js';
import { label } from '../../words.js';
import { html, type Markup } from './markup.js';

export const severityChip = (severity: Severity): Markup => html`<span class="chip ${severity}">${severity}</span>`;

export const stateChip = (state: AppState, { states }: Wording): Markup =>
  html`<span class="chip state ${state}">${states[state]}</span>`;

export const checkChip = (state: CheckState | 'fixed'): Markup =>
  html`<span class="chip check ${state}">${label(`status.${state}`)}</span>`;
