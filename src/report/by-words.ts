import { type Ask, commit, currentCheckIn } from '../asking/ask.ts';
import { longestCarried } from '../asking/contract.ts';
import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { areasOf } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { partyName } from '../domain/party.ts';
import { readQuickLine, textBesideStatus } from '../domain/quick-line.ts';
import { lengthOf, type Status, statuses, text } from '../domain/status-update.ts';
import type { CollaborationArea } from '../domain/working-group.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Action } from '../messages/action.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import type { Reply, ReportList } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeReport } from './change-report.ts';
import { showReport, type Target } from './report-target.ts';
import { decideStatus } from './save-status.ts';

/** The one party that the asker reports for now, or the answer where there is not just one. */
export async function whichReport(
  asking: Asking,
  store: Store,
  several: (checkIn: CheckIn) => Reply,
): Promise<Target | Reply> {
  const { product, asker } = asking;
  const { membership } = asker;
  const checkIn = currentCheckIn(asking.ask, asker);
  if (!checkIn) return nothingOpen(product, store, asker);
  const [only, ...others] = membership.parties;
  return only && others.length === 0
    ? { asker, checkIn, partyId: only.partyId, today: today(product, asker.group) }
    : several(checkIn);
}

/** Opens the list, where the asker answers for one party. */
export async function openReport(asking: Asking, store: Store): Promise<Reply> {
  const which = await whichReport(asking, store, (checkIn) =>
    whichParty(asking.asker, checkIn, asking.asker.t.messages.whichParty, 'report'),
  );
  return 'kind' in which ? which : showReport(store, which, { drawn: 'new' });
}

/** Asks for which party, with a button for each that does the same for it. */
export function whichParty(
  asker: Asker,
  { id: checkIn }: CheckIn,
  question: string,
  kind: 'report' | 'submit' | 'as-last' | 'overall' | 'view',
): Reply {
  const buttons = asker.membership.parties.map(
    ({ partyId: party }): Button => ({
      label: partyName(asker.group, party),
      action: { kind, checkIn, party },
    }),
  );
  const parts: Part[] = [
    { kind: 'text', text: question },
    { kind: 'buttons', buttons },
  ];
  return { kind: 'messages', items: [{ parts }] };
}

/** Saves an area from the line: `bemötande gul Två workshops`. What is not saved is given back. */
export async function saveLine(asking: Asking, line: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t, group } = asker;
  const m = t.messages;
  const answer = (reply: Reply) => commit(ask, async () => ({ reply }));
  const refuse = (reply: Reply) => answer(giveBack(reply, line, t));
  const which = await whichReport(asking, product.store, (checkIn) =>
    whichParty(asker, checkIn, m.lineOneParty, 'report'),
  );
  if ('kind' in which) return refuse(which);
  const areas = areasOf(group, which.partyId, which.checkIn.halfYear);
  const areaNames = m.list(areas.map((area) => area.name));
  const said = readQuickLine(line, areas);
  switch (said.kind) {
    case 'bad-area':
      return refuse(tell(said.text ? m.badArea(said.text, areaNames) : m.noArea(areaNames)));
    case 'bad-status': {
      const area = areas.find(({ id }) => id === said.areaId);
      const beside = textBesideStatus(line, areas);
      return area ? answer(askForStatus(which, area, said.text, beside)) : refuse(tell(m.areaGone));
    }
    case 'area': {
      const done = text.safeParse(said.done);
      if (!done.success) return refuse(tell(`${m.tooLong(lengthOf(said.done))} ${m.nothingSaved}`));
      return giveBack(await saveTyped(ask, which, { ...said, done: done.data }), line, t);
    }
  }
}

/** Each status is a button, so that the line need not be typed again; its text comes with the one that is pressed. */
function askForStatus(
  { asker, checkIn, partyId }: Target,
  area: CollaborationArea,
  bad: string,
  done: string,
): Reply {
  const { t } = asker;
  const m = t.messages;
  const actionOf = (status: Status, carried?: string): Action => ({
    kind: 'status',
    checkIn: checkIn.id,
    party: partyId,
    area: area.id,
    status,
    ...(carried ? { done: carried } : {}),
  });
  // As JSON it is longer than as it was typed.
  const fits = JSON.stringify(actionOf('not_applicable', done)).length <= longestCarried;
  const buttons = statuses.map(
    (status): Button => ({ label: t.status[status], action: actionOf(status, fits ? done : undefined) }),
  );
  const parts: Part[] = [
    { kind: 'text', text: bad ? m.badStatus(bad, area.name) : m.noStatus(area.name) },
    { kind: 'list', items: statuses.map((status) => `${t.status[status]} (${m.statusWordsHint[status]})`) },
    ...(done
      ? [
          { kind: 'text' as const, text: fits ? m.lineCarried : m.lineLeftOut },
          { kind: 'quote' as const, text: done },
        ]
      : []),
    { kind: 'buttons', buttons },
  ];
  return { kind: 'messages', items: [{ parts }] };
}

/** Saves an area of which something was typed, and says what is left. A refusal is plain, without what was typed. */
export async function saveTyped(
  ask: Ask,
  target: Target,
  answer: { areaId: number; status: Status; done: string },
): Promise<Reply> {
  const { t } = target.asker;
  const reply = await changeReport(ask, target, (report) => decideStatus(target, report, answer));
  if (reply.kind !== 'report') return reply;
  const name = reply.list.areas.find(({ area }) => area === answer.areaId)?.name ?? '';
  const saved = t.messages.savedLine(name, t.status[answer.status]);
  return { ...reply, say: whatIsLeft(target.asker, reply.list, [...reply.list.notices, saved]) };
}

/** After something was saved by words: what is left to do, and the way there. */
export function whatIsLeft({ t }: Asker, list: ReportList, sentences: string[]): Message {
  const m = t.messages;
  const paragraphs = (texts: string[]) => texts.map((each) => ({ kind: 'text' as const, text: each }));
  if (list.state === 'submitted' || list.state === 'locked') return { parts: paragraphs(sentences) };
  const missing = list.areas.filter(({ status }) => !status).map(({ name }) => name);
  const of = { checkIn: list.checkIn, party: list.party };
  const goOn: Button = {
    label: m.goOn,
    action: { kind: 'report', ...of, edit: true },
    primary: missing.length > 0,
  };
  // What stands in the way says it already.
  const left = list.hindrance
    ? []
    : [
        list.state === 'changed' ? t.report.state.changed : m.savedNotSent,
        ...(missing.length > 0 ? [m.ownMissing(m.list(missing))] : []),
      ];
  const last = [sentences.at(-1), ...left].join(' ');
  const submit: Button = { label: t.report.submit, action: { kind: 'submit', ...of }, primary: true };
  return {
    parts: [
      ...paragraphs([...sentences.slice(0, -1), last]),
      { kind: 'buttons', buttons: missing.length > 0 ? [goOn] : [submit, goOn] },
    ],
  };
}
