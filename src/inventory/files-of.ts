import { nameKey } from './names.js';
import type { SourceComponent, SourceRead } from './source.js';

/** The files of an app by its key, and of null those that are of none. */
export type FilesOf = (app: string | null) => SourceComponent[];

/** Indexed once, as every app asks. */
export const filesOf = ({ components }: Pick<SourceRead, 'components'>): FilesOf => {
  const byApp = Map.groupBy(components, ({ app }) => nameKey(app ?? ''));
  return (app) => byApp.get(nameKey(app ?? '')) ?? [];
};
