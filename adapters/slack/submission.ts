import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { showing } from '../render/not-shown.ts';
import { formView, type Typed, type ViewMetadata } from '../render/slack-form.ts';
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
  const raw = typedIn(payload.view.state.values);
  const typed = await plainly(dialogue, userId, raw);
  const view = formOfView(payload.view.private_metadata);
  const first = firstInput(payload, typed);
  const { report } = textsFor(dialogue.conversations.locale(userId));
  if (!view) {
    await ack(errors(typed, first, {}, report.oldButton));
    return;
  }
  const incoming = incomingOf(dialogue, payload, view, typed, raw);
  const asked = dialogue.ask(incoming);
  const started = performance.now();
  const reply = await within(asked, ackWait);
  const next =
    reply &&
    isSaved(reply) &&
    (await nextStep(dialogue, incoming, view, ackWait - performance.now() + started));
  if (next) {
    await ack({ response_action: 'update', view: next });
    return;
  }
  await ack(
    reply ? answerOf(dialogue, userId, reply, typed, first) : errors(typed, first, {}, report.notSaved),
  );
  try {
    const late = reply ?? (await asked);
    await showing(late, async () => {
      if (late.kind === 'report') await dialogue.outbox.draw(userId, late.list, late.drawn);
      if (late.kind === 'report' || (reply && late.kind === 'messages'))
        await dialogue.outbox.post(userId, messagesOf(late, dialogue.conversations.locale(userId)));
    });
  } catch (error) {
    await apologise(dialogue, error, { userId, used: 0 }, incoming.key);
  }
}

const isSaved = (reply: Reply) => reply.kind === 'report' || reply.kind === 'messages';

/** What follows a step that is saved: the same form, drawn anew from where this step ended. */
async function nextStep(
  dialogue: Dialogue,
  saved: Incoming,
  { step }: ViewMetadata,
  wait: number,
): Promise<types.ModalView | undefined> {
  if (!step || wait <= 0) return undefined;
  const ask = { kind: 'press' as const, action: step.again };
  const again = await within(dialogue.ask({ ...saved, key: `${saved.key}:next`, ask }), wait);
  return again?.kind === 'form' ? formView(again.form, new Map(), step.next) : undefined;
}

/** What stands in the inputs as plain words: Slack gives emoji there by their names, too. */
async function plainly(
  { typedWords, conversations }: Dialogue,
  userId: string,
  typed: Typed,
): Promise<Typed> {
  const how = { of: 'form' as const, locale: conversations.locale(userId) };
  const fields = [...typed].map(
    async ([field, texts]): Promise<[string, string[]]> => [
      field,
      await Promise.all(texts.map((text) => typedWords(text, how))),
    ],
  );
  return new Map(await Promise.all(fields));
}

/** `raw`: as it came, which is the same for the same payload sent again. */
function incomingOf(
  dialogue: Dialogue,
  payload: Submission,
  { form }: ViewMetadata,
  typed: Typed,
  raw: Typed,
): Incoming {
  const values = valuesOf(typed);
  const hash = createHash('sha256')
    .update(JSON.stringify([form, valuesOf(raw)]))
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
function answerOf(
  dialogue: Dialogue,
  userId: string,
  reply: Reply,
  typed: Typed,
  first: string,
): Answer | undefined {
  const { report } = textsFor(dialogue.conversations.locale(userId));
  switch (reply.kind) {
    case 'refused':
      return errors(typed, first, reply.fields, reply.why ?? report.notSaved);
    case 'form': {
      const view = formView(reply.form, typed);
      return view ? { response_action: 'update', view } : errors(typed, first, {}, report.tooLongForForm);
    }
    case 'messages':
    case 'report':
    case 'file':
    case 'nothing':
      return undefined;
  }
}

/** The form's first input, as the person sees it. */
function firstInput({ view }: Submission, typed: Typed): string {
  const drawn = view.blocks?.find(({ type }) => type === 'input')?.block_id;
  return drawn ?? [...typed.keys()][0] ?? '';
}

/** `why` stands on the first input, where no field of the form is at fault. */
function errors(typed: Typed, first: string, fields: Record<string, string>, why: string): Answer {
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
