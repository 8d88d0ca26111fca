import { expect } from 'chai';
import { safeText } from '../../src/text/safe-text.js';
import { createStages, showsProgress } from '../../src/cli/stages.js';

const LABELS = { first: safeText('First'), second: safeText('Second') };
const SHOWN = { title: safeText('Title'), jsonEnabled: false, env: {}, isTerminal: true };

const record = () => {
  const events: string[] = [];
  const open = (title: string, stages: string[]) => {
    events.push(`open ${title}: ${stages.join(', ')}`);
    return {
      goto: (stage: string): void => void events.push(stage),
      stop: (status?: string): void => void events.push(String(status)),
    };
  };
  return { events, load: async () => Promise.resolve(open) };
};

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('stages', () => {
  it('are shown on a terminal only, and neither with --json nor in CI', () => {
    expect(showsProgress(SHOWN)).to.equal(true);
    expect(showsProgress({ ...SHOWN, isTerminal: false })).to.equal(false);
    expect(showsProgress({ ...SHOWN, jsonEnabled: true })).to.equal(false);
    expect(showsProgress({ ...SHOWN, env: { CI: 'true' } })).to.equal(false);
    expect(showsProgress({ ...SHOWN, env: { CI: 'false' } })).to.equal(true);
  });

  it('are not shown to whoever wants no colour, or whose terminal has no cursor to move', () => {
    expect(showsProgress({ ...SHOWN, env: { NO_COLOR: '1' } })).to.equal(false);
    // See no-color.org: set and empty, it wants nothing.
    expect(showsProgress({ ...SHOWN, env: { NO_COLOR: '' } })).to.equal(true);
    expect(showsProgress({ ...SHOWN, env: { TERM: 'dumb' } })).to.equal(false);
  });

  it('catch up with what happened while the display was loading', async () => {
    const { events, load } = record();
    const stages = createStages(LABELS, SHOWN, load);
    stages.start('first');
    stages.start('second');
    await settled();
    stages.done();
    expect(events).to.deep.equal(['open Title: First, Second', 'Second', 'completed']);
  });

  it('tell a failure', async () => {
    const { events, load } = record();
    const stages = createStages(LABELS, SHOWN, load);
    await settled();
    stages.start('first');
    stages.fail();
    stages.done();
    expect(events).to.deep.equal(['open Title: First, Second', 'First', 'failed']);
  });

  it('open nothing when all is over before the display is there', async () => {
    const { events, load } = record();
    createStages(LABELS, SHOWN, load).done();
    await settled();
    expect(events).to.deep.equal([]);
  });

  it('do not stop the work when the display cannot be loaded', async () => {
    const stages = createStages(LABELS, SHOWN, async () => Promise.reject(new Error('no display')));
    stages.start('first');
    await settled();
    stages.done();
  });

  it('load nothing when nothing is to be shown', async () => {
    const { events, load } = record();
    const stages = createStages(LABELS, { ...SHOWN, jsonEnabled: true }, load);
    stages.start('first');
    await settled();
    stages.done();
    expect(events).to.deep.equal([]);
  });
});
