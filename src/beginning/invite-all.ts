import type { Change } from '../asking/change.ts';
import { calendarOf } from '../asking/days.ts';
import { dayIn, timeIn } from '../domain/day.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { mayWriteAt, nextOpening } from '../domain/working-hours.ts';
import type { Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { coordinatesNow } from './coordinates-now.ts';
import { partiesSought } from './find-people.ts';
import { type FirstInvitation, firstInvitation, reachItems, toInvite } from './first-invitation.ts';

/** When theirs goes: undefined, at once. */
async function whenItGoes(product: Product, group: WorkingGroup, { day }: FirstInvitation) {
  if (day !== undefined) return { day, time: group.rhythm.remind.at };
  const now = product.clock.now();
  const calendar = await calendarOf(product, group);
  if (mayWriteAt(group, calendar, now)) return undefined;
  const at = nextOpening(group, calendar, now);
  return { day: dayIn(group.timezone, at), time: timeIn(group.timezone, at) };
}

/** Says who gets what on which day, and asks. */
export async function askToInviteAll(product: Product, store: Store, asker: Asker): Promise<Reply> {
  const { t } = asker;
  const b = t.beginning;
  const group = await store.groups.load(asker.group.id);
  const ahead = await firstInvitation(product, store, group);
  if (!ahead) return tell(b.none);
  const getting = toInvite(ahead);
  if (ahead.checkIn.openedAt && getting.length === 0) return tell(b.nobodyWaits);
  const sought = new Set(await partiesSought(product, store, group, getting));
  const { items, none } = await reachItems(
    { product, store, group, t },
    getting.filter((id) => !sought.has(id)),
  );
  const when = await whenItGoes(product, group, ahead);
  const already = ahead.checkIn.openedAt ? ahead.expected.length - getting.length : 0;
  const parts: Part[] = [
    { kind: 'heading', text: b.askTitle },
    ...say(when ? b.nowOn(t.dates.weekdayAndDay(when.day), t.dates.time(when.time)) : b.atOnce).parts,
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...say(
      sought.size > 0 ? b.lookingFor(sought.size) : undefined,
      none,
      already > 0 ? b.hadAlready(already) : undefined,
      b.due(t.dates.weekdayAndDayWithYear(ahead.checkIn.dueOn)),
    ).parts,
    {
      kind: 'buttons',
      buttons: [
        { label: b.yes, action: { kind: 'invite-all', group: group.id }, primary: true },
        { label: b.no, action: { kind: 'before-invitation', group: group.id } },
      ],
    },
  ];
  return { kind: 'messages', items: [{ parts }], replace: true };
}

/** None waits any more. What they have missed of the ladder is made up for by its latest step, as an invitation. */
export async function inviteAll(product: Product, store: Store, asker: Asker): Promise<Change> {
  const { t, person, identity } = asker;
  const b = t.beginning;
  const group = await coordinatesNow(store, asker);
  if ('refused' in group) return { reply: tell(group.refused) };
  const ahead = await firstInvitation(product, store, group);
  if (!ahead) return { reply: tell(b.none) };
  const waited = ahead.waiting.length;
  const now = product.clock.now();
  await store.beginning.setWaiting(group.id, []);
  await store.checkIns.replan(group.id, now);
  await store.log({
    at: now,
    kind: 'all-invited',
    groupId: group.id,
    checkInId: ahead.checkIn.id,
    actor: person.id,
    platform: identity.platform,
    detail: { waited },
  });
  const when = await whenItGoes(product, group, ahead);
  const said = say(
    when ? b.invited(t.dates.weekdayAndDay(when.day)) : b.invitedNow,
    ahead.checkIn.openedAt ? undefined : b.startNow,
  );
  return { reply: { kind: 'messages', items: [said], replace: true } };
}
