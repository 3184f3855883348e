import { dayIn } from '../domain/day.ts';
import { hashOfStartCode, newStartCode, startCodeLife } from '../domain/start-code.ts';
import type { Store } from '../ports/store.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';
import { textsFor } from '../texts/texts.ts';

/** Makes a start code and gives the words to be printed, the code among them. What is stored is its hash. */
export async function makeStartCode(store: Store, now: Date, page: string | undefined): Promise<string> {
  const code = newStartCode();
  const until = new Date(now.getTime() + startCodeLife);
  await store.beginning.keepStartCode(hashOfStartCode(code), now, until);
  const day = textsFor('sv').dates.dayWithYear(dayIn('Europe/Stockholm', until));
  return [say.startCode(code, day), ...(page ? [say.startPage(page)] : [])].join('\n');
}
