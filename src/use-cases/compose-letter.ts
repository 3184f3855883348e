import { arrangedFor, dueOnOf } from '../domain/arrangement.ts';
import { codeLife, hashOfCode, newCode } from '../domain/token.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { codeMessage, linksMessage, receiptMessage } from '../messages/letters.ts';
import type { Letter } from '../ports/chat-platform.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import { textsFor } from '../texts/texts.ts';
import type { Composed } from './compose-delivery.ts';
import { moment, type Product, partyName } from './product.ts';
import { makeRecord } from './read-record.ts';

/** What a `receipt` carries: which version it is for. */
export type ReceiptContent = { version: number };
/** What a `code` carries: what it is for. */
export type CodeContent = { purpose: string };

/** To one of a party's people: the answer that was sent in, with the answer itself. */
export async function composeReceipt(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const { store, clock } = product;
  const t = textsFor(locale);
  const checkIn = row.checkInId === undefined ? undefined : await store.checkIns.get(row.checkInId);
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === row.partyId);
  const party = group.parties.find((one) => one.id === row.partyId);
  if (!checkIn || !contact || !party) return { skip: 'gone' };
  const { submitted } = await store.statusUpdates.read(checkIn.id, party.id);
  // A later version has a receipt of its own.
  if (!submitted || submitted.n !== (row.content as ReceiptContent).version) return { skip: 'superseded' };
  const { answerDocument } = await import('../documents/answer.ts');
  const record = await makeRecord(store, group, checkIn, clock.now());
  const document = answerDocument(record, party.key, textsFor(group.locale));
  const when = moment(group, submitted.submittedAt ?? clock.now(), t);
  const about = {
    checkIn: checkIn.id,
    party: party.id,
    partyName: party.shortName,
    by: submitted.submittedBy?.name ?? '?',
    day: when.dayWithYear,
    time: when.time,
  };
  return { message: receiptMessage(about, t), files: document && [document] };
}

/** New links in the place of those that somebody had. The earlier ones go on working until the letter has gone. */
export async function composeLinks(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const { store, clock } = product;
  const t = textsFor(locale);
  const personId = row.personId ?? 0;
  const earlier = await store.links.live(personId);
  const subjects = [];
  for (const { partyId, checkInId } of await store.links.subjects(personId)) {
    const checkIn = await store.checkIns.get(checkInId);
    if (!checkIn) continue;
    const of = checkIn.groupId === group.id ? group : await store.groups.load(checkIn.groupId);
    const arranged = arrangedFor(await store.arrangements.of(checkInId), partyId);
    const dueBy = t.dates.weekdayAndDay(dueOnOf(checkIn, arranged));
    subjects.push({ checkIn: checkInId, party: partyId, partyName: partyName(of, partyId), dueBy });
  }
  return {
    message: linksMessage(subjects, t),
    sent: () => store.links.retire(earlier, clock.now()),
  };
}

/** A code, made now: only its hash is kept, so that a letter sent once more has another. */
export async function composeCode(product: Product, row: DeliveryRow, locale: Locale): Promise<Composed> {
  const of = { personId: row.personId ?? 0, purpose: (row.content as CodeContent).purpose };
  const code = newCode();
  const until = new Date(product.clock.now().getTime() + codeLife);
  await product.store.links.keepCode(of, hashOfCode(code, of), until);
  return { message: codeMessage(code, textsFor(locale)) };
}

/** What a letter to this person says besides its message; `first`: they have had none before. */
export function letterTo(group: WorkingGroup, personId: number | undefined, first: boolean): Letter {
  const own = group.contacts.filter((one) => one.person.id === personId);
  const self = [...group.contacts.map((one) => one.person), ...group.coordinators].find(
    (one) => one.id === personId,
  );
  return {
    name: self?.name,
    answersTo: group.coordinators.filter((one) => one.id !== personId),
    group: group.name,
    ...(first && {
      first: {
        parties: own.map((one) => partyName(group, one.partyId)),
        convener: group.parties.find((one) => one.id === group.convenerId)?.name ?? group.name,
      },
    }),
  };
}
