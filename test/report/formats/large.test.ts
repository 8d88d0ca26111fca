import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { FORMAT_NAMES, FORMATS } from '../../../src/report/formats/registry.js';
import { MOST_CHARACTERS, render as markdown } from '../../../src/report/formats/markdown.js';
import { reportOfAudit } from '../../../src/report/of-audit.js';
import type { AuditReport, Finding } from '../../../src/findings/audit-report.js';
import { ruleCatalog } from '../../../src/rules/catalogue.js';
import { aFinding, anApp, aReport } from '../sample.js';
import { large } from '../large.js';
import { contextOf, rendered } from './context.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

/** Every app has checks by every rule, and ten findings with evidence. */
const heavy = (count: number): AuditReport => {
  const rules = ruleCatalog().filter(({ level }) => level === 'app');
  const names = Array.from({ length: count }, (_, i) => `Integration_${i}`);
  const checks = Object.fromEntries(rules.map(({ id }, i) => [id, i < 10 ? ('fail' as const) : ('pass' as const)]));
  const evidence = Array.from({ length: 5 }, (_, i) => ({
    source: 'PermissionSetAssignment',
    detail: `Permission ${i} ${'x'.repeat(60)}`,
  }));
  const findings = names.flatMap((app): Finding[] =>
    rules
      .slice(0, 10)
      .map(({ id, remedy, kind, severity }) =>
        aFinding({ rule: id, kind, severity, app, evidence, remediation: remedy }),
      ),
  );
  return aReport({ apps: names.map((name) => anApp({ name, checks })), findings });
};

const bytesInUse = (): number => getHeapStatistics().used_heap_size;

/**
 * Tells what came to be needed since, without what waits for being collected: the same on a busy machine. To collect
 * all garbage takes long where much is loaded, so that it is done only where there is more than `most`.
 */
const watchMemory = (most: number): (() => number) => {
  collectGarbage();
  const before = bytesInUse();
  const grown = (): number => bytesInUse() - before;
  return () => {
    if (grown() > most) collectGarbage({ type: 'minor' });
    if (grown() > most) collectGarbage();
    return grown();
  };
};

const APPS = 150;

/** Bytes: less than what all formats of findings write of so many apps, so that one that keeps it all is noticed. */
const MOST_KEPT = 1.5 * 2 ** 20;

/** Characters between two looks at what is kept, which grows with them. */
const LOOK_EVERY = 2 ** 16;

/** What a report may have of a thousand apps. */
const MOST_OF_A_THOUSAND = 25 * 2 ** 20;
const MOST_OF_A_PAGE = 12 * 2 ** 20;

describe('reports about hundreds of apps', () => {
  const report = heavy(APPS);

  for (const name of FORMAT_NAMES) {
    it(`are written as ${name} in small pieces that are not kept`, async () => {
      const { render } = await FORMATS[name].load();
      const context = contextOf(report);
      // What code needs that runs for the first time is no part of it.
      rendered(render, heavy(10));
      const mapped = reportOfAudit(report, context);
      const kept = watchMemory(MOST_KEPT);
      let [largest, total, most, looked] = [0, 0, 0, 0];
      for (const piece of render(mapped, context)) {
        largest = Math.max(largest, piece.length);
        total += piece.length;
        if (total - looked < LOOK_EVERY) continue;
        looked = total;
        most = Math.max(most, kept());
      }
      expect(most, 'bytes that are kept').to.be.below(MOST_KEPT);
      expect(largest, 'largest piece').to.be.below(200_000);
      expect(total / APPS).to.be.below((name === 'html' ? MOST_OF_A_PAGE : MOST_OF_A_THOUSAND) / 1_000);
    });
  }

  it('fit into a comment as Markdown, which says what is left out', () => {
    const text = rendered(markdown, report);
    expect(text.length).to.be.at.most(MOST_CHARACTERS);
    expect(text.length).to.be.greaterThan(MOST_CHARACTERS / 2);
    expect(text)
      .to.match(/The findings of \d+ more apps are left out/)
      .and.match(/\d+ more apps are left out/);
    expect(text.match(/<details>/g)?.length).to.equal(text.match(/<\/details>/g)?.length);
  });

  it('leave out the least important apps of a Markdown text', () => {
    const text = rendered(markdown, large(1_000));
    // Every tenth app breaks; all of them have their place in the table.
    for (let i = 3; i < 1_000; i += 10)
      expect(text).to.contain(`<code>Integration_${String(i).padStart(4, '0')}</code> |`);
  });
});
