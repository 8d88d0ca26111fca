import type { App } from './inventory.js';

type Flow = App['flow'];

/** Whether the flow works as far as its switches tell: on in both halves; null: not known. */
export const isFlowOn = ({ settings, policy }: Flow): boolean | null => {
  if (settings === false || policy === false) return false;
  return settings === null || policy === null ? null : true;
};

/** One half of it is on, whatever the other is. */
export const isFlowPartlyOn = ({ settings, policy }: Flow): boolean => settings === true || policy === true;
