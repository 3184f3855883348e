import type { Change } from '../asking/change.ts';
import type { Before } from '../asking/feature.ts';
import { dueOnOf } from '../domain/arrangement.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { instead, say, tell } from '../messages/say.ts';
import { type Arranging, doneBy, logArranged, saysTold, tellPeople, toldOf } from '../one-party/arranging.ts';
import { giveTime, type More, notToGive } from './give-time.ts';

/** Asks the coordinators for more time. A coordinator who answers for the party gives it. */
export async function askTime(arranging: Arranging, more: More): Promise<Change> {
  const { store, asker, group, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  if (mayCoordinate(asker.membership)) return giveTime(arranging, more);
  const refused = notToGive(arranging, more.until);
  if (refused) return { reply: tell(refused) };
  const has = dueOnOf(checkIn, arranged);
  if (more.until <= has) return { reply: tell(t.arranged.hasUntil(party, t.dates.weekdayAndDay(has))) };
  const { askedTime } = arranged;
  const names = t.messages.list(group.coordinators.map(({ name }) => name));
  const reply = instead(
    [t.arranged.askedTime(names, t.dates.weekdayAndDay(more.until))],
    [{ label: t.messages.undo, action: { kind: 'unask-time', checkIn: checkIn.id, party: partyId } }],
  );
  // They have the question already.
  if (askedTime?.until === more.until && askedTime.reason === more.reason) return { reply };
  await store.arrangements.askTime({ checkInId: checkIn.id, partyId }, more, doneBy(arranging));
  await logArranged(arranging, { kind: 'time-asked', detail: { until: more.until, reason: more.reason } });
  const coordinators = group.coordinators.map(({ id }) => id);
  const send = await tellPeople(arranging, coordinators, {
    kind: 'time-asked',
    content: { until: more.until },
  });
  return { reply, send };
}

/** What taking it back would do. */
export async function beforeUnask({ asker: { t }, party, arranged }: Arranging): Promise<Before> {
  const { askedTime } = arranged;
  if (!askedTime) return { over: t.arranged.nothingAsked };
  return say(t.before.unaskTime(party, t.dates.weekdayAndDay(askedTime.until)));
}

/** Takes back what was asked for. The coordinators' message says so when it is pressed. */
export async function unaskTime(arranging: Arranging): Promise<Change> {
  const { store, asker, checkIn, partyId, arranged } = arranging;
  const { t } = asker;
  if (!arranged.askedTime) return { reply: tell(t.arranged.nothingAsked) };
  await store.arrangements.askTime({ checkInId: checkIn.id, partyId }, undefined, doneBy(arranging));
  await logArranged(arranging, { kind: 'time-unasked', detail: { until: arranged.askedTime.until } });
  return { reply: instead([t.arranged.unasked]) };
}

/** A coordinator's yes or no. What was asked for is answered once. */
export async function answerTime(
  arranging: Arranging,
  { until, yes }: { until: string; yes: boolean },
): Promise<Change> {
  const { store, asker, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  const { askedTime, moreTime } = arranged;
  if (askedTime?.until !== until) {
    const given = moreTime && t.arranged.hasUntil(party, t.dates.weekdayAndDay(moreTime.until));
    return { reply: instead([t.arranged.askAnswered, given]) };
  }
  if (yes) return giveTime(arranging, askedTime);
  await store.arrangements.askTime({ checkInId: checkIn.id, partyId }, undefined, doneBy(arranging));
  await logArranged(arranging, { kind: 'time-refused', detail: { until } });
  const told = toldOf(arranging, [askedTime.by.id]).filter((id) => id === askedTime.by.id);
  const send = await tellPeople(arranging, told, { kind: 'time-told', content: { refused: until } });
  const { reason } = askedTime;
  return {
    reply: instead(
      [t.arranged.saidNo(party), saysTold(arranging, told)],
      [
        {
          label: t.arranged.giveAnyway,
          action: { kind: 'give-time', checkIn: checkIn.id, party: partyId, until, reason },
        },
      ],
    ),
    send,
  };
}
