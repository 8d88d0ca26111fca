/** What consumer keys and secrets of Salesforce look like. */

/** Consumer keys begin with the same five characters ever since there are connected apps. */
export const looksLikeConsumerKey = (text: string): boolean => /^3MVG9[\w.-]{20,507}$/.test(text);

/** Consumer secrets: 64 hexadecimal digits, of older apps up to 19 decimal ones. */
export const looksLikeSecret = (text: string): boolean => /^(?:[0-9A-Fa-f]{64}|\d{1,19})$/.test(text);
