import { styleText } from 'node:util';

const DEFAULT_COLUMNS = 80;

/** What standard output can show. Colours follow NO_COLOR, FORCE_COLOR and whether it is a terminal at all. */
export const terminal = (): { columns: number; color: boolean } => {
  const configured = Number.parseInt(process.env.OCLIF_COLUMNS ?? '', 10);
  const columns = process.stdout.isTTY ? process.stdout.columns : 0;
  return { columns: configured || columns || DEFAULT_COLUMNS, color: showsColor() };
};

/** Node decides whether a text for this stream gets its colour, so that it is asked with one. */
const showsColor = (): boolean => styleText('red', 'red', { stream: process.stdout }) !== 'red';
