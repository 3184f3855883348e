import { nearParties, readParty } from '../domain/find-party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import type { Party } from '../domain/working-group.ts';
import type { Action } from '../messages/action.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Asker } from '../ports/product.ts';

/** So many are offered in a menu; of more the name is typed. */
const mostOffered = 60;

/** The parties that the asker may ask about: their own, and a coordinator all. */
export function partiesOf({ group, membership }: Asker): Party[] {
  const own = new Set(membership.parties.map(({ partyId }) => partyId));
  const there = group.parties.filter((party) => !party.removed);
  return mayCoordinate(membership) ? there : there.filter(({ id }) => own.has(id));
}

/**
 * The party that typed words name, or the only one that it can be; else a question, which offers what is near or all.
 * `word`: the command, as it is typed; `about`: what choosing a party asks for.
 */
export function whichParty(
  asker: Asker,
  text: string,
  { word, about }: { word: string; about(party: number): Action },
): { party: Party } | { question: Message } {
  const { t, membership } = asker;
  const parties = partiesOf(asker);
  const typed = text.trim();
  if (typed !== '') {
    const read = readParty(typed, parties);
    const found = read?.rest === '' ? parties.find(({ id }) => id === read.partyId) : undefined;
    if (found) return { party: found };
    const near = nearParties(typed, parties).flatMap((id) => parties.filter((party) => party.id === id));
    const shown = typed.slice(0, 60);
    const said = near.length > 0 ? t.answerers.meant(shown) : t.answerers.noParty(shown, word);
    const buttons = near.map(({ id, shortName }) => ({ label: shortName, action: about(id) }));
    const parts: Part[] = [{ kind: 'text', text: said }];
    return { question: { parts: buttons.length > 0 ? [...parts, { kind: 'buttons', buttons }] : parts } };
  }
  const own = parties.filter(({ id }) => membership.parties.some((one) => one.partyId === id));
  const [only] = mayCoordinate(membership) ? [] : own;
  if (only && own.length === 1) return { party: only };
  const parts: Part[] = [{ kind: 'text', text: t.answerers.whichParty(word) }];
  if (parties.length <= mostOffered)
    parts.push({
      kind: 'choice',
      label: t.answerers.choose,
      press: t.answerers.show,
      options: parties
        .toSorted((a, b) => a.shortName.localeCompare(b.shortName, 'sv'))
        .map(({ id, shortName }) => ({ label: shortName, action: about(id) })),
    });
  return { question: { parts } };
}
