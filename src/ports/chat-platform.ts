import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformName } from '../domain/platform-name.ts';
import type { Locale } from '../domain/working-group.ts';
import type { Action, FormRef } from '../messages/action.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';

/*
 * Terms
 *   identity      who a person is on one platform: workspace or tenant, and user id
 *   incoming      one thing that a person did there: words, a press, a filled form
 *   reply         what the asker, and nobody else, gets for it
 *   delivery      one message to anybody else: a reminder to a person, a summary to a channel
 */

export type { PlatformName };

export type Identity = { platform: PlatformName; tenant: string; userId: string };

/** One thing that a person did. */
export type Incoming = {
  /** The same for the same payload delivered again, and for no other. */
  key: string;
  from: Identity;
  /** The conversation it was said in, if it is not 1:1 with the bot. */
  channel?: string;
  /** The asker's 1:1 conversation where this tells it, to be kept as the place to write to them. */
  conversation?: string;
  /**
   * `reply`: the answer is returned to the platform, and asking again does no harm.
   * `post`: the answer is a new message, so a repeated payload must not be answered twice.
   */
  answer: 'reply' | 'post';
  /** What the asker's key opens, where it is a link: this party's answer in this check-in, and nothing besides. */
  only?: { partyId: number; checkInId: number };
  /** Beside a link: whoever asks has typed a code that was mailed to its person. */
  proven?: boolean;
  /** What whoever opened a shared mailbox's link has said that their name is. */
  saidName?: string;
  /** Only looked at, perhaps by a machine: nothing is changed, and nobody is taken to have been here. */
  opens?: boolean;
  /** How long the asker can wait, in milliseconds of real time. What is not stored by then is not stored. */
  within: number;
  ask:
    | { kind: 'words'; text: string }
    /** They have got the bot, and it may write to them. */
    | { kind: 'arrival' }
    | { kind: 'press'; action: Action }
    /** `values`: a text for each input that came, by the input's id; not yet checked. */
    | { kind: 'form'; form: FormRef; values: Readonly<Record<string, string>> };
};

/** What one person typed is answered through this. It never throws: a fault becomes a sentence. */
export type Handle = (incoming: Incoming) => Promise<Reply>;

/** A message to send unasked. */
export type Delivery = {
  /** Unique to this delivery, and carried with the message where the platform can, so that it can be found again. */
  id: string;
  to:
    | { kind: 'person'; identity: Identity; conversation?: string }
    | { kind: 'channel'; conversation: string };
  locale: Locale;
  message: Message;
  /** What goes with it, where the platform takes files along with a message. */
  files?: AttachedFile[];
  /** For a platform of letters; chat shows who it is that writes by itself. */
  letter?: Letter;
};

/** A file that goes along with a message. */
export type AttachedFile = { name: string; type: string; bytes(): Promise<Uint8Array> };

/** What a letter says besides its message. */
export type Letter = {
  /** The receiver's, for the envelope. */
  name?: string;
  /** Whom an answer to the letter goes to. */
  answersTo: { name: string; email: string }[];
  /** The group's name. */
  group: string;
  /** Whether the receiver coordinates it. */
  coordinates: boolean;
  /** In the first one to somebody: which parties named them, and who is answerable for what is kept of them. */
  first?: { parties: string[]; convener: string };
};

/**
 * What keeps a message from its reader, in our own words: each adapter translates its platform's, and writes those in
 * the log.
 */
export const troubles = [
  /** The platform knows no such person any more, or their account is closed. */
  'gone',
  /** The platform lets the bot write only to those who have its app, and this person has not got it. */
  'never-seen',
  /** The person, or somebody for them, keeps the bot's messages away. */
  'blocked',
  /** The mail server does not take the address. */
  'refused',
  'no-such-channel',
  'not-a-member',
  'archived',
  /** Only some may write in the channel, and the bot is not among them. */
  'closed',
  /** The message's size or form is refused, in plain text too: nobody's fault but ours. */
  'too-large',
  /** The bot's credentials are not taken. */
  'no-access',
  /** The workspace or tenant takes nothing from the bot for now, whoever it is for. */
  'held',
  /** The bot lacks a right, which is named beside. */
  'missing-scope',
  /** The platform's limits, or its wish to wait. */
  'paced',
  'no-answer',
] as const;
export type Trouble = (typeof troubles)[number];

/** `scope`: the right that is missing, by the platform's name for it, as an administrator has to look it up. */
export type Why = {
  why: Trouble;
  scope?: string;
  /** What a mail server said, in its own words. */
  said?: string;
};

