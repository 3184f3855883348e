import type { Choice, Scene } from '../../adapters/playground/world.ts';
import { dayIn } from '../domain/day.ts';
import { firstDay, halfYearOf, lastDay, nextHalfYear, previousHalfYear } from '../domain/half-year.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { GroupFile } from '../group-files/import-groups.ts';
import { readWorkingGroupFiles } from '../group-files/working-group-files.ts';
import type { Store } from '../ports/store.ts';
import { packageFile } from '../server/package-root.ts';
import { svPlayground as say } from '../texts/sv-playground.ts';
import { shippedStart, timezone, withChannelIn } from './trial.ts';

const shipped = { 'digitalt-forst': 'db/seed/digitalt-forst.yaml', 'skane-33': 'db/seed/skane-33.yaml' };
type Shipped = keyof typeof shipped;

/** The groups that a trial can begin with, and when. */
export type TrialGroups = {
  choices: Scene['choices'];
  /** What to import at a start. What was chosen stands in the database: another group's file would come beside it. */
  files(store: Store): Promise<GroupFile[]>;
  /** What to begin anew with, and when, UTC. Undefined: there is no such choice. */
  choose(choice: Choice): Promise<{ at: Date; files: GroupFile[] } | undefined>;
};

/** `groupFile`: the administrator's own file or folder, which is then the only choice. */
export function createTrialGroups(options: { groupFile?: string; clockStart?: Date }): TrialGroups {
  const { groupFile, clockStart } = options;
  if (groupFile !== undefined) {
    const files = async () => withChannelIn('playground', await readWorkingGroupFiles(groupFile));
    return {
      choices: {
        starts: [{ key: 'file', label: say.starts.file }],
        groups: [{ key: 'file', label: say.groups.file }],
      },
      files,
      choose: async ({ start, group }) =>
        start === 'file' && group === 'file'
          ? { at: clockStart ?? new Date(), files: await files() }
          : undefined,
    };
  }
  return {
    choices: {
      starts: (['agreement', 'today'] as const).map((key) => ({ key, label: say.starts[key] })),
      groups: (Object.keys(shipped) as Shipped[]).map((key) => ({ key, label: say.groups[key] })),
    },
    async files(store) {
      const stored = await store.groups.all();
      const files = await readShipped('digitalt-forst');
      return files.filter(({ source }) => stored.length === 0 || stored.some((one) => one.source === source));
    },
    async choose({ start, group }) {
      if (group !== 'digitalt-forst' && group !== 'skane-33') return undefined;
      const files = await readShipped(group);
      if (start === 'agreement') return { at: shippedStart, files };
      const at = new Date();
      return start === 'today' ? { at, files: files.map((file) => renewed(file, at)) } : undefined;
    },
  };
}

const readShipped = async (group: Shipped): Promise<GroupFile[]> =>
  withChannelIn('playground', await readWorkingGroupFiles(packageFile(shipped[group])));

/** The group with every agreement renewed, so that it holds from the half-year before this one to the next. */
function renewed(read: GroupFile, at: Date): GroupFile {
  if (!read.file) return read;
  const halfYear = halfYearOf(dayIn(timezone, at));
  const agreements = read.file.agreements.flatMap((agreement): WorkingGroupFile['agreements'] => {
    const { reference, title, parties, areas } = agreement;
    const renewal = {
      reference: say.renewedReference(reference),
      title: say.renewedTitle(title),
      parties,
      areas,
      validFrom: firstDay(previousHalfYear(halfYear)),
      validTo: lastDay(nextHalfYear(halfYear)),
      renews: reference,
    };
    return [agreement, renewal];
  });
  // Another name than the file's: what it says is no longer what the file says.
  return { ...read, source: say.renewedSource(read.source), file: { ...read.file, agreements } };
}
