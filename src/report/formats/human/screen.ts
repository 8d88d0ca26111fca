import type { RenderContext, Screen } from '../format.js';

const NARROWEST = 60;
const DEFAULT: Screen = { columns: 80, color: false };

/** What to write for: 80 columns where nobody said, and never less than 60. */
export const screenOf = ({ screen = DEFAULT }: Pick<RenderContext, 'screen'>): Screen => ({
  ...screen,
  columns: Math.max(NARROWEST, screen.columns),
});
