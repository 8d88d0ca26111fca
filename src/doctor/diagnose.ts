/** From what was seen of an org to what `sf nhi doctor` says. Pure. */
import { bundle } from '../text/messages.js';
import { judgeCommands } from './commands.js';
import { facts } from './facts/registry.js';
import type { SeenWithFacts } from './facts/fact.js';
import type { DoctorConnection, DoctorFact, DoctorReport } from './report.js';
import type { Seen } from './seen.js';
import { judgeSources } from './sources.js';

const messages = bundle('doctor.facts');

const connectionOf = (seen: Seen, proxyVariables: string[]): DoctorConnection => ({
  apiVersion: seen.apiVersion,
  token: seen.token,
  rest: seen.takes.rest,
  metadataApi: seen.takes.metadata,
  proxyVariables,
  clockOffsetSeconds: seen.clockOffsetMs === null ? null : Math.round(seen.clockOffsetMs / 1000),
  apiCalls: seen.apiCalls,
});

const judgeFacts = (seen: SeenWithFacts): DoctorFact[] =>
  facts.map(({ id, judge }) => {
    const { answer, shape } = judge(seen);
    const told = shape && messages.getMessage(`shape.${shape.key}`, shape.tokens);
    return { id, fact: messages.getMessage(id), answer, shape: told };
  });

/** @param proxyVariables names of those that are set */
export const diagnose = (seen: Seen, proxyVariables: string[]): DoctorReport => {
  const { facts: seenForFacts } = seen;
  const sources = judgeSources(seen);
  return {
    sources,
    connection: connectionOf(seen, proxyVariables),
    commands: judgeCommands(seen, sources),
    ...(seenForFacts && { facts: judgeFacts({ ...seen, facts: seenForFacts }) }),
  };
};
