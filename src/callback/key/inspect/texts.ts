import { bundle } from '../../../text/messages.js';
import type { Defect, DefectId, DoubtId } from './defect.js';

const messages = bundle('callback.defects');

/** A defect in words: what it is, how it comes about, what to do. */
export type DescribedDefect = {
  id: DefectId;
  message: string;
  cause: string;
  fix: string;
  /** `--repair` can put it right. */
  repairable: boolean;
};

/** Which host would be right. */
const rightHost = (myDomain: string | null): string =>
  myDomain === null ? messages.getMessage('host.example') : messages.getMessage('host.derived', [myDomain]);

export const describeDefect = ({ id, tokens, repairable, place, myDomain }: Defect): DescribedDefect => {
  const where = place === undefined ? [] : [messages.getMessage(`place.${place}`)];
  const message = messages.getMessage(`${id}.message`, [...where, ...tokens]);
  return {
    id,
    message: myDomain === undefined ? message : `${message} ${rightHost(myDomain)}`,
    cause: messages.getMessage(`${id}.cause`),
    fix: messages.getMessage(`${id}.fix`),
    repairable,
  };
};

/** Something unusual in words: what it is, how it comes about, what would settle it. */
export type DescribedDoubt = { id: DoubtId; message: string; cause: string; fix: string };

export const describeDoubt = (id: DoubtId): DescribedDoubt => ({
  id,
  message: messages.getMessage(`${id}.message`),
  cause: messages.getMessage(`${id}.cause`),
  fix: messages.getMessage(`${id}.fix`),
});
