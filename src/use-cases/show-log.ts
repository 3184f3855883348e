import { readHalfYear } from '../domain/half-year.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Rich } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { LoggedEvent, Store } from '../ports/store.ts';
import { documentKinds } from '../record/actions.ts';
import type { Texts } from '../texts/texts.ts';
import { tell } from './change.ts';
import { type Asker, moment, partyName } from './product.ts';

/** So many events are shown at a time. */
const page = 20;

/** Who has done what, the latest first. The log keeps persons by key; their names are looked up when it is read. */
export async function showLog(store: Store, asker: Asker, before?: number): Promise<Reply> {
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
          { kind: 'list', items: shown.map((event) => lineOf(event, asker)) },
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

/** What was done, with the name of what it was done to, where the event keeps which. */
function withName({ kind, detail }: LoggedEvent, group: WorkingGroup, t: Texts): string | undefined {
  const { area, what } = (detail ?? {}) as { area?: unknown; what?: unknown };
  if (kind === 'area-saved') {
    const saved = group.areas.find((one) => one.id === area)?.name;
    return saved && t.lock.areaSaved(saved);
  }
  const document = kind === 'exported' && documentKinds.find((one) => one === what);
  return document ? t.lock.tookOut(t.documents.kinds[document]) : undefined;
}

function lineOf(event: LoggedEvent, { t, group }: Asker): Rich {
  const when = moment(group, event.at, t);
  const detail = textsIn(event.detail);
  // What an administrator does by command is by the name that was given; a half-year that is purged is named there too.
  const by = event.actor === undefined ? (detail.by ?? t.lock.theBot) : event.actorName;
  const who = by ?? t.lock.person(event.actor ?? 0);
  const halfYear = event.halfYear ?? readHalfYear(detail.halfYear ?? '');
  const about = [
    event.partyId !== undefined && partyName(group, event.partyId),
    halfYear && t.halfYear(halfYear),
    event.platform && t.platforms[event.platform],
  ].filter(Boolean);
  const why = [
    detail.reason && ` ${t.lock.why} ${detail.reason}`,
    detail.decision && ` ${t.lock.decision} ${detail.decision}`,
  ]
    .filter(Boolean)
    .join('');
  const what = withName(event, group, t) ?? t.lock.events[event.kind] ?? event.kind;
  const where = about.length > 0 ? ` (${about.join(', ')})` : '';
  return [`${when.dayWithYear} ${when.time}: `, { strong: `${who} ${what}` }, `${where}.${why}`];
}

function textsIn(detail: unknown): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(detail ?? {}).filter(([, value]) => typeof value === 'string'));
}
