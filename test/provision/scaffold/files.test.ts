import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { SyntaxValidator } from 'fast-xml-validator';
import { XMLParser } from 'fast-xml-parser';
import { apexClassFor, apexRestPath } from '../../../src/platform/apex-rest-path.js';
import { scaffoldFiles, manifestPaths } from '../../../src/provision/scaffold/files.js';
import { isDeveloperName, LONGEST_LABEL, LONGEST_NAME } from '../../../src/provision/scaffold/names.js';
import type { ScaffoldFile } from '../../../src/provision/scaffold/spec.js';
import { canBeXml } from '../../../src/text/xml-characters.js';
import { restResourceOf } from '../../../src/metadata/apex-source.js';
import { ELEMENTS, problemsOf } from '../../fake-org/deploy/elements.js';
import { goldenIn } from '../../report/golden.js';
import { anyText } from '../../support/any-text.js';
import { aSpec, everything, planned } from './requests.js';

const expectGolden = goldenIn(path.join(import.meta.dirname, 'golden'));

// oxlint-disable-next-line typescript/no-deprecated -- as the reader of an org's replies
const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

/** Elements of the root; blanks between them are no text. */
const rootOf = (text: string, type: string): Record<string, unknown> => {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '#text')
        .map(([name, child]) => [name, clean(child)]),
    );
  };
  return clean((parser.parse(text) as Record<string, unknown>)[type]) as Record<string, unknown>;
};

const metadataOf = (files: readonly ScaffoldFile[]): Array<{ type: string; elements: Record<string, unknown> }> =>
  files
    .filter(({ path: file }) => file.endsWith('-meta.xml'))
    .map(({ component, text }) => {
      const type = component?.type ?? 'ApexClass';
      return { type, elements: rootOf(text, type) };
    });

const named = (files: readonly ScaffoldFile[], type: string): Record<string, unknown> => {
  const found = files.find(({ component }) => component?.type === type);
  if (!found) throw new Error(`There is no ${type}.`);
  return rootOf(found.text, type);
};

describe('the files of an integration', () => {
  it('are as reviewed', () => {
    const all = scaffoldFiles(aSpec(everything));
    for (const { path: file, text } of all)
      expectGolden(file.replaceAll('/', '.'), text.replace(/\n$/, '').split('\n'));
  });

  it('are five components and a set where nothing else is asked for, in their folders', () => {
    const paths = scaffoldFiles(aSpec()).map(({ path: file }) => file);
    expect(paths).to.deep.equal([
      'force-app/main/default/externalClientApps/Sign_Callback.eca-meta.xml',
      'force-app/main/default/extlClntAppOauthSettings/Sign_Callback_oauth.ecaOauth-meta.xml',
      'force-app/main/default/extlClntAppGlobalOauthSets/Sign_Callback_glbloauth.ecaGlblOauth-meta.xml',
      'force-app/main/default/extlClntAppOauthPolicies/Sign_Callback_oauth_defaultPolicy.ecaOauthPlcy-meta.xml',
      'force-app/main/default/extlClntAppPolicies/Sign_Callback_defaultPolicy.ecaPlcy-meta.xml',
      'force-app/main/default/permissionsets/Sign_Callback_Access.permissionset-meta.xml',
      'manifest/Sign_Callback-1.xml',
      'manifest/Sign_Callback-2.xml',
      'manifest/Sign_Callback-all.xml',
    ]);
  });

  for (const apiVersion of ['60.0', '63.0', '67.0', '68.0']) {
    it(`have elements of the Metadata API of ${apiVersion} only, with values that it takes`, () => {
      const access = { ...everything.access, permissions: [], objects: [['Contract', ['edit']]], fields: [] };
      const request = apiVersion === '60.0' ? { ...everything, access } : everything;
      for (const { type, elements } of metadataOf(scaffoldFiles(aSpec({ ...request, apiVersion } as never)))) {
        expect(problemsOf(type, elements, Number(apiVersion)), type).to.deep.equal([]);
      }
    });
  }

  it('have none of the elements that name an org, rotate a secret or fail a deployment', () => {
    const never =
      /<consumerKey|<consumerSecret>|shouldRotate|oauthLink|orgScopedExternalApp|Jwt|SecuritySettings|certificate/i;
    for (const { text } of scaffoldFiles(aSpec(everything))) expect(text).to.not.match(never);
  });

  it('have texts of which each is in the table that they are checked against', () => {
    expect(problemsOf('ExternalClientApplication', { labell: 'x' }, 67)).to.have.length(1);
    expect(problemsOf('PermissionSet', { label: 'x', objectPermissions: { object: 'X' } }, 67)).to.have.length(6);
    expect(Object.keys(ELEMENTS)).to.include('ExtlClntAppConfigurablePolicies');
  });

  it('divide into app and policies, and each component is in one of the two and in the whole', () => {
    const files = scaffoldFiles(aSpec(everything));
    const { first, second, all } = manifestPaths('Sign_Callback');
    const membersOf = (name: string): string[] => {
      const { types } = rootOf(files.find(({ path: file }) => file === name)?.text ?? '', 'Package') as {
        types: Array<{ name: string; members: string[] | string }>;
      };
      return types.flatMap(({ name: type, members }) => [members].flat().map((member) => `${type}:${member}`));
    };
    expect(membersOf(second)).to.deep.equal([
      'ExtlClntAppConfigurablePolicies:Sign_Callback_defaultPolicy',
      'ExtlClntAppOauthConfigurablePolicies:Sign_Callback_oauth_defaultPolicy',
    ]);
    const components = files.flatMap(({ component }) => component ?? []).map((one) => `${one.type}:${one.fullName}`);
    expect([...membersOf(first), ...membersOf(second)]).to.have.members(components);
    expect(membersOf(all)).to.have.members(components);
  });

  it('grant what is declared and what that rests on, and nothing else', () => {
    const set = named(
      scaffoldFiles(
        aSpec({
          access: {
            permissions: [],
            objects: [['Contract', ['delete']]],
            fields: [
              ['Account.Rating__c', ['edit']],
              ['Contract.Id', ['read']],
              ['Contract.createddate', ['read']],
            ],
          },
        }),
      ),
      'PermissionSet',
    );
    const off = { allowCreate: 'false', modifyAllRecords: 'false', viewAllRecords: 'false' };
    expect(set.objectPermissions).to.deep.equal([
      { ...off, allowDelete: 'false', allowEdit: 'true', allowRead: 'true', object: 'Account' },
      { ...off, allowDelete: 'true', allowEdit: 'true', allowRead: 'true', object: 'Contract' },
    ]);
    expect(set.fieldPermissions).to.deep.equal({ editable: 'true', field: 'Account.Rating__c', readable: 'true' });
    expect(set.userPermissions).to.deep.equal([
      { enabled: 'true', name: 'ApiEnabled' },
      { enabled: 'true', name: 'ApiUserOnly' },
    ]);
    expect(set).to.not.have.property('classAccesses');
  });

  it('hold a token where the user differs by org', () => {
    const files = scaffoldFiles(aSpec({ runAsUser: '${NHI_RUN_AS}' }));
    const policy = named(files, 'ExtlClntAppOauthConfigurablePolicies');
    expect(policy.clientCredentialsFlowUser).to.equal('$NHI_RUN_AS');
  });

  it('have a class that the audit takes for the endpoint, and none for it in comments or tests', () => {
    const files = scaffoldFiles(aSpec(everything));
    const sources = files.filter(({ path: file }) => file.endsWith('.cls'));
    expect(sources.map(({ text }) => restResourceOf(text))).to.deep.equal([
      { urlMapping: '/sign/callback', global: true, methods: ['POST'] },
      null,
    ]);
    for (const { text } of sources) expect(text).to.not.match(/\{\{|\}\}\w/);
  });

  it('leave the namespace out of the mapping, and have it in the path', () => {
    const endpoint = '/services/apexrest/acme/sign/callback';
    const spec = aSpec({ endpoint, apexClass: 'SignCallback' }, { namespace: 'acme' });
    const text = scaffoldFiles(spec).find(({ path: file }) => file.endsWith('SignCallback.cls'))?.text ?? '';
    expect(restResourceOf(text)?.urlMapping).to.equal('/sign/callback');
    expect(text).to.contain('/services/apexrest/acme/sign/callback');
  });
});

