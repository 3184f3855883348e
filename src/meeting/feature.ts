import { commit, read } from '../asking/ask.ts';
import type { Feature, Words } from '../asking/feature.ts';
import type { MeetingAnswer } from '../domain/meeting.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { tell } from '../messages/say.ts';
import { afterForm } from './after-form.ts';
import { agendaForm, proposeAnew } from './agenda-form.ts';
import { askToTell } from './ask-to-tell.ts';
import { beforeReply } from './before-reply.ts';
import { answerByWords, askMoveThere, meetingByWords, notThen, questionByWords } from './by-words.ts';
import {
  composeAfter,
  composeCancelled,
  composeDays,
  composeInvitation,
  composeMeetingReminder,
  composeMinutes,
  composeMoved,
  daysWithin,
  invitationWithin,
  reminderWithin,
} from './compose.ts';
import { coordinatorMeeting, showTookPart } from './coordinator-view.ts';
import { currentMeeting } from './current-meeting.ts';
import { daysForm } from './days-form.ts';
import { answerMeeting, colleagueForm, fitsForm, guestMeeting, questionForm } from './guest-forms.ts';
import { meetingOf } from './guests.ts';
import { moveMeeting } from './move-meeting.ts';
import { pickDay } from './pick-day.ts';
import { addMeeting, planForm } from './plan-form.ts';
import { showAgain, showGuestAgain } from './show-again.ts';
import { takeEntry, takeNotes, takePaper } from './take-files.ts';
import { tellMeeting } from './tell-meeting.ts';

/** An answer to the invitation, by words: there are phones on which no button works. */
const answering = (answer: MeetingAnswer, says: readonly string[]): Words => ({
  who: 'guest',
  says,
  suggests: [],
  help: () => [],
  ...(answer === 'colleague' && { holdsText: true as const }),
  answer: (asking, rest) => commit(asking.ask, (store) => answerByWords(asking, store, answer, rest)),
});

const when = ({ day, from, to }: { day: string; from: string; to: string }) => ({ day, from, to });

