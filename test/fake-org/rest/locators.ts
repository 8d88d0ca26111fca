/** Query results that wait for their next page. */
import type { QueryResult } from '../soql/run.js';

export type Waiting = { result: QueryResult; batchSize: number; userId: string };

export type Locators = {
  keep(waiting: Waiting): string;
  find(id: string): Waiting | undefined;
  clear(): void;
};

export const createLocators = (): Locators => {
  const waiting = new Map<string, Waiting>();
  return {
    keep(result) {
      const id = `01gQy${String(waiting.size + 1).padStart(10, '0')}`;
      waiting.set(id, result);
      return id;
    },
    find: (id) => waiting.get(id),
    clear: () => waiting.clear(),
  };
};
