import { randomBytes } from 'node:crypto';
import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import type { CheckInAsking } from '../asking/feature.ts';
import type { Meeting, MeetingAnswer } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { meetingTitle, whenText } from '../messages/meeting.ts';
import { tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Store } from '../ports/store.ts';
import { isOver, isTold, type Timed } from './current-meeting.ts';
import { meetingOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { lastQuestions } from './questions.ts';
import { showGuestAgain } from './show-again.ts';

type Ref<K> = Extract<FormRef, { kind: K }>;
type OfGuest = { checkIn: number; party: number; meeting: number };

/** The meeting that somebody is invited to, of this check-in; or why nothing is to be said of it. */
export async function guestMeeting(
  asking: CheckInAsking,
  store: Store,
  id: number,
): Promise<{ meeting: Meeting } | { refused: string }> {
  const { asker, checkIn } = asking;
  const { meeting: m } = asker.t;
  const meeting = await meetingOf(store, asker.group, id);
  if (!meeting || meeting.checkInId !== checkIn.id || !isTold(meeting)) return { refused: m.gone };
  return { meeting };
}

/** The same, where it can still be answered. */
export async function openMeeting(
  asking: CheckInAsking,
  store: Store,
  id: number,
): Promise<{ meeting: Timed } | { refused: string }> {
  const { t, group } = asking.asker;
  const found = await guestMeeting(asking, store, id);
  if ('refused' in found) return found;
  const { meeting } = found;
  const { when, state } = meeting;
  if (!when) return { refused: t.meeting.notInvitedYet };
  if (state === 'cancelled') return { refused: t.meeting.isCancelled(whenText(when, t)) };
  if (isOver(asking.product, group, meeting)) return { refused: t.meeting.over(whenText(when, t)) };
  return { meeting: { ...meeting, when } };
}

/** Keeps somebody's answer to the invitation. */
export async function answerMeeting(
  asking: CheckInAsking,
  store: Store,
  of: OfGuest,
  answer: MeetingAnswer,
  colleague = '',
): Promise<Change> {
  const { t, person } = asking.asker;
  const m = t.meeting;
  const found = await openMeeting(asking, store, of.meeting);
  if ('refused' in found) return { reply: tell(found.refused) };
  const guest = { personId: person.id, partyId: of.party };
  const said = { answer, colleague: colleague.trim() };
  await store.meetings.answer(of.meeting, guest, said, asking.product.clock.now());
  await logMeeting(
    asking,
    store,
    found.meeting,
    { kind: 'meeting-answered', detail: { meeting: of.meeting } },
    of.party,
  );
  const thanks = said.colleague ? m.thanksColleague(said.colleague) : m.thanks[answer];
  return { reply: await showGuestAgain(asking, store, of.meeting, thanks) };
}

const colleagueShape = {
  name: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.meeting.colleagueName,
    hint: (t) => t.meeting.colleagueHint,
  },
} as const satisfies Shape;

/** *En kollega kommer i stället*: who, where one wants to say. */
export const colleagueForm = declareForm<Ref<'meeting-colleague'>, typeof colleagueShape>({
  who: 'guest',
  byLink: 'does',
  beforeOpening: true,
  shape: colleagueShape,
  title: (t) => t.meeting.colleagueTitle,
  submit: (t) => t.report.save,
  again: ({ checkIn, party, meeting }) => ({ kind: 'meeting-colleague', checkIn, party, meeting }),
  back: ({ checkIn, party, meeting }) => ({ kind: 'meeting', checkIn, party, meeting }),
  async read(asking, store, of) {
    const { t, group, person } = asking.asker;
    const found = await openMeeting(asking, store, of.meeting);
    if ('refused' in found) return found;
    const guest = (await store.meetings.guests(of.meeting)).find(({ personId }) => personId === person.id);
    return {
      saved: { name: guest?.colleague ?? '' },
      partyName: partyName(group, of.party),
      subject: meetingTitle(found.meeting, t),
      note: t.meeting.colleagueNote,
    };
  },
  store: (asking, store, of, { name }) => answerMeeting(asking, store, of, 'colleague', name),
});

const fitsShape = {
  fits: { kind: 'choices', label: (t) => t.meeting.fits, hint: (t) => t.meeting.fitsHint },
} as const satisfies Shape;