/** The meeting that a check-in ends in: planned, invited to, held and written up. */
export const meetingFeature: Feature<'meeting'> = {
  words: {
    meeting: {
      who: 'member',
      says: ['mote', 'motet', 'planera ett mote', 'meeting', 'the meeting', 'plan a meeting'],
      suggests: ['möte', 'meeting'],
      help: ({ messages: { help } }, standing) =>
        mayCoordinate(standing) ? [help.meeting] : [help.ownMeeting, help.answerMeeting],
      holdsText: true,
      answer: (asking, rest) => commit(asking.ask, (store) => meetingByWords(asking, store, rest)),
    },
    coming: answering('coming', ['jag kommer', 'i am coming', 'i will come']),
    'not-coming': answering('not-coming', ['jag kommer inte', 'i am not coming', 'i will not come']),
    colleague: answering('colleague', [
      'en kollega kommer i stallet',
      'en kollega kommer',
      'a colleague comes instead',
      'a colleague comes',
    ]),
    'meeting-question': {
      who: 'guest',
      says: ['foresla en fraga till motet', 'foresla en fraga', 'foresla fraga', 'propose a question'],
      suggests: ['föreslå en fråga'],
      help: () => [],
      holdsText: true,
      answer: (asking, rest) => commit(asking.ask, (store) => questionByWords(asking, store, rest)),
    },
  },
  presses: {
    meetings: {
      who: 'coordinator',
      answer: (asking, { meeting: id }) =>
        read(asking.ask, async (store) => {
          const { group, t } = asking.asker;
          const found =
            id === undefined
              ? await currentMeeting(asking.product, store, group)
              : await meetingOf(store, group, id);
          if (id !== undefined && !found) return tell(t.meeting.gone);
          const message = await coordinatorMeeting(asking, store, found);
          return { kind: 'messages', items: [message], replace: true };
        }),
    },
    'plan-meeting': {
      who: 'coordinator',
      answer: (asking, of) => planForm.open(asking, asking.product.store, of),
    },
    'propose-days': {
      who: 'coordinator',
      answer: (asking, of) => daysForm.open(asking, asking.product.store, of),
    },
    'add-meeting': {
      who: 'coordinator',
      answer: (asking, of) =>
        commit(asking.ask, async (store) => {
          const wrong = notThen(asking, when(of));
          if (wrong) return { reply: tell(wrong) };
          const id = await addMeeting(asking, store, { when: when(of), place: of.place, words: '' });
          return { reply: await showAgain(asking, store, id, asking.asker.t.meeting.planned) };
        }),
    },
    'ask-move-meeting': {
      who: 'coordinator',
      answer: (asking, of) =>
        commit(asking.ask, (store) =>
          askMoveThere(asking, store, of.meeting, { when: when(of), place: of.place }),
        ),
    },
    'move-meeting': {
      who: 'coordinator',
      answer: (asking, of) =>
        commit(asking.ask, (store) =>
          moveMeeting(asking, store, of.meeting, { when: when(of), place: of.place }),
        ),
    },
    'pick-day': {
      who: 'coordinator',
      answer: (asking, of) => commit(asking.ask, (store) => pickDay(asking, store, of.meeting, when(of))),
    },
    'ask-tell-meeting': {
      who: 'coordinator',
      answer: (asking, { meeting, what }) =>
        commit(asking.ask, async (store) => ({ reply: await askToTell(asking, store, meeting, what) })),
    },
    'tell-meeting': {
      who: 'coordinator',
      answer: (asking, { meeting, what }) =>
        commit(asking.ask, (store) => tellMeeting(asking, store, meeting, what)),
    },
    agenda: {
      who: 'coordinator',
      answer: (asking, of) => agendaForm.open(asking, asking.product.store, of),
    },
    'propose-agenda': {
      who: 'coordinator',
      answer: (asking, { meeting }) =>
        commit(asking.ask, async (store) => ({ reply: await proposeAnew(asking, store, meeting) })),
    },
    'after-meeting': {
      who: 'coordinator',
      answer: (asking, of) => afterForm.open(asking, asking.product.store, of),
    },
    'meeting-paper': {
      who: 'coordinator',
      answer: (asking, { kind: _, ...of }) =>
        commit(asking.ask, async (store) => ({ reply: await takePaper(asking, store, of) })),
    },
    'took-part': {
      who: 'coordinator',
      answer: (asking) =>
        read(asking.ask, async (store) => ({ kind: 'messages', items: [await showTookPart(asking, store)] })),
    },
    meeting: {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, { meeting }) =>
        commit(asking.ask, async (store) => {
          const found = await guestMeeting(asking, store, meeting);
          if ('refused' in found) return { reply: tell(found.refused) };
          return { reply: await showGuestAgain(asking, store, meeting) };
        }),
    },
    'meeting-reply': {
      who: 'guest',
      byLink: 'does',
      beforeOpening: true,
      shows: beforeReply,
      answer: (asking, of) => commit(asking.ask, (store) => answerMeeting(asking, store, of, of.answer)),
    },
    'meeting-colleague': {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, of) => colleagueForm.open(asking, asking.product.store, of),
    },
    'meeting-fits': {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, of) => fitsForm.open(asking, asking.product.store, of),
    },
    'meeting-question': {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, of) => questionForm.open(asking, asking.product.store, of),
    },
    'meeting-entry': {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, { kind: _, ...of }) =>
        commit(asking.ask, async (store) => ({ reply: await takeEntry(asking, store, of) })),
    },
    'meeting-notes': {
      who: 'guest',
      byLink: 'reads',
      beforeOpening: true,
      answer: (asking, { kind: _, ...of }) =>
        commit(asking.ask, async (store) => ({ reply: await takeNotes(asking, store, of) })),
    },
  },
  forms: {
    'plan-meeting': planForm,
    'propose-days': daysForm,
    agenda: agendaForm,
    'after-meeting': afterForm,
    'meeting-colleague': colleagueForm,
    'meeting-fits': fitsForm,
    'meeting-question': questionForm,
  },
  deliveries: {
    'meeting-days': { compose: composeDays, within: daysWithin },
    'meeting-invitation': { compose: composeInvitation, within: invitationWithin },
    'meeting-moved': { compose: composeMoved },
    'meeting-cancelled': { compose: composeCancelled },
    'meeting-reminder': { compose: composeMeetingReminder, within: reminderWithin },
    'meeting-after': { compose: composeAfter },
    'meeting-minutes': { compose: composeMinutes },
  },
  events: {
    'meeting-planned': ({ t }) => t.meeting.log.planned,
    'meeting-changed': ({ t }) => t.meeting.log.changed,
    'meeting-days-asked': ({ t, detail }) => t.meeting.log.daysAsked(detail?.receivers),
    'meeting-days-answered': ({ t }) => t.meeting.log.daysAnswered,
    'meeting-day-picked': ({ t, detail }) => t.meeting.log.picked(detail && t.dates.dayWithYear(detail.day)),
    'meeting-invited': ({ t, detail }) => t.meeting.log.invited(detail?.receivers),
    'meeting-moved': ({ t, detail }) =>
      t.meeting.log.moved(
        detail && t.dates.dayWithYear(detail.from),
        detail && t.dates.dayWithYear(detail.to),
      ),
    'meeting-cancelled': ({ t }) => t.meeting.log.cancelled,
    'meeting-removed': ({ t }) => t.meeting.log.removed,
    'meeting-answered': ({ t }) => t.meeting.log.answered,
    'agenda-changed': ({ t }) => t.meeting.log.agenda,
    'question-proposed': ({ t }) => t.meeting.log.question,
    'meeting-noted': ({ t }) => t.meeting.log.noted,
    'minutes-sent': ({ t, detail }) =>
      (detail?.n ?? 1) > 1 ? t.meeting.log.corrected : t.meeting.log.minutes(detail?.receivers),
  },
};
