// Runs one task: `task.ts <name> [args]`. A task is a file beside this folder that exports a function as default; it
// gets the arguments and resolves to the exit code.

type Task = (args: string[]) => Promise<number>;

// A reader that has gone (`npm run demo | head`) must not keep a task from tidying up.
process.stdout.on('error', () => undefined);

const [name = '', ...args] = process.argv.slice(2);
try {
  const task = (await import(`../${name}.js`)) as { default: Task };
  process.exitCode = await task.default(args);
} catch (error) {
  // What went wrong was said by a tool: our own stack would only bury it.
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
  process.exitCode = 1;
}
