import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Asking, Before } from '../asking/feature.ts';
import { dayIn } from '../domain/day.ts';
import { cannotSignUp, isPaidAndClosed } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import { whenText } from '../messages/initiative.ts';
import type { Button, Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Store } from '../ports/store.ts';
import { changeCourse } from './change-course.ts';
import { answerChange, courseOf } from './course-forms.ts';
import { organiserOf } from './courses.ts';
import { visible } from './show-courses.ts';

type OfCourse = { group: number; party: number; initiative: number };

/** Asks before it is cancelled: who would be told. */
export async function askToCancel(asking: Asking, store: Store, of: OfCourse): Promise<Reply> {
  const { t, group } = asking.asker;
  const i = t.initiative;
  const found = await courseOf(asking, store, of, false);
  if ('refused' in found) return tell(found.refused);
  if (found.state !== 'planned') return tell(i.already);
  const names = found.signUps.map(({ partyId }) => partyName(group, partyId));
  const about = { group: of.group, party: of.party, initiative: of.initiative };
  const message: Message = {
    parts: [
      { kind: 'text', text: [{ strong: i.askCancel(found.title, whenText(found, t)) }] },
      { kind: 'text', text: names.length > 0 ? i.askCancelTells(t.messages.list(names)) : i.askCancelNobody },
      {
        kind: 'buttons',
        buttons: [
          { label: i.cancel, action: { kind: 'cancel-course', ...about }, primary: true },
          { label: i.keep, action: { kind: 'keep-course', ...about } },
        ],
      },
    ],
  };
  return { kind: 'messages', items: [message] };
}

/** Cancels a course, or has it held after all: the way back. */
export async function setCancelled(
  asking: Asking,
  store: Store,
  of: OfCourse,
  cancelled: boolean,
): Promise<Change> {
  const { initiative: i } = asking.asker.t;
  const before = await courseOf(asking, store, of, true);
  if ('refused' in before) return { reply: tell(before.refused) };
  if (before.state !== (cancelled ? 'planned' : 'cancelled')) return { reply: tell(i.already) };
  const changed = await changeCourse(
    asking,
    store,
    before,
    { state: cancelled ? 'cancelled' : 'planned' },
    cancelled ? 'course-cancelled' : 'course-restored',
  );
  const said = (cancelled ? i.cancelled : i.restored)(before.title);
  return answerChange(asking, store, changed, said, true);
}

/** The organiser's answer to a coordinator's question. */
export async function setOpen(
  asking: Asking,
  store: Store,
  of: OfCourse & { open: 'yes' | 'undecided' },
): Promise<Change> {
  const { initiative: i } = asking.asker.t;
  const before = await courseOf(asking, store, of, true);
  if ('refused' in before) return { reply: tell(before.refused) };
  if (before.open === of.open || before.state === 'cancelled') return { reply: tell(i.already) };
  const changed = await changeCourse(asking, store, before, { open: of.open });
  const said = of.open === 'yes' ? i.isOpenNow(before.title) : i.isUndecided(before.title);
  return answerChange(asking, store, changed, said, true);
}

/** Which of the asker's parties signs up: the only one, or a question with a button for each. */
export async function whoSignsUp(
  asking: Asking,
  store: Store,
  initiative: number,
): Promise<{ party: number } | { reply: Reply }> {
  const { t, group, membership } = asking.asker;
  const found = await visible(asking, store, initiative);
  if ('refused' in found) return { reply: found.refused };
  const others = membership.parties.map(({ partyId }) => partyId).filter((id) => id !== found.partyId);
  const [only, ...more] = others;
  if (only === undefined)
    return {
      reply: tell(
        membership.parties.length > 0 ? t.initiative.ownCourse : t.messages.onlyContacts(whomToAsk(group, t)),
      ),
    };
  const going = found.signUps.some(({ partyId }) => others.includes(partyId));
  const why = cannotSignUp(found, today(asking.product, group));
  if (why && !going) return { reply: tell(t.initiative.cannot[why]) };
  if (more.length === 0) return { party: only };
  const buttons = others.map(
    (party): Button => ({
      label: partyName(group, party),
      action: { kind: 'sign-up-for', group: group.id, party, initiative },
    }),
  );
  const parts: Message['parts'] = [
    { kind: 'text', text: t.initiative.whichSends },
    { kind: 'buttons', buttons },
  ];
  return { reply: { kind: 'messages', items: [{ parts }] } };
}

/** Asks the organiser whether the others are to be invited; once a day. */
export async function askOrganiser(asking: Asking, store: Store, initiative: number): Promise<Change> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const i = t.initiative;
  const found = await store.initiatives.get(group.id, initiative);
  if (!found || !isPaidAndClosed(found)) return { reply: tell(i.already) };
  const person = organiserOf(group, found);
  if (!person) return { reply: tell(i.nobodyToAsk(partyName(group, found.partyId))) };
  const now = product.clock.now();
  const content = { initiative, by: asker.person.id };
  const send = await store.deliveries.plan([
    {
      dedupe: `course-question:${initiative}:${dayIn(group.timezone, now)}`,
      kind: 'course-question',
      groupId: group.id,
      personId: person.id,
      partyId: found.partyId,
      dueAt: now,
      content,
    },
  ]);
  if (send.length === 0) return { reply: tell(i.askedAlready) };
  await store.log({
    at: now,
    kind: 'course-asked',
    groupId: group.id,
    partyId: found.partyId,
    actor: asker.person.id,
    platform: asker.identity.platform,
    detail: { initiative },
  });
  return { reply: tell(i.asked(person.name)), send };
}

/** What *Sluta få kurstips* of a letter would do. */
export async function beforeTips({ asker, product }: Asking, wanted: boolean): Promise<Before> {
  const { t, group, person } = asker;
  const gets = !(await product.store.initiatives.withoutTips(group.id)).has(person.id);
  if (gets === wanted) return { over: wanted ? t.initiative.tipsOn : t.initiative.tipsOff };
  return say(wanted ? t.before.tipsOn : t.before.tipsOff);
}

/** Whether the asker wants the monthly letters. */
export async function setTips(asking: Asking, store: Store, wanted: boolean): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const i = t.initiative;
  await store.initiatives.setTips(group.id, asker.person.id, wanted, product.clock.now());
  await store.log({
    at: product.clock.now(),
    kind: 'course-tips',
    groupId: group.id,
    actor: asker.person.id,
    platform: asker.identity.platform,
    detail: { wanted },
  });
  const undo: Button = {
    label: wanted ? i.stopTips : i.startTips,
    action: { kind: 'course-tips', group: group.id, wanted: !wanted },
  };
  const parts: Message['parts'] = [
    { kind: 'text', text: wanted ? i.tipsOn : i.tipsOff },
    { kind: 'buttons', buttons: [undo] },
  ];
  return { kind: 'messages', items: [{ parts }] };
}
