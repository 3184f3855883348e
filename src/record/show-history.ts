import { today } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import { type CheckIn, isCarried } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { firstDay, type HalfYear, halfYearOf } from '../domain/half-year.ts';
import { countInitiatives, type Initiative } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { type Status, statuses } from '../domain/status-update.ts';
import { countsText } from '../messages/course-counts.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { countText } from '../messages/summary-table.ts';
import { commonest, historyMessage } from '../messages/trend.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store, SubmittedStatus } from '../ports/store.ts';
import { coordinatorSummary } from '../summary/summarise-check-in.ts';
import { trendLength, trendsOf } from '../summary/trends.ts';

/** So many half-years are offered; older ones are asked for by name. */
const offered = 10;
/** More parties than these are not shown one by one. */
const oneByOne = 4;

/** The half-years there are, or one of them: to a coordinator as it stands, to others as it was shown to the group. */
export async function showHistory(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear?: HalfYear,
): Promise<Reply> {
  const { t, group } = asker;
  if (!halfYear) return listHalfYears(product, store, asker);
  const checkIn = await store.checkIns.find(group.id, halfYear);
  const carried = checkIn && isCarried(checkIn) ? await store.beginning.carried(checkIn.id) : undefined;
  if (!checkIn || !(checkIn.openedAt || carried)) return tell(t.messages.noCheckIn(t.halfYear(halfYear)));
  if (mayCoordinate(asker.membership)) {
    const summary = await coordinatorSummary(product, store, asker, checkIn);
    return { kind: 'messages', items: [carried ? withoutDoing(asker, summary, carried) : summary] };
  }
  const showing = await store.showings.latest(checkIn.id);
  if (!showing) return tell(t.messages.historyNotShown(t.halfYear(halfYear)));
  const shownOn = t.messages.historyShownOn(t.dates.dayWithYear(dayIn(group.timezone, showing.at)));
  return {
    kind: 'messages',
    items: [{ ...showing.message, parts: [...showing.message.parts, { kind: 'note', text: shownOn }] }],
  };
}

/** What was brought in from before: to read, with whose word it is. */
function withoutDoing({ t, group }: Asker, summary: Message, { by, at }: { by: string; at: Date }): Message {
  const said = t.adding.carriedBy(by, t.dates.dayWithYear(dayIn(group.timezone, at)));
  const parts = summary.parts.filter(({ kind }) => kind !== 'buttons' && kind !== 'choice');
  return { ...summary, parts: [{ kind: 'text', text: [{ strong: said }] }, ...parts] };
}

/** To others than coordinators: what has been shown, and how it has gone for their own parties. */
async function listHalfYears(product: Product, store: Store, asker: Asker): Promise<Reply> {
  const { t, group, membership } = asker;
  const opened = (await store.checkIns.list(group.id)).filter(
    (checkIn) => checkIn.openedAt || isCarried(checkIn),
  );
  const [latest] = opened;
  if (!latest) return tell(t.messages.historyNone);
  const history = await store.statusUpdates.history(group.id, latest.halfYear, offered);
  const coordinates = mayCoordinate(membership);
  const courses = coordinates
    ? await store.initiatives.list(group.id, {
        from: firstDay(opened.slice(0, offered).at(-1)?.halfYear ?? latest.halfYear),
      })
    : [];
  const day = today(product, group);
  const rows = coordinates
    ? opened.slice(0, offered).map((checkIn) => ({
        halfYear: checkIn.halfYear,
        text: countedRow(asker, checkIn, history, courses, day),
      }))
    : await shownRows(store, asker, opened);
  const trends = trendsToShow(asker, history);
  if (rows.length === 0 && trends.length === 0) return tell(t.messages.historyNoneShown);
  return { kind: 'messages', items: [historyMessage(group.id, rows, trends, t)] };
}

function countedRow(
  { t, group }: Asker,
  checkIn: CheckIn,
  history: readonly SubmittedStatus[],
  courses: readonly Initiative[],
  day: string,
): string {
  const said = history.filter((one) => one.halfYear === checkIn.halfYear);
  const answered = new Set(said.map((one) => one.partyId));
  const taking = expectation(group, checkIn.halfYear).filter(
    (one) => one.expected || answered.has(one.partyId),
  );
  const run = courses.filter((one) => halfYearOf(one.day) === checkIn.halfYear);
  const counts = new Map(
    statuses.map((status) => [status, said.filter((one) => one.status === status).length]),
  );
  return [
    t.messages.historyRow(t.halfYear(checkIn.halfYear), t.dates.dayWithYear(checkIn.dueOn)),
    t.summary.answers(answered.size, taking.length),
    said.length > 0 ? t.summary.allAreas(countText(counts, t)) : '',
    run.length > 0 ? `${t.initiative.summaryLabel} ${countsText(countInitiatives(run, day), t)}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}

async function shownRows(store: Store, { t, group }: Asker, opened: CheckIn[]) {
  const shown = await store.showings.shownAt(opened.map((checkIn) => checkIn.id));
  return opened
    .flatMap((checkIn) => {
      const at = shown.get(checkIn.id);
      if (!at) return [];
      const day = t.dates.dayWithYear(dayIn(group.timezone, at));
      return [
        { halfYear: checkIn.halfYear, text: t.messages.historyShownRow(t.halfYear(checkIn.halfYear), day) },
      ];
    })
    .slice(0, offered);
}

/** The last half-years in each area: party by party where that is few, else the commonest answer. */
function trendsToShow(asker: Asker, all: readonly SubmittedStatus[]) {
  const { t, group, membership } = asker;
  const halfYears = [...new Set(all.map((one) => one.halfYear))].slice(-trendLength);
  const [first] = halfYears;
  if (halfYears.length < 2 || !first) return [];
  const history = all.filter((one) => one.halfYear >= first);
  const coordinates = mayCoordinate(membership);
  const own = new Set(membership.parties.map((one) => one.partyId));
  const seen = [...new Set(history.map((one) => one.partyId))].filter((id) => coordinates || own.has(id));
  if (seen.length === 0) return [];
  const span = halfYears.map((halfYear) => t.halfYear(halfYear));
  if (seen.length > oneByOne) {
    const rows = group.areas.flatMap((area) => {
      const trend = halfYears.map((halfYear) => {
        const said = history.flatMap((one): Status[] =>
          one.areaId === area.id && one.halfYear === halfYear ? [one.status] : [],
        );
        return { halfYear, ...commonest(said) };
      });
      return trend.some(({ status }) => status) ? [{ name: area.name, trend }] : [];
    });
    return [{ caption: t.summary.commonTrend(span), rows }];
  }
  return seen.map((id) => {
    const trends = trendsOf(
      history.filter((one) => one.partyId === id),
      group.areas,
      halfYears,
    );
    const rows = group.areas.flatMap((area) => {
      const trend = trends.get(area.key);
      return trend ? [{ name: area.name, trend }] : [];
    });
    return { caption: t.summary.trendOf(partyName(group, id), span), rows };
  });
}
