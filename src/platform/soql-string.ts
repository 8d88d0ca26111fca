const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/** A SOQL string literal of any text, in its quotes. */
export const soqlString = (value: string): string =>
  `'${value.replace(/[\\'"]/g, '\\$&').replace(/[\n\r\t\b\f]/g, (control) => ESCAPES[control] ?? control)}'`;
