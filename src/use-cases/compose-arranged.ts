import { type Arranged, arrangedFor, dueOnOf, hasMoreTime } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Contact, Locale, WorkingGroup } from '../domain/working-group.ts';
import { arrangedMessage, timeAskedMessage } from '../messages/arranged.ts';
import type { Button, Message } from '../messages/message.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import type { Composed } from './compose-delivery.ts';
import { type Product, partyName, today } from './product.ts';

/** What a `time-told` carries: until when time was given, or what was refused; neither: it was taken back. */
export type TimeToldContent = { until?: string; refused?: string };

type About = {
  product: Product;
  group: WorkingGroup;
  checkIn: CheckIn;
  partyId: number;
  arranged: Arranged;
  answered: boolean;
  t: Texts;
};

/** A message about what is arranged for a party, from what is true when it is sent. */
export async function composeArranged(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const { checkInId, partyId } = row;
  if (checkInId === undefined || partyId === undefined) return { skip: 'gone' };
  const checkIn = await product.store.checkIns.get(checkInId);
  if (!checkIn) return { skip: 'gone' };
  const update = await product.store.statusUpdates.read(checkInId, partyId);
  if (checkIn.lockedAt || update.lockedAt) return { skip: 'locked' };
  const arranged = arrangedFor(await product.store.arrangements.of(checkInId), partyId);
  const answered = update.submitted !== undefined || arranged.note?.confirmed !== undefined;
  const about = { product, group, checkIn, partyId, arranged, answered, t: textsFor(locale) };
  const message = row.kind === 'time-asked' ? toCoordinator(about, row) : toContact(about, row);
  return message ? { message } : { skip: 'nothing-owed' };
}

function toCoordinator(
  { group, checkIn, partyId, arranged: { askedTime }, t }: About,
  { personId, content }: DeliveryRow,
): Message | undefined {
  const { until } = content as { until: string };
  if (!group.coordinators.some(({ id }) => id === personId) || askedTime?.until !== until) return undefined;
  const { by, reason } = askedTime;
  const of = { checkIn: checkIn.id, party: partyId };
  return timeAskedMessage({ ...of, by: by.name, partyName: partyName(group, partyId), until, reason }, t);
}

function toContact(about: About, row: DeliveryRow): Message | undefined {
  const { group, checkIn, partyId, t } = about;
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === partyId);
  if (!contact || about.answered) return undefined;
  const text =
    row.kind === 'time-told' ? timeTold(about, row.content as TimeToldContent) : otherwiseTold(about);
  if (!text) return undefined;
  const fillIn: Button = {
    label: t.messages.fillIn,
    action: { kind: 'report', checkIn: checkIn.id, party: partyId },
    primary: true,
  };
  return arrangedMessage(
    {
      name: contact.person.name,
      sentences: [text],
      buttons: about.arranged.otherwise ? [] : [fillIn],
      questionsTo: questionsTo(group, contact),
    },
    t,
  );
}

const questionsTo = (group: WorkingGroup, { person }: Contact) =>
  group.coordinators.filter(({ id }) => id !== person.id);

/** What the party's people are told of their last day; undefined: it is another by now than they were to be told. */
function timeTold(about: About, { until, refused }: TimeToldContent): string | undefined {
  const { product, group, checkIn, partyId, arranged, t } = about;
  const name = partyName(group, partyId);
  const dueOn = dueOnOf(checkIn, arranged);
  const day = t.dates.weekdayAndDay(dueOn);
  const passed = today(product, group) > dueOn;
  if (until !== undefined)
    return hasMoreTime(checkIn, arranged) && arranged.moreTime?.until === until
      ? t.arranged.toldTime(name, day)
      : undefined;
  if (hasMoreTime(checkIn, arranged)) return undefined;
  if (refused === undefined)
    return (passed ? t.arranged.toldTimePassed : t.arranged.toldNoMoreTime)(name, day);
  return (passed ? t.arranged.toldRefusedPassed : t.arranged.toldRefused)(name, day);
}

function otherwiseTold({ group, checkIn, partyId, arranged, t }: About): string {
  const name = partyName(group, partyId);
  const { otherwise } = arranged;
  if (!otherwise) return t.arranged.toldNotOtherwise(name, t.dates.weekdayAndDay(dueOnOf(checkIn, arranged)));
  const convener = partyName(group, group.convenerId);
  const how = t.arranged.wayWords[otherwise.how];
  return t.arranged.toldOtherwise(name, convener, how, t.dates.weekdayAndDay(otherwise.on));
}
