import { dayIn } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { mayCoordinate } from '../domain/permission.ts';
import type { Button } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { capitalised } from '../texts/grammar.ts';
import { tell } from './change.ts';
import type { Asker, Product } from './product.ts';
import { coordinatorSummary } from './summarise-check-in.ts';

/** So many half-years are offered; older ones are asked for by name. */
const offered = 10;

/** The half-years there are, or one of them: to a coordinator as it stands, to others as it was shown to the group. */
export async function showHistory(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear?: HalfYear,
): Promise<Reply> {
  const { t, group } = asker;
  if (!halfYear) return listHalfYears(store, asker);
  const checkIn = await store.checkIns.find(group.id, halfYear);
  if (!checkIn?.openedAt) return tell(t.messages.noCheckIn(t.halfYear(halfYear)));
  if (mayCoordinate(asker.membership)) {
    return { kind: 'messages', items: [await coordinatorSummary(product, store, asker, checkIn)] };
  }
  const showing = await store.showings.latest(checkIn.id);
  if (!showing) return tell(t.messages.historyNotShown(t.halfYear(halfYear)));
  const shownOn = t.messages.historyShownOn(t.dates.dayWithYear(dayIn(group.timezone, showing.at)));
  return {
    kind: 'messages',
    items: [{ ...showing.message, parts: [...showing.message.parts, { kind: 'note', text: shownOn }] }],
  };
}

async function listHalfYears(store: Store, asker: Asker): Promise<Reply> {
  const { t, group } = asker;
  const opened = (await store.checkIns.list(group.id))
    .filter((checkIn) => checkIn.openedAt)
    .slice(0, offered);
  if (opened.length === 0) return tell(t.messages.historyNone);
  const buttons = opened.map(
    (checkIn): Button => ({
      label: capitalised(t.halfYear(checkIn.halfYear)),
      action: { kind: 'words', text: `historik ${checkIn.halfYear}`, group: group.id },
    }),
  );
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'heading', text: t.messages.historyTitle },
          {
            kind: 'list',
            items: opened.map((checkIn) =>
              t.messages.historyRow(t.halfYear(checkIn.halfYear), t.dates.dayWithYear(checkIn.dueOn)),
            ),
          },
          { kind: 'buttons', buttons },
        ],
      },
    ],
  };
}
