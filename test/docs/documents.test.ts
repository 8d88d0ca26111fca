import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { GENERATED_DOCS } from '../../scripts/support/generated-docs.js';
import { withParts } from '../../scripts/support/readme-parts.js';
import { KNOWN_EXTENSIONS } from '../../src/report/formats/registry.js';
import { exitCodeDescriptions } from '../../src/findings/exit-codes.js';
import { pluginConfig } from '../support/plugin-config.js';
import { ROOT } from '../support/processes.js';
import { anchorsOf, codeSpans, commandLines, documents, filesOf, localLinks } from './markdown.js';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

type Commands = Record<string, { flags: Record<string, { char?: string; allowNo?: boolean }> }>;

const manifests = (): Commands[] =>
  globSync('node_modules/@{salesforce,oclif}/plugin-*/oclif.manifest.json', { cwd: ROOT }).map(
    (file) => (JSON.parse(read(file)) as { commands: Commands }).commands,
  );

/** Commands of the CLI with their flags, long and short: the plugin's own and those of the CLI's plugins. */
const knownCommands = async (): Promise<Map<string, Set<string>>> => {
  const { commands: own } = await pluginConfig();
  const all = [
    ...own.map(({ id, flags }) => [id, { flags }] as const),
    ...manifests().flatMap(Object.entries<Commands[string]>),
  ];
  return new Map(
    all.map(([id, { flags }]) => [
      id,
      new Set(
        Object.entries(flags).flatMap(([name, { char, allowNo }]) => [
          `--${name}`,
          ...(char ? [`-${char}`] : []),
          ...(allowNo ? [`--no-${name}`] : []),
        ]),
      ),
    ]),
  );
};

/** Those of a document; one can have a hundred links to its own. */
const anchorsIn = (): ((file: string) => ReadonlySet<string>) => {
  const found = new Map<string, ReadonlySet<string>>();
  return (file) => {
    const anchors = found.get(file) ?? new Set(anchorsOf(read(file)));
    found.set(file, anchors);
    return anchors;
  };
};

describe('the documents', () => {
  const anchors = anchorsIn();
  let known: Map<string, Set<string>>;

  before(async () => {
    known = await knownCommands();
  });

  for (const { file, text } of documents()) {
    it(`${file} links to what exists`, () => {
      const broken = localLinks(text).filter((link) => {
        const [name = '', anchor] = link.split('#');
        const target = name === '' ? file : path.join(path.dirname(file), name);
        if (!existsSync(path.join(ROOT, target))) return true;
        return anchor !== undefined && !anchors(target).has(anchor);
      });
      expect(broken).to.deep.equal([]);
    });

    it(`${file} names files that exist`, () => {
      const paths = codeSpans(text).filter((code) =>
        /^(src|test|scripts|messages|schemas|examples|docs)\/[\w./-]*$/.test(code),
      );
      expect(paths.filter((name) => !existsSync(path.join(ROOT, name)))).to.deep.equal([]);
    });

    it(`${file} calls scripts that exist`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const named = [...commandLines(text), ...codeSpans(text)].flatMap(
        (line) => /^npm (?:run )?([\w-]+)/.exec(line)?.[1] ?? [],
      );
      const known = [...Object.keys(scripts), 'audit', 'ci', 'install', 'pack'];
      expect(named.filter((name) => !known.includes(name))).to.deep.equal([]);
    });

    it(`${file} calls commands of the CLI that exist, with flags that they have`, () => {
      const problems = [...commandLines(text), ...codeSpans(text)]
        .filter((line) => /^sf [a-z]/.test(line) && !/^sf nhi$/.test(line))
        .flatMap((line) => {
          const words = line.split(' ').slice(1);
          const until = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
          const name = until === -1 ? words : words.slice(0, until);
          // An argument may look like a word of the command.
          const ids = name.map((_, index) => name.slice(0, index + 1).join(':')).filter((id) => known.has(id));
          const flags = known.get(ids.at(-1) ?? '');
          if (!flags) return [`${line}: no such command`];
          // The usage of a command puts flags into brackets.
          const used = words.flatMap((word) => /^\[?(--?[a-z][a-z-]*)/.exec(word)?.[1] ?? []);
          return used.filter((flag) => !flags.has(flag) && flag !== '--help').map((flag) => `${line}: no flag ${flag}`);
        });
      expect(problems).to.deep.equal([]);
    });

    it(`${file} names no other machine's folders`, () => {
      expect(text).to.not.match(/(^|[\s`(])\/(home|root|tmp|work|Users)\//m);
    });
  }

  it('have found commands to check', () => {
    const lines = documents().flatMap(({ text }) => commandLines(text));
    expect(lines).to.include.members([
      'npm run demo',
      'npm test',
      'sf plugins install sf-plugin-nhi',
      'sf nhi audit --target-org prod',
    ]);
  });
});

describe('the documents that a program writes', () => {
  for (const [file, write] of Object.entries(GENERATED_DOCS)) {
    it(`${file} is that of today`, async () => {
      expect(read(file) === (await write()), 'run "npm run docs"').to.equal(true);
    });
  }
});

describe('README.md', () => {
  it('shows the commands of today', async () => {
    const text = read('README.md');
    expect(text, 'run "npm run docs"').to.equal(await withParts(text));
  });

  it('leads with the two commands, then with what a user needs, up to the first audit', () => {
    const wanted = [
      'npm run demo',
      'npm test',
      'sf plugins install sf-plugin-nhi',
      'npm run build',
      'sf plugins link . --no-install',
      'sf org login web --alias prod',
      'sf nhi audit --target-org prod',
    ];
    expect(commandLines(read('README.md')).slice(0, wanted.length)).to.deep.equal(wanted);
  });

  it('is short, and links every document, report format, command and example once at least', () => {
    const text = read('README.md');
    expect(text.split('\n').length).to.be.below(400);
    const linked = localLinks(text).map((link) => link.split('#')[0] ?? '');
    const pages = filesOf('docs/*.md', 'docs/commands/*.md', 'DESIGN.md', 'CONTRIBUTING.md', 'SECURITY.md');
    expect(pages.filter((page) => !linked.includes(page))).to.deep.equal([]);
    for (const extension of KNOWN_EXTENSIONS) expect(text).to.contain(`\`${extension}\``);
    const pictures = filesOf('docs/images/*');
    expect(pictures.filter((picture) => !text.includes(`="${picture}"`))).to.deep.equal([]);
    const examples = [...linked, ...localLinks(read('docs/ci.md')).map((link) => path.posix.join('docs', link))];
    expect(examples).to.include.members(['examples/ci/README.md', 'examples/auditor-permission-set/README.md']);
  });

  it('lists the exit codes that commands have', () => {
    const section = read('README.md').split('### Exit codes')[1]?.split('\n### ')[0] ?? '';
    const listed = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
    expect(listed).to.deep.equal(Object.keys(exitCodeDescriptions()));
  });
});

describe('DESIGN.md', () => {
  it('has a place for every folder of src', () => {
    const layout = read('DESIGN.md').split('## Layout')[1]?.split('\n## ')[0] ?? '';
    const folders = readdirSync(path.join(ROOT, 'src')).filter((name) => !layout.includes(`\`src/${name}/`));
    expect(folders).to.deep.equal([]);
  });
});
