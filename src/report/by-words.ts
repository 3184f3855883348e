import type { Asking } from '../asking/feature.ts';
import { areasOf } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { readQuickLine } from '../domain/quick-line.ts';
import { lengthOf, statuses, text } from '../domain/status-update.ts';
import type { Action } from '../messages/action.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { tell } from '../use-cases/change.ts';
import { nothingOpen } from '../use-cases/nothing-open.ts';
import { type Asker, partyName, say, today } from '../use-cases/product.ts';
import { showReport } from '../use-cases/report-target.ts';
import { saveStatus } from '../use-cases/save-status.ts';

/** The one party that the asker reports for now, or the answer where there is not just one. */
async function whichReport(
  asking: Asking,
  store: Store,
  several: (checkIn: CheckIn) => Reply,
): Promise<{ checkIn: CheckIn; partyId: number } | Reply> {
  const { product, asker } = asking;
  const { membership } = asker;
  const checkIn = await store.checkIns.current(asker.group.id);
  if (!checkIn) return nothingOpen(product, store, asker);
  const [only, ...others] = membership.parties;
  return only && others.length === 0 ? { checkIn, partyId: only.partyId } : several(checkIn);
}

/** Opens the list, where the asker answers for one party. */
export async function openReport(asking: Asking, store: Store): Promise<Reply> {
  const { product, asker } = asking;
  const which = await whichReport(asking, store, (checkIn) => ({
    kind: 'messages',
    items: [whichParty(asker, checkIn, asker.t.messages.whichParty)],
  }));
  return 'kind' in which
    ? which
    : showReport(store, { asker, ...which, today: today(product, asker.group) }, { place: 'new' });
}

function whichParty(asker: Asker, checkIn: CheckIn, text: string): Message {
  const buttons = asker.membership.parties.map(({ partyId }) => ({
    label: partyName(asker.group, partyId),
    action: { kind: 'report' as const, checkIn: checkIn.id, party: partyId },
  }));
  return {
    parts: [
      { kind: 'text', text },
      { kind: 'buttons', buttons },
    ],
  };
}

/** Saves an area from the line: `bemötande gul Två workshops`. */
export async function saveLine(asking: Asking, store: Store, line: string): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const m = t.messages;
  const which = await whichReport(asking, store, (checkIn) => ({
    kind: 'messages',
    items: [whichParty(asker, checkIn, m.lineOneParty)],
  }));
  if ('kind' in which) return which;
  const { checkIn, partyId } = which;
  const areas = areasOf(group, partyId, checkIn.halfYear);
  const areaNames = m.list(areas.map((area) => area.name));
  const said = readQuickLine(line, areas);
  switch (said.kind) {
    case 'bad-area':
      return tell(said.text ? m.badArea(said.text, areaNames) : m.noArea(areaNames));
    case 'bad-status': {
      const name = areas.find((area) => area.id === said.areaId)?.name ?? '';
      const items = statuses.map((status) => `${t.status[status]} (${m.statusWordsHint[status]})`);
      // Each status is a button too, so that the line need not be typed again.
      const buttons = statuses.map((status) => ({
        label: t.status[status],
        action: {
          kind: 'status',
          checkIn: checkIn.id,
          party: partyId,
          area: said.areaId,
          status,
        } satisfies Action,
      }));
      return {
        kind: 'messages',
        items: [
          {
            parts: [
              { kind: 'text', text: said.text ? m.badStatus(said.text, name) : m.noStatus(name) },
              { kind: 'list', items },
              { kind: 'buttons', buttons },
            ],
          },
        ],
      };
    }
    case 'area': {
      const done = text.safeParse(said.done);
      if (!done.success) return tell(`${m.tooLong(lengthOf(said.done))} ${m.nothingSaved}`);
      const saved = await saveStatus(
        product,
        store,
        { asker, checkIn, partyId, today: today(product, group) },
        { ...said, done: done.data },
      );
      if (saved.reply.kind !== 'report') return saved.reply;
      const name = areas.find((area) => area.id === said.areaId)?.name ?? '';
      const { state } = saved.reply.list;
      const after =
        state === 'changed' ? t.report.state.changed : state === 'draft' ? m.savedNotSent : undefined;
      return {
        ...saved.reply,
        say: say(
          ...saved.notices,
          [m.savedLine(name, t.status[said.status]), after].filter(Boolean).join(' '),
        ),
      };
    }
  }
}
