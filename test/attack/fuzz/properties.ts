/**
 * What must hold whatever comes from outside: the readers never fail in a way of their own, and nothing turns a failure
 * into a pass.
 */
import { SfError } from '@salesforce/core';
import * as fc from 'fast-check';
import { evaluate } from '../../../src/audit/evaluate.js';
import { inspectKey } from '../../../src/callback/key/inspect.js';
import { encodeKey } from '../../../src/callback/key/key.js';
import type { AuditReport } from '../../../src/findings/audit-report.js';
import { restResourceOf } from '../../../src/metadata/apex-source.js';
import { FatalOrgError, RequestFailure } from '../../../src/org/client/failure.js';
import { fieldNamesOf, jsonOf, pageOf, subRepliesOf } from '../../../src/org/client/rest.js';
import { readSoapFault, resultsOf } from '../../../src/org/client/soap.js';
import { collectInventory } from '../../../src/org/collect.js';
import { parsePolicy } from '../../../src/policy/parse.js';
import { parseSnapshot } from '../../../src/snapshot/read-snapshot.js';
import { snapshotOf, snapshotPieces } from '../../../src/snapshot/snapshot.js';
import { explainText } from '../../../src/token/explain.js';
import { ADMIN, NOW, smallOrg } from '../../org/small-org.js';
import { startFakeOrg } from '../../fake-org/index.js';
import { anyText } from '../../support/any-text.js';
import { connectionTo } from '../../support/org-connection.js';
import { inventory } from '../../support/inventory.js';
import { quickTiming } from '../../support/quick-timing.js';
import { spoilJson, spoilXml } from './spoil.js';

export type Property = { name: string; property: fc.IAsyncProperty<unknown> };

/** Texts of pieces that mean something to a reader, whole and broken, and of anything else. */
const textOf = (...pieces: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, anyText({ maxLength: 8 })), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...pieces), fc.nat(400)).map(([piece, times]) => piece.repeat(times)),
  );

/** A text with some of its characters cut out, or others put in. */
const damaged = (whole: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(whole.length), fc.nat(40), anyText({ maxLength: 6 }))
    .map(([at, cut, added]) => whole.slice(0, at) + added + whole.slice(at + cut));

const onlyFailsWith = (work: () => unknown, ...kinds: Array<new (...args: never[]) => Error>): void => {
  try {
    work();
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
  }
};

const of = <T>(name: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void> | void): Property => ({
  name,
  property: fc.asyncProperty(arbitrary, async (value) => check(value)),
});

