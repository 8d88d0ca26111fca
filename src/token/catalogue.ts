/**
 * Errors around the client credentials flow, as data: of the token endpoint, of the calls that follow, of the login
 * history, and of the deployment of an app. One file a stage in `catalogue/`; the causes are in `causes/`, and their
 * sentences in `messages/token.<family>.md`.
 */
import { APEX_REST } from './catalogue/apex-rest.js';
import { APP } from './catalogue/app.js';
import { CREDENTIALS } from './catalogue/credentials.js';
import { DEPLOY } from './catalogue/deploy.js';
import { STAGES, type CatalogueEntry, type ErrorEntry, type Stage } from './catalogue/entry.js';
import { LOGIN_HISTORY } from './catalogue/login-history.js';
import { ORG } from './catalogue/org.js';
import { OTHER_FLOWS } from './catalogue/other-flows.js';
import { PROOF } from './catalogue/proof.js';
import { REACH } from './catalogue/reach.js';
import { RECORDS } from './catalogue/records.js';
import { REQUEST } from './catalogue/request.js';
import { RUN_AS } from './catalogue/run-as.js';
import { SCOPES } from './catalogue/scopes.js';
import { SESSION } from './catalogue/session.js';
import { STATUS } from './catalogue/status.js';

const BY_STAGE: Readonly<Record<Stage, readonly ErrorEntry[]>> = {
  reach: REACH,
  request: REQUEST,
  credentials: CREDENTIALS,
  app: APP,
  proof: PROOF,
  runAs: RUN_AS,
  scopes: SCOPES,
  otherFlow: OTHER_FLOWS,
  session: SESSION,
  apexRest: APEX_REST,
  records: RECORDS,
  org: ORG,
  loginHistory: LOGIN_HISTORY,
  deploy: DEPLOY,
  status: STATUS,
};

export const CATALOGUE: readonly CatalogueEntry[] = STAGES.flatMap((stage) =>
  BY_STAGE[stage].map((entry) => ({ ...entry, stage })),
);
