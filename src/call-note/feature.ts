import type { Feature } from '../asking/feature.ts';
import { arrange, beforeArranging } from '../one-party/arrange.ts';
import { confirmByWords, noteByWords } from './by-words.ts';
import { composeCallNoted, composeNoteConfirmed } from './compose-note.ts';
import { beforeConfirming, confirmNote, readNote, unconfirmNote, withdrawNote } from './note-call.ts';
import { noteForm } from './note-form.ts';

/** *Anteckna svar från samtal*: the convener's note of what somebody said, until the party says it itself. */
export const callNoteFeature: Feature<'callNote'> = {
  words: {
    note: {
      who: 'coordinator',
      says: ['anteckna', 'anteckna samtal', 'anteckna svar', 'note', 'note call'],
      suggests: ['anteckna', 'note'],
      help: ({ arranged: { help } }) => [help.note],
      holdsText: true,
      answer: noteByWords,
    },
    'confirm-note': {
      who: 'answerer',
      says: ['stammer', 'det stammer', 'correct', 'that is right'],
      suggests: ['stämmer', 'correct'],
      help: () => [],
      answer: confirmByWords,
    },
  },
  presses: {
    note: {
      who: 'coordinator',
      answer: (asking, { checkIn, party }) =>
        noteForm.open(asking, asking.product.store, { kind: 'note', checkIn, party }),
    },
    'withdraw-note': {
      who: 'coordinator',
      answer: (asking, of) =>
        arrange(asking, of, 'coordinator', (arranging) => withdrawNote(arranging, of.note)),
    },
    'read-note': {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, of) => arrange(asking, of, 'answerer', readNote),
    },
    'confirm-note': {
      who: 'own-party',
      byLink: 'does',
      shows: (asking, of) =>
        beforeArranging(asking, of, 'answerer', (arranging) => beforeConfirming(arranging, of.note, true)),
      answer: (asking, of) => arrange(asking, of, 'answerer', (arranging) => confirmNote(arranging, of.note)),
    },
    'unconfirm-note': {
      who: 'own-party',
      byLink: 'does',
      shows: (asking, of) =>
        beforeArranging(asking, of, 'answerer', (arranging) => beforeConfirming(arranging, of.note, false)),
      answer: (asking, of) =>
        arrange(asking, of, 'answerer', (arranging) => unconfirmNote(arranging, of.note)),
    },
  },
  forms: { note: noteForm },
  deliveries: {
    'call-noted': { compose: composeCallNoted },
    'note-confirmed': { compose: composeNoteConfirmed },
  },
  events: {
    'call-noted': ({ t }) => t.arranged.events['call-noted'],
    'note-withdrawn': ({ t }) => t.arranged.events['note-withdrawn'],
    'note-confirmed': ({ t }) => t.arranged.events['note-confirmed'],
    'note-unconfirmed': ({ t }) => t.arranged.events['note-unconfirmed'],
  },
};
