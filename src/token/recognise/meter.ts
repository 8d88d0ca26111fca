/**
 * Counts what a scanner does, so that a test can hold it to a number of steps that grows with the text and no faster.
 * Time would tell less, and other things on other machines.
 */
export type Meter = { steps: number };

export const newMeter = (): Meter => ({ steps: 0 });
