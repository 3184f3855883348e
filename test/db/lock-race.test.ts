import type { WorkingGroup } from '../../src/domain/working-group.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeRecord } from '../../src/record/read-record.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { morning, openTwoStores, type TwoStores } from '../support/two-stores.ts';

describeOnPostgres('locking while somebody sends in', (server) => {
  let two: TwoStores;
  let here: Store;
  let there: Store;
  let group: WorkingGroup;
  let checkInId: number;

  beforeAll(async () => {
    two = await openTwoStores(server);
    ({ here, there, group, checkInId } = two);
  });
  afterAll(() => two.close());

  const partyId = () => group.parties[1]?.id ?? 0;

  /** Saves and sends in, with a stop before it is stored. False: it was locked. */
  const sendIn = (stop: () => Promise<unknown> = async () => undefined) =>
    here.transaction(async ({ statusUpdates }) => {
      if (!(await statusUpdates.draft(checkInId, partyId()))) return false;
      const by = group.contacts[1]?.person.id ?? 0;
      const area = group.areas[0]?.id ?? 0;
      await statusUpdates.saveArea(checkInId, partyId(), area, { status: 'stalled' }, by, morning);
      await statusUpdates.submit(checkInId, partyId(), by, morning);
      await stop();
      return true;
    });

  /** Locks as the coordinator does, and tells which version of the party's is in the record; 0: none. */
  const lock = (stop: () => Promise<unknown> = async () => undefined) =>
    there.transaction(async (store) => {
      const checkIn = await store.checkIns.lockRow(checkInId);
      if (!checkIn) throw new Error('no check-in');
      await store.locks.answers(checkInId, morning);
      const record = await makeRecord(store, group, { ...checkIn, lockedAt: morning }, morning);
      await store.locks.checkIn(checkInId, morning, record);
      await stop();
      return record.parties.find((party) => party.key === 'library-1')?.answer?.version ?? 0;
    });

  const unlock = () => here.transaction((store) => store.locks.open(checkInId, 'the next test'));
  const sentIn = async () => (await here.statusUpdates.read(checkInId, partyId())).submitted?.n ?? 0;

  it('waits for who came first, and has it in the record', async () => {
    let locking: Promise<number> | undefined;
    const sent = await sendIn(async () => {
      locking = lock();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(sent).toBe(true);
    expect(await locking).toBe(await sentIn());
    await unlock();
  });

  it('refuses who came after', async () => {
    const before = await sentIn();
    let sending: Promise<boolean> | undefined;
    const recorded = await lock(async () => {
      sending = sendIn();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await sending).toBe(false);
    expect(recorded).toBe(before);
    expect(await sentIn()).toBe(before);
    await unlock();
  });

  it('leaves nothing in between, whoever comes first', async () => {
    for (let round = 0; round < 30; round++) {
      const before = await sentIn();
      const pause = () => new Promise((resolve) => setTimeout(resolve, round % 5));
      const [sent, recorded] = await Promise.all([pause().then(() => sendIn()), lock()]);
      expect(recorded).toBe(sent ? before + 1 : before);
      expect(await sentIn()).toBe(recorded);
      await unlock();
    }
  });
});
