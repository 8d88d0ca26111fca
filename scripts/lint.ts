import { runTool } from './support/run.js';

export default async function main(args: string[]): Promise<number> {
  const { code } = await runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0', ...args], { live: true });
  return code;
}
