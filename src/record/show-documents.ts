import { documentOf, documentsOfEach } from '../documents/document.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { firstDay, type HalfYear, lastDay, leadingHalfYear } from '../domain/half-year.ts';
import { readTypedHalfYear } from '../domain/half-year-words.ts';
import { partyName } from '../domain/party.ts';
import { type CheckInRecord, checkInRecord, recordOfAgreement } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Agreement, WorkingGroup } from '../domain/working-group.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Action } from '../messages/action.ts';
import { type DocumentsMenu, documentsMessage } from '../messages/documents.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import type { DocumentScope } from './actions.ts';
import { readEarlier, showsEarlier } from './read-earlier.ts';
import { readRecord } from './read-record.ts';
import { knownAgreement, recordedReference } from './which-agreement.ts';

/** Which documents there are of a check-in; `text` may name its half-year and an agreement's reference. */
export async function documentsByWords(
  product: Product,
  store: Store,
  asker: Asker,
  text: string,
): Promise<Reply> {
  const { t, group } = asker;
  const { halfYear, reference } = readScope(text);
  const checkIn = halfYear
    ? await store.checkIns.find(group.id, halfYear)
    : await store.checkIns.current(group.id);
  if (!checkIn?.openedAt) {
    return halfYear ? tell(t.messages.noCheckIn(t.halfYear(halfYear))) : nothingOpen(product, store, asker);
  }
  if (reference === undefined) return showDocuments(store, asker, checkIn, 'group');
  const named = await knownAgreement(store, group, { reference });
  if (!named) return tell(t.documents.notFound(text.slice(0, 60)));
  const record = await readRecord(store, group, checkIn, product.clock.now());
  const recorded = recordedReference(group, record, named);
  if (recorded === undefined) return tell(t.documents.notInForce(reference, t.halfYear(checkIn.halfYear)));
  return showDocuments(store, asker, checkIn, named.id, reference);
}

/** The picture of a check-in; `text` may name its half-year. */
export async function pictureByWords(
  product: Product,
  store: Store,
  asker: Asker,
  text: string,
): Promise<Reply> {
  const { t, group } = asker;
  const typed = readTypedHalfYear(text);
  if (typed.kind === 'bad-half-year') return tell(t.messages.badHalfYear(typed.text));
  const checkIn =
    typed.kind === 'none'
      ? await store.checkIns.current(group.id)
      : await store.checkIns.find(group.id, typed.halfYear);
  if (!checkIn?.openedAt) {
    return typed.kind === 'none'
      ? nothingOpen(product, store, asker)
      : tell(t.messages.noCheckIn(t.halfYear(typed.halfYear)));
  }
  const action = { kind: 'export', checkIn: checkIn.id, what: 'picture', of: 'group' } as const;
  return exportDocument(product, store, asker, checkIn, action);
}

/** The half-year first, then a reference; either may be left out. A reference is any text. */
function readScope(text: string): { halfYear?: HalfYear; reference?: string } {
  const begins = leadingHalfYear(text);
  const rest = (begins ? begins.rest : text).trim().replace(/\s+/g, ' ');
  return { halfYear: begins?.halfYear, ...(rest && { reference: rest }) };
}

/** `reference`: of the agreement that `of` names, where it is called something else in the group's file now. */
export async function showDocuments(
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  of: DocumentScope,
  reference?: string,
): Promise<Reply> {
  const { t, group } = asker;
  const agreements = await agreementsIn(store, group, checkIn);
  const menu = {
    checkIn: checkIn.id,
    halfYear: t.halfYear(checkIn.halfYear),
    lockedOn: checkIn.lockedAt && t.dates.dayWithYear(dayIn(group.timezone, checkIn.lockedAt)),
    of,
    reference: reference ?? agreements.find((one) => one.id === of)?.reference,
    agreements,
    meeting: await notesOf(store, group, checkIn),
  };
  return { kind: 'messages', items: [documentsMessage(menu, t)] };
}

