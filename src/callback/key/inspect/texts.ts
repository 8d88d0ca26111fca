import type { Defect, DefectId } from './defect.js';
import { bundle } from '../../../text/messages.js';

/** A defect in words: what it is, how it comes about, what to do. */
export type DescribedDefect = {
  id: DefectId;
  message: string;
  cause: string;
  fix: string;
  /** `--repair` can put it right. */
  repairable: boolean;
};

export const describeDefect = ({ id, tokens, repairable }: Defect): DescribedDefect => {
  const messages = bundle('callback.defects');
  return {
    id,
    message: messages.getMessage(`${id}.message`, tokens),
    cause: messages.getMessage(`${id}.cause`),
    fix: messages.getMessage(`${id}.fix`),
    repairable,
  };
};
