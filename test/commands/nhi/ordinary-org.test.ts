import { expect } from 'chai';
import type { NhiAuditResult } from '../../../src/commands/nhi/audit.js';
import { evaluate } from '../../../src/audit/evaluate.js';
import { collectInventory } from '../../../src/org/collect.js';
import { demoOrg } from '../../fake-org/demo.js';
import { startFakeOrg } from '../../fake-org/index.js';
import { UNFILTERABLE_BY_THE_BOOK, type OrgOptions } from '../../fake-org/org/options.js';
import { addCaller, CALLER } from '../../doctor/look-at.js';
import { permissionsOfExample } from '../../support/auditor-permission-set.js';
import { FULL, ordinaryOrg } from '../../org/ordinary-org.js';
import { connectionTo } from '../../support/org-connection.js';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';

type Json = { result: NhiAuditResult };

/** Answers that are not certain, each of which an ordinary org may give. */
const ANSWERS: Array<[name: string, options: Partial<OrgOptions>]> = [
  ['as recorded', {}],
  ['logins and trail that cannot be filtered', { unfilterable: UNFILTERABLE_BY_THE_BOOK }],
  ['logins by the book', { loginHistoryAs: 'value' }],
  ['digits for policies', { ipRelaxationAs: 'digit' }],
  ['profiles that take Modify Metadata', { toolingProfileNeeds: 'ModifyMetadata' }],
  ['external client apps that take a right of their own', { setupShowsExternalClientApps: false }],
];

describe('a caller with the rights of an auditor in an ordinary org', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openCommands();
  });
  after(async () => sf.close());

  for (const [index, [name, options]] of ANSWERS.entries()) {
    it(`can make the audit green with --fail-on-inconclusive: ${name}`, async () => {
      const alias = `ordinary-${index}`;
      await sf.host(ordinaryOrg(options), { [alias]: FULL });
      const args = ['nhi', 'audit', '--target-org', alias, '--fail-on-inconclusive', '--json'];
      const { code, json } = await sf.run(args);
      const { findings, gaps, apps } = json<Json>().result;
      expect(findings.filter(({ status }) => status === 'inconclusive')).to.deep.equal([]);
      expect(gaps.filter(({ reason, columns }) => reason !== 'notSupported' && columns === undefined)).to.deep.equal(
        [],
      );
      expect(apps).to.have.length(2);
      expect(code).to.equal(0);
    });
  }

  for (const apiVersion of ['60.0', '64.0', '68.0']) {
    it(`is left with what only a probe settles, in the demo org too (${apiVersion})`, async () => {
      const org = demoOrg(new Date());
      addCaller(org, permissionsOfExample('NHI_Auditor'));
      const fake = await startFakeOrg(org);
      try {
        const connection = connectionTo(fake, CALLER, { apiVersion });
        const inventory = await collectInventory(connection, { loginWindowDays: 90 });
        const { findings, gaps } = evaluate(inventory, { now: new Date(inventory.collectedAt) });
        const open = findings.filter(({ status }) => status === 'inconclusive').map(({ rule }) => rule);
        expect(gaps).to.deep.equal([]);
        expect([...new Set(open)]).to.deep.equal(['app-session-level']);
      } finally {
        await fake.close();
      }
    });
  }
});