/** The notes of the check-in's last meeting, as they were sent last, where they have been; a record may be from before it. */
async function notesOf(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<DocumentsMenu['meeting']> {
  const meeting = (await store.meetings.ofCheckIn(checkIn.id))
    .filter(({ state }) => state === 'invited')
    .at(-1);
  if (!meeting) return undefined;
  const sent = (await store.meetings.minutes(meeting.id)).at(-1);
  return { group: group.id, meeting: meeting.id, ...(sent && { n: sent.n }) };
}

/** The document itself, of the record as it is locked, or of what is submitted now. */
export async function exportDocument(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  action: Extract<Action, { kind: 'export' }>,
): Promise<Reply> {
  const { group } = asker;
  const whole = await readRecord(store, group, checkIn, product.clock.now());
  const record = typeof action.of === 'number' ? await partOf(store, group, whole, action.of) : whole;
  if (!record) {
    const { t } = asker;
    const reference = group.agreements.find((one) => one.id === action.of)?.reference ?? '';
    return tell(t.documents.notInForce(reference, t.halfYear(checkIn.halfYear)));
  }
  // A document is in the group's language, whoever asks for it: the same record gives the same document.
  const t = textsFor(record.group.locale);
  const earlier = showsEarlier(action.what) ? await readEarlier(store, group, checkIn) : [];
  const draw = action.of === 'each' ? documentsOfEach : documentOf;
  const { name, type, bytes, picture } = draw(action.what, record, t, earlier);
  // What is asked for may be declined or never fetched. The line in the log comes before the file, never after.
  const handedOver = async <T>(made: T): Promise<T> => {
    await product.store.log({
      at: product.clock.now(),
      kind: 'exported',
      groupId: group.id,
      checkInId: checkIn.id,
      actor: asker.person.id,
      platform: asker.identity.platform,
      detail: { what: action.what, of: action.of, sha256: sha256Of(record) },
    });
    return made;
  };
  return {
    kind: 'file',
    name,
    type,
    size: async () => (await bytes()).length,
    bytes: async () => handedOver(await bytes()),
    again: action,
    ...(picture && { picture: { ...picture, svg: async () => handedOver(await picture.svg()) } }),
  };
}

/** The part of a record that is about one agreement, by whichever of its references the record has it. */
async function partOf(
  store: Store,
  group: WorkingGroup,
  record: CheckInRecord,
  agreementId: number,
): Promise<CheckInRecord | undefined> {
  const agreement = await knownAgreement(store, group, { id: agreementId });
  const reference = agreement && recordedReference(group, record, agreement);
  return reference === undefined ? undefined : recordOfAgreement(record, reference);
}

type Offered = { id: number; reference: string; party: string };

/**
 * Those that there are documents of: of a locked check-in those that its record has, under their references there,
 * whether the group's file has them still or not; else those in force.
 */
async function agreementsIn(store: Store, group: WorkingGroup, checkIn: CheckIn): Promise<Offered[]> {
  const kept = checkIn.lockedAt && (await store.checkIns.record(checkIn.id));
  if (kept === undefined)
    return inForceIn(group, checkIn.halfYear).map(({ id, reference, partyIds }) => ({
      id,
      reference,
      party: partyName(group, partyIds.find((one) => one !== group.convenerId) ?? group.convenerId),
    }));
  const record = checkInRecord.parse(kept);
  const names = new Map(record.parties.map((one) => [one.key, one.shortName]));
  const known = await store.groups.agreements(group.id);
  return record.agreements.flatMap(({ reference, parties }) => {
    const found = known.find((one) => recordedReference(group, record, one) === reference);
    const party = parties.find((key) => key !== record.convener) ?? record.convener;
    return found ? [{ id: found.id, reference, party: names.get(party) ?? party }] : [];
  });
}

function inForceIn(group: WorkingGroup, halfYear: HalfYear): Agreement[] {
  return group.agreements.filter(
    (one) => one.validFrom <= lastDay(halfYear) && one.validTo >= firstDay(halfYear),
  );
}
