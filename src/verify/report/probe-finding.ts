/** The outcome of the probe as a finding and as a rule, for reports that know nothing else. Pure. */
import type { CheckState, Evidence, Finding } from '../../findings/audit-report.js';
import { decision } from '../../findings/fix.js';
import { fingerprintOf } from '../../findings/fingerprint.js';
import type { RuleText } from '../../findings/rule-text.js';
import { text } from './text.js';
import type { ProbeReport, VerifyResult } from '../result.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('report.verify');

export const PROBE_RULE = 'probe';

const STATES = { proven: 'pass', refused: 'fail', unclear: 'inconclusive' } as const satisfies Record<
  ProbeReport['verdict'],
  CheckState
>;

export const probeState = ({ verdict }: ProbeReport): (typeof STATES)[keyof typeof STATES] => STATES[verdict];

export const probeRule = (): RuleText => ({
  id: PROBE_RULE,
  family: PROBE_RULE,
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [],
  documentation:
    'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm&type=5',
  title: messages.getMessage('probe.title'),
  why: messages.getMessage('probe.why'),
  remedy: messages.getMessage('probe.remedy'),
});

const evidenceOf = ({ host, steps, error }: ProbeReport): Evidence[] => [
  ...steps.filter(({ state }) => state !== 'skipped').map(({ message }) => ({ source: host, detail: message })),
  ...(error === null
    ? []
    : [
        {
          source: host,
          detail: text('error', [error.code, error.description].filter((part) => part !== null).join(': ')),
        },
        ...error.causes.map(({ cause, verdict }) => ({ source: host, detail: `${cause} ${text(`cause.${verdict}`)}` })),
      ]),
];

/** Of the likeliest cause that nothing speaks against; where everything does, one of them is true all the same. */
const remedyOf = ({ error, host }: ProbeReport): string => {
  const causes = error?.causes ?? [];
  const likeliest = causes.find(({ verdict }) => verdict !== 'contradicted') ?? causes[0];
  // Texts about an error in general leave the host open.
  return (likeliest?.remedy ?? messages.getMessage('probe.remedy')).replaceAll('<My Domain host>', host);
};

/** None without a probe, or with one that got through. */
export const probeFinding = ({ app, probe }: Pick<VerifyResult, 'app' | 'probe'>): Finding[] => {
  if (probe === null) return [];
  const status = probeState(probe);
  if (status === 'pass') return [];
  const at = status === 'fail' ? 'failed' : 'unclear';
  const step = probe.steps.find((one) => one.step !== 'revocation' && one.state === at);
  return [
    {
      rule: PROBE_RULE,
      kind: 'breaks',
      severity: 'critical',
      status,
      confidence: status === 'fail' ? 'high' : 'low',
      app,
      subject: app,
      message: step?.message ?? text(`verdict.probe.${probe.verdict}`),
      evidence: evidenceOf(probe),
      gaps: [],
      fix: { steps: remedyOf(probe).split('\n').map(decision) },
      remediation: remedyOf(probe),
      controls: [],
      fingerprint: fingerprintOf(PROBE_RULE, app, app),
    },
  ];
};
