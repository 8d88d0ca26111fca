/** What `sf nhi key inspect` does: reads a key, and holds it against an org if one was named. */
import { Errors } from '@oclif/core';
import type { Connection, Org } from '@salesforce/core';
import { driftOf, type Drift } from '../../callback/key/drift.js';
import { isSound, readKey, type Expectation, type KeyView } from '../../callback/key/inspect.js';
import {
  describeDefect,
  describeDoubt,
  type DescribedDefect,
  type DescribedDoubt,
} from '../../callback/key/inspect/texts.js';
import { sha256 } from '../../callback/key/key.js';
import { inspectionLines } from '../../callback/key/render.js';
import { repairKey } from '../../callback/key/repair.js';
import { loadProfile } from '../../callback/profiles/load.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { isWanted } from '../../inventory/apps.js';
import { requireKnownApps } from '../../inventory/unknown-app.js';
import { bundle, say } from '../../text/messages.js';
import { STANDARD_INPUT } from '../../text/read-file.js';
import { joinLines, safeText } from '../../text/safe-text.js';
import type { Io, Outcome } from '../io.js';
import { askSecret, canAsk } from '../prompts.js';
import { readInput } from '../read-input.js';
import { refuseFormerVariables, VARIABLES } from '../secrets.js';
import { writeOut } from '../write-out.js';

const messages = bundle('nhi.key.inspect');

export type KeyInspectFlags = {
  'target-org'?: Org;
  'api-version'?: string;
  app?: string;
  'key-file'?: string;
  profile: string;
  repair: boolean;
};

export type KeyInspectResult = {
  /**
   * true: it has no defect, and each value has a known form or is known to be right. false: it has a defect. null:
   * nothing is wrong that can be seen, and whether it's right isn't known.
   */
  sound: boolean | null;
  defects: DescribedDefect[];
  /** What is unusual about its values, so that they may be right or wrong. */
  doubts: DescribedDoubt[];
  key: KeyView;
  /** What could not be compared with the org, in words. */
  notChecked: string[];
  /** With --repair: the corrected key, which holds the secret; null when it can't be corrected. */
  repairedKey?: string | null;
};

export const runKeyInspect = async (flags: KeyInspectFlags, io: Io): Promise<Outcome<KeyInspectResult>> => {
  refuseFormerVariables();
  const { app, repair } = flags;
  // The default org is left alone.
  const org = io.orgWasNamed ? flags['target-org'] : undefined;
  if (app !== undefined && org === undefined)
    throw new Errors.CLIError(messages.getMessage('error.appWithoutOrg'), { exit: EXIT_CODES.usage });
  const { hostFormat } = await loadProfile(flags.profile);
  const given = await readGiven(flags['key-file'], io);
  const connection = org?.getConnection(flags['api-version']);
  const drift = connection && (await compareWithOrg(connection, app, readKey(given, { hostFormat }).view));

  const current = process.env[VARIABLES.clientSecret];
  const expected: Expectation = { ...drift?.expected, ...(current && { clientSecretDigest: sha256(current) }) };
  const { defects: ownDefects, doubts: found, view } = readKey(given, { hostFormat, expected });
  const defects = [...ownDefects, ...(drift?.defects ?? [])].map(describeDefect);
  const repaired = repair && !drift?.defects.length ? repairKey(given, { hostFormat, expected }) : null;
  const notChecked = drift?.notChecked ?? [];
  // A client id that the org knows is right, whatever its form.
  const doubts = found.filter((id) => !(id === 'client-id-unusual' && drift?.clientIdKnown)).map(describeDoubt);

  const usable = defects.length === 0 || repaired !== null;
  const exitCode = !usable ? EXIT_CODES.findings : drift?.incomplete ? EXIT_CODES.incomplete : EXIT_CODES.ok;
  await show({ view, defects, doubts, notChecked }, { repair, repaired }, io);
  const result = {
    sound: isSound({ defects, doubts, notChecked }),
    defects,
    doubts,
    key: view,
    notChecked,
    ...(repair && { repairedKey: repaired }),
  };
  return { result, exitCode };
};

const readGiven = async (file: string | undefined, io: Io): Promise<Uint8Array | string> => {
  if (file === undefined && canAsk(io)) return askSecret(say(messages, 'prompt.key'));
  if (file === undefined && process.stdin.isTTY) throw messages.createError('error.noKey');
  return readInput(file ?? STANDARD_INPUT);
};

const compareWithOrg = async (connection: Connection, app: string | undefined, view: KeyView): Promise<Drift> => {
  const { collectInventory } = await import('../../org/collect.js');
  const inventory = await collectInventory(connection, {
    loginWindowDays: 1,
    onApps: (read) => requireKnownApps(app === undefined ? [] : [app], read),
  });
  if (app === undefined) return driftOf(inventory, inventory.apps, false, view);
  const named = inventory.apps.filter((each) => isWanted(each, [app]));
  return driftOf(inventory, named, true, view);
};

type Shown = { view: KeyView; defects: DescribedDefect[]; doubts: DescribedDoubt[]; notChecked: string[] };

const show = async (
  { view, defects, doubts, notChecked }: Shown,
  { repair, repaired }: { repair: boolean; repaired: string | null },
  io: Io,
): Promise<void> => {
  for (const text of notChecked) io.warn(safeText(text));
  if (io.json) return;
  const lines = inspectionLines({ view, defects, doubts, notChecked });
  if (!repair) return io.print(joinLines(lines));
  if (repaired !== null) return writeOut(repaired);
  io.note(joinLines([...lines, safeText(''), say(messages, 'notRepairable')]));
};