const JSON_PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '"errorCode"',
  '"message"',
  '"records"',
  '"totalSize":1',
  '"done":true',
  'null',
  '1',
  '\\u',
  '"__proto__"',
  '"compositeResponse"',
];
const XML_PIECES = [
  '<',
  '>',
  '</',
  '/>',
  'env:Envelope',
  'Envelope',
  'Body',
  'Fault',
  'faultcode',
  'faultstring',
  'result',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE x [',
  '<!ENTITY a "b">',
  '&a;',
  '&#x',
  ';',
  '<__proto__>',
  'xsi:nil="true"',
  '(((',
  '\ud800',
];
const SOAP =
  '<env:Envelope xmlns:env="e"><env:Body><listMetadataResponse><result><fullName>a</fullName></result></listMetadataResponse></env:Body></env:Envelope>';
const KEY = encodeKey({ host: 'acme.my.salesforce.com', client_id: '3MVG9xyz', client_secret: 'A'.repeat(64) });
const POLICY =
  'version: 1\nintegrations:\n  - app: &a A\n    owner: me\nrules:\n  app-legacy: off\nwaivers:\n  - rule: r\n    app: *a\n    expires: 2026-01-01\n';
const APEX = "@RestResource(urlMapping='/x/*')\nglobal class A {\n  @HttpPost global static void b() {}\n}\n";
const SNAPSHOT = [...snapshotPieces(snapshotOf(inventory()))].join('');

const reply = (text: string) => ({ status: 200, contentType: 'application/json', text });

const checksOf = ({ apps }: AuditReport): Map<string, string> =>
  new Map(
    apps.flatMap((app) =>
      Object.entries(app.checks).map(([rule, state]) => [`${app.kind}:${app.name} ${rule}`, state]),
    ),
  );

type Spoiler = (body: string, isJson: boolean) => string;

/** The report of an org, one of whose answers is spoilt; null where nothing can be said about it. */
const auditOf = async (spoil: Spoiler): Promise<AuditReport | null> => {
  const org = await startFakeOrg(smallOrg(), {
    spoil: (reply) => ({ ...reply, body: spoil(reply.body, reply.contentType.includes('json')) }),
  });
  try {
    const read = await collectInventory(connectionTo(org, ADMIN), {
      loginWindowDays: 90,
      now: NOW,
      client: { timing: quickTiming() },
    });
    return evaluate(read, { now: NOW });
  } catch (error) {
    if (error instanceof SfError) return null;
    throw error;
  } finally {
    await org.close();
  }
};

let healthy: Promise<AuditReport | null> | undefined;

const spoilOne = (nth: number, where: number, pick: number): Spoiler => {
  let answers = 0;
  return (body, isJson) => {
    answers += 1;
    if (answers !== nth || body === '') return body;
    return isJson ? spoilJson(body, where, pick) : spoilXml(body, where, pick);
  };
};

const noFailureLost = async ([nth, where, pick]: [number, number, number]): Promise<void> => {
  const truth = await (healthy ??= auditOf((body) => body));
  const spoilt = await auditOf(spoilOne(nth, where, pick));
  if (truth === null) throw new Error('The healthy org could not be read.');
  if (spoilt === null) return;
  const states = checksOf(spoilt);
  for (const [check, state] of checksOf(truth)) {
    if (state !== 'fail') continue;
    const now = states.get(check);
    if (now === undefined && spoilt.gaps.length > 0) continue;
    if (now !== 'fail' && now !== 'inconclusive') throw new Error(`${check} failed, and now it is ${now}`);
  }
};

export const PROPERTIES: readonly Property[] = [
  of('replies of REST fail as replies do', fc.oneof(textOf(...JSON_PIECES), fc.json()), (text) => {
    for (const read of [pageOf, fieldNamesOf, (body: unknown) => subRepliesOf(body, ['a'])])
      onlyFailsWith(() => read(jsonOf(reply(text))), RequestFailure, FatalOrgError);
  }),
  of('replies of the Metadata API fail as replies do', fc.oneof(textOf(...XML_PIECES), damaged(SOAP)), (text) => {
    onlyFailsWith(() => readSoapFault(reply(text)), RequestFailure, FatalOrgError);
    onlyFailsWith(() => resultsOf(reply(text), 'listMetadata'), RequestFailure, FatalOrgError);
  }),
  of(
    'a key is read, whatever it is',
    fc.oneof(damaged(KEY), textOf(KEY, '"', ' ', '\n', '=', '%3D', 'Bearer ', '{"key":"')),
    (text) => void inspectKey(text),
  ),
  of('bytes are read as a key', fc.uint8Array({ maxLength: 300 }), (bytes) => void inspectKey(bytes)),
  of(
    'a policy is right or has mistakes',
    fc.oneof(
      damaged(POLICY),
      textOf(
        'version: 1\n',
        'integrations:\n',
        '- app: a\n',
        '  ',
        '&a ',
        '*a',
        '<<: ',
        '!!js ',
        '{',
        '[',
        '"',
        '? ',
        '---\n',
        '\t',
      ),
    ),
    (text) => {
      const { policy, mistakes } = parsePolicy(text, [{ id: 'app-legacy', level: 'app' }]);
      if ((policy === null) !== mistakes.length > 0) throw new Error('neither right nor wrong');
    },
  ),
  of('a snapshot is whole or refused', damaged(SNAPSHOT), async (text) => {
    if (text === SNAPSHOT) return;
    await parseSnapshot(Buffer.from(text), 'x.json').then(
      () => {
        if (text.replace(/\s/g, '') !== SNAPSHOT.replace(/\s/g, '')) throw new Error('It was taken.');
      },
      (error: unknown) => {
        if (!(error instanceof SfError)) throw error;
      },
    );
  }),
  of(
    'an error text is explained or not',
    textOf('invalid_grant', 'invalid_client_id', '\\"', '&quot;', '%22', '[', '{', 'HTTP 400', ' ', '\\u0022'),
    (text) => void explainText(text),
  ),
  of(
    'Apex is read',
    fc.oneof(
      damaged(APEX),
      textOf('@RestResource', '(', ')', "'", '/*', '*/', '//', '\n', 'class', 'urlMapping=', '\\', '{', '}'),
    ),
    (text) => void restResourceOf(text),
  ),
  of(
    'a spoilt value never turns a failure into a pass',
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(2000), fc.nat(20)),
    noFailureLost,
  ),
];
