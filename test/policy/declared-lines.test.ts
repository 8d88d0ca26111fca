import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { declaredLines } from '../../src/policy/declared-lines.js';
import { ROOT } from '../support/processes.js';

describe('declaredLines', () => {
  let folder: string;

  before(async () => {
    await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
    folder = await mkdtemp(path.join(ROOT, '.tmp', 'policy-'));
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  const linesOf = async (text: string): Promise<Array<[string, number]>> => {
    const file = path.join(folder, 'nhi-policy.yml');
    await writeFile(file, text);
    return [...(await declaredLines(file))];
  };

  it('finds where each app is declared first', async () => {
    const text =
      'version: 1\nintegrations:\n  # signing\n  - service: Signing\n    app: Sign_Callback\n  - { app: "ConnectedApp:ETL" }\n  - app: sign_callback\n';
    expect(await linesOf(text)).to.deep.equal([
      ['sign_callback', 5],
      ['connectedapp:etl', 6],
    ]);
  });

  for (const [title, text] of Object.entries({
    'no integrations': 'version: 1\n',
    'no list': 'integrations: x\n',
    'entries of another form': 'integrations: [1, {app: 2}, {service: x}]\n',
    'no YAML': '{{{',
    nothing: '',
  })) {
    it(`finds nothing in a file with ${title}`, async () => expect(await linesOf(text)).to.deep.equal([]));
  }

  it('finds nothing in what is no file', async () => {
    expect([...(await declaredLines(folder))]).to.deep.equal([]);
  });

  it('finds nothing in a file that is gone', async () => {
    expect([...(await declaredLines(path.join(folder, 'none.yml')))]).to.deep.equal([]);
  });
});
