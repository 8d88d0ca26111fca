import { expect } from 'chai';
import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { code, text } from '../../src/report/formats/markdown/escape.js';
import { render } from '../../src/report/formats/markdown.js';
import { hostileReport } from '../report/hostile.js';
import { rendered } from '../report/formats/context.js';

/** As code hosts render Markdown: GitHub's flavor, with HTML within it, and addresses made links. */
const htmlOf = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** Names of the elements, in their order. */
const elementsOf = (html: string): string[] =>
  Array.from(html.replace(/<!--[^]*?-->/g, '').matchAll(/<([a-z][a-z0-9]*)/gi), ([, name = '']) => name.toLowerCase());

const shown = (html: string): string =>
  html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);/gi, (whole, name: string) => {
      const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
      if (!name.startsWith('#')) return known[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
    })
    .trim();

const TEXTS = [
  'http://evil.example/x',
  'https://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'ftp://evil.example/x',
  'www.evil.example/x',
  'see WWW.evil.example.',
  'bot@evil.example',
  'mailto:bot@evil.example',
  'xmpp:bot@evil.example/x',
  '[x](http://evil.example)',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  '<bot@evil.example>',
  '[x]: http://evil.example',
  '[^1]: note [^1]',
  '<img src=x onerror=alert(1)>',
  '<a href="x">x</a>',
  '</code><script>x</script>',
  '<!-- -->http://evil.example',
  '-->http://evil.example<!--',
  '`x` ``y``',
  '**a** __b__ *c* _d_ ~~e~~ ~f~',
  '| a | b |',
  '# heading',
  '- [ ] task',
  '&lt;b&gt; &#60;b&#62; &amp;lt;',
  'a\\*b\\',
  '$x$ $$y$$',
  'http&#58;//evil.example',
  'user:pass@evil.example',
  'http:\\//evil.example',
  'https:www.evil.example',
];

/** With a carriage return or a line break in it, a text is one line all the same; those are escaped as all else is. */
const withBreaks = TEXTS.map((each) => `a\n${each}\r\n\r\n${each}`);

describe('a text of an org in Markdown', () => {
  for (const given of [...TEXTS, ...withBreaks]) {
    it(`is nothing but text: ${JSON.stringify(given)}`, () => {
      expect(elementsOf(htmlOf(`x ${text(given)} x`))).to.deep.equal(['p']);
      expect(elementsOf(htmlOf(`x ${code(given)} x`))).to.deep.equal(['p', 'code']);
      expect(elementsOf(htmlOf(`- ${code(given)}: ${text(given)}`))).to.deep.equal(['ul', 'li', 'code']);
      expect(elementsOf(htmlOf(`| a |\n| - |\n| ${code(given)} ${text(given)} |`))).to.deep.equal(
        elementsOf(htmlOf('| a |\n| - |\n| <code>x</code> x |')),
      );
    });
  }

  for (const given of TEXTS) {
    it(`is shown as it is: ${given}`, () => expect(shown(htmlOf(`x ${text(given)}`))).to.equal(`x ${given}`));
  }

  it('is nothing but text, whatever it is', () => {
    const pieces = [
      'http',
      's',
      '://',
      'www.',
      'evil.example',
      '@',
      ':',
      '/',
      '<',
      '>',
      '!--',
      '--',
      '[',
      ']',
      '(',
      ')',
      '!',
    ];
    const marks = [
      '`',
      '*',
      '_',
      '~',
      '|',
      '\\',
      '&',
      '#',
      ';',
      '58',
      'x',
      ' ',
      '\n',
      '\t',
      '$',
      '"',
      "'",
      '=',
      '-',
      '+',
      '.',
    ];
    const strings = fc.array(fc.constantFrom(...pieces, ...marks), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(strings, (given) => {
        expect(elementsOf(htmlOf(`x ${text(given)} x`))).to.deep.equal(['p']);
        expect(elementsOf(htmlOf(`x ${code(given)} x`))).to.deep.equal(['p', 'code']);
      }),
      { numRuns: 200 },
    );
  });

  it('leads nowhere in a whole report', () => {
    const html = htmlOf(rendered(render, hostileReport(TEXTS)));
    expect(html).to.not.match(/evil\.example[^<]*["']?>/i);
    for (const [, target = ''] of html.matchAll(/<a\b[^>]*href="([^"]*)"/gi)) expect(target).to.not.match(/evil/i);
    expect(elementsOf(html)).to.not.include.members(['img']);
    expect(elementsOf(html)).to.not.include.members(['script']);
  });
});
