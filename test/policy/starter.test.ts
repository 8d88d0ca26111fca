import { expect } from 'chai';
import { starter, type StarterApp, type StarterOptions } from '../../src/policy/starter.js';

const bare: StarterApp = {
  app: 'Bare',
  label: null,
  owner: null,
  username: null,
  againstUser: [],
  scopes: null,
  endpoints: [],
  permissions: null,
};
const text = (options: Partial<StarterOptions> = {}): string =>
  starter({ version: '1.2.3', incomplete: false, defaults: {}, apps: [bare], ...options });

/** The lines of one app, up to the blank line behind it. */
const entry = (app: Partial<StarterApp>): string[] => {
  const [, lines = ''] = /\nintegrations:\n([^]*?)\n\n/.exec(text({ apps: [{ ...bare, ...app }] })) ?? [];
  return lines.split('\n').map((line) => line.slice(2));
};
const TO_FILL_IN = ['  # secretRotatedOn: YYYY-MM-DD', '  # reviewedOn: YYYY-MM-DD'];

describe('the starter of a policy file', () => {
  it('names its schema, and the rest of the format as examples', () => {
    const lines = text({ defaults: { rotationDays: 90, allowedScopes: ['api', 'web'] } }).split('\n');
    expect(lines[0]).to.match(/^# yaml-language-server: \$schema=https:\/\/\S+@1\.2\.3\/\S+\.json$/);
    expect(lines.slice(lines.indexOf('version: 1') - 1, lines.indexOf('version: 1') + 6)).to.deep.equal([
      '',
      'version: 1',
      '',
      '# defaults:',
      '#   rotationDays: 90',
      '#   allowedScopes: [api, web]',
      '',
    ]);
    for (const example of [
      '# environments:',
      '#   sandbox:',
      '# rules: { app-legacy: off',
      '# waivers:',
      '#   - { rule: run-as-license',
    ])
      expect(
        lines.filter((line) => line.startsWith(example)),
        example,
      ).to.have.length(1);
    expect(lines[lines.findIndex((line) => line.startsWith('# Rules that')) - 1]).to.equal('');
    expect(lines.filter((line) => /^ +$/.test(line))).to.deep.equal([]);
  });

  it('warns of apps that could not be read', () => {
    expect(text({ incomplete: true })).to.match(/^# .*not every app of the org could be read/m);
    expect(text()).to.not.match(/could be read/);
  });

  it('asks for whatever is not known of an app', () => {
    expect(entry({})).to.deep.equal([
      '# Bare',
      '- app: Bare',
      '  # owner: somebody@example.com',
      '  # service: what it is for',
      '  # endpoint: /services/apexrest/path/of/callback',
      ...TO_FILL_IN,
    ]);
  });

  it('proposes what the app has and may have', () => {
    expect(
      entry({
        app: 'Full',
        label: 'Full app',
        owner: 'me@x.com',
        username: 'bot@x.com',
        scopes: { wanted: ['api', 'id'], refused: ['web', 'full'] },
        endpoints: ['/a', '/b', '/c', '/d', '/e', '/f'],
        permissions: { wanted: ['ApiEnabled', 'ViewSetup'], refused: ['ModifyAllData', 'ViewAllData'] },
      }),
    ).to.deep.equal([
      '# Full app, runs as bot@x.com',
      '- app: Full',
      '  owner: me@x.com',
      '  # service: what it is for',
      '  # username: bot@x.com',
      ...['a', 'b', 'c', 'd', 'e'].map((name) => `  # endpoint: /${name}`),
      '  # scopes: [api, id]',
      '  # Not proposed, since the flow needs "api" alone: scopes web, full',
      ...TO_FILL_IN,
      '  # access:',
      '  #   permissions: [ApiEnabled, ViewSetup]',
      '  #   objects: { Name_Of_Object: [read, edit] }',
      '  # Not proposed, since administrator-grade; take them from the user instead: ModifyAllData, ViewAllData',
    ]);
  });

  it('proposes no user whom a rule fails, and says why', () => {
    expect(entry({ username: 'a@x.com', againstUser: ['run-as-human', 'run-as-shared'] }))
      .to.include('  # Not proposed, since a rule fails: username a@x.com (run-as-human, run-as-shared)')
      .and.not.include('  # username: a@x.com');
  });

  it('proposes no empty list of scopes', () => {
    const nothing = { wanted: [], refused: [] };
    expect(entry({ scopes: nothing })).to.deep.equal(entry({}));
    expect(
      entry({ scopes: { wanted: [], refused: ['web'] } }).filter((line) => line.includes('scopes')),
    ).to.have.length(1);
  });

  it('lists no more permissions than somebody reads', () => {
    const permissions = (count: number) => Array.from({ length: count }, (_, i) => `P${i}`);
    expect(entry({ permissions: { wanted: permissions(30), refused: [] } })).to.include(
      `  #   permissions: [${permissions(30).join(', ')}]`,
    );
    expect(entry({ permissions: { wanted: permissions(31), refused: [] } })).to.deep.equal(entry({}));
  });

  it('keeps apps apart, and what an org wrote on its line', () => {
    const file = text({
      apps: [
        { ...bare, app: '"B\u202e":\n- x', label: 'B\n- app: Evil \u202e' },
        { ...bare, app: 'C' },
      ],
    });
    expect(file)
      .to.not.include('\u202e')
      .and.not.match(/^\s*- app: Evil/m);
    expect(text({ apps: [{ ...bare, app: 'plain\u202ename' }] })).to.include(String.raw`- app: "plain\u202ename"`);
    expect(file).to.include('\n\n  # C\n  - app: C\n').and.include('integrations:\n  # B');
  });
});
