import { addingFeature } from '../adding/feature.ts';
import { agreementFeature } from '../agreement/feature.ts';
import { read } from '../asking/ask.ts';
import type { FeatureName } from '../asking/contracts.ts';
import type { DeclaredForm } from '../asking/declare-form.ts';
import type { Feature, Press, Words } from '../asking/feature.ts';
import { may } from '../asking/who.ts';
import { beginningFeature } from '../beginning/feature.ts';
import { callNoteFeature } from '../call-note/feature.ts';
import { groupFeature } from '../group/feature.ts';
import { halfYearFeature } from '../half-year/feature.ts';
import { homeFeature } from '../home/feature.ts';
import { initiativeFeature } from '../initiative/feature.ts';
import { lettersFeature } from '../letters/feature.ts';
import { lockFeature } from '../lock/feature.ts';
import { meetingFeature } from '../meeting/feature.ts';
import type { Action, FormRef } from '../messages/action.ts';
import { helpMessage } from '../messages/help.ts';
import { moreTimeFeature } from '../more-time/feature.ts';
import { onePartyFeature } from '../one-party/feature.ts';
import { otherwiseFeature } from '../otherwise/feature.ts';
import type { Kinds } from '../ports/kinds.ts';
import type { Membership } from '../ports/store.ts';
import { questionFeature } from '../question/feature.ts';
import { recordFeature } from '../record/feature.ts';
import { remindLaterFeature } from '../remind-later/feature.ts';
import { remindersFeature } from '../reminders/feature.ts';
import { reportFeature } from '../report/feature.ts';
import { summaryFeature } from '../summary/feature.ts';
import type { Texts } from '../texts/texts.ts';
import { upkeepFeature } from '../upkeep/feature.ts';

/** Everything that one can ask for. A new feature is named here, and its contract in `asking/contracts.ts`. */
const features = {
  report: reportFeature,
  summary: summaryFeature,
  halfYear: halfYearFeature,
  reminders: remindersFeature,
  lock: lockFeature,
  oneParty: onePartyFeature,
  moreTime: moreTimeFeature,
  remindLater: remindLaterFeature,
  otherwise: otherwiseFeature,
  question: questionFeature,
  callNote: callNoteFeature,
  record: recordFeature,
  letters: lettersFeature,
  initiative: initiativeFeature,
  agreement: agreementFeature,
  home: homeFeature,
  meeting: meetingFeature,
  group: groupFeature,
  adding: addingFeature,
  beginning: beginningFeature,
  upkeep: upkeepFeature,
} satisfies { [N in FeatureName]: Feature<N> };

const help: Words = {
  who: 'member',
  says: ['hjalp', 'hej', 'help', 'hi', 'hello', '?'],
  suggests: ['hjälp', 'help'],
  listed: 'hjälp',
  help: ({ messages }) => [messages.help.help],
  answer: ({ ask, asker: { t, membership } }) =>
    read(ask, async () => ({ kind: 'messages', items: [helpMessage(helpLines(t, membership), t)] })),
};

/** What one may type in a group, a line each. */
export function helpLines(t: Texts, membership: Membership): string[] {
  return [...words.values()]
    .filter(({ who }) => may(who, membership))
    .flatMap((each) => each.help(t, membership));
}

function named<T>(lists: readonly Readonly<Record<string, T>>[]): Map<string, T> {
  const all = new Map<string, T>();
  for (const [name, one] of lists.flatMap((list) => Object.entries(list))) {
    if (all.has(name)) throw new Error(`two features declare ${name}`);
    all.set(name, one);
  }
  return all;
}

const lists = Object.values(features);

/** The commands, by name, in the order in which the help names them. */
export const words: ReadonlyMap<string, Words> = named([...lists.map((one) => one.words), { help }]);

type Presses = {
  [K in Exclude<Action['kind'], 'words'>]: Press<Extract<Action, { kind: K }>>;
};
type Forms = { [K in FormRef['kind']]: DeclaredForm<Extract<FormRef, { kind: K }>> };

/** Whole, for each feature that has a contract is in the list, and answers all of it. */
const all = <T>(what: 'presses' | 'forms' | 'deliveries' | 'events'): T =>
  Object.assign({}, ...lists.map((one) => one[what]));

export const presses: Presses = all('presses');
export const forms: Forms = all('forms');
/** What the features say of what they have stored. */
export const kinds: Kinds = { deliveries: all('deliveries'), events: all('events') };

/** Every name that a feature declares, one by one, so that a test finds two that are the same. */
export const declared = {
  presses: lists.flatMap((one) => Object.keys(one.presses)),
  forms: lists.flatMap((one) => Object.keys(one.forms)),
};
