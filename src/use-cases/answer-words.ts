import { areasOf } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { readQuickLine } from '../domain/quick-line.ts';
import { lengthOf, statuses, text } from '../domain/status-update.ts';
import { type Command, readCommand } from '../entry/commands.ts';
import type { Action } from '../messages/action.ts';
import { helpMessage } from '../messages/help.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { type Ask, askerIn, commit, currentCheckIn, read } from './ask.ts';
import { type Change, tell } from './change.ts';
import { lockByWords, unlockByWords } from './lock-by-words.ts';
import { moveDueDate } from './move-due-date.ts';
import { nothingOpen } from './nothing-open.ts';
import { type Asker, partyName, say, today, whomToAsk } from './product.ts';
import { whichMembership } from './recognise.ts';
import { remindMissing } from './remind-missing.ts';
import { showReport } from './report-target.ts';
import { saveStatus } from './save-status.ts';
import { documentsByWords } from './show-documents.ts';
import { showHistory } from './show-history.ts';
import { showLog } from './show-log.ts';
import { ownState } from './show-state.ts';
import { startCheckIn } from './start-check-in.ts';
import { coordinatorSummary } from './summarise-check-in.ts';

/** Answers typed words. `groupId`: the group that was chosen, where the person is in several. */
export async function answerWords(ask: Ask, text: string, groupId?: number): Promise<Reply> {
  const command = readCommand(text);
  const membership = await whichMembership(ask.product.store, ask.recognised, ask.incoming, groupId);
  if (membership === 'none') return tell(textsFor(ask.locale ?? 'sv').messages.gone);
  if (membership === 'several') {
    const question = await askWhichGroup(ask, text);
    return read(ask, async () => question);
  }
  const asker = await askerIn(ask, membership);
  return answerCommand(ask, asker, command);
}

async function askWhichGroup(ask: Ask, text: string): Promise<Reply> {
  const askers = await Promise.all(ask.recognised.memberships.map((membership) => askerIn(ask, membership)));
  const { t } = askers[0] ?? { t: textsFor(ask.locale ?? 'sv') };
  const buttons = askers.map(({ group }) => ({
    label: group.name,
    action: { kind: 'words' as const, text: text.slice(0, 1500), group: group.id },
  }));
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'text', text: t.messages.whichGroup },
          { kind: 'buttons', buttons },
        ],
      },
    ],
  };
}

async function answerCommand(ask: Ask, asker: Asker, command: Command): Promise<Reply> {
  const { product } = ask;
  const { t, group, membership } = asker;
  const m = t.messages;
  const coordinate = (work: (store: Store) => Promise<Change>): Promise<Reply> =>
    mayCoordinate(membership)
      ? commit(ask, work)
      : read(ask, async () => tell(m.onlyCoordinators(whomToAsk(group, t))));

  switch (command.kind) {
    case 'help':
      return read(ask, async () => ({
        kind: 'messages',
        items: [
          helpMessage({ coordinate: mayCoordinate(membership), answer: membership.parties.length > 0 }, t),
        ],
      }));
    case 'summary':
      return read(ask, async (store) => {
        const checkIn = await currentCheckIn(store, asker);
        if (!checkIn) return nothingOpen(product, store, asker);
        const message = mayCoordinate(membership)
          ? await coordinatorSummary(product, store, asker, checkIn)
          : await ownState(product, store, asker, checkIn);
        return { kind: 'messages', items: [message] };
      });
    case 'documents':
      return coordinate(async (store) => ({
        reply: await documentsByWords(product, store, asker, command.text),
      }));
    case 'history':
      return read(ask, (store) => showHistory(product, store, asker, command.halfYear));
    case 'start':
      return coordinate((store) => startCheckIn(product, store, asker, command.halfYear));
    case 'move':
      return coordinate((store) =>
        moveDueDate(product, store, asker, command.to, { halfYear: command.halfYear }),
      );
    case 'remind':
      return coordinate(async (store) =>
        remindMissing(product, store, asker, await currentCheckIn(store, asker)),
      );
    case 'lock':
      return coordinate((store) => lockByWords(product, store, asker, command.line));
    case 'unlock':
      return coordinate((store) => unlockByWords(product, store, asker, command.line));
    case 'log':
      return coordinate(async (store) => ({ reply: await showLog(store, asker) }));
    case 'report':
      return commit(ask, async (store) => ({ reply: await openReport(ask, asker, store) }));
    case 'report-line':
      return commit(ask, async (store) => ({ reply: await saveLine(ask, asker, store, command.line) }));
    case 'bad-half-year':
      return read(ask, async () => tell(m.badHalfYear(command.text)));
    case 'unknown':
      return read(ask, async () => {
        const guess = command.nearest ? m.didYouMean(command.nearest) : m.seeHelp;
        return tell(`${m.unknownWord(command.text)} ${guess} ${m.nothingChanged}`);
      });
  }
}

/** The one party that the asker reports for now, or the answer where there is not just one. */
async function whichReport(
  ask: Ask,
  store: Store,
  asker: Asker,
  several: (checkIn: CheckIn) => Reply,
): Promise<{ checkIn: CheckIn; partyId: number } | Reply> {
  const { t, group, membership } = asker;
  if (membership.parties.length === 0) return tell(t.messages.onlyContacts(whomToAsk(group, t)));
  const checkIn = await currentCheckIn(store, asker);
  if (!checkIn) return nothingOpen(ask.product, store, asker);
  const [only, ...others] = membership.parties;
  return only && others.length === 0 ? { checkIn, partyId: only.partyId } : several(checkIn);
}

async function openReport(ask: Ask, asker: Asker, store: Store): Promise<Reply> {
  const which = await whichReport(ask, store, asker, (checkIn) => ({
    kind: 'messages',
    items: [whichParty(asker, checkIn, asker.t.messages.whichParty)],
  }));
  return 'kind' in which
    ? which
    : showReport(store, { asker, ...which, today: today(ask.product, asker.group) }, { place: 'new' });
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

async function saveLine(ask: Ask, asker: Asker, store: Store, line: string): Promise<Reply> {
  const { t, group } = asker;
  const m = t.messages;
  const which = await whichReport(ask, store, asker, (checkIn) => ({
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
        ask.product,
        store,
        { asker, checkIn, partyId, today: today(ask.product, group) },
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
