/** The HTML report in a real browser. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { AuditReport } from '../../../src/findings/audit-report.js';
import { render } from '../../../src/report/formats/html/page.js';
import { coverageOf } from '../../../src/findings/frameworks.js';
import { ruleCatalog } from '../../../src/rules/catalogue.js';
import { ROOT } from '../../support/processes.js';
import { company } from '../company.js';
import { large } from '../large.js';
import { aReport } from '../sample.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from './browser.js';
import { rendered } from './context.js';
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

    before(async () => {
      browser = await openChromium(executable);
      await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
      folder = await mkdtemp(path.join(ROOT, '.tmp', 'page-'));
    });

    after(async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    });

    const watch = async (options: BrowserContextOptions = {}): Promise<Watched> => {
      const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })).newPage();
      const trouble: string[] = [];
      page.on('console', (message) => trouble.push(`console: ${message.text()}`));
      page.on('pageerror', ({ message }) => trouble.push(`error: ${message}`));
      page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      return { page, trouble };
    };

    const open = async (report: AuditReport, options: BrowserContextOptions = {}): Promise<Watched> => {
      const file = path.join(folder, 'report.html');
      await writeFile(file, rendered(render, report));
      const watched = await watch(options);
      const { href } = pathToFileURL(file);
      watched.page.on(
        'request',
        (request) => request.url() !== href && watched.trouble.push(`request: ${request.url()}`),
      );
      await watched.page.goto(href);
      return watched;
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
      const file = path.join(folder, 'smuggled.html');
      await writeFile(file, rendered(render, company).replace('<main>', `<main>${smuggled}`));
      await page.goto(pathToFileURL(file).href);
      expect(await page.evaluate('globalThis.owned')).to.equal(undefined);
      expect(trouble.join()).to.contain('Content Security Policy');
    });

    it('tells everything without JavaScript, too', async () => {
      const { page, trouble } = await open(covered, { javaScriptEnabled: false });
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
      await page.locator('select[name=sort]').selectOption('name');
      expect(await names()).to.deep.equal(before.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      await page.locator('select[name=sort]').selectOption('severity');
      // Two apps have two critical findings each.
      expect((await names())[0]).to.equal('Billing_Webhook');
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

    it('has names for a screen reader', async () => {
      const { page } = await open(covered);
      const tree = await page.locator('body').ariaSnapshot();
      expect(tree).to.match(/heading "example\.my\.salesforce\.com" \[level=1\]/);
      expect(tree)
        .to.match(/region "At a glance"/)
        .and.match(/img "critical: 4, info: 2"/);
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
        const { page } = await open(covered, { colorScheme });
        await page.getByRole('button', { name: 'Unfold all' }).click();
        // The loader of the tests wraps functions in a helper that the page does not have.
        await page.evaluate('globalThis.__name = (wrapped) => wrapped');
        const worst = await page.evaluate(`(${leastContrast.toString()})()`);
        expect(worst, 'contrast of text (WCAG 2.2 asks for 4.5)').to.be.at.least(4.5);
      });
    }

    it('fits into a narrow window', async () => {
      const { page } = await open(covered, { viewport: { width: 360, height: 800 } });
      await page.getByRole('button', { name: 'Unfold all' }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(360);
    });

    it('prints what is folded', async () => {
      const { page } = await open(company, { javaScriptEnabled: false });
      await page.emulateMedia({ media: 'print' });
      expect(await visible(page, 'form.filters')).to.equal(0);
      const heights = await page
        .locator('details.app .body')
        .evaluateAll((bodies: Array<{ getBoundingClientRect: () => { height: number } }>) =>
          bodies.map((body) => body.getBoundingClientRect().height),
        );
      expect(Math.min(...heights)).to.be.greaterThan(20);
      expect((await page.pdf({ format: 'A4' })).length).to.be.greaterThan(10_000);
    });

    it('follows the link from a finding to its rule', async () => {
      const { page } = await open(company);
      await page.locator('details.app[open] a[href^="#rule-"]').first().click();
      expect(await page.locator('article.rule:target').count()).to.equal(1);
    });

    it('filters and sorts a thousand apps', async () => {
      const { page, trouble } = await open(large(1_000));
      expect(await page.locator('details.app').count()).to.equal(1_000);
      await page.getByLabel('Search').fill('Integration_0003');
      expect(await page.locator('.shown').innerText()).to.equal('3 findings shown in 1 entries');
      await page.getByLabel('Search').fill('');
      await page.locator('select[name=sort]').selectOption('severity');
      expect(await page.locator('details.app .name').first().innerText()).to.equal('Integration_0003');
      expect(trouble).to.deep.equal([]);
    });

    it('has nothing to filter in an empty report', async () => {
      const { page, trouble } = await open(aReport());
      expect(await page.locator('form.filters').count()).to.equal(0);
      expect(trouble).to.deep.equal([]);
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
