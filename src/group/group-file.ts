import { dayIn } from '../domain/day.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** The group as it is now, in its file's format: importing it changes nothing. */
export async function groupFile(product: Product, store: Store, asker: Asker): Promise<Reply> {
  const { group, t } = asker;
  const now = product.clock.now();
  const { writeGroup } = await import('../group-files/working-group-yaml.ts');
  const text = writeGroup(
    await store.groups.asFile(group.id),
    t.group.fileComment(group.name, moment(group, now, t).dayWithYear),
  );
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'file',
    name: `${group.key}-${dayIn(group.timezone, now)}.yaml`,
    type: 'application/yaml',
    size: async () => bytes.length,
    async bytes() {
      // Before the file, never after, as with documents.
      await product.store.log({
        at: product.clock.now(),
        kind: 'group-exported',
        groupId: group.id,
        actor: asker.person.id,
        platform: asker.identity.platform,
        detail: {},
      });
      return bytes;
    },
    again: { kind: 'group-file', group: group.id },
  };
}
