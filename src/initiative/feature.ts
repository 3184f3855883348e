import { commit, read } from '../asking/ask.ts';
import type { Asking, Feature } from '../asking/feature.ts';
import { firstDay, lastDay } from '../domain/half-year.ts';
import { tell } from '../messages/say.ts';
import {
  askOrganiser,
  askToCancel,
  beforeTips,
  setCancelled,
  setOpen,
  setTips,
  whoSignsUp,
} from './answer-presses.ts';
import { offerNew, saveLine } from './by-words.ts';
import {
  composeAfterwards,
  composeChanged,
  composeDigest,
  composeQuestion,
  composeShown,
  composeSignUps,
  digestWithin,
} from './compose-course.ts';
import { courseForm, newCourseForm } from './course-forms.ts';
import { moveForm, signUpForm, wentForm } from './event-forms.ts';
import { showHalfYearCourses } from './half-year-courses.ts';
import {
  showAreaCourses,
  showCourse,
  showCourses,
  showForward,
  showVersionsOf,
  takeEntry,
} from './show-courses.ts';

/** Courses and other training occasions: planned, told to the others, and counted by themselves. */
export const initiativeFeature: Feature<'initiative'> = {
  words: {
    course: {
      who: 'organiser',
      says: [
        'kurs',
        'ny kurs',
        'traff',
        'kurs eller traff',
        'ny kurs eller traff',
        'course',
        'new course',
        'new course or meet-up',
      ],
      suggests: ['kurs', 'course'],
      help: ({ messages: { help } }) => [help.course],
      holdsText: true,
      answer: (asking, rest) =>
        rest.trim() ? saveLine(asking, rest) : read(asking.ask, async () => offerNew(asking)),
    },
    courses: {
      who: 'member',
      says: ['kurser', 'traffar', 'kurserna', 'anmal antal', 'courses', 'sign up'],
      suggests: ['kurser', 'courses'],
      help: ({ messages: { help } }) => [help.courses],
      answer: (asking) => read(asking.ask, (store) => showCourses(asking, store)),
    },
  },
  presses: {
    courses: {
      who: 'member',
      byLink: 'reads',
      answer: (asking) => commit(asking.ask, async (store) => ({ reply: await showCourses(asking, store) })),
    },
    'half-year-courses': {
      who: 'coordinator',
      answer: (asking) =>
        commit(asking.ask, async (store) => ({ reply: await showHalfYearCourses(asking, store) })),
    },
    'area-courses': {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { party, area }) =>
        commit(asking.ask, async (store) => {
          const { halfYear } = asking.checkIn;
          const span = { from: firstDay(halfYear), to: lastDay(halfYear) };
          return { reply: await showAreaCourses(asking, store, span, { party, area }) };
        }),
    },
    course: {
      who: 'member',
      byLink: 'reads',
      answer: (asking, { initiative }) =>
        commit(asking.ask, async (store) => ({ reply: await showCourse(asking, store, initiative) })),
    },
    'new-course': {
      who: 'organiser',
      byLink: 'reads',
      answer: (asking, { group, party }) =>
        newCourseForm.open(asking, asking.product.store, { kind: 'new-course', group, party }),
    },
    'edit-course': {
      who: 'organiser',
      answer: (asking, of) => courseForm.open(asking, asking.product.store, { ...of, kind: 'course' }),
    },
    'move-course': {
      who: 'organiser',
      answer: (asking, of) => moveForm.open(asking, asking.product.store, of),
    },
    'ask-cancel-course': {
      who: 'organiser',
      answer: (asking, of) =>
        commit(asking.ask, async (store) => ({ reply: await askToCancel(asking, store, of) })),
    },
    'keep-course': {
      who: 'organiser',
      answer: ({ ask, asker: { t } }) =>
        commit(ask, async () => {
          const reply = tell(t.initiative.kept);
          return { reply: reply.kind === 'messages' ? { ...reply, replace: true } : reply };
        }),
    },
    'cancel-course': {
      who: 'organiser',
      answer: (asking, of) => commit(asking.ask, (store) => setCancelled(asking, store, of, true)),
    },
    'restore-course': {
      who: 'organiser',
      answer: (asking, of) => commit(asking.ask, (store) => setCancelled(asking, store, of, false)),
    },
    'course-went': {
      who: 'organiser',
      byLink: 'reads',
      answer: (asking, of) => wentForm.open(asking, asking.product.store, of),
    },
    'open-course': {
      who: 'organiser',
      answer: (asking, of) => commit(asking.ask, (store) => setOpen(asking, store, of)),
    },
    'course-versions': {
      who: 'reader',
      byLink: 'reads',
      answer: (asking, { initiative }) =>
        commit(asking.ask, async (store) => ({ reply: await showVersionsOf(asking, store, initiative) })),
    },
    'sign-up': {
      who: 'answerer',
      byLink: 'reads',
      async answer(asking, { initiative }) {
        const which = await whoSignsUp(asking, asking.product.store, initiative);
        return 'reply' in which
          ? commit(asking.ask, async () => which)
          : openSignUp(asking, { party: which.party, initiative });
      },
    },
    'sign-up-for': {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, of) => openSignUp(asking, of),
    },
    'forward-course': {
      who: 'member',
      byLink: 'reads',
      answer: (asking, { initiative }) =>
        commit(asking.ask, async (store) => ({ reply: await showForward(asking, store, initiative) })),
    },
    'course-entry': {
      who: 'member',
      byLink: 'reads',
      answer: (asking, { initiative }) =>
        commit(asking.ask, async (store) => ({ reply: await takeEntry(asking, store, initiative) })),
    },
    'ask-organiser': {
      who: 'coordinator',
      answer: (asking, { initiative }) =>
        commit(asking.ask, (store) => askOrganiser(asking, store, initiative)),
    },
    'course-tips': {
      who: 'member',
      byLink: 'does',
      shows: (asking, { wanted }) => beforeTips(asking, wanted),
      answer: (asking, { wanted }) =>
        commit(asking.ask, async (store) => ({ reply: await setTips(asking, store, wanted) })),
    },
  },
  forms: {
    'new-course': newCourseForm,
    course: courseForm,
    'move-course': moveForm,
    'course-went': wentForm,
    'sign-up': signUpForm,
  },
  deliveries: {
    'course-shown': { compose: composeShown },
    'course-changed': { compose: composeChanged },
    'course-question': { compose: composeQuestion },
    'course-digest': { compose: composeDigest, within: digestWithin },
    'course-sign-ups': { compose: composeSignUps },
    'course-afterwards': { compose: composeAfterwards },
  },
  events: {
    'course-saved': ({ t }) => t.lock.events['course-saved'],
    'course-moved': ({ t }) => t.lock.events['course-moved'],
    'course-cancelled': ({ t }) => t.lock.events['course-cancelled'],
    'course-restored': ({ t }) => t.lock.events['course-restored'],
    'course-held': ({ t }) => t.lock.events['course-held'],
    'course-sign-up': ({ t }) => t.lock.events['course-sign-up'],
    'course-asked': ({ t }) => t.lock.events['course-asked'],
    'course-tips': ({ t }) => t.lock.events['course-tips'],
  },
};

const openSignUp = (asking: Asking, { party, initiative }: { party: number; initiative: number }) =>
  signUpForm.open(asking, asking.product.store, {
    kind: 'sign-up',
    group: asking.asker.group.id,
    party,
    initiative,
  });
