import { today } from '../asking/days.ts';
import { declareForm } from '../asking/declare-form.ts';
import { firstDay } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import { type Status, statuses } from '../domain/status-update.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { tell } from '../messages/say.ts';
import { arrangeFor } from '../one-party/arranging.ts';
import { areasToNote, noteCall, notToNote } from './note-call.ts';

type NoteRef = Extract<FormRef, { kind: 'note' }>;

const shape = {
  informant: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.arranged.informant,
    required: (t) => t.arranged.informantMissing,
  },
  on: { kind: 'day', label: (t) => t.arranged.saidOn, required: (t) => t.arranged.onMissing },
  statuses: {
    kind: 'each',
    label: (t) => t.report.howIsItGoing,
    of: {
      kind: 'choice',
      label: (t) => t.report.howIsItGoing,
      of: statuses,
      option: (t, value) => t.status[value as Status],
    },
  },
  said: { kind: 'text', lines: 'many', label: (t) => t.arranged.whatWasSaid },
  reference: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.arranged.reference,
    hint: (t) => t.arranged.referenceHint,
  },
} as const satisfies Shape;

/** The form behind *Anteckna svar från samtal*. It knows nothing of the party's draft. */
export const noteForm = declareForm<NoteRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.arranged.noteTitle,
  submit: (t) => t.report.save,
  again: ({ checkIn, party }) => ({ kind: 'note', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'one-party', checkIn, party }),
  async read({ product, asker }, store, of) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return arranging;
    const refused = notToNote(arranging);
    if (refused) return { refused };
    const { arranged, checkIn, group, party } = arranging;
    const { note } = arranged;
    const day = today(product, group);
    return {
      saved: {
        informant: note?.informant ?? '',
        on: note?.on ?? day,
        statuses: Object.fromEntries(note?.statuses.map((one) => [String(one.areaId), one.status]) ?? []),
        said: note?.said ?? '',
        reference: note?.reference ?? '',
      },
      given: {
        on: { days: { first: firstDay(checkIn.halfYear), last: day } },
        statuses: { items: areasToNote(arranging).map(({ id, name }) => ({ key: String(id), label: name })) },
      },
      partyName: party,
      note: asker.t.arranged.noteNote(partyName(group, group.convenerId), party),
    };
  },
  check({ asker: { t } }, _of, { said = '', statuses: chosen = {} }): Record<string, string> {
    const nothing = said.trim() === '' && Object.keys(chosen).length === 0;
    return nothing ? { said: t.arranged.saidMissing } : {};
  },
  async store({ product, asker }, store, of, values) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    return noteCall(arranging, {
      informant: values.informant.trim(),
      on: values.on ?? today(product, asker.group),
      statuses: Object.entries(values.statuses).flatMap(([area, status]) =>
        status ? [{ areaId: Number(area), status: status as Status }] : [],
      ),
      said: values.said.trim(),
      ...(values.reference.trim() && { reference: values.reference.trim() }),
    });
  },
});
