import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import fc from 'fast-check';
import type { z } from 'zod';
import { canonicalInventory } from '../../src/inventory/canonical.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { snapshotJsonSchema } from '../../src/snapshot/json-schema.js';
import { parseSnapshot, readSnapshot } from '../../src/snapshot/read-snapshot.js';
import { ageOfSnapshot } from '../../src/snapshot/snapshot-age.js';
import type { inventorySchema } from '../../src/snapshot/snapshot-schema.js';
import { digestOf, snapshotOf, snapshotPieces, type Snapshot } from '../../src/snapshot/snapshot.js';
import { saveSnapshot } from '../../src/snapshot/save-snapshot.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { anyText } from '../support/any-text.js';
import { externalClientApp, gap, inventory, login, NOW, permissionSetGroup, USER_ID } from '../support/inventory.js';

/** One of everything. */
const full = (): Inventory =>
  inventory({
    apps: [
      externalClientApp({ consumerKeyDigest: 'ab'.repeat(32) }),
      externalClientApp({
        name: 'Second',
        runAs: { state: 'login', username: null, userId: USER_ID, at: NOW.toISOString() },
      }),
      externalClientApp({
        name: 'Third',
        runAs: { state: 'missing', certain: false },
        scopes: null,
        ipRanges: null,
        policyModifiedAt: null,
      }),
      externalClientApp({ name: 'Fourth', runAs: { state: 'notKnown' }, flow: { settings: null, policy: true } }),
    ],
    callerPermissions: ['ViewSetup', 'ApiEnabled'],
    userLogins: [{ userId: USER_ID, frozen: false, locked: true }],
    permissionSetGroups: [permissionSetGroup()],
    objectAccess: [{ permissionSetId: '0PS000000000002AAA', object: 'Contract', rights: ['viewAllFields', 'read'] }],
    fieldAccess: [{ permissionSetId: '0PS000000000002AAA', field: 'Contract.Status', rights: ['read'] }],
    apexRestClasses: [
      {
        id: '01p000000000001AAA',
        name: 'A',
        namespace: 'ns',
        active: true,
        valid: true,
        hidden: true,
        urlMapping: null,
        global: null,
        methods: null,
      },
    ],
    apexClassNames: [{ id: '01p000000000001AAA', name: 'A', namespace: 'ns' }],
    logins: { from: NOW.toISOString(), clientCredentials: 'runAsUsers', summaries: [login(), login({ status: null })] },
    runAsChanges: [
      { at: NOW.toISOString(), by: null, username: 'a@b.example', userId: USER_ID, appLabel: 'x', appId: null },
    ],
    gaps: [
      gap('User', { subjects: ['b', 'a'], grant: ['ViewAllUsers'] }),
      gap('LoginHistory', { reason: 'truncated' }),
    ],
  });

const textOf = (read: Inventory): string => [...snapshotPieces(snapshotOf(read))].join('');
const parse = async (text: string): Promise<Inventory> => parseSnapshot(Buffer.from(text), 'prod.json');

const errorOf = async (reading: Promise<unknown>): Promise<Error & { actions?: string[] }> => {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
};

const changed = (change: (snapshot: Snapshot) => unknown): string => {
  const snapshot = JSON.parse(textOf(full())) as Snapshot;
  change(snapshot);
  return JSON.stringify(snapshot);
};

