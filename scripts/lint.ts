import { lint } from './support/linters.js';

/** Form, code, and which room may need which. */
export default async function main(): Promise<number> {
  const outcomes = await lint(process.env);
  for (const { code, output } of outcomes) if (code !== 0) console.log(output.trim());
  return outcomes.every(({ code }) => code === 0) ? 0 : 1;
}
