import { expect } from 'chai';
import fc from 'fast-check';
import { apexClassFor, apexRestPath } from '../../src/platform/apex-rest-path.js';
import type { ApexRestClass } from '../../src/inventory/inventory.js';

const mapped = (urlMapping: string | null, changes: Partial<ApexRestClass> = {}): ApexRestClass => ({
  id: '01p000000000001AAA',
  name: urlMapping ?? 'Hidden',
  namespace: null,
  active: true,
  valid: true,
  hidden: urlMapping === null,
  urlMapping,
  global: true,
  methods: ['POST'],
  ...changes,
});
const hidden = (namespace: string | null): ApexRestClass => mapped(null, { namespace });

type Case = { it: string; classes: ApexRestClass[]; path: string; org?: string; expect: string };

/** `found <name>`, `notFound`, `uncertain <reason> exists|open`. */
const CASES: Case[] = [
  { it: 'an exact mapping', classes: [mapped('/sign')], path: '/sign', expect: 'found /sign' },
  { it: 'paths by case', classes: [mapped('/Sign')], path: '/sign', expect: 'notFound' },
  {
    it: 'exact before any wildcard',
    classes: [mapped('/sign/*'), mapped('/sign/callback')],
    path: '/sign/callback',
    expect: 'found /sign/callback',
  },
  {
    it: 'the longest wildcard',
    classes: [mapped('/a/*'), mapped('/a/b/*'), mapped('/*')],
    path: '/a/b/c',
    expect: 'found /a/b/*',
  },
  { it: 'a wildcard at any depth', classes: [mapped('/a/*')], path: '/a/b/c/d', expect: 'found /a/*' },
  { it: 'a wildcard for nothing after the slash', classes: [mapped('/a/*')], path: '/a/', expect: 'found /a/*' },
  {
    it: 'no certain answer for a wildcard without its slash',
    classes: [mapped('/a/*')],
    path: '/a',
    expect: 'uncertain rules open',
  },
  { it: 'nothing below a mapping without wildcard', classes: [mapped('/x')], path: '/x/me', expect: 'notFound' },
  {
    it: 'no certain answer for a slash at the end',
    classes: [mapped('/x')],
    path: '/x/',
    expect: 'uncertain rules open',
  },
  {
    it: 'no certain answer without the slash at the end of a mapping',
    classes: [mapped('/x/')],
    path: '/x',
    expect: 'uncertain rules open',
  },
  ...[
    [mapped('/a/*'), mapped('/a/')],
    [mapped('/a/'), mapped('/a/*')],
  ].map((classes) => ({
    it: `an exact mapping before a longer wildcard (${classes[0]?.name} first)`,
    classes,
    path: '/a/',
    expect: 'found /a/',
  })),
  { it: 'one part for a wildcard in the middle', classes: [mapped('/a/*/b')], path: '/a/1/b', expect: 'found /a/*/b' },
  {
    it: 'no certain answer for two parts in the middle',
    classes: [mapped('/a/*/b')],
    path: '/a/1/2/b',
    expect: 'uncertain rules open',
  },
  {
    it: 'a wildcard in the middle and one at the end',
    classes: [mapped('/a/*/b/*')],
    path: '/a/1/b/2/3',
    expect: 'found /a/*/b/*',
  },
  { it: 'not what only looks like a part', classes: [mapped('/sign/*')], path: '/signature/x', expect: 'notFound' },
  {
    it: 'no wildcard that does not follow a slash',
    classes: [mapped('/sign*')],
    path: '/signature',
    expect: 'notFound',
  },
  { it: 'no wildcard that no slash follows', classes: [mapped('/*x')], path: '/ax', expect: 'notFound' },
  { it: 'no mapping without its first slash', classes: [mapped('sign')], path: '/sign', expect: 'notFound' },
  { it: 'no wildcard alone', classes: [mapped('*')], path: '/a', expect: 'notFound' },
  {
    it: 'no certain answer for nothing between two slashes',
    classes: [mapped('/a/*/b')],
    path: '/a//b',
    expect: 'uncertain rules open',
  },
  {
    it: 'nothing where what follows a wildcard is what went before it',
    classes: [mapped('/a/*/a')],
    path: '/a/a',
    expect: 'notFound',
  },
  {
    it: 'nothing where what stands twice between wildcards is there once',
    classes: [mapped('/*/a/*/a/*/b')],
    path: '/x/y/a/z/b',
    expect: 'notFound',
  },
  { it: 'dots as dots', classes: [mapped('/v1.0/*')], path: '/v1x0/a', expect: 'notFound' },
  { it: 'no inactive class', classes: [mapped('/x', { active: false })], path: '/x', expect: 'notFound inactive /x' },
  {
    it: 'an active class beside an inactive one',
    classes: [mapped('/x', { active: false }), mapped('/*')],
    path: '/x',
    expect: 'found /*',
  },
  {
    it: 'a packaged class below its namespace',
    classes: [mapped('/x', { namespace: 'pkg' })],
    path: '/pkg/x',
    expect: 'found /x',
  },
  {
    it: 'no packaged class without its namespace',
    classes: [mapped('/x', { namespace: 'pkg' })],
    path: '/x',
    expect: 'notFound',
  },
  {
    it: 'no certain answer for a namespace in another case',
    classes: [mapped('/x', { namespace: 'pkg' })],
    path: '/PKG/x',
    expect: 'uncertain rules open',
  },
  {
    it: 'another path below a namespace in another case',
    classes: [mapped('/x', { namespace: 'pkg' })],
    path: '/PKG/y',
    expect: 'notFound',
  },
  {
    it: 'the packaged class on a collision',
    classes: [mapped('/pkg/x'), mapped('/x', { namespace: 'pkg' })],
    path: '/pkg/x',
    expect: 'found /x',
  },
  {
    it: 'the class of the package that is developed here, with its namespace',
    classes: [mapped('/x', { namespace: 'own' })],
    path: '/own/x',
    org: 'own',
    expect: 'found /x',
  },
  {
    it: 'no certain answer for it without the namespace',
    classes: [mapped('/x', { namespace: 'own' })],
    path: '/x',
    org: 'own',
    expect: 'uncertain rules open',
  },
  {
    it: 'no certain answer in the namespace of a hidden class',
    classes: [hidden('pkg')],
    path: '/pkg/x',
    expect: 'uncertain hidden open',
  },
  {
    it: 'the namespace of a hidden class in any case',
    classes: [hidden('pkg')],
    path: '/Pkg/x',
    expect: 'uncertain hidden open',
  },
  { it: 'other paths although there are hidden classes', classes: [hidden('pkg')], path: '/sign', expect: 'notFound' },
  {
    it: 'no hidden class that is inactive',
    classes: [{ ...hidden('pkg'), active: false }],
    path: '/pkg/x',
    expect: 'notFound',
  },
  {
    it: 'an answer, though not by which, beside a hidden class',
    classes: [hidden('pkg'), mapped('/x/*', { namespace: 'pkg' })],
    path: '/pkg/x/1',
    expect: 'uncertain hidden exists',
  },
  {
    it: 'an exact mapping beside a hidden class',
    classes: [hidden('pkg'), mapped('/x', { namespace: 'pkg' })],
    path: '/pkg/x',
    expect: 'found /x',
  },
  {
    it: 'an answer, though not by which, before a hidden class',
    classes: [hidden('pkg'), mapped('/pkg/x')],
    path: '/pkg/x',
    expect: 'uncertain hidden exists',
  },
  {
    it: 'no certain answer beside a hidden class without namespace',
    classes: [hidden(null)],
    path: '/x',
    expect: 'uncertain hidden open',
  },
  {
    it: 'an exact mapping beside a hidden class without namespace',
    classes: [hidden(null), mapped('/x')],
    path: '/x',
    expect: 'found /x',
  },
  {
    it: 'an answer, though not by which, beside a hidden class that may have an exact mapping',
    classes: [hidden(null), mapped('/a/*')],
    path: '/a/1',
    expect: 'uncertain hidden exists',
  },
  {
    it: 'the packaged class before a hidden one without namespace',
    classes: [hidden(null), mapped('/x/*', { namespace: 'pkg' })],
    path: '/pkg/x/1',
    expect: 'found /x/*',
  },
  {
    it: 'the hidden class as the reason beside another that may answer',
    classes: [mapped('/x', { namespace: 'pkg' }), hidden('pkg')],
    path: '/pkg/x/',
    expect: 'uncertain hidden open',
  },
  {
    it: 'no certain answer by a hidden class whose mapping is told',
    classes: [mapped('/y', { namespace: 'pkg', hidden: true })],
    path: '/pkg/x',
    expect: 'uncertain hidden open',
  },
  { it: 'no class that maps no path', classes: [mapped(null, { hidden: false })], path: '/x', expect: 'notFound' },
  {
    it: 'no certain answer by a packaged class whose mapping is not told',
    classes: [mapped(null, { hidden: false, namespace: 'pkg' })],
    path: '/pkg/x',
    expect: 'uncertain rules open',
  },
  {
    it: 'no class of the package that is developed here by a mapping that is not told',
    classes: [hidden('own')],
    path: '/x',
    org: 'own',
    expect: 'notFound',
  },
];

