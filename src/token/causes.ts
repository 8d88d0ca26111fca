/** Every cause of the catalogue, with the rules that decide about it where an org was read. */
import { APP_CAUSES } from './causes/app.js';
import type { Cause } from './causes/cause.js';
import { DEPLOY_CAUSES } from './causes/deploy.js';
import { ENDPOINT_CAUSES } from './causes/endpoint.js';
import { FLOW_CAUSES } from './causes/flow.js';
import { REQUEST_CAUSES } from './causes/request.js';
import { RUN_AS_CAUSES } from './causes/run-as.js';
import { SESSION_CAUSES } from './causes/session.js';

export type CauseId =
  | keyof typeof APP_CAUSES
  | keyof typeof DEPLOY_CAUSES
  | keyof typeof ENDPOINT_CAUSES
  | keyof typeof FLOW_CAUSES
  | keyof typeof REQUEST_CAUSES
  | keyof typeof RUN_AS_CAUSES
  | keyof typeof SESSION_CAUSES;

/** The sentences of a family are in `messages/token.<family>.md`. */
const FAMILIES = {
  app: APP_CAUSES,
  deploy: DEPLOY_CAUSES,
  endpoint: ENDPOINT_CAUSES,
  flow: FLOW_CAUSES,
  request: REQUEST_CAUSES,
  'run-as': RUN_AS_CAUSES,
  session: SESSION_CAUSES,
} as const;
export type CauseFamily = keyof typeof FAMILIES;

export type CatalogueCause = {
  id: CauseId;
  family: CauseFamily;
  rules: readonly string[];
  rulesAgainst: readonly string[];
};

export const CAUSES: ReadonlyMap<CauseId, CatalogueCause> = new Map(
  Object.entries(FAMILIES).flatMap(([family, causes]) =>
    Object.entries<Cause>(causes).map(([id, { rules = [], rulesAgainst = [] }]) => [
      id as CauseId,
      { id: id as CauseId, family: family as CauseFamily, rules, rulesAgainst },
    ]),
  ),
);

/** @throws Error for an id that no family has, which the types rule out */
export const causeOf = (id: CauseId): CatalogueCause => {
  const cause = CAUSES.get(id);
  if (!cause) throw new Error(`There is no cause "${id}".`);
  return cause;
};
