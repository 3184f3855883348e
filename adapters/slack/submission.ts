import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { FormRef } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { formView, type Typed } from '../render/slack-form.ts';
import { cutText } from '../render/slack-text.ts';
import { within } from '../within.ts';
import { apologise, type Dialogue, identityOf, messagesOf } from './dialogue.ts';
import { submissionPayload } from './payload.ts';
import { formOfView, typedIn, valuesOf } from './view-values.ts';

/** What is not stored by then is not stored; and when the person is told, in time before Slack's three seconds. */
const storeWithin = 2_000;
const ackWait = 2_600;

type Submission = ReturnType<typeof submissionPayload.parse>;
type Answer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };
type Ack = (answer?: Answer) => Promise<void>;

/** Answers a sent form: it closes when what was typed is stored, and else stays with that and with what is wrong. */
export async function onSubmission(dialogue: Dialogue, body: unknown, ack: Ack): Promise<void> {
  const payload = submissionPayload.parse(body);
  const userId = payload.user.id;
  const typed = typedIn(payload.view.state.values);
  const form = formOfView(payload.view.private_metadata);
  const { report } = textsFor(dialogue.conversations.locale(userId));
  if (!form) {
    await ack(errors(typed, {}, report.oldButton));
    return;
  }
  const incoming = incomingOf(dialogue, payload, form, typed);
  const asked = dialogue.ask(incoming);
  const reply = await within(asked, ackWait);
  await ack(reply ? answerOf(dialogue, userId, reply, typed) : errors(typed, {}, report.notSaved));
  try {
    const late = reply ?? (await asked);
    if (late.kind === 'report') await dialogue.outbox.draw(userId, late.list, late.place);
    if (late.kind === 'report' || (reply && late.kind === 'messages'))
      await dialogue.outbox.post(userId, messagesOf(late, dialogue.conversations.locale(userId)));
  } catch (error) {
    await apologise(dialogue, error, { userId, used: 0 }, incoming.key);
  }
}

function incomingOf(dialogue: Dialogue, payload: Submission, form: FormRef, typed: Typed) {
  const values = valuesOf(form, typed);
  const hash = createHash('sha256')
    .update(JSON.stringify([form, values]))
    .digest('hex');
  return {
    key: `slack:form:${payload.view.id}:${hash}`,
    from: identityOf(dialogue, payload.user.id, payload.user.team_id ?? payload.team?.id),
    answer: 'reply' as const,
    within: storeWithin,
    ask: { kind: 'form' as const, form, values },
  };
}

/** Undefined closes the form. */
function answerOf(dialogue: Dialogue, userId: string, reply: Reply, typed: Typed): Answer | undefined {
  const { report } = textsFor(dialogue.conversations.locale(userId));
  switch (reply.kind) {
    case 'refused':
      return errors(typed, reply.fields, reply.why ?? report.notSaved);
    case 'form': {
      const view = formView(reply.form, typed);
      return view ? { response_action: 'update', view } : errors(typed, {}, report.tooLongForForm);
    }
    case 'messages':
    case 'report':
    case 'file':
    case 'nothing':
      return undefined;
  }
}

/** `why` stands on the first input, where no field of the form is at fault. */
function errors(typed: Typed, fields: Record<string, string>, why: string): Answer {
  const first = typed.has('done')
    ? 'done'
    : typed.has('workedWell')
      ? 'workedWell'
      : ([...typed.keys()][0] ?? 'done');
  const known = Object.entries(fields).filter(([field]) => typed.has(field));
  const unknown = Object.entries(fields).filter(([field]) => !typed.has(field));
  const said: Record<string, string> = Object.fromEntries(known);
  if (unknown.length > 0) said[first] ??= unknown.map(([, text]) => text).join(' ');
  if (Object.keys(said).length === 0) said[first] = why;
  return {
    response_action: 'errors',
    errors: Object.fromEntries(Object.entries(said).map(([field, text]) => [field, cutText(text, 1_000)])),
  };
}