describe('apexClassFor', () => {
  for (const { it: title, classes, path, org = null, expect: expected } of CASES) {
    it(`finds ${title}`, () => {
      const target = apexClassFor(classes, path, org);
      const text =
        target.state === 'found'
          ? `found ${target.class.name}`
          : target.state === 'uncertain'
            ? `uncertain ${target.reason} ${target.exists ? 'exists' : 'open'}`
            : ['notFound', ...target.inactive.map(({ name }) => `inactive ${name}`)].join(' ');
      expect(text).to.equal(expected);
    });
  }

  it('names the class that answers in doubt before those that may answer instead', () => {
    const [answers, mayAnswer] = [mapped('/x/*', { namespace: 'pkg' }), hidden('pkg')];
    expect(apexClassFor([mayAnswer, answers], '/pkg/x/1', null)).to.have.deep.property('candidates', [
      answers,
      mayAnswer,
    ]);
    expect(apexClassFor([mayAnswer], '/pkg/x/1', null)).to.have.deep.property('candidates', [mayAnswer]);
  });
});

describe('apexRestPath', () => {
  it('is what follows /services/apexrest', () => {
    expect(apexRestPath('/services/apexrest/sign/callback')).to.equal('/sign/callback');
    expect(apexRestPath('/services/apexrest/caf%C3%A9')).to.equal('/café');
    expect(apexRestPath('/services/apexrest/%E0%A4%A')).to.equal('/%E0%A4%A');
  });
  it('is null elsewhere', () => {
    for (const path of ['/services/apexrest', '/services/data/v64.0', '/services/ApexRest/x', '/'])
      expect(apexRestPath(path)).to.equal(null);
  });
});

