import { today } from '../asking/days.ts';
import type { CheckInAsking } from '../asking/feature.ts';
import { firstDay, lastDay } from '../domain/half-year.ts';
import { countInitiatives, type Initiative, isPaidAndClosed, standingOf } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import { countsText, whenShort } from '../messages/course-counts.ts';
import type { Button, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { municipalitiesIn } from './courses.ts';
import { cardButton } from './show-courses.ts';

/** So many of those that are paid for and not open have a button each. */
const mostQuestions = 10;

/** *Kurser och möten*: all of a half-year, to the coordinators, with what nobody else is shown. */
export async function showHalfYearCourses(
  { product, asker, checkIn }: CheckInAsking,
  store: Store,
): Promise<Reply> {
  const { t, group } = asker;
  const i = t.initiative;
  const day = today(product, group);
  const all = await store.initiatives.list(group.id, {
    from: firstDay(checkIn.halfYear),
    to: lastDay(checkIn.halfYear),
  });
  const heading: Part = { kind: 'heading', text: i.allTitle(t.halfYear(checkIn.halfYear)) };
  if (all.length === 0)
    return { kind: 'messages', items: [{ parts: [heading, { kind: 'text', text: i.allNone }] }] };
  const closed = all.filter(isPaidAndClosed);
  const told = all.filter((one) => one.told.length > 0);
  const parties = municipalitiesIn(group, [...new Set(told.flatMap((one) => one.told))]);
  const standing = (one: Initiative) => i.standing[standingOf(one, day)];
  const people = ({ participants, fromOthers, state }: Initiative) =>
    state === 'held' && participants !== undefined ? i.took(participants, fromOthers) : '';
  const parts: Part[] = [
    heading,
    { kind: 'text', text: countsText(countInitiatives(all, day), t) },
    ...(parties > 0 ? [{ kind: 'text' as const, text: i.toldInAll(parties, told.length) }] : []),
    ...questions(closed, asker),
    {
      kind: 'table',
      caption: i.byParty,
      columns: [i.columns.when, i.columns.what, i.columns.who, i.columns.how, i.columns.people],
      rows: all.map((one) => [
        whenShort(one),
        one.title,
        partyName(group, one.partyId),
        standing(one),
        people(one),
      ]),
    },
    {
      kind: 'choice',
      label: i.listTitle,
      press: t.summary.showOne,
      options: all.slice(0, 100).map((one) => cardButton(asker, one)),
    },
  ];
  return { kind: 'messages', items: [{ parts }] };
}

function questions(closed: Initiative[], { t, group }: CheckInAsking['asker']): Part[] {
  if (closed.length === 0) return [];
  const i = t.initiative;
  const line = ({ title, day, partyId }: Initiative) =>
    `${t.dates.dayWithYear(day)}: ${title} (${partyName(group, partyId)})`;
  const buttons = closed.slice(0, mostQuestions).map(
    (one): Button => ({
      label: i.askOrganiser(partyName(group, one.partyId), one.title),
      action: { kind: 'ask-organiser', group: group.id, initiative: one.id },
    }),
  );
  return [
    { kind: 'text', text: [{ strong: i.paidAndClosed }] },
    { kind: 'list', items: closed.map(line) },
    { kind: 'buttons', buttons },
  ];
}
