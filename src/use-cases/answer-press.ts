import type { CheckIn } from '../domain/check-in.ts';
import { mayAnswerFor, mayCoordinate } from '../domain/permission.ts';
import type { Action } from '../messages/action.ts';
import type { Reply } from '../messages/report.ts';
import { textsFor } from '../texts/texts.ts';
import { answerWords } from './answer-words.ts';
import { type Ask, askerIn, change, commit } from './ask.ts';
import { tell } from './change.ts';
import { askToLock, lockAnswers } from './lock-answers.ts';
import { moveDueDate } from './move-due-date.ts';
import { type Asker, partyName, today, whomToAsk } from './product.ts';
import { remindMissing } from './remind-missing.ts';
import { openForm } from './report-form.ts';
import { showReport } from './report-target.ts';
import { saveStatus } from './save-status.ts';
import { exportDocument, showDocuments } from './show-documents.ts';
import { showLog } from './show-log.ts';
import { viewReport } from './show-state.ts';
import { previewSummary, showSummary, tellOfShowing } from './show-summary.ts';
import { showVersions } from './show-versions.ts';
import { copyLast, submit } from './submit-status-update.ts';
import { answers, coordinatorSummary, tableMessage } from './summarise-check-in.ts';
import { askToUnlock, openUnlockForm } from './unlock-answers.ts';

/** A check-in, and the asker in its group; or the answer where that is not to be had. */
export async function askerOf(
  ask: Ask,
  checkInId: number,
): Promise<{ asker: Asker; checkIn: CheckIn } | Reply> {
  const checkIn = await ask.product.store.checkIns.get(checkInId);
  const membership = ask.recognised.memberships.find((one) => one.groupId === checkIn?.groupId);
  if (!checkIn?.openedAt || !membership) return tell(textsFor(ask.locale ?? 'sv').messages.gone);
  return { asker: await askerIn(ask, membership), checkIn };
}

/** Why the asker may not answer for the party; undefined: they may. */
export function mayNotAnswer(asker: Asker, partyId: number): string | undefined {
  if (mayAnswerFor(asker.membership, partyId)) return undefined;
  return asker.t.messages.notYours(partyName(asker.group, partyId), whomToAsk(asker.group, asker.t));
}

/** Answers a button or a choice, also one of an old message: by what is true now. */
export async function answerPress(ask: Ask, action: Action): Promise<Reply> {
  const { product } = ask;
  if (action.kind === 'words') return answerWords(ask, action.text, action.group);
  if (action.kind === 'move') return pressMove(ask, action);
  if (action.kind === 'log') return pressLog(ask, action);
  const found = await askerOf(ask, action.checkIn);
  if ('kind' in found) return found;
  const { asker, checkIn } = found;

  switch (action.kind) {
    case 'report':
    case 'view':
    case 'status':
    case 'write':
    case 'overall':
    case 'as-last':
    case 'submit':
      return pressReport(ask, asker, checkIn, action);
    case 'summary':
    case 'table':
    case 'answers':
    case 'preview':
    case 'show':
    case 'remind':
    case 'documents':
    case 'export':
    case 'ask-lock':
    case 'lock':
    case 'ask-unlock':
    case 'unlock':
      if (!mayCoordinate(asker.membership))
        return tell(asker.t.messages.onlyCoordinators(whomToAsk(asker.group, asker.t)));
  }
  switch (action.kind) {
    case 'versions': {
      if (!mayCoordinate(asker.membership)) {
        const refused = mayNotAnswer(asker, action.party);
        if (refused) return tell(refused);
      }
      return commit(ask, async (store) => ({
        reply: await showVersions(store, asker, checkIn, action.party, action.n),
      }));
    }
    case 'ask-lock':
      return commit(ask, async (store) => ({
        reply: await askToLock(product, store, asker, checkIn, action.party),
      }));
    case 'lock':
      return commit(ask, async (store) => ({
        reply: await lockAnswers(product, store, asker, checkIn.id, action.party),
      }));
    case 'ask-unlock':
      return commit(ask, async (store) => ({ reply: await askToUnlock(product, store, asker, checkIn) }));
    // Opened for this press alone, as the forms of a report are.
    case 'unlock':
      return openUnlockForm(product, product.store, asker, checkIn, action.party);
    case 'summary':
      return commit(ask, async (store) => ({
        reply: {
          kind: 'messages',
          items: [await coordinatorSummary(product, store, asker, checkIn)],
          replace: true,
        },
      }));
    case 'table':
      return commit(ask, async (store) => ({
        reply: { kind: 'messages', items: [await tableMessage(product, store, asker, checkIn, action.only)] },
      }));
    case 'answers':
      return commit(ask, async (store) => ({
        reply: { kind: 'messages', items: [await answers(product, store, asker, checkIn, action.of)] },
      }));
    case 'preview':
      return commit(ask, async (store) => ({
        reply: await previewSummary(product, store, asker, checkIn, action),
      }));
    case 'remind':
      return commit(ask, (store) => remindMissing(product, store, asker, checkIn));
    case 'documents':
      return commit(ask, async () => ({ reply: showDocuments(asker, checkIn, action.of) }));
    case 'export':
      return commit(ask, async (store) => ({
        reply: await exportDocument(product, store, asker, checkIn, action),
      }));
    case 'show': {
      const { reply, send } = await change(ask, (store) =>
        showSummary(product, store, asker, checkIn, action),
      );
      return send ? tellOfShowing(product, asker, checkIn, action.without, send) : reply;
    }
  }
}

