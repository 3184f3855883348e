import type { WebClient } from '@slack/web-api';

/** How long putting a file there may take, in milliseconds. */
const uploadWithin = 30_000;

/**
 * Puts a file in a conversation, by the three steps of Slack's own. The library has a method for all three, which calls
 * the alternative text `alt_text`; Slack reads `alt_txt`, at most a thousand characters of it.
 */
export async function uploadFile(
  client: WebClient,
  channel: string,
  { name, bytes, alt }: { name: string; bytes: Uint8Array; alt?: string },
): Promise<void> {
  const about = { filename: name, length: bytes.length, ...(alt !== undefined && { alt_txt: alt }) };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(about);
  if (!url || !id) throw new Error('Slack gave no address to put the file at');
  const form = new FormData();
  // Named as the library names it.
  form.append('body', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(url, {
    method: 'POST',
    body: form,
    redirect: 'error',
    signal: AbortSignal.timeout(uploadWithin),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`Slack took no file: ${response.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: name }], channel_id: channel });
}
