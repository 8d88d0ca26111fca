import type { CheckState, Severity } from '../../../findings/audit-report.js';
import type { AppState } from '../human/app-view.js';
import { words } from '../human/words.js';
import { label } from '../words.js';
import { html, type Markup } from './markup.js';

export const severityChip = (severity: Severity): Markup => html`<span class="chip ${severity}">${severity}</span>`;

export const stateChip = (state: AppState): Markup =>
  html`<span class="chip state ${state}">${words(`state.${state}`)}</span>`;

export const checkChip = (state: CheckState): Markup =>
  html`<span class="chip check ${state}">${label(`status.${state}`)}</span>`;
