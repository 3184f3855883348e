import { deliveryKinds } from '../../src/asking/stored.ts';
import { kinds } from '../../src/entry/features.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/* What is stored under a kind of a feature's own is read as untrusted: an earlier version or a hand may have written it. */

const lund = contactOf('Lund');

const { opened, story } = eachStory(() => groupOf(['Klippan', 'Lund']), { faulty: true });

it('has somebody who composes each kind of delivery, and knows no other', () => {
  expect(Object.keys(kinds.deliveries).sort()).toEqual([...deliveryKinds].sort());
});

it('a delivery whose content is not what its kind has is not sent, and stands in nobody’s way', async () => {
  const { store, clock } = story.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const personId = group.coordinators[0]?.id ?? 0;
  const row = { kind: 'notice' as const, groupId: group.id, personId, dueAt: clock.now() };
  const [wrong, right] = await store.deliveries.plan([
    { ...row, dedupe: 'wrong', content: { source: 'grupp.yaml', faults: ['hemlig text'] } },
    { ...row, dedupe: 'right', content: { source: 'annan.yaml', faults: ['namn saknas'] } },
  ]);
  await opened.type(
    `update delivery set content = '{"source": 7, "faults": "hemlig text"}' where dedupe = 'wrong'`,
  );
  await story.app.tick();
  await story.app.idle();
  const states = await store.deliveries.states([wrong ?? '', right ?? '']);
  expect(states.get(wrong ?? '')).toEqual({ state: 'skipped', reason: 'unreadable' });
  expect(states.get(right ?? '')?.state).toBe('sent');
  expect(story.client.seen(story.id(coordinator))).toContain('namn saknas');
  expect(story.faults.join()).toContain('it is not sent');
  expect(story.faults.join()).not.toContain('hemlig');
});

it('the log tells plainly what it cannot read the rest of, and names what only a later version knows', async () => {
  await story.passTo('2019-05-21T08:00:00Z');
  await story.say(lund, '/lagesrapport spridning gul Två kurser');
  await opened.type(
    `insert into event (at, kind, group_id, detail) select now(), kind, 1, detail::jsonb from (values
      ('area-saved', '{"area": "spridning"}'), ('area-saved', null), ('unlocked', '["x"]'), ('purged', '{"by": 1}'),
      ('exported', '{"by": 7}'), ('greeted', '{"who": 1}')) as rows (kind, detail)`,
  );
  const log = await story.say(coordinator, 'logg');
  for (const line of [
    'sparade Spridning',
    'Boten sparade ett område.',
    'Boten låste upp.',
    'Boten gallrade.',
    'Boten hämtade ett dokument.',
    'Boten greeted.',
  ])
    expect(log).toContain(line);
});
