import { expect } from 'chai';
import { restResourceOf, type RestResource } from '../../src/metadata/apex-source.js';
import { cpuMilliseconds } from '../support/cpu-time.js';

describe('restResourceOf', () => {
  const cases: Array<[name: string, source: string, resource: RestResource | null]> = [
    [
      'a callback endpoint',
      "@RestResource(urlMapping='/sign/callback')\nglobal with sharing class SignCallback {\n  @HttpPost\n  global static void post() {}\n}",
      { urlMapping: '/sign/callback', global: true, methods: ['POST'] },
    ],
    [
      'any case and spacing, several methods',
      "@restresource ( urlmapping = '/x/*' ) GLOBAL class X { @httpget global static void g() {} @HTTPPOST global static void p() {} }",
      { urlMapping: '/x/*', global: true, methods: ['GET', 'POST'] },
    ],
    [
      'a class that is not global',
      "@RestResource(urlMapping='/x') public class X { @HttpPost static void p() {} }",
      { urlMapping: '/x', global: false, methods: ['POST'] },
    ],
    [
      'annotations in comments',
      "// @RestResource(urlMapping='/x')\n/* @RestResource(urlMapping='/y') */ global class X {}",
      null,
    ],
    [
      'annotations in strings',
      "global class X { String s = '@RestResource(urlMapping=\\'/x\\') global class Y'; }",
      null,
    ],
    [
      'a method in a comment',
      "@RestResource(urlMapping='/x') global class X { // @HttpPost\n @HttpGet global static void g() {} }",
      { urlMapping: '/x', global: true, methods: ['GET'] },
    ],
    [
      'comments between',
      "@RestResource(/* where */ urlMapping = '/a//b') /* really */ global class X { }",
      { urlMapping: '/a//b', global: true, methods: [] },
    ],
    [
      'another annotation between',
      "@RestResource(urlMapping='/x') @SuppressWarnings('PMD') global class X { @HttpPut global static void p() {} }",
      { urlMapping: '/x', global: true, methods: ['PUT'] },
    ],
    [
      'multi-line strings with apostrophes in them',
      "@RestResource(urlMapping='/x') global class X {\n String s = '''\n it's a \"text\" with '' two\n''';\n @HttpPost global static void p() {} }",
      { urlMapping: '/x', global: true, methods: ['POST'] },
    ],
    [
      'an annotation in a multi-line string',
      "@RestResource(urlMapping='/x') global class X { String s = '''\n isn't\n @HttpPost\n'''; @HttpGet global static void g() {} }",
      { urlMapping: '/x', global: true, methods: ['GET'] },
    ],
    [
      'an escaped apostrophe that would end a multi-line string',
      "@RestResource(urlMapping='/x') global class X { String s = '''a \\''' @HttpPut b'''; @HttpPost global static void p() {} }",
      { urlMapping: '/x', global: true, methods: ['POST'] },
    ],
    [
      'empty strings side by side with others',
      "@RestResource(urlMapping='/x') global class X { String s = '' + 'it' + ''; @HttpPost global static void p() {} }",
      { urlMapping: '/x', global: true, methods: ['POST'] },
    ],
    [
      'a multi-line string that never ends',
      "@RestResource(urlMapping='/x') global class X { String s = '''\n @HttpPost",
      { urlMapping: '/x', global: true, methods: [] },
    ],
    [
      'a second annotation after one that belongs to no class',
      "@RestResource(urlMapping='/a') ; @RestResource(urlMapping='/b') global class X {}",
      { urlMapping: '/b', global: true, methods: [] },
    ],
    [
      'a class inside another',
      "public class X { @RestResource(urlMapping='/x') global class Y { @HttpGet global static void g() {} } }",
      { urlMapping: '/x', global: true, methods: ['GET'] },
    ],
    ['an ordinary class', 'public class X { void sign() {} }', null],
    ['an unterminated comment', "/* @RestResource(urlMapping='/x') global class X {", null],
  ];
  for (const [name, source, resource] of cases) {
    it(name, () => {
      expect(restResourceOf(source)).to.deep.equal(resource);
    });
  }

  it('takes time in proportion to the source, whatever is in it', () => {
    const hostile = [
      "@RestResource(urlMapping='/x') ",
      "@RestResource ( urlMapping = 'x' ",
      "'",
      '/*',
      '//',
      '@HttpPost ',
      ' ',
    ];
    for (const piece of hostile) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(
        cpuMilliseconds(() => restResourceOf(text)),
        piece,
      ).to.be.below(5_000);
    }
  });
});
