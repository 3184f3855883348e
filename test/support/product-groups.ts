import type { Status } from '../../src/domain/status-update.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import type { Product } from '../../src/ports/product.ts';
import { channel, shippedGroup } from './product-story.ts';

const municipalities =
  `Bjuv Bromölla Burlöv Båstad Eslöv Helsingborg Hässleholm Höganäs Hörby Höör Klippan Kristianstad
Kävlinge Landskrona Lomma Lund Malmö Osby Perstorp Simrishamn Sjöbo Skurup Staffanstorp Svalöv Svedala Tomelilla
Trelleborg Vellinge Ystad Åstorp Ängelholm Örkelljunga Östra Göinge`
    .replace('Östra Göinge', 'Östra_Göinge')
    .split(/\s+/)
    .map((name) => name.replace('_', ' '));

export const coordinator = 'kontakt.regionskane@example.org';
export const contactOf = (library: string) => `kontakt@${ascii(library)}.example.org`;
export const substituteOf = (library: string) => `ersattare@${ascii(library)}.example.org`;

const ascii = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** The shipped group's areas and convener, with these libraries, each with an agreement of its own. */
export async function groupOf(
  libraries: string[],
  name = (library: string) => `${library}s bibliotek`,
): Promise<WorkingGroupFile> {
  const file = await shippedGroup();
  const [convener] = file.parties;
  const [agreement] = file.agreements;
  if (!convener || !agreement) throw new Error('the shipped group has neither convener nor agreement');
  return {
    ...file,
    workingGroup: { ...file.workingGroup, channels: { slack: channel } },
    parties: [
      convener,
      ...libraries.map((library) => ({
        key: ascii(library),
        name: name(library),
        shortName: library,
        municipality: library,
        contacts: [
          { name: `Anna ${library}`, email: contactOf(library), role: 'contact' as const },
          { name: `Eva ${library}`, email: substituteOf(library), role: 'substitute' as const },
        ],
      })),
    ],
    agreements: libraries.map((library, i) => ({
      ...agreement,
      reference: `2019-${String(i + 1).padStart(6, '0')}`,
      parties: [convener.key, ascii(library)],
      signed: undefined,
    })),
  };
}

/** All of Skåne: the convener and its 33 municipalities. */
export const skane = () => groupOf(municipalities);

export type Said = {
  statuses: Status[];
  done?: string;
  needs?: string;
  workedWell?: string;
  commitment?: string;
};

/** Sends in for these libraries, past the chat: for groups too large to answer one tap at a time. */
export async function sendInFor(product: Product, all: Map<string, Said>): Promise<void> {
  const { store, clock } = product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn) throw new Error('no check-in is open');
  const at = clock.now();
  await store.transaction(async ({ statusUpdates }) => {
    for (const [shortName, said] of all) {
      const party = group.parties.find((one) => one.shortName === shortName);
      const author = group.contacts.find((one) => one.partyId === party?.id)?.person;
      if (!party || !author) throw new Error(`${shortName} cannot answer`);
      await statusUpdates.draft(checkIn.id, party.id);
      for (const [i, status] of said.statuses.entries()) {
        const texts = i === 0 ? { done: said.done ?? '', needs: said.needs ?? '' } : {};
        const areaId = group.areas[i]?.id ?? 0;
        await statusUpdates.saveArea(checkIn.id, party.id, areaId, { status, ...texts }, author.id, at);
      }
      const overall = {
        workedWell: said.workedWell ?? '',
        commitments: said.commitment ? [{ what: said.commitment, who: author.name, by: '2019-10-01' }] : [],
      };
      await statusUpdates.saveOverall(checkIn.id, party.id, overall, author.id, at);
      await statusUpdates.submit(checkIn.id, party.id, author.id, at);
    }
  });
}
