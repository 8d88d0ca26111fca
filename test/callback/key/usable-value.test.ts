import { SfError } from '@salesforce/core/sfError';
import { expect } from 'chai';
import { describeDefect } from '../../../src/callback/key/inspect/texts.js';
import { lost } from '../../../src/callback/key/inspect/defect.js';
import { usableValue } from '../../../src/callback/key/usable-value.js';
import { CLIENT_ID, CLIENT_SECRET } from './samples.js';

const refusalOf = (...given: Parameters<typeof usableValue>): SfError | null => {
  try {
    usableValue(...given);
    return null;
  } catch (error) {
    if (error instanceof SfError) return error;
    throw error;
  }
};

describe('a consumer key or secret that somebody gives', () => {
  for (const [member, value] of [
    ['client_id', CLIENT_ID],
    ['client_secret', CLIENT_SECRET],
    ['client_secret', 'of another form'.replaceAll(' ', '-')],
  ] as const) {
    it(`may be ${member} ${value.slice(0, 9)}…`, () => expect(usableValue(member, value)).to.equal(value));
  }

  const said = (...[id, ...tokens]: Parameters<typeof lost>): [message: string, action: string] => {
    const { message, fix } = describeDefect(lost(id, ...tokens));
    return [message, fix];
  };
  const ofSecret = 'There is white space in the consumer secret or around it.';
  const ofKey = 'There is white space in the consumer key or around it.';

  for (const [member, value, name, message, action] of [
    ['client_id', `${CLIENT_ID} `, 'WhitespaceError', ofKey, 'when the value is copied.'],
    ['client_secret', `${CLIENT_SECRET}\n`, 'WhitespaceError', ofSecret, 'Salesforce refuses a secret with it.'],
    ['client_secret', `${CLIENT_SECRET} x`, 'WhitespaceError', ofSecret, 'Remove the white space'],
    ['client_secret', ' \n', 'ValueRefusedError', ...said('value-empty', 'client_secret')],
    ['client_id', '', 'ValueRefusedError', ...said('value-empty', 'client_id')],
    ['client_secret', '<secret>', 'ValueRefusedError', ...said('value-placeholder', 'client_secret')],
    ['client_id', 'bot@example.com', 'ValueRefusedError', ...said('client-id-not-a-key')],
  ] as const) {
    it(`is refused as ${member} where it is ${JSON.stringify(value.slice(-16))}`, () => {
      const refusal = refusalOf(member, value);
      expect(refusal).to.include({ name, message });
      expect(refusal?.actions?.join(' ')).to.include(action);
    });
  }
});
