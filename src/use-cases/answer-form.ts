import { mayCoordinate } from '../domain/permission.ts';
import type { FormRef } from '../messages/action.ts';
import type { Reply } from '../messages/report.ts';
import { askerOf, mayNotAnswer } from './answer-press.ts';
import { type Ask, change, commit } from './ask.ts';
import { today, whomToAsk } from './product.ts';
import { saveAreaForm, saveOverallForm } from './report-form.ts';
import { saveUnlockForm } from './unlock-answers.ts';

/** Answers a filled form. What cannot be saved keeps the form open, with what was typed in it. */
export async function answerForm(ask: Ask, form: FormRef, values: unknown): Promise<Reply> {
  const found = await askerOf(ask, form.checkIn);
  if ('kind' in found) return found;
  const { asker, checkIn } = found;
  if (form.kind === 'unlock') {
    if (!mayCoordinate(asker.membership)) {
      const why = asker.t.messages.onlyCoordinators(whomToAsk(asker.group, asker.t));
      return { kind: 'refused', fields: {}, why };
    }
    return commit(ask, (store) => saveUnlockForm(ask.product, store, asker, form, values));
  }
  const why = mayNotAnswer(asker, form.party);
  if (why) return { kind: 'refused', fields: {}, why };
  const target = { asker, checkIn, partyId: form.party, today: today(ask.product, asker.group) };
  const { reply } = await change(ask, async (store) => ({
    reply:
      form.kind === 'area'
        ? await saveAreaForm(ask.product, store, target, form, values)
        : await saveOverallForm(ask.product, store, target, form, values),
  }));
  return reply;
}
