import type { z } from 'zod';
import type { CheckIn } from '../domain/check-in.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Kinds } from '../ports/kinds.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Membership } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import type { Ask } from './ask.ts';
import type { Contracts, FeatureName } from './contracts.ts';
import type { DeclaredForm } from './declare-form.ts';
import type { DeliveryKind, EventKind } from './stored.ts';
import type { Who } from './who.ts';

/*
 * A feature says in one place what it offers: words that are typed, buttons that are pressed, forms that are filled in.
 * Everything that lists such things (the actions, the help, the suggestions, the manifests' commands) is derived.
 *
 * Terms
 *   ask        one thing that somebody did, and what it takes to answer it
 *   asker      the person, in the group that it is about
 *   who        who may; see `who.ts`
 */

/** An ask with its asker. Who may has been asked. */
export type Asking = { ask: Ask; product: Product; asker: Asker };
/** An ask that is about a check-in. */
export type CheckInAsking = Asking & { checkIn: CheckIn };
export type AskingOf<A> = A extends { checkIn: number } ? CheckInAsking : Asking;

/** A command, as it is typed. */
export type Words = {
  who: Who;
  /** What is understood, folded (see `fold`), in Swedish and English; several words with spaces between. */
  says: readonly string[];
  /** Worth suggesting for a misspelt word, as one writes it. */
  suggests: readonly string[];
  /** Its title in the list of commands of Teams, for those that stand there. */
  listed?: string;
  /** The lines of the help, with backticks around what one types; `membership`: the reader’s. */
  help(t: Texts, membership: Pick<Membership, 'coordinator' | 'parties'>): string[];
  /** The name of a command that may stand before it without meaning anything there: `lägesrapport skicka in`. */
  after?: string;
  /** What follows holds somebody's text, which is given back where it could not be stored. */
  holdsText?: true;
  /** About the reports of the parties that the asker answers for: they are read together with who asks. */
  onReports?: true;
  /** `rest`: what follows the words, as it was typed. */
  answer(asking: Asking, rest: string): Promise<Reply>;
};

/**
 * What the link in somebody's letter lets one do, without the code that is mailed to them besides. The letter is a public
 * record where it arrives, and the link a key, so without a word here nothing is done by it.
 *
 *   reads      shows what is the party's own, and changes nothing: also for a machine that opens every link
 *   answers    a part of the lägesrapport, until that is sent in
 *   does       whatever else may be done by whoever has the letter: by a press, and what it is about stands above that
 */
export type ByLink = 'reads' | 'answers' | 'does';

/** A button or a choice, also one of an old message: answered by what is true now. */
export type Press<A> = {
  who: Who;
  /** Also about a check-in that is not open. */
  beforeOpening?: true;
  answer(asking: AskingOf<A>, of: A): Promise<Reply>;
} & (
  | { byLink?: Exclude<ByLink, 'does'> }
  | { byLink: 'does'; shows(asking: AskingOf<A>, of: A): Promise<Before> }
);

/**
 * What is read before a press is made by a letter's link: which of all things it is about, what has been answered, whom
 * it is for and what the press does. It changes nothing. `over`: why there is nothing to press any more.
 */
export type Before = { parts: Part[] } | { over: string | Message };

type ByKind<T extends { kind: string }> = { [K in T['kind']]: Extract<T, { kind: K }> };
type Of<N extends FeatureName, W extends 'presses' | 'forms'> = ByKind<z.infer<Contracts[N][W][number]>>;

/**
 * What a feature offers, whole: leaving out what answers one of its presses or forms, what composes one of its deliveries
 * or what tells one of its events does not compile. `N`: its name in `contracts.ts`.
 */
export type Feature<N extends FeatureName> = {
  words: Readonly<Record<string, Words>>;
  presses: { [K in keyof Of<N, 'presses'>]: Press<Of<N, 'presses'>[K]> };
  forms: { [K in keyof Of<N, 'forms'>]: DeclaredForm<Of<N, 'forms'>[K]> };
  deliveries: Pick<Kinds['deliveries'], keyof Contracts[N]['deliveries'] & DeliveryKind>;
  events: Pick<Kinds['events'], keyof Contracts[N]['events'] & EventKind>;
};
