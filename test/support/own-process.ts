/**
 * Lets code take this process for one of its own: with another environment, folder and input, and nobody at a terminal.
 * Whatever it changes of these is undone afterwards.
 */
import { PassThrough, Readable, type Writable } from 'node:stream';
import { capture, onceShown, release } from './captured-output.js';
import type { Finished } from './processes.js';

export type Streams = {
  /** What standard output is, by default what is kept and given. */
  stdout?: Writable;
  /** Somebody sits at a terminal, and types this when the question is shown. */
  terminal?: { question: string; answer: string };
};

export type OwnProcess = Streams & {
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Text on standard input, which ends after it. */
  input: string;
};

type Undo = () => void;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

const swapEnv = (env: NodeJS.ProcessEnv): Undo => {
  const before = { ...process.env };
  const become = (wanted: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) if (wanted[name] === undefined) delete process.env[name];
    for (const [name, value] of Object.entries(wanted)) if (value !== undefined) process.env[name] = value;
  };
  become(env);
  return () => become(before);
};

const swapFolder = (cwd: string): Undo => {
  const before = process.cwd();
  process.chdir(cwd);
  return () => process.chdir(before);
};

/** Gives an object another property for a while. */
const swapProperty = (of: object, name: string, value: unknown): Undo => {
  const before = Object.getOwnPropertyDescriptor(of, name);
  Object.defineProperty(of, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(of, name, before);
    else Reflect.deleteProperty(of, name);
  };
};

const atTerminal = ({ question, answer }: NonNullable<Streams['terminal']>): Undo[] => {
  const typed = new PassThrough();
  // What the question does when it is shown is done before somebody types.
  onceShown(question, () => setImmediate(() => typed.write(answer)));
  return [
    swapProperty(process, 'stdin', typed),
    ...[typed, process.stdout, process.stderr].map((stream) => swapProperty(stream, 'isTTY', true)),
  ];
};

/** A command leaves its listeners to the process, which usually ends with it. */
const forgetListeners = (): Undo => {
  const before = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  return () => {
    for (const [signal, kept] of before) {
      for (const listener of process.listeners(signal)) if (!kept.includes(listener)) process.off(signal, listener);
    }
  };
};

/**
 * Runs the body, and gives its output and the exit code that the process would end with. An exit that the body asks for
 * is noted, and ends nothing. Only one body at a time can have the process.
 */
export const asOwnProcess = async (
  { env, cwd, input, stdout, terminal }: OwnProcess,
  body: () => Promise<void>,
): Promise<Finished> => {
  const codeBefore = process.exitCode;
  let asked: number | string | null | undefined;
  process.exitCode = undefined;
  const undo: Undo[] = [
    swapEnv(env),
    swapFolder(cwd),
    swapProperty(process, 'stdin', Readable.from(input === '' ? [] : [Buffer.from(input)])),
    ...(terminal ? atTerminal(terminal) : []),
    ...(stdout ? [swapProperty(process, 'stdout', stdout)] : []),
    swapProperty(process, 'exit', (code?: number | string | null) => void (asked ??= code ?? process.exitCode ?? 0)),
    forgetListeners(),
    release,
  ];
  const output = capture(stdout);
  try {
    await body();
    return { code: Number(asked ?? process.exitCode ?? 0), ...output };
  } finally {
    for (const one of undo.reverse()) one();
    process.exitCode = codeBefore;
  }
};
