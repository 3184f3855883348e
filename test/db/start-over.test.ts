import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/client.ts';

describe('starting over', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'avstamning-over-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('empties the embedded database, which goes on with the same connection and after the next start', async () => {
    const { store, playgroundMessages, startOver } = await openDatabase({
      kind: 'embedded',
      dataDir: folder,
    });
    const drawn = { cards: [], slack: [], plain: 'Hej' };
    const message = { conversation: 'person:a', at: new Date(), drawn };
    expect(await playgroundMessages.post(message)).toBe(1);
    await store.setTrialClock(new Date());
    await startOver?.();
    await store.ping();
    expect(await store.trialClock()).toBeUndefined();
    expect(await playgroundMessages.latest('person:a', 10)).toEqual([]);
    expect(await playgroundMessages.post(message)).toBe(1);
    await store.close();

    const again = await openDatabase({ kind: 'embedded', dataDir: folder });
    expect(await again.playgroundMessages.latest('person:a', 10)).toMatchObject([{ id: 1, drawn }]);
    await again.store.close();
  });
});
