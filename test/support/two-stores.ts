import { openDatabase } from '../../db/client.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import type { Store } from '../../src/ports/store.ts';
import { createOwnDatabase } from './postgres.ts';
import { sampleGroup } from './sample-group.ts';

export const morning = new Date('2019-05-20T06:00:00.000Z');

/** Two processes' stores on one PostgreSQL, with the sample group in its check-in of 2019-H1. */
export type TwoStores = {
  url: string;
  here: Store;
  there: Store;
  group: WorkingGroup;
  checkInId: number;
  close(): Promise<void>;
};

export async function openTwoStores(server: string): Promise<TwoStores> {
  const own = await createOwnDatabase(server);
  const { store: here } = await openDatabase({ kind: 'postgres', url: own.url });
  const { store: there } = await openDatabase({ kind: 'postgres', url: own.url });
  const { groupId } = await here.groups.import(sampleGroup(), 'sample.yaml', morning);
  const due = { dueOn: '2019-06-14', dueSource: 'week' as const };
  return {
    url: own.url,
    here,
    there,
    group: await here.groups.load(groupId),
    checkInId: (await here.checkIns.ensure(groupId, '2019-H1', due, morning)).id,
    async close() {
      await Promise.all([here.close(), there.close()]);
      await own.drop();
    },
  };
}