describe('wildcards of a mapping', () => {
  const answer = (mapping: string, path: string): string => {
    const target = apexClassFor([mapped(mapping)], path, null);
    return target.state === 'uncertain' ? 'maybe' : target.state;
  };
  const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  const asPattern = (mapping: string, middle: string, end = '/.*'): RegExp => {
    const body = mapping.endsWith('/*') ? mapping.slice(0, -2) : mapping;
    return new RegExp(`^${escaped(body).replaceAll('*', middle)}${mapping.endsWith('/*') ? end : ''}$`, 's');
  };
  const parts = (...values: string[]) =>
    fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 6 }).map((list) => `/${list.join('/')}`);

  it('mean what their patterns mean', () => {
    fc.assert(
      fc.property(parts('a', 'b', 'a.b', '*', '*'), parts('a', 'b', 'a.b', 'axb', ''), (mapping, path) => {
        fc.pre(mapping.includes('*'));
        const strict = asPattern(mapping, '[^/]+').test(path);
        const loose = asPattern(mapping, '.*').test(path) || asPattern(mapping, '.*', '').test(path);
        expect(answer(mapping, path)).to.equal(strict ? 'found' : loose ? 'maybe' : 'notFound');
      }),
    );
  });

  it('cost no more than the text is long, however many they are', () => {
    const many = 2_000;
    const mapping = `${'/*/a'.repeat(many)}/end`;
    expect(answer(mapping, `${'/x/a'.repeat(many)}/other`)).to.equal('notFound');
    expect(answer(mapping, '/a'.repeat(20 * many))).to.equal('notFound');
    expect(answer(mapping, `${'/x/a'.repeat(many)}/end`)).to.equal('found');
  });
});
