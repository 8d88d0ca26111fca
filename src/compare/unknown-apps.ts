import { type SfError } from '@salesforce/core';
import type { Inventory } from '../inventory/inventory.js';
import { selectApps } from '../audit/select-apps.js';
import { bundle } from '../text/messages.js';

const messages = bundle('nhi.compare');

/** The error about names that no app of either side has; undefined when there is none. */
export const unknownApps = (source: Inventory, target: Inventory, wanted: readonly string[]): SfError | undefined => {
  const apps = [...source.apps, ...target.apps];
  const { unknown } = selectApps(apps, wanted);
  if (unknown.length === 0) return undefined;
  const error = messages.createError('error.UnknownApp', [unknown.map((one) => one.wanted).join(', ')]);
  const hints = unknown
    .filter(({ nearest }) => nearest.length > 0)
    .map((one) => messages.getMessage('error.UnknownApp.nearest', [one.wanted, one.nearest.join(', ')]));
  error.actions = [...hints, ...(error.actions ?? [])];
  return error;
};
