/** What is written into a text, with the line breaks that the text has. */
export const withLineBreaksOf = (text: string, written: string): string =>
  text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written;
