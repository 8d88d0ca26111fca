/** What XML 1.0 has no way to write, not even as a reference (section 2.2), apart from halves of characters. */
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text with a sign in place of each character that XML cannot have. */
export const writableInXml = (text: string): string => text.replace(UNWRITABLE, '\ufffd');

export const canBeXml = (text: string): boolean => text.isWellFormed() && writableInXml(text) === text;
