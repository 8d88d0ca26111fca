/** The HTML report in a real browser. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { AuditReport, Finding } from '../../../src/findings/audit-report.js';
import type { FixStep } from '../../../src/findings/fix.js';
import { render } from '../../../src/report/formats/html/page.js';
import { coverageOf } from '../../../src/findings/frameworks.js';
import { ruleCatalog } from '../../../src/rules/catalogue.js';
import { ROOT } from '../../support/processes.js';
import { company } from '../company.js';
import { large } from '../large.js';
import { aFinding, anApp, aReport } from '../sample.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from './browser.js';
import { reportOfAudit } from '../../../src/report/of-audit.js';
import { contextOf, rendered } from './context.js';
import { FILE_TEXTS, hostileFiles } from './hostile-texts.js';

const executable = chromiumPath();

/** Everything a page did that it must not do. */
type Watched = { page: Page; trouble: string[] };

const covered: AuditReport = {
  ...company,
  coverage: coverageOf(company, { frameworks: ['nist-csf'], rules: ruleCatalog(), orgJudged: () => true }),
};

if (executable === undefined) {
  // "npm test" says so at its end once more, and lets no pipeline pass without them.
  console.log(`  ${NO_CHROMIUM}`);
} else {
  describe('HTML report in Chromium', () => {
    let browser: Browser;
    let folder: string;
    let files = 0;
    /** One for all tests: another is another process of the browser. */
    let page: Page;
    let devtools: CDPSession;

    before(async () => {
      browser = await openChromium(executable);
      page = await browser.newPage();
      devtools = await page.context().newCDPSession(page);
      await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
      folder = await mkdtemp(path.join(ROOT, '.tmp', 'page-'));
    });

    after(async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** How a page is looked at. */
    type View = {
      viewport?: { width: number; height: number };
      colorScheme?: 'dark' | 'light';
      media?: 'print' | 'screen';
      scripts?: boolean;
    };

    /** What an earlier test left. */
    let shown: { report: AuditReport; scripts: boolean } | null = null;

    /** The page, which shows what an earlier test left until it is told where to go. */
    const watch = async ({ viewport, colorScheme = 'light', media, scripts = true }: View = {}): Promise<Watched> => {
      shown = null;
      page.removeAllListeners();
      await page.emulateMedia({ media: media ?? null, colorScheme });
      await page.setViewportSize(viewport ?? { width: 1200, height: 900 });
      await devtools.send('Emulation.setScriptExecutionDisabled', { value: !scripts });
      const trouble: string[] = [];
      page.on('console', (message) => trouble.push(`console: ${message.text()}`));
      page.on('pageerror', ({ message }) => trouble.push(`error: ${message}`));
      page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      return { page, trouble };
    };

    /** A file of its own for each text, since another place in the same file would be no new page. */
    const fileOf = async (text: string): Promise<string> => {
      const file = path.join(folder, `${(files += 1)}.html`);
      await writeFile(file, text);
      return pathToFileURL(file).href;
    };

    const open = async (report: AuditReport, view: View = {}): Promise<Watched> => {
      const href = await fileOf(rendered(render, report));
      const watched = await watch(view);
      watched.page.on(
        'request',
        (request) => request.url() !== href && watched.trouble.push(`request: ${request.url()}`),
      );
      await watched.page.goto(href);
      shown = { report, scripts: view.scripts ?? true };
      return watched;
    };

    /** The report as the test before has left it, where it was about the same; for what does not depend on that. */
    const look = async (report: AuditReport, view: View = {}): Promise<Page> => {
      const before = shown;
      if (before?.report !== report || !before.scripts) return (await open(report, view)).page;
      await watch(view);
      shown = before;
      return page;
    };

    const visible = async (page: Page, selector: string): Promise<number> =>
      page.locator(`${selector}:visible`).count();

    it('asks for nothing and violates no policy of its own', async () => {
      const { page, trouble } = await open(covered);
      expect(await page.title()).to.contain('example.my.salesforce.com');
      expect(await page.locator('h1').innerText()).to.equal('example.my.salesforce.com');
      expect(await page.locator('details.app').count()).to.equal(7);
      expect(trouble).to.deep.equal([]);
    });

    it('has names for a screen reader', async () => {
      const page = await look(covered);
      const tree = await page.locator('body').ariaSnapshot();
      expect(tree).to.match(/heading "example\.my\.salesforce\.com" \[level=1\]/);
      expect(tree)
        .to.match(/region "At a glance"/)
        .and.match(/img "critical: 4, not fully checked: 2"/);
      expect(tree)
        .to.match(/searchbox "Search"/)
        .and.match(/group "Severity"/)
        .and.match(/status/);
      const unnamed = await page
        .locator('input, select, button')
        .evaluateAll(
          (elements: Array<{ labels?: { length: number }; textContent: string }>) =>
            elements.filter(({ labels, textContent }) => (labels?.length ?? 0) === 0 && textContent === '').length,
        );
      expect(unnamed).to.equal(0);
      expect(await page.locator('html').getAttribute('lang')).to.equal('en');
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is readable in a ${colorScheme} scheme`, async () => {
        const page = await look(covered, { colorScheme });
        await page.getByRole('button', { name: 'Unfold all' }).click();
        // The loader of the tests wraps functions in a helper that the page does not have.
        await page.evaluate('globalThis.__name = (wrapped) => wrapped');
        const worst = await page.evaluate(`(${leastContrast.toString()})()`);
        expect(worst, 'contrast of text (WCAG 2.2 asks for 4.5)').to.be.at.least(4.5);
      });
    }

    it('fits into a narrow window', async () => {
      const page = await look(covered, { viewport: { width: 360, height: 800 } });
      await page.getByRole('button', { name: 'Unfold all' }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(360);
    });

    it('asks for nothing when a server hands it out, the icon of the page aside', async () => {
      const asked: string[] = [];
      const server: Server = createServer(({ url = '' }, response) => {
        asked.push(url);
        response.setHeader('content-type', 'text/html; charset=utf-8').end(rendered(render, company));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      try {
        const { page, trouble } = await watch();
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`);
        expect(asked.filter((url) => url !== '/favicon.ico')).to.deep.equal(['/report.html']);
        expect(trouble).to.deep.equal([]);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });

    it('shows hostile names as text', async () => {
      const { page, trouble } = await open(hostileFiles);
      const names = await page.locator('details.app .name').allInnerTexts();
      expect(names).to.include('<script>globalThis.owned = true; alert(1)</script>');
      expect(names).to.have.length(FILE_TEXTS.length);
      for (const app of await page.locator('details.app summary').all()) await app.hover();
      expect(await page.evaluate('globalThis.owned')).to.equal(undefined);
      expect(
        await page.locator('img, iframe, object, embed, link, [onerror], [onload], [onmouseover], [style]').count(),
      ).to.equal(0);
      expect(trouble).to.deep.equal([]);
    });

    it('lets no script in that was smuggled past the escaping', async () => {
      const { page, trouble } = await watch();
      const smuggled = '<script>globalThis.owned = true</script><img src="data:," onerror="globalThis.owned = true">';
      await page.goto(await fileOf(rendered(render, company).replace('<main>', `<main>${smuggled}`)));
      expect(await page.evaluate('globalThis.owned')).to.equal(undefined);
      expect(trouble.join()).to.contain('Content Security Policy');
    });

    it('tells everything without JavaScript, too', async () => {
      const { page, trouble } = await open(covered, { scripts: false });
      expect(await visible(page, 'form.filters')).to.equal(0);
      expect(await visible(page, 'details.app')).to.equal(7);
      // The worst are open from the start.
      const folded = await page
        .locator('details.app')
        .evaluateAll((all: Array<{ open: boolean }>) => all.findIndex(({ open }) => !open));
      expect(folded).to.be.greaterThan(0);
      expect(await visible(page, `details.app >> nth=${folded} >> li.finding`)).to.equal(0);
      await page.locator('details.app summary').nth(folded).click();
      expect(await visible(page, `details.app >> nth=${folded} >> li.finding`)).to.be.greaterThan(0);
      expect(trouble).to.deep.equal([]);
    });

    it('filters by severity, status, rule and words', async () => {
      const { page } = await open(company);
      const shown = page.locator('.shown');
      expect(await shown.innerText()).to.equal('22 findings shown in 7 entries');
      await page.locator('select[name=rule]').selectOption('scope-none-usable');
      expect(await shown.innerText()).to.equal('2 findings shown in 2 entries');
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.waitForFunction("document.querySelector('.shown').textContent.startsWith('22 ')");
      for (const severity of ['high', 'medium', 'low', 'info'])
        await page.getByLabel(severity, { exact: true }).uncheck();
      await page.getByLabel('inconclusive').uncheck();
      expect(await shown.innerText()).to.equal('6 findings shown in 4 entries');
      await page.getByLabel('Search').fill('WAREHOUSE@example');
      expect(await shown.innerText()).to.equal('1 findings shown in 1 entries');
      expect(await page.locator('details.app:visible .name').allInnerTexts()).to.deep.equal([
        'acme__Warehouse_Synchronisation_Service',
      ]);
    });

    it('sorts, and back to the order of the report', async () => {
      const { page } = await open(company);
      const names = async (): Promise<string[]> => page.locator('details.app .name').allInnerTexts();
      const before = await names();
      // Two apps have two critical findings each.
      expect(before.slice(0, 2)).to.deep.equal(['Billing_Webhook', 'Legacy_ETL']);
      await page.locator('select[name=sort]').selectOption('name');
      expect(await names()).to.deep.equal(before.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      await page.locator('select[name=sort]').selectOption('findings');
      await page.locator('select[name=sort]').selectOption('report');
      expect(await names()).to.deep.equal(before);
    });

    it('works with the keyboard', async () => {
      const { page } = await open(company);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).to.equal('skip');
      const last = page.locator('details.app').last();
      expect(await last.getAttribute('open')).to.equal(null);
      await last.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await last.getAttribute('open')).to.equal('');
    });

    it('follows the link from a finding to its rule', async () => {
      const page = await look(company);
      await page.locator('details.app[open] a[href^="#rule-"]').first().click();
      expect(await page.locator('article.rule:target').count()).to.equal(1);
    });

    for (const media of ['screen', 'print'] as const) {
      it(`splits no user name (${media}, narrow)`, async () => {
        const viewport = { width: media === 'print' ? 700 : 390, height: 844 };
        const page = await look(company, { viewport, media });
        const lines = await page
          .locator('.identities .user')
          .evaluateAll((all: Array<{ getClientRects: () => Iterable<{ top: number }>; textContent: string }>) =>
            all.map((user) => [user.textContent, new Set([...user.getClientRects()].map(({ top }) => top)).size]),
          );
        expect(lines.filter(([name]) => String(name).length < 40).map(([, count]) => count)).to.satisfy(
          (counts: number[]) => counts.length > 3 && counts.every((count) => count === 1),
        );
        expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(
          media === 'print' ? 700 : 390,
        );
      });
    }

    it('prints what is folded', async () => {
      const { page } = await open(company, { scripts: false, media: 'print' });
      expect(await visible(page, 'form.filters')).to.equal(0);
      const heights = await page
        .locator('details.app .body')
        .evaluateAll((bodies: Array<{ getBoundingClientRect: () => { height: number } }>) =>
          bodies.map((body) => body.getBoundingClientRect().height),
        );
      expect(Math.min(...heights)).to.be.greaterThan(20);
      expect((await page.pdf({ format: 'A4' })).length).to.be.greaterThan(10_000);
    });

    it('filters and sorts a thousand apps', async () => {
      const { page, trouble } = await open(large(1_000));
      expect(await page.locator('details.app').count()).to.equal(1_000);
      await page.getByLabel('Search').fill('Integration_0003');
      expect(await page.locator('.shown').innerText()).to.equal('3 findings shown in 1 entries');
      await page.getByLabel('Search').fill('');
      const first = page.locator('details.app .name').first();
      expect(await first.innerText()).to.equal('Integration_0003');
      await page.locator('select[name=sort]').selectOption('name');
      expect(await first.innerText()).to.equal('Integration_0000');
      await page.locator('select[name=sort]').selectOption('report');
      expect(await first.innerText()).to.equal('Integration_0003');
      expect(trouble).to.deep.equal([]);
    });

    const COMMAND = `sf data update record --sobject User --where "Username='<b>o''neil@example.com'" --values "a=b & c"`;
    const URL_OF_PAGE = 'https://example.my.salesforce.com/lightning/setup/ManageUsers/home';
    const withSteps = (steps: FixStep[], count = 1): AuditReport =>
      aReport({
        apps: Array.from({ length: count }, (_, i) => anApp({ name: `App_${i}` })),
        findings: Array.from({ length: count }, (_, i) =>
          aFinding({ rule: 'run-as-inactive', severity: 'high', app: `App_${i}`, fix: { steps } }),
        ),
      });
    const setup = (url: string | null): FixStep => ({ kind: 'setup', path: 'Setup > Users', url, open: null });

    it('copies a command as it is, by a button that is there only where it works', async () => {
      const report = withSteps([{ kind: 'command', command: COMMAND, writes: true }]);
      const still = await open(report, { scripts: false });
      expect(await still.page.locator('.command code').first().textContent()).to.equal(COMMAND);
      expect(await visible(still.page, 'button.copy')).to.equal(0);
      const { page, trouble } = await open(report);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(COMMAND);
      expect(trouble).to.deep.equal([]);
    });

    it('links to pages of Setup on the host of the org, and nowhere else', async () => {
      const elsewhere = [
        'https://evil.example/lightning/setup/ManageUsers/home',
        'http://example.my.salesforce.com/lightning/setup/ManageUsers/home',
        'https://example.my.salesforce.com.evil.example/',
        'https://user:secret@example.my.salesforce.com/',
        'javascript:alert(1)',
        'no address',
        null,
      ];
      const { page } = await open(withSteps([setup(URL_OF_PAGE), ...elsewhere.map(setup)]));
      const links = page.locator('.steps a');
      expect(await links.evaluateAll((all: Array<{ href: string }>) => all.map(({ href }) => href))).to.deep.equal([
        URL_OF_PAGE,
      ]);
    });

    it('has a place of its own for every app and finding, which a link unfolds', async () => {
      const { page } = await open(covered);
      const ids = await page
        .locator('details.app, li.finding')
        .evaluateAll((all: Array<{ id: string }>) => all.map(({ id }) => id));
      expect(new Set(ids).size).to.equal(ids.length);
      expect(ids).to.include('app-Contract_Signing').and.not.include('');
      const last = page.locator('details.app li.finding').last();
      const id = await last.getAttribute('id');
      expect(await last.isVisible()).to.equal(false);
      await page.evaluate(`location.hash = ${JSON.stringify(id)}`);
      await last.waitFor({ state: 'visible' });
    });

    it('says in green that there is no finding above information, and only then', async () => {
      const clear = (findings: Finding[], gaps: AuditReport['gaps'] = []): AuditReport =>
        aReport({ apps: [anApp({ name: 'App' })], findings, gaps });
      const info = aFinding({ rule: 'flow-discouraged', severity: 'info', app: 'App' });
      const undecided = aFinding({ rule: 'app-session-level', status: 'inconclusive', app: 'App' });
      for (const [report, green] of [
        [clear([info]), true],
        [clear([info, aFinding({ rule: 'x', severity: 'low', app: 'App' })]), false],
        [clear([info, undecided]), false],
      ] as const) {
        const { page } = await open(report);
        expect(await page.locator('.verdict.ok .clear').count()).to.equal(Number(green));
        expect((await page.locator('.verdict').getAttribute('class')) === 'verdict ok').to.equal(green);
      }
    });

    it('prints eighteen apps on at most twelve pages', async () => {
      const steps: FixStep[] = [
        setup(URL_OF_PAGE),
        { kind: 'command', command: COMMAND, writes: true },
        { kind: 'decision', text: 'Tell the owner before the change, since the integration stops for a moment.' },
      ];
      const one = withSteps(steps, 18);
      const findings = ['run-as-inactive', 'app-ip-relaxed', 'run-as-shared', 'scope-excess', 'app-legacy'].flatMap(
        (rule) => one.findings.map((finding) => ({ ...finding, rule, fingerprint: `${rule} ${finding.app}` })),
      );
      const { page } = await open({ ...one, findings });
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).to.be.at.most(12);
    });

    it('breaks names that no line has room for', async () => {
      const name = 'W'.repeat(255);
      const apps = [name, `${name}2`].map((one) => anApp({ name: one, runAs: { username: `${one}@${one}.example` } }));
      const report = aReport({ apps, findings: [aFinding({ rule: 'run-as-inactive', app: name, message: name })] });
      const { page } = await open(report, { viewport: { width: 390, height: 844 } });
      await page.getByRole('button', { name: 'Unfold all' }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(390);
    });

    it('has nothing to filter in an empty report or one of a single app, which is unfolded', async () => {
      for (const apps of [[], [anApp({ name: 'Only' })]]) {
        const { page, trouble } = await open(aReport({ apps }));
        expect(await page.locator('form.filters, .picture').count()).to.equal(0);
        expect(await visible(page, 'details.app .body')).to.equal(apps.length);
        expect(trouble).to.deep.equal([]);
      }
    });

    it('leads from a list of the command to evidence and remedy', async () => {
      const context = contextOf(company);
      const report = reportOfAudit(company, context);
      const finding = report.findings.findLast(({ status }) => status === 'fail');
      const items = [{ mark: 'bad' as const, word: 'not met', text: 'Something', finding }];
      const sections = [{ id: 'x', title: 'Requirements', items }];
      const { page } = await watch();
      await page.goto(await fileOf([...render({ ...report, sections }, context)].join('')));
      await page.getByRole('link', { name: 'evidence and what to do' }).click();
      await page.locator('li.finding:target').waitFor({ state: 'visible' });
    });
  });
}

type Style = { color: string; backgroundColor: string; fontSize: string };
type Element = {
  parentElement: Element | null;
  childNodes: Iterable<{ nodeType: number; textContent: string }>;
  getClientRects: () => { length: number };
};
declare const document: { querySelectorAll: (selector: string) => Iterable<Element> };
declare const getComputedStyle: (element: Element) => Style;

/** Runs in the page: the smallest contrast of any text with the background behind it. */
function leastContrast(): number {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element: Element | null): string => {
    for (let one = element; one !== null; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (channels(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  let least = 21;
  for (const element of document.querySelectorAll('body *:not(svg *, option)')) {
    const hasText = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent.trim() !== '',
    );
    if (!hasText || element.getClientRects().length === 0) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(backgroundOf(element))];
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
}
