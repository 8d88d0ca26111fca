/** A layer that a tool has put around or into a key, and what is left when it is taken off. */
import type { DefectId } from '../inspect/defect.js';

/** Layers, as they are named; each has its sentences in `messages/callback.defects.md`. */
export type LayerId = DefectId;

export type Peeled = {
  text: string;
  /** Every name under which something was taken off: one pass over a text can find several. */
  layers: Array<{ id: LayerId; tokens?: Array<number | string> }>;
};

/** Takes one kind of layer off a text; null when there is none. Linear in the length of the text. */
export type Layer = (text: string) => Peeled | null;

export const layer = (id: LayerId, text: string, ...tokens: Array<number | string>): Peeled => ({
  text,
  layers: [{ id, tokens }],
});

/** A layer that is there when taking it off changes the text. */
export const unless = (same: string, id: LayerId, text: string): Peeled | null =>
  text === same ? null : layer(id, text);
