import { type EventKind, isKnown, readDetail } from '../asking/stored.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Rich } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Told } from '../ports/kinds.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { LoggedEvent, Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** So many events are shown at a time. */
const page = 20;

/** Who has done what, the latest first. The log keeps persons by key; their names are looked up when it is read. */
export async function showLog(product: Product, store: Store, asker: Asker, before?: number): Promise<Reply> {
  const { t, group } = asker;
  const events = await store.events(group.id, { limit: page + 1, before });
  if (events.length === 0) return tell(t.lock.logEmpty);
  const shown = events.slice(0, page);
  const oldest = shown.at(-1)?.id;
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'heading', text: t.lock.log },
          { kind: 'list', items: shown.map((event) => lineOf(product, event, asker)) },
          ...(events.length > page
            ? [
                {
                  kind: 'buttons' as const,
                  buttons: [
                    {
                      label: t.lock.older,
                      action: { kind: 'log' as const, group: group.id, before: oldest },
                    },
                  ],
                },
              ]
            : []),
        ],
      },
    ],
  };
}

function lineOf(product: Product, event: LoggedEvent, { t, group }: Asker): Rich {
  const when = moment(group, event.at, t);
  const told = tellOf(product, event, group, t);
  const { what, by, halfYear: then, why } = typeof told === 'string' ? { what: told } : told;
  // What an administrator does by command is by the name that was given.
  const name = event.actor === undefined ? (by ?? t.lock.theBot) : event.actorName;
  const who = name ?? t.lock.person(event.actor ?? 0);
  const halfYear = event.halfYear ?? then;
  const about = [
    event.partyId !== undefined && partyName(group, event.partyId),
    halfYear && t.halfYear(halfYear),
    event.platform && t.platforms[event.platform],
  ].filter(Boolean);
  const where = about.length > 0 ? ` (${about.join(', ')})` : '';
  return [
    `${when.dayWithYear} ${when.time}: `,
    { strong: `${who} ${what}` },
    `${where}.${why === undefined ? '' : ` ${why}`}`,
  ];
}

/** As its feature tells it; by its name where a later version has written it. */
function tellOf({ kinds }: Product, { kind, detail }: LoggedEvent, group: WorkingGroup, t: Texts): Told {
  if (!isKnown(kind)) return kind;
  return told(kind);

  function told<K extends EventKind>(known: K): Told {
    return kinds.events[known]({ detail: readDetail(known, detail), group, t });
  }
}
