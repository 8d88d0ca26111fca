/** Reading text from the records of a query. A value of another type than expected is "not known". */
import { isRow, type Row } from '../../metadata/row.js';

const at = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isRow(value) ? value[key] : undefined), row);

/** Text at a path such as `Profile.UserLicense.Name`; null when absent, empty or no text. */
export const text = (row: Row, path: string): string | null => {
  const value = at(row, path);
  return typeof value === 'string' && value !== '' ? value : null;
};
