/** The lists that only one command has, such as the requirements of a verification, an item a block. */
import { wordWithSign, type Item } from '../../report.js';
import { clip } from './clip.js';
import { startingText, text } from './escape.js';

export const itemBlock = (item: Item): string => {
  const { word, text: said, details = [] } = item;
  const line = word === '' ? startingText(clip(said)) : `**${wordWithSign(item)}** ${text(clip(said))}`;
  return [`- ${line}\n`, ...details.map((detail) => `  - ${startingText(clip(detail))}\n`)].join('');
};
