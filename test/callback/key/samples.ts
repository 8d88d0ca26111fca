/** Keys as they should be, and the pieces to break them with. */
import { encodeKey, type CallbackKey } from '../../../src/callback/key/key.js';

export const HOST = 'acme.my.salesforce.com';
export const CLIENT_ID = '3MVG9d8..z.hDcPLvVsRSN3kKQHcCrZZjLEuXl2pUcvkGrXyM7AlfSKcR03rIAGGLYxbvRvhNzFNCj8xdZaBR';
export const CLIENT_SECRET = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';

export const goodKey: CallbackKey = { host: HOST, client_id: CLIENT_ID, client_secret: CLIENT_SECRET };
export const GOOD = encodeKey(goodKey);

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
export const wrap = (text: string, columns: number, newline = '\n'): string =>
  (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join(newline);
export const json = (changes: Record<string, unknown>): string => JSON.stringify({ ...goodKey, ...changes });
export const keyWith = (changes: Record<string, unknown>): string => base64(json(changes));
export const keyWithHost = (host: string): string => keyWith({ host });
export const without = (name: keyof CallbackKey): string => keyWith({ [name]: undefined });
