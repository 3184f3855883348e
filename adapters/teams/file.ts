import { z } from 'zod';
import { action } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainCard, toTeamsMessages } from '../render/adaptive-card.ts';
import { apologise, askIn, type Dialogue, type Turn } from './dialogue.ts';
import type { Place } from './place.ts';

/*
 * A file goes to a person in two steps: a card asks whether it may be put in their OneDrive, and their yes brings an
 * address to put it at. Between the two the bot may have been started anew, so the file is then made again.
 */

/** How long putting the file there may take, in milliseconds. */
const uploadWithin = 30_000;
/** Microsoft's clouds: an address elsewhere is none that Teams gave. */
const oneDriveHosts = /\.sharepoint(?:-mil)?\.(?:com|us|cn|de)$/i;

const context = z.object({ action, name: z.string() });
const consent = z.object({
  action: z.enum(['accept', 'decline']),
  context,
  uploadInfo: z
    .object({
      contentUrl: z.string(),
      name: z.string(),
      uploadUrl: z.string(),
      uniqueId: z.string(),
      fileType: z.string(),
    })
    .nullish(),
});

/** Asks whether the file may be put in the person's OneDrive. What a picture says in words needs no leave. */
export async function offerFile(
  { outbox, people }: Dialogue,
  turn: Turn,
  place: Place,
  file: Extract<Reply, { kind: 'file' }>,
): Promise<void> {
  const { name, again } = file;
  const locale = people.locale(turn.from.userId);
  const { documents } = textsFor(locale);
  const sizeInBytes = await file.size();
  await outbox.attach(place, {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    content: {
      description: documents.consent,
      sizeInBytes,
      acceptContext: { action: again, name },
      declineContext: { action: again, name },
    },
  });
  if (file.picture) await outbox.post(place, toTeamsMessages(file.picture.beside, locale));
}

/** Answers the person's yes or no to such a card. `local`: an emulator on this machine may be given the file. */
export async function onConsent(dialogue: Dialogue, turn: Turn, local: boolean): Promise<void> {
  const { outbox, people, log } = dialogue;
  const locale = people.locale(turn.from.userId);
  const { documents, report } = textsFor(locale);
  const say = (text: string) => outbox.post(turn.place, [plainCard(text, locale)]);
  try {
    const given = consent.safeParse(turn.activity.value).data;
    if (!given) return await say(report.oldButton);
    const { name } = given.context;
    const card = turn.activity.replyToId;
    if (given.action === 'decline') {
      const updated =
        card && (await outbox.update(turn.place, card, plainCard(documents.declined(name), locale)));
      return updated ? undefined : await say(documents.declined(name));
    }
    const { uploadInfo } = given;
    const reply = await askIn(dialogue, turn, { kind: 'press', action: given.context.action });
    if (reply.kind === 'nothing') return;
    if (reply.kind !== 'file') return await say(sentenceOf(reply) ?? documents.noUpload(name));
    const url = uploadInfo && uploadAddress(uploadInfo.uploadUrl, local);
    if (!url || !(await put(url, await reply.bytes(), log.warn))) return await say(documents.noUpload(name));
    if (card) await outbox.update(turn.place, card, plainCard(documents.sent(name), locale));
    await outbox.attach(turn.place, {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: uploadInfo.contentUrl,
      name: uploadInfo.name,
      content: { uniqueId: uploadInfo.uniqueId, fileType: uploadInfo.fileType },
    });
  } catch (error) {
    await apologise(dialogue, turn, error);
  }
}

function sentenceOf(reply: Reply): string | undefined {
  if (reply.kind === 'refused') return reply.why;
  if (reply.kind !== 'messages') return undefined;
  const [first] = reply.items.flatMap((item) => item.parts);
  return first?.kind === 'text' && typeof first.text === 'string' ? first.text : undefined;
}

/** The address to put the file at. Undefined: none that Teams would give; nothing is sent there. */
export function uploadAddress(given: string, local: boolean): URL | undefined {
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (url.username || url.password) return undefined;
  const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (local && loopback) return url;
  return url.protocol === 'https:' && url.port === '' && oneDriveHosts.test(url.hostname) ? url : undefined;
}

async function put(url: URL, bytes: Uint8Array, warn: Dialogue['log']['warn']): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(uploadWithin),
    });
    await response.arrayBuffer();
    if (!response.ok) warn({ status: response.status }, 'OneDrive took no file');
    return response.ok;
  } catch (error) {
    warn({ why: error instanceof Error ? error.name : 'unknown' }, 'OneDrive took no file');
    return false;
  }
}
