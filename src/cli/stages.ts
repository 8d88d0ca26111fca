import type { Safe } from '../text/safe-text.js';

/** Progress of a command that works in stages, one after the other. */
export type Stages<S extends string> = {
  start: (stage: S) => void;
  /** Ends the display; nothing is shown afterwards. */
  done: () => void;
  fail: () => void;
};

type StagesOptions = {
  title: Safe;
  /** `--json` was given. */
  jsonEnabled: boolean;
  env?: NodeJS.ProcessEnv;
  isTerminal?: boolean;
};

type Display = { goto(stage: string): void; stop(status?: 'completed' | 'failed'): void };
type OpenDisplay = (title: Safe, stages: Safe[]) => Display;

const isSet = (value: string | undefined): boolean => value !== undefined && !['', '0', 'false'].includes(value);

/**
 * Progress is for somebody who watches: a terminal, and neither JSON nor a CI log. Its display is made of colours,
 * signs and a moving cursor, so that whoever wants no colour gets none of it.
 */
export const showsProgress = ({
  jsonEnabled,
  env = process.env,
  isTerminal = process.stdout.isTTY,
}: Omit<StagesOptions, 'title'>): boolean =>
  isTerminal &&
  !jsonEnabled &&
  !isSet(env.CI) &&
  !isSet(env.CONTINUOUS_INTEGRATION) &&
  (env.NO_COLOR ?? '') === '' &&
  env.TERM !== 'dumb';

// Only a terminal needs the display, and it can load while the first requests are under way.
const loadDisplay = async (): Promise<OpenDisplay> => {
  const { MultiStageOutput } = await import('@oclif/multi-stage-output');
  return (title, stages) => new MultiStageOutput({ title, stages, jsonEnabled: false, showStageTime: false });
};

/** Stages by their labels, in order of the keys; silent where {@link showsProgress} says so. */
export const createStages = <S extends string>(
  labels: Readonly<Record<S, Safe>>,
  options: StagesOptions,
  load: () => Promise<OpenDisplay> = loadDisplay,
): Stages<S> => {
  let current: S | undefined;
  let display: Display | undefined;
  let ended = !showsProgress(options);

  const open = async (): Promise<void> => {
    // Progress is a courtesy: if its display cannot be loaded, the command goes on without it.
    const openDisplay = await load().catch(() => undefined);
    if (ended) return;
    display = openDisplay?.(options.title, Object.values<Safe>(labels));
    if (current !== undefined) display?.goto(labels[current]);
  };
  if (!ended) void open();

  const end = (status: 'completed' | 'failed'): void => {
    if (!ended) display?.stop(status);
    ended = true;
  };
  return {
    start: (stage) => {
      current = stage;
      if (!ended) display?.goto(labels[stage]);
    },
    done: () => end('completed'),
    fail: () => end('failed'),
  };
};

/** Shows how far `work` is while it runs. */
export const withStages = async <S extends string, T>(
  labels: Readonly<Record<S, Safe>>,
  options: StagesOptions,
  work: (start: (stage: S) => void) => Promise<T>,
): Promise<T> => {
  const stages = createStages(labels, options);
  try {
    const result = await work(stages.start);
    stages.done();
    return result;
  } catch (error) {
    stages.fail();
    throw error;
  }
};
