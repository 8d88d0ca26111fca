/** What `sf nhi verify` does, from its flags to the checklist that it has delivered. */
import { Errors } from '@oclif/core';
import type { Org } from '@salesforce/core';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { nowBy } from '../../inventory/clock.js';
import { clockNote } from '../../findings/clock-note.js';
import { planOutput, type OutputFlags } from '../../report/output.js';
import { bundle, say } from '../../text/messages.js';
import { safeText } from '../../text/safe-text.js';
import { isEndpoint } from '../../verify/endpoint.js';
import type { VerifyResult } from '../../verify/result.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import { prepareProbe, probeFor } from '../probe-for.js';
import { canAsk } from '../prompts.js';
import { readWithStages } from '../read-inventory.js';
import { refuseFormerVariables } from '../secrets.js';

const messages = bundle('nhi.verify');

export type VerifyFlags = OutputFlags & {
  'target-org': Org;
  'api-version'?: string;
  app?: string;
  endpoint?: string;
  'policy-file'?: string;
  probe: boolean;
  'client-id'?: string;
  'client-secret-file'?: string;
  'fail-on-inconclusive': boolean;
};

export const runVerify = async (flags: VerifyFlags, io: Io): Promise<Outcome<VerifyResult>> => {
  if (flags.probe) refuseFormerVariables();
  if (flags.endpoint !== undefined && !isEndpoint(flags.endpoint)) throw wrongFlags('error.endpoint');
  if (!flags.probe && (flags['client-id'] ?? flags['client-secret-file']) !== undefined)
    throw wrongFlags('error.onlyWithProbe');

  // Whatever the caller has to put right is told before the org is read.
  const plan = await planOutput(flags);
  const interactive = canAsk(io);
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  const connection = flags['target-org'].getConnection(flags['api-version']);
  const probing = flags.probe
    ? await prepareProbe(connection, { file: flags['client-secret-file'], interactive })
    : null;
  const [inventory, { pickApp }, { assess }, { exitCodeOf, resultOf }] = await Promise.all([
    readWithStages(
      { connection },
      {
        policy,
        apps: flags.app === undefined ? [] : [flags.app],
        title: say(messages, 'stages.title'),
        json: io.json,
      },
    ),
    import('../pick-app.js'),
    import('../../verify/assess.js'),
    import('../../verify/result.js'),
  ]);

  const app = await pickApp(inventory, flags.app, interactive);
  const assessment = assess(inventory, app, {
    now: nowBy(inventory.clock),
    policy,
    endpoint: flags.endpoint,
    targetOrg: io.targetOrg,
  });
  const result = probing
    ? await probeFor(inventory, assessment, { ...probing, connection, clientId: flags['client-id'] }, io)
    : resultOf(assessment);
  for (const note of clockNote(inventory.clock)) io.warn(safeText(note));
  const exitCode = exitCodeOf(result, flags['fail-on-inconclusive']);
  const { deliverVerify } = await import('../../verify/report/deliver.js');
  await deliverVerify(result, {
    flags,
    plan,
    exitCode,
    version: io.version,
    json: io.json,
    notify: (sentence) => io.note(safeText(sentence)),
  });
  return { result, exitCode };
};

const wrongFlags = (key: string): Error => new Errors.CLIError(messages.getMessage(key), { exit: EXIT_CODES.usage });
