import { removeShrinkwrap } from './support/shrinkwrap.js';

export default async function main(): Promise<number> {
  await removeShrinkwrap();
  return 0;
}
