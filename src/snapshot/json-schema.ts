import { z } from 'zod';
import { snapshotSchema } from './snapshot-schema.js';
import { bundle } from '../text/messages.js';

const messages = bundle('snapshot');

/** The JSON Schema of a snapshot file, as it is published. */
export const snapshotJsonSchema = (): string => {
  const schema = snapshotSchema.meta({ title: 'sf nhi snapshot', description: messages.getMessage('schema') });
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7' }), null, 2)}\n`;
};