describe('properties of the files of an integration', () => {
  const character = fc.oneof(
    fc.constantFrom('&', '<', '>', '"', "'", ']', '\n', '\r', '\t', ' ', '%', '$', '{', '}', '\u202e', '\u{1f600}'),
    anyText({ minLength: 1, maxLength: 1 }),
  );
  const label = fc.array(character, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));

  it('write any label so that a parser reads it back, or refuse it', () => {
    fc.assert(
      fc.property(label, (given) => {
        const { spec, problems } = planned({ label: given, description: given });
        const isFine = canBeXml(given) && given.trim() !== '' && given.length <= LONGEST_LABEL;
        expect(problems.length === 0).to.equal(isFine);
        if (!isFine) return;
        const files = scaffoldFiles(spec);
        for (const { path: file, text } of files.filter(({ path: each }) => each.endsWith('.xml'))) {
          expect(() => SyntaxValidator.validate(text), file).to.not.throw();
        }
        const app = named(files, 'ExternalClientApplication');
        expect([app.label, app.description]).to.deep.equal([given, given]);
      }),
      { numRuns: 200 },
    );
  });

  it('map the path of an endpoint so that this class answers it, by the rules of namespaces', () => {
    const part = fc.stringMatching(/^[\w.~!$&()+,;=:@-]{1,12}$/).filter((text) => !/^\.+$/.test(text));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom(null, 'acme'), (parts, namespace) => {
        const path = `/services/apexrest/${[...(namespace === null ? [] : [namespace]), ...parts].join('/')}`;
        const spec = aSpec({ endpoint: path, apexClass: 'SignCallback' }, { namespace });
        const source = scaffoldFiles(spec).find(({ path: file }) => file.endsWith('SignCallback.cls'))?.text ?? '';
        const mapping = restResourceOf(source);
        if (mapping === null) throw new Error('There is no mapping.');
        const one = {
          id: '01p',
          name: 'SignCallback',
          namespace,
          active: true,
          valid: true,
          hidden: false,
          ...mapping,
        };
        expect(apexClassFor([one], apexRestPath(path) ?? '', namespace).state).to.equal('found');
      }),
      { numRuns: 200 },
    );
  });

  it('take a name if and only if Salesforce does, and derive names of at most 80 characters', () => {
    const part = fc.constantFrom('a', 'B', '7', '_', '__', '-', ' ', '.', 'é', 'Name');
    const name = fc.array(part, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, (given) => {
        const isName =
          /^[A-Za-z]\w*$/.test(given) && !given.endsWith('_') && !given.includes('__') && !/[^\x20-\x7e]/.test(given);
        expect(isDeveloperName(given)).to.equal(isName);
        const { spec, problems } = planned({ name: given, label: 'x' });
        expect(problems.length === 0).to.equal(isName && given.length <= LONGEST_NAME);
        if (problems.length > 0) return;
        for (const { component } of scaffoldFiles(spec)) {
          if (component === null) continue;
          expect(component.fullName.length).to.be.at.most(80);
          expect(isDeveloperName(component.fullName)).to.equal(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
