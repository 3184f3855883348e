import type { AnswererRole, Locale } from '../../src/domain/working-group.ts';
import type { PlaygroundMessages } from '../../src/ports/playground-messages.ts';

/** Everything around the page that is not a conversation: people, time, and what may be done with both. */
export type World = {
  messages: PlaygroundMessages;
  people(): Promise<PlaygroundPerson[]>;
  /** The product's time, UTC. */
  now(): Date;
  /** What stands around the conversations of one person, by the group that they are in. */
  scene(userId: string | undefined): Promise<Scene>;
  /** Lets simulated time pass; everything that is due on the way has happened when it resolves. A sentence: why not. */
  pass(step: Step): Promise<string | undefined>;
  /** Removes everything and begins anew. A sentence: why not. */
  startOver(choice: Choice): Promise<string | undefined>;
};

/** Somebody who can be acted as. Their id is their e-mail address. */
export type PlaygroundPerson = {
  userId: string;
  name: string;
  locale?: Locale;
  /** They have no chat: what they get comes by letter, and they answer on the page that its links lead to. */
  byMail?: true;
  coordinator: boolean;
  parties: { key: string; shortName: string; role: AnswererRole }[];
};

export const steps = ['next', 'day', 'week'] as const;
export type Step = (typeof steps)[number];

/** Where to begin: by keys of the scene's choices. */
export type Choice = { start: string; group: string };

export type Scene = {
  timezone: string;
  group: { name: string; channel: string };
  /** When something is due next, and what, as far as the calendar tells. */
  next?: { at: Date; what?: string };
  strip?: Strip;
  /** Whether the parties that a person answers for have sent in; people of whom it is not expected are left out. */
  answered: ReadonlyMap<string, boolean>;
  choices: { starts: { key: string; label: string }[]; groups: { key: string; label: string }[] };
};

/** A half-year as a line: local days, both ends included. */
export type Strip = {
  title: string;
  from: string;
  to: string;
  now: string;
  marks: {
    day: string;
    dayText: string;
    kind: 'opens' | 'reminder' | 'coordinator' | 'due' | 'meeting' | 'course';
    label: string;
  }[];
  daysOff: { from: string; to: string; label: string; kind: 'red' | 'squeeze' | 'quiet' }[];
};

export const personConversation = (userId: string) => `person:${userId}`;
export const channelConversation = (channel: string) => `channel:${channel}`;
