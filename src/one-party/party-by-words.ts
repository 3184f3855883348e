import { readParty } from '../domain/find-party.ts';
import { partyName } from '../domain/party.ts';
import type { Action } from '../messages/action.ts';
import type { Reply } from '../messages/report.ts';
import type { Asker } from '../ports/product.ts';

/** Which party words are about, as far as they say, and what follows it as it was typed. */
export type AboutParty =
  | { kind: 'party'; partyId: number; rest: string }
  /** No party is named, and the asker has not just one. */
  | { kind: 'which' }
  | { kind: 'unknown'; why: string };

/**
 * The party that a coordinator names; of others the one that they answer for, named or not. Where one answers for
 * several it has to be named.
 */
export function wordsAboutParty({ membership, group, t }: Asker, typed: string): AboutParty {
  const own = membership.parties.map(({ partyId }) => partyId);
  const among = group.parties.filter(({ id, removed }) =>
    membership.coordinator ? !removed : own.includes(id),
  );
  const rest = typed.trim();
  const named = readParty(rest, among);
  if (named) return { kind: 'party', ...named };
  const [only, ...others] = own;
  if (!membership.coordinator && only !== undefined && others.length === 0)
    return { kind: 'party', partyId: only, rest };
  if (rest === '') return { kind: 'which' };
  const names = t.messages.list(among.map(({ shortName }) => shortName));
  return { kind: 'unknown', why: t.arranged.whichParty(rest.slice(0, 60), names) };
}

/** The parties that the asker may do it for, to choose one. */
export function whichOfParties(asker: Asker, press: string, action: (partyId: number) => Action): Reply {
  const { membership, group, t } = asker;
  const ids = membership.coordinator
    ? group.parties.flatMap(({ id, removed }) => (removed ? [] : [id]))
    : membership.parties.map(({ partyId }) => partyId);
  const options = ids.map((id) => ({ label: partyName(group, id), action: action(id) }));
  return {
    kind: 'messages',
    items: [{ parts: [{ kind: 'choice', label: t.arranged.whichPart, press, options }] }],
  };
}
