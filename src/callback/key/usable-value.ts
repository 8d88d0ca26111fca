import { SfError } from '@salesforce/core/sfError';
import { bundle } from '../../text/messages.js';
import { describeDefect } from './inspect/texts.js';
import { refusalOf } from './inspect/values.js';

const messages = bundle('callback.values');

/**
 * A consumer key or secret that somebody gave, if it is one that can work.
 *
 * @throws SfError that says what is wrong with the value, and not what it is
 */
export const usableValue = (member: 'client_id' | 'client_secret', value: string): string => {
  // The check of keys lets white space inside a secret pass as it may belong to it; no secret of Salesforce has any.
  if (/\s/.test(value) && value.trim() !== '') {
    const key = `whitespace.${member}`;
    throw new SfError(messages.getMessage(key), 'WhitespaceError', messages.getMessages(`${key}.actions`));
  }
  const refusal = refusalOf(member, value);
  if (refusal === null) return value;
  const { message, fix } = describeDefect(refusal);
  throw new SfError(message, 'ValueRefusedError', [fix]);
};
