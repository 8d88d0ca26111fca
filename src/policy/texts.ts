import { bundle } from '../text/messages.js';

const messages = bundle('policy');

export const policyText = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
