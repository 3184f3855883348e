import { randomBytes } from 'node:crypto';
import { declareForm } from '../asking/declare-form.ts';
import type { Asking } from '../asking/feature.ts';
import type { AgendaItem } from '../domain/meeting.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { meetingTitle } from '../messages/meeting.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { meetingOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { proposedAgenda, readAgenda } from './read-agenda.ts';
import { showAgain } from './show-again.ts';

type AgendaRef = Extract<FormRef, { kind: 'agenda' }>;

/** More items than these are no agenda. */
const mostItems = 30;

const shape = {
  items: {
    kind: 'rows',
    label: (t) => t.meeting.items,
    row: (t, n) => t.meeting.item(n),
    of: {
      title: { kind: 'text', lines: 'one', label: (t) => t.meeting.itemTitle },
      order: { kind: 'number', label: (t) => t.meeting.itemOrder, least: 1, most: 99 },
    },
    most: mostItems,
  },
} as const satisfies Shape;

/** The agenda: titles to write, empty and number. */
export const agendaForm = declareForm<AgendaRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.meeting.agendaTitle,
  submit: (t) => t.meeting.planSubmit,
  partial: true,
  again: ({ group, meeting }) => ({ kind: 'agenda', group, meeting }),
  back: ({ group, meeting }) => ({ kind: 'meetings', group, meeting }),
  async read({ product, asker }, store, of, toStore) {
    const { t, group } = asker;
    if (toStore) await store.meetings.lockRow(of.meeting);
    const meeting = await meetingOf(store, group, of.meeting);
    if (!meeting) return { refused: t.meeting.gone };
    const items = await readAgenda(product, store, group, meeting);
    return {
      saved: { items: items.map(({ key, title }, n) => ({ key, title, order: n + 1 })) },
      partyName: group.name,
      subject: meetingTitle(meeting, t),
      note: t.meeting.agendaNote,
    };
  },
  async store(asking, store, of, { items }) {
    const { product, asker } = asking;
    const { group, t } = asker;
    const meeting = await meetingOf(store, group, of.meeting);
    if (!meeting) return { reply: { kind: 'refused', fields: {}, why: t.meeting.gone } };
    const before = new Map(
      (await readAgenda(product, store, group, meeting)).map((item) => [item.key, item] as const),
    );
    const agenda = items
      .filter(({ title }) => title.trim() !== '')
      .map(({ key, title, order }, n) => ({
        // What has no number stands after what was numbered.
        order: order ?? mostItems + 70 + n,
        item: { ...(before.get(key ?? '') ?? ownItem()), title: title.trim() },
      }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
    await store.meetings.setAgenda(meeting.id, agenda);
    await store.meetings.change(meeting.id, { agendaAt: meeting.agendaAt ?? product.clock.now() });
    await logMeeting(asking, store, meeting, { kind: 'agenda-changed', detail: { meeting: meeting.id } });
    return { reply: await showAgain(asking, store, meeting.id, t.meeting.saved) };
  },
});

const ownItem = (): AgendaItem => ({
  key: randomBytes(8).toString('hex'),
  kind: 'own',
  title: '',
  about: '',
  note: '',
});

/** The proposal by the answers of now, before the members' questions and the coordinator's own items. */
export async function proposeAnew(asking: Asking, store: Store, id: number): Promise<Reply> {
  const { product, asker } = asking;
  const { group, t } = asker;
  const meeting = await meetingOf(store, group, id);
  if (!meeting || !(await store.meetings.lockRow(id))) return tell(t.meeting.gone);
  const kept = await store.meetings.agenda(id);
  const known = new Map(kept.map((item) => [item.key, item] as const));
  const proposed = (await proposedAgenda(product, store, group, meeting)).map((item) => ({
    ...item,
    note: known.get(item.key)?.note ?? '',
  }));
  const again = new Set(proposed.map(({ key }) => key));
  const own = kept.filter(
    ({ kind, key, note }) => !again.has(key) && (kind === 'own' || kind === 'question' || note.trim() !== ''),
  );
  await store.meetings.setAgenda(id, [...proposed, ...own]);
  await store.meetings.change(id, { agendaAt: product.clock.now() });
  await logMeeting(asking, store, meeting, { kind: 'agenda-changed', detail: { meeting: id } });
  return showAgain(asking, store, id, t.meeting.proposedAnew);
}