/** *Vilka dagar passar?*: one answer a party. */
export const fitsForm = declareForm<Ref<'meeting-fits'>, typeof fitsShape>({
  who: 'guest',
  byLink: 'does',
  beforeOpening: true,
  shape: fitsShape,
  title: (t) => t.meeting.fitsTitle,
  submit: (t) => t.report.save,
  again: ({ checkIn, party, meeting }) => ({ kind: 'meeting-fits', checkIn, party, meeting }),
  back: ({ checkIn, party, meeting }) => ({ kind: 'meeting', checkIn, party, meeting }),
  async read(asking, store, of, toStore) {
    const { t, group } = asking.asker;
    if (toStore) await store.meetings.lockRow(of.meeting);
    const meeting = await meetingOf(store, group, of.meeting);
    if (!meeting?.askedAt || meeting.checkInId !== asking.checkIn.id) return { refused: t.meeting.gone };
    // Which day, those who are invited are told.
    if (meeting.state === 'planned') return { refused: t.meeting.fitsDecided };
    if (meeting.state !== 'asking')
      return { refused: meeting.when ? t.meeting.fitsOver(whenText(meeting.when, t)) : t.meeting.gone };
    const fit = (await store.meetings.fits(of.meeting)).find(({ partyId }) => partyId === of.party);
    return {
      saved: { fits: (fit?.fits ?? []).map(String) },
      given: {
        fits: {
          options: meeting.proposals.map((when, n) => ({ value: String(n), label: whenText(when, t) })),
        },
      },
      partyName: partyName(group, of.party),
      note: t.meeting.fitsNote,
    };
  },
  async store(asking, store, of, { fits }) {
    const { t, person } = asking.asker;
    const m = t.meeting;
    const found = await guestMeeting(asking, store, of.meeting);
    if ('refused' in found) return { reply: tell(found.refused) };
    const { meeting } = found;
    const chosen = fits.map(Number);
    const fit = { partyId: of.party, fits: chosen, by: person.id };
    await store.meetings.answerFit(of.meeting, fit, asking.product.clock.now());
    await logMeeting(
      asking,
      store,
      meeting,
      { kind: 'meeting-days-answered', detail: { meeting: of.meeting } },
      of.party,
    );
    const days = meeting.proposals.filter((_, n) => chosen.includes(n)).map((when) => whenText(when, t));
    return { reply: tell(days.length > 0 ? m.fitsSaved(t.messages.list(days)) : m.fitsSavedNone) };
  },
});

const questionShape = {
  question: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.meeting.question,
    required: (t) => t.meeting.questionMissing,
  },
} as const satisfies Shape;

/** So much of a question is its title; the whole of it stands below. */
const longestTitle = 120;

/** Why no question is taken any more; undefined: one is. */
async function tooLate(asking: CheckInAsking, meeting: Timed): Promise<string | undefined> {
  const { product, asker } = asking;
  const { t, group } = asker;
  if (await lastQuestions(product, group, meeting)) return undefined;
  return t.meeting.questionLate(whomToAsk(group, t));
}

/** Puts a member's question on the agenda. */
export async function proposeQuestion(
  asking: CheckInAsking,
  store: Store,
  of: OfGuest,
  question: string,
): Promise<Change> {
  const { t, person } = asking.asker;
  const found = await openMeeting(asking, store, of.meeting);
  if ('refused' in found) return { reply: tell(found.refused) };
  const late = await tooLate(asking, found.meeting);
  if (late) return { reply: tell(late) };
  await store.meetings.lockRow(of.meeting);
  const text = question.trim();
  const line = text.replace(/\s+/g, ' ');
  const title = line.length > longestTitle ? `${line.slice(0, longestTitle).replace(/\s\S*$/, '')} …` : line;
  await store.meetings.addQuestion(of.meeting, {
    key: randomBytes(8).toString('hex'),
    kind: 'question',
    title,
    about: title === text ? '' : text,
    partyId: of.party,
    by: person.id,
    note: '',
  });
  await logMeeting(
    asking,
    store,
    found.meeting,
    { kind: 'question-proposed', detail: { meeting: of.meeting } },
    of.party,
  );
  return { reply: await showGuestAgain(asking, store, of.meeting, t.meeting.questionSaved) };
}

/** *Föreslå en fråga till mötet*. */
export const questionForm = declareForm<Ref<'meeting-question'>, typeof questionShape>({
  who: 'guest',
  byLink: 'does',
  beforeOpening: true,
  shape: questionShape,
  title: (t) => t.meeting.questionTitle,
  submit: (t) => t.meeting.questionSend,
  again: ({ checkIn, party, meeting }) => ({ kind: 'meeting-question', checkIn, party, meeting }),
  back: ({ checkIn, party, meeting }) => ({ kind: 'meeting', checkIn, party, meeting }),
  async read(asking, store, of) {
    const { t, group } = asking.asker;
    const found = await openMeeting(asking, store, of.meeting);
    if ('refused' in found) return found;
    const refused = await tooLate(asking, found.meeting);
    if (refused) return { refused };
    return {
      saved: { question: '' },
      partyName: partyName(group, of.party),
      subject: meetingTitle(found.meeting, t),
      note: t.meeting.questionNote,
    };
  },
  store: (asking, store, of, { question }) => proposeQuestion(asking, store, of, question),
});