type ReportAction = Exclude<Extract<Action, { party: number }>, { kind: 'versions' }>;

async function pressReport(ask: Ask, asker: Asker, checkIn: CheckIn, action: ReportAction): Promise<Reply> {
  const { product } = ask;
  const refused = mayNotAnswer(asker, action.party);
  if (refused) return tell(refused);
  const target = { asker, checkIn, partyId: action.party, today: today(product, asker.group) };
  switch (action.kind) {
    // A form is opened for this press alone: nothing is changed, so nothing need happen only once.
    case 'write':
      return openForm(product.store, target, action.area);
    case 'overall':
      return openForm(product.store, target);
    case 'report':
      return commit(ask, async (store) => ({
        reply: await showReport(store, target, { edit: action.edit, place: 'new' }),
      }));
    case 'view':
      return commit(ask, async (store) => ({ reply: await viewReport(store, target) }));
    case 'status':
      return commit(ask, async (store) => {
        const answer = { areaId: action.area, status: action.status };
        return { reply: (await saveStatus(product, store, target, answer)).reply };
      });
    case 'as-last':
      return commit(ask, async (store) => ({ reply: await copyLast(product, store, target, 'new') }));
    case 'submit':
      return commit(ask, async (store) => ({ reply: await submit(product, store, target) }));
  }
}

async function pressLog(ask: Ask, action: Extract<Action, { kind: 'log' }>): Promise<Reply> {
  const membership = ask.recognised.memberships.find((one) => one.groupId === action.group);
  if (!membership) return tell(textsFor(ask.locale ?? 'sv').messages.gone);
  const asker = await askerIn(ask, membership);
  if (!mayCoordinate(membership))
    return tell(asker.t.messages.onlyCoordinators(whomToAsk(asker.group, asker.t)));
  return commit(ask, async (store) => ({ reply: await showLog(store, asker, action.before) }));
}

/** The way back from a moved due date; the check-in need not be open. */
async function pressMove(ask: Ask, action: Extract<Action, { kind: 'move' }>): Promise<Reply> {
  const checkIn = await ask.product.store.checkIns.get(action.checkIn);
  const membership = ask.recognised.memberships.find((one) => one.groupId === checkIn?.groupId);
  if (!checkIn || !membership) return tell(textsFor(ask.locale ?? 'sv').messages.gone);
  const asker = await askerIn(ask, membership);
  if (!mayCoordinate(membership))
    return tell(asker.t.messages.onlyCoordinators(whomToAsk(asker.group, asker.t)));
  return commit(ask, (store) => moveDueDate(ask.product, store, asker, action.to, { checkInId: checkIn.id }));
}
