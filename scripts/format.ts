import { runTool } from './support/run.js';

export default async function main(args: string[]): Promise<number> {
  const files = args.length > 0 ? args : ['.'];
  const { code } = await runTool('prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', ...files], {
    live: true,
  });
  return code;
}
