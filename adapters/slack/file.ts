import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { toSlackMessages } from '../render/block-kit.ts';
import type { Dialogue } from './dialogue.ts';
import { faultOf } from './fault.ts';

/**
 * Sends a file to the asker's 1:1 conversation, and below a picture the same in words. Returns what is to be said where they asked: where it is, when that is
 * elsewhere, or why there is none. Undefined: nothing.
 */
export async function sendFile(
  { conversations, outbox, log }: Dialogue,
  userId: string,
  file: Extract<Reply, { kind: 'file' }>,
  askedThere: boolean,
): Promise<string | undefined> {
  const { documents } = textsFor(conversations.locale(userId));
  const { name } = file;
  try {
    await outbox.upload(userId, { name, bytes: await file.bytes(), alt: file.picture?.alt });
    if (file.picture) await outbox.post(userId, toSlackMessages(file.picture.beside));
    return askedThere ? undefined : documents.sentApart(name);
  } catch (error) {
    const { why } = faultOf(error);
    log.error({ why }, 'Slack took no file');
    return why === 'missing_scope' ? documents.slackLacksRight : documents.notSent(name);
  }
}