/** A change that whoever knows how computes a digest for. */
const forged = (change: (snapshot: Snapshot) => unknown): string =>
  changed((snapshot) => {
    change(snapshot);
    snapshot.digest = digestOf(snapshot);
  });

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('snapshot', () => {
  it('has a schema that allows exactly what an Inventory is', () => {
    const same: Same<z.infer<typeof inventorySchema>, Inventory> = true;
    expect(same).to.equal(true);
  });

  it('gives back what was written', async () => {
    expect(await parse(textOf(full()))).to.deep.equal(canonicalInventory(full()));
  });

  it('gives the same report as the Inventory', async () => {
    const read = canonicalInventory(full());
    expect(evaluate(await parse(textOf(read)), { now: NOW })).to.deep.equal(evaluate(read, { now: NOW }));
  });

  it('does not depend on the order of what was read, nor of members', () => {
    const shuffled = Object.fromEntries(
      Object.entries(full())
        .reverse()
        .map(([key, value]) => [key, Array.isArray(value) ? [...(value as unknown[])].reverse() : value]),
    ) as Inventory;
    expect(textOf(shuffled)).to.equal(textOf(full()));
  });

  it('holds any text, and is one row a line', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(), async (label) => {
        const read = inventory({ apps: [externalClientApp({ label })] });
        const text = textOf(read);
        expect(text.split('\n').filter((line) => line.includes('"Sign_Callback"'))).to.have.length(1);
        expect((await parse(text)).apps[0]?.label).to.equal(label);
      }),
      { numRuns: 100 },
    );
  });

  it('notices every digit and letter that is changed', async () => {
    const text = textOf(full());
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (at) => {
        const letter = text.charAt(at);
        fc.pre(/[A-Za-z0-9]/.test(letter));
        const other = letter === '1' ? '2' : '1';
        expect((await errorOf(parse(text.slice(0, at) + other + text.slice(at + 1)))).message).to.match(/prod\.json/);
      }),
      { numRuns: 100 },
    );
  });

  it('notices wherever it is cut', async () => {
    const text = textOf(full());
    for (let end = 0; end < text.length - 2; end += 97) {
      expect((await errorOf(parse(text.slice(0, end)))).message).to.match(/isn't valid JSON|is empty/);
    }
  });

  it('does not mind another layout', async () => {
    expect(await parse(JSON.stringify(JSON.parse(textOf(full())), null, 4))).to.deep.equal(canonicalInventory(full()));
    expect(await parse(`\ufeff${textOf(full())}`)).to.deep.equal(canonicalInventory(full()));
    // As git on Windows checks it out.
    expect(await parse(textOf(full()).replaceAll('\n', '\r\n'))).to.deep.equal(canonicalInventory(full()));
  });

  for (const [it_, text, message] of [
    [
      'says that a newer format needs a newer plugin',
      changed((one) => Object.assign(one, { formatVersion: '1.2' })),
      /has format 1\.2, .*up to 1\.1/,
    ],
    [
      'knows that 1.10 is newer than 1.9',
      changed((one) => Object.assign(one, { formatVersion: '1.10' })),
      /has format 1\.10/,
    ],
    [
      'looks no further into a newer format',
      JSON.stringify({ format: 'sf-nhi-snapshot', formatVersion: '2.0' }),
      /has format 2\.0/,
    ],
    [
      'names a member that is not what it must be',
      forged((one) => Object.assign(one.inventory.apps[0] ?? {}, { kind: 'Other' })),
      /inventory\.apps\.\d\.kind/,
    ],
    [
      'allows no member that it does not know',
      forged((one) => Object.assign(one.inventory, { secret: 'x' })),
      /damaged or edited/,
    ],
    [
      'allows no consumer key in clear',
      forged((one) => Object.assign(one.inventory.apps[0] ?? {}, { consumerKeyDigest: '3MVG9key' })),
      /consumerKeyDigest/,
    ],
    [
      'notices an edit',
      changed((one) => Object.assign(one.inventory.users[0] ?? {}, { active: false })),
      /damaged or edited .* digest/,
    ],
    ['notices a row that was taken away', changed((one) => one.inventory.gaps.pop()), /digest/],
    ['notices a missing digest', changed((one) => Object.assign(one, { digest: undefined })), /"digest"/],
    ['notices a version that is none', changed((one) => Object.assign(one, { formatVersion: 1 })), /"formatVersion"/],
    ['takes no other JSON', '{"status":0,"result":{}}', /not a snapshot that/],
    ['takes no JSON that is no object', 'null', /not a snapshot that/],
    ['takes nothing that nests without end', '['.repeat(200_000), /isn't valid JSON/],
    ['takes no empty file', ' \n', /is empty/],
  ] as const) {
    it(it_, async () => {
      const error = await errorOf(parse(text));
      expect(error.message).to.match(message);
      expect(error.name).to.not.equal('TypeError');
    });
  }

  describe('of format 1.0', () => {
    /** What a file of 1.0 held of the same Inventory. */
    const older = (change: (snapshot: Snapshot) => unknown = () => {}): string => {
      const snapshot = JSON.parse(textOf(full())) as Snapshot;
      const { profileLimits, apps, ...rest } = snapshot.inventory;
      const withoutNewer = {
        ...rest,
        clock: undefined,
        formatVersion: '1.0',
        apps: apps.map((app) => ({ ...app, sessionPolicy: undefined, requiredProofs: undefined })),
        profileRanges: profileLimits.map(({ profileId, loginIpRanges }) => ({ profileId, loginIpRanges })),
      };
      const file = JSON.parse(
        JSON.stringify({ ...snapshot, formatVersion: '1.0', inventory: withoutNewer }),
      ) as Snapshot;
      file.digest = digestOf(file);
      change(file);
      return JSON.stringify(file);
    };

    it('is read, and what it did not hold is not known', async () => {
      const { apps, profileLimits, ...rest } = canonicalInventory(full());
      expect(await parse(older())).to.deep.equal({
        ...rest,
        apps: apps.map((app) => ({ ...app, sessionPolicy: null, requiredProofs: null })),
        profileLimits: profileLimits.map((limits) => ({ ...limits, loginHours: null })),
      });
    });

    it('shows an edit', async () => {
      const edited = older(({ inventory: { users } }) => Object.assign(users[0] ?? {}, { active: false }));
      expect((await errorOf(parse(edited))).message).to.match(/damaged or edited .* digest/);
    });

    it('is refused when it is damaged', async () => {
      const damaged = older((file) => Object.assign(file.inventory, { apps: 'none', profileRanges: null }));
      expect((await errorOf(parse(damaged))).message).to.match(/inventory\.(apps|profileLimits)/);
    });
  });

  it('guards against damage, and does not pretend to guard against forgery', async () => {
    const text = forged((one) => Object.assign(one.inventory.users[0] ?? {}, { active: false }));
    expect((await parse(text)).users[0]?.active).to.equal(false);
    const error = await errorOf(parse(changed((one) => Object.assign(one, { digest: `sha256:${'0'.repeat(64)}` }))));
    expect(error.actions?.join()).to.include("doesn't prove who wrote the file");
  });

  describe('as a file', () => {
    let dir: string;
    before(async () => {
      dir = await mkdtemp(path.join(tmpdir(), 'nhi-'));
    });
    after(async () => rm(dir, { recursive: true }));
    const put = async (name: string, content: Uint8Array | string): Promise<string> => {
      const file = path.join(dir, name);
      await writeFile(file, content);
      return file;
    };

    it('is written and read', async () => {
      const file = path.join(dir, 'prod.json');
      const saved = await saveSnapshot(full(), file);
      expect(saved).to.include({ file, formatVersion: '1.1', apiCalls: 30 });
      expect(readFileSync(file, 'utf8')).to.include(saved.digest);
      expect(await readSnapshot(file)).to.deep.equal(canonicalInventory(full()));
    });

    it('holds nothing that a terminal or a CI log acts on, and the same texts all the same', async () => {
      const label = '\u001b[2J\u202emoc\n::error:: ##vso[x]';
      const file = path.join(dir, 'hostile.json');
      await saveSnapshot(inventory({ apps: [externalClientApp({ label })] }), file);
      expect(readFileSync(file, 'utf8').replaceAll('\n', '')).to.not.match(/[\p{Cc}\p{Cf}]|##vso/u);
      expect((await readSnapshot(file)).apps[0]?.label).to.equal(label);
    });

    it('says that a file is missing, a folder, or not text', async () => {
      expect((await errorOf(readSnapshot(path.join(dir, 'none.json')))).message).to.match(/There is no snapshot file/);
      expect((await errorOf(readSnapshot(dir))).message).to.match(/could not be read \(EISDIR\)/);
      const binary = await put('binary.json', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0x80]));
      expect((await errorOf(readSnapshot(binary))).message).to.match(/isn't text in UTF-8/);
    });

    it('does not read on where a file is larger than a snapshot can be', async () => {
      const file = await put('large.json', ' '.repeat(3000));
      expect((await errorOf(readSnapshot(file, 1000))).message).to.match(/larger than 1000 bytes/);
    });

    it('quotes nothing of a file that was named by mistake', async () => {
      const file = await put('secret.txt', 'client_secret=hunter2');
      expect((await errorOf(readSnapshot(file))).message).to.not.include('hunter2');
    });
  });

  describe('age', () => {
    const at = (hours: number): string =>
      ageOfSnapshot('prod.json', new Date(NOW.getTime() - hours * 3_600_000).toISOString(), NOW);
    for (const [hours, text] of [
      [0.5, /less than an hour ago/],
      [1, /, an hour ago/],
      [47.9, /, 47 hours ago/],
      [48, /, 2 days ago/],
      [24 * 30, /, 30 days ago/],
      [-0.5, /less than an hour ago/],
      [-24, /in the future/],
    ] as const) {
      it(`after ${hours} hours`, () =>
        expect(at(hours))
          .to.match(text)
          .and.match(/2026-\d\d-\d\d \d\d:\d\d UTC/));
    }
  });

  describe('JSON Schema', () => {
    const published = JSON.parse(
      readFileSync(new URL('../../schemas/nhi-snapshot.schema.json', import.meta.url), 'utf8'),
    ) as object;

    it('is published as it is', () => {
      expect(published).to.deep.equal(JSON.parse(snapshotJsonSchema()));
    });

    it('accepts a snapshot, and no other', () => {
      const ajv = new Ajv({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(published);
      expect(validate(JSON.parse(textOf(full()))), JSON.stringify(validate.errors)).to.equal(true);
      expect(validate({ ...(JSON.parse(textOf(full())) as object), more: 1 })).to.equal(false);
    });
  });
});
