import type { CheckIn } from '../domain/check-in.ts';
import { partyName } from '../domain/party.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readRecord } from '../record/read-record.ts';
import { textsFor } from '../texts/texts.ts';

/** The party's own answer as a document, the same that goes with its receipt. Its bytes are made when it is taken. */
export async function answerFile(
  product: Product,
  store: Store,
  { asker, checkIn }: { asker: Asker; checkIn: CheckIn },
  partyId: number,
): Promise<Reply> {
  const { group, t } = asker;
  const key = group.parties.find((one) => one.id === partyId)?.key ?? '';
  const { answerDocument } = await import('../documents/answer.ts');
  const record = await readRecord(store, group, checkIn, product.clock.now());
  const document = answerDocument(record, key, textsFor(group.locale));
  if (!document) return tell(t.lock.noVersions(partyName(group, partyId), t.halfYear(checkIn.halfYear)));
  return {
    kind: 'file',
    ...document,
    size: async () => (await document.bytes()).length,
    again: { kind: 'view', checkIn: checkIn.id, party: partyId, document: true },
  };
}
