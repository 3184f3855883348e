import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Letter } from '../ports/chat-platform.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';

/** What a letter to this person says besides its message; `first`: they have had none before. */
export function letterTo(
  group: WorkingGroup,
  { personId, partyId }: Pick<DeliveryRow, 'personId' | 'partyId'>,
  first: boolean,
): Letter {
  const own = group.contacts.filter((one) => one.person.id === personId);
  const self = [...group.contacts.map((one) => one.person), ...group.coordinators].find(
    (one) => one.id === personId,
  );
  return {
    name: self?.name,
    answersTo: group.coordinators.filter((one) => one.id !== personId),
    group: group.name,
    coordinates: group.coordinators.some((one) => one.id === personId),
    ...(first && {
      first: {
        // Whoever is asked to take over is named by a party, though not its contact yet.
        parties: (self || partyId === undefined ? own.map((one) => one.partyId) : [partyId]).map((id) =>
          partyName(group, id),
        ),
        convener: group.parties.find((one) => one.id === group.convenerId)?.name ?? group.name,
      },
    }),
  };
}
