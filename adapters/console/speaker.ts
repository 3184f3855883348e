import { fold } from '../../src/domain/fold.ts';
import type { AnswererRole, Role } from '../../src/domain/working-group.ts';
import type { ConsolePerson } from './console.ts';

/** A person of the group, with what they are in it. */
export type Speaker = ConsolePerson & {
  coordinator: boolean;
  parties: { key: string; shortName: string; role: AnswererRole }[];
};

/** Who is meant: by e-mail, name, or a party's key or short name, which means its contact, else its substitute. */
export function findSpeakers(people: Speaker[], typed: string): Speaker[] {
  const words = fold(typed);
  if (words === '') return [];
  const answering = ofParty(people, words, 'contact').concat(ofParty(people, words, 'substitute'))[0];
  if (answering) return [answering];
  const named = people.filter((each) => fold(each.userId) === words || fold(each.name) === words);
  if (named.length > 0) return named;
  return people.filter((each) => namesOf(each).some((name) => fold(name).includes(words)));
}

/** Whom the conversation begins as: a contact who does not coordinate, where there is one. */
export function firstSpeaker(people: Speaker[]): Speaker | undefined {
  const answering = (each: Speaker) => each.parties.some(({ role }) => role === 'contact');
  return people.find((each) => !each.coordinator && answering(each)) ?? people[0];
}

function ofParty(people: Speaker[], words: string, role: Role): Speaker[] {
  return people.filter((each) =>
    each.parties.some(
      (party) => party.role === role && (fold(party.key) === words || fold(party.shortName) === words),
    ),
  );
}

function namesOf(person: Speaker): string[] {
  return [person.userId, person.name, ...person.parties.flatMap(({ key, shortName }) => [key, shortName])];
}