/** What became of a delivery. */
export type Receipt =
  /** `conversation` is kept as the person's 1:1 conversation. */
  | { kind: 'sent'; conversation: string; messageIds: string[] }
  | NotSent
  /** It may or may not have arrived. */
  | ({ kind: 'unknown' } & Why);

/** Why a delivery has certainly not been sent. */
export type NotSent = Why &
  // It cannot arrive, and trying again will not help.
  (
    | { kind: 'unreachable' }
    /** To be tried again after this many milliseconds. */
    | { kind: 'later'; wait: number }
    /** The platform takes nothing at all from the bot until an administrator mends it; asked again after so many milliseconds. */
    | { kind: 'stopped'; wait: number }
  );

/** Thrown where the bot lacks the right to do what it asks for. The adapter has said so in the log, once. */
export class LacksRight extends Error {
  override name = 'LacksRight';
  readonly scope: string;
  constructor(scope: string, cause: unknown) {
    super(`the bot lacks the right ${scope}: missing_scope`, { cause });
    this.scope = scope;
  }
}

/** A right that the platform has said the bot lacks, and what that keeps it from. */
export type Lack = { scope: string; keepsFrom: 'finding' | 'writing' };

/** Whether a delivery whose answer was lost has arrived. `absent`: certainly not. */
export type Settled =
  | { kind: 'arrived'; conversation: string; messageIds: string[] }
  | { kind: 'absent' | 'unknowable' };

/**
 * Who somebody is, as far as the platform vouches for it. `email` null: it vouches for none, though it may name one;
 * undefined: it does not say.
 */
export type Profile = { identity: Identity; name?: string; email?: string | null; locale?: Locale };

/** A chat platform. Every member is required: where a platform lacks something, its adapter says what happens instead. */
export type ChatPlatform = {
  name: PlatformName;
  /**
   * What the bot's HTTP server serves for this platform, by exact path, or by a path that ends with a slash for all below
   * it; empty where it needs no inbound address.
   */
  routes: ReadonlyMap<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** Connects, checks the credentials and begins to take what people do. Throws with a sentence that says what to mend. */
  start(handle: Handle): Promise<void>;
  /** Takes nothing new and resolves when what is under way is answered. */
  stop(): Promise<void>;
  /**
   * Sends nothing: opens the conversation where it is unknown, and waits, some seconds at most, until the platform's
   * limits allow a message there. `go` is one message's turn, to be used at once.
   */
  ready(to: Delivery['to']): Promise<{ kind: 'go'; conversation: string } | NotSent>;
  /** Sends at once, where `ready` said; a call to the platform is made once and ends within some ten seconds. */
  deliver(delivery: Delivery): Promise<Receipt>;
  /**
   * Looks for a delivery whose answer was lost, where it was sent; `attemptedAt` is real time, UTC. Throws where the
   * platform does not answer.
   */
  settle(delivery: Pick<Delivery, 'id' | 'to'> & { attemptedAt?: Date }): Promise<Settled>;
  /** The workspace or tenant that ids in a group's file belong to; known after `start`. */
  tenant(): string;
  /** Looks a person up by e-mail or by id. Undefined: there is no such person there. Throws where the platform does not answer, `LacksRight` where it may not be asked. */
  profile(who: { email: string } | { userId: string }): Promise<Profile | undefined>;
  /** Whether it brings letters, to people who may never have met the bot: the first one says why they get it. */
  letters: boolean;
  /** Whether people are found by e-mail; if not, they have to get the bot's app there before it can write to them. */
  findsByEmail: boolean;
  /** What a person's id here is called in a group's file. */
  idInFile: string;
  /** What the bot may not do, as far as the platform has said since it was started. */
  lacking(): readonly Lack[];
  /** What a word of the platform's own means that an earlier version has kept as the reason for a failure. */
  meaning(word: string): Trouble;
  /**
   * Something has changed that people may be looking at: where a platform shows how things stand by itself, as Slack's
   * home does, it is drawn anew for those who look. It throws nothing and keeps nobody waiting.
   */
  changed(): void;
  /**
   * Where its forms let one choose a channel: whether the bot is in one, so that it can write there. It throws where the
   * platform does not say. Undefined: a channel is chosen by words that are said in it.
   */
  channels: { isIn(conversation: string): Promise<boolean> } | undefined;
  /** How one invites the bot into a channel there, ready to be shown: `/invite @Avstämning`. */
  inviteHint: string;
};

/** Where an adapter keeps which of its messages shows a slot, so that it can be drawn again in place. */
export type Slots = {
  find(slot: string, conversation: string): Promise<string[] | undefined>;
  keep(slot: string, conversation: string, messageIds: string[]): Promise<void>;
};
