import { arrangedFor, dueOnOf } from '../domain/arrangement.ts';
import { partyName } from '../domain/party.ts';
import { codeLife, hashOfCode, newCode } from '../domain/token.ts';
import { codeMessage, linksMessage, receiptMessage } from '../messages/letters.ts';
import { moment } from '../messages/moment.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import { makeRecord } from '../record/read-record.ts';
import { textsFor } from '../texts/texts.ts';

/** To one of a party's people: the answer that was sent in, with the answer itself. */
export async function composeReceipt({
  product,
  row,
  content,
  group,
  t,
}: Composing<'receipt'>): Promise<Composed> {
  const { store, clock } = product;
  const checkIn = row.checkInId === undefined ? undefined : await store.checkIns.get(row.checkInId);
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === row.partyId);
  const party = group.parties.find((one) => one.id === row.partyId);
  if (!checkIn || !contact || !party) return { skip: 'gone' };
  const { submitted } = await store.statusUpdates.read(checkIn.id, party.id);
  // A later version has a receipt of its own.
  if (!submitted || submitted.n !== content.version) return { skip: 'superseded' };
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
export async function composeLinks({ product, row, group, t }: Composing<'link'>): Promise<Composed> {
  const { store, clock } = product;
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
export async function composeCode({ product, row, content, t }: Composing<'code'>): Promise<Composed> {
  const of = { personId: row.personId ?? 0, purpose: content.purpose };
  const code = newCode();
  const until = new Date(product.clock.now().getTime() + codeLife);
  await product.store.links.keepCode(of, hashOfCode(code, of), until);
  return { message: codeMessage(code, t) };
}
