import { dayIn, timeIn } from '../../src/domain/day.ts';
import type { PlaygroundMessage } from '../../src/ports/playground-messages.ts';
import { svPlayground as say } from '../../src/texts/sv-playground.ts';
import { channelConversation, type PlaygroundPerson, personConversation, type World } from './world.ts';

/** How many of a conversation's messages the page shows. */
const shown = 200;

/** Everything that a window shows to somebody who acts as this person; as the first one where there is no such. */
export async function readState({ messages, people, now, scene }: World, as: string | null) {
  const everybody = await people();
  const actor = everybody.find(({ userId }) => userId === as) ?? first(everybody);
  const { timezone, group, next, strip, answered, choices } = await scene(actor?.userId);
  const filesOf = (message: number, { file, letter }: PlaygroundMessage['drawn']) => {
    const query = new URLSearchParams({ as: actor?.userId ?? '', message: String(message) });
    return [
      ...(file ? [{ name: file.name, href: `/playground/file?${query}`, alt: file.alt }] : []),
      ...(letter?.files ?? []).map(({ name }, n) => ({
        name,
        href: `/playground/letter-file?${query}&n=${n}`,
      })),
    ];
  };
  const unread = await messages.unread();
  const moment = (at: Date) => say.moment(dayIn(timezone, at), timeIn(timezone, at));
  const view = ({ id, at, sender, drawn }: PlaygroundMessage) => ({
    id,
    at: at.toISOString(),
    atText: say.shortMoment(dayIn(timezone, at), timeIn(timezone, at)),
    from: sender ?? 'bot',
    text: sender === undefined ? '' : drawn.plain,
    ...drawn,
    letter: drawn.letter && { subject: drawn.letter.subject, html: drawn.letter.html },
    files: filesOf(id, drawn),
  });
  const conversation = actor ? await messages.latest(personConversation(actor.userId), shown) : [];
  const channel = await messages.latest(channelConversation(group.channel), shown);
  const at = now();
  return {
    as: actor?.userId,
    clock: {
      now: at.toISOString(),
      text: moment(at),
      ...(next ? { next: { at: next.at.toISOString(), text: moment(next.at), what: next.what } } : {}),
    },
    group: { name: group.name, channelName: group.channel },
    choices,
    strip,
    people: everybody.map((person) => ({
      userId: person.userId,
      name: person.name,
      roles: rolesOf(person),
      parties: person.parties.map(({ shortName }) => shortName),
      coordinator: person.coordinator,
      byMail: person.byMail === true,
      unread: unread.get(personConversation(person.userId)) ?? 0,
      answered: answered.get(person.userId) ?? null,
    })),
    conversation: conversation.map(view),
    channel: channel.map(view),
  };
}

function rolesOf({ parties, coordinator, byMail }: PlaygroundPerson): string[] {
  const roles = parties.map(({ role, shortName }) => say.roleFor(say.role[role], shortName));
  if (coordinator) roles.push(say.coordinator);
  if (byMail) roles.push(say.byMail);
  return roles.length > 0 ? roles : [say.stranger.role];
}

/** A contact who does not coordinate, where there is one. */
function first(people: PlaygroundPerson[]): PlaygroundPerson | undefined {
  const answers = ({ parties }: PlaygroundPerson) => parties.some(({ role }) => role === 'contact');
  return people.find((person) => !person.coordinator && answers(person)) ?? people[0];
}
