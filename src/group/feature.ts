import { commit, read } from '../asking/ask.ts';
import type { Asking, Feature, Words } from '../asking/feature.ts';
import { lookForNew } from '../beginning/find-people.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { agreementForm, removeAgreement } from './agreements.ts';
import { answererForm, standInForm } from './answerer-form.ts';
import { areaOfGroupForm, areasMessage, removeAreaById } from './areas.ts';
import { makeChange, undoChange } from './change-group.ts';
import { channelByWords, channelForm, channelsMessage, picksChannels, removeChannel } from './channel.ts';
import { composeNews } from './compose-news.ts';
import { composeWelcome } from './compose-welcome.ts';
import { coordinatorForm, coordinatorsMessage, endCoordinator } from './coordinators.ts';
import { goalForm, goalsMessage, removeGoal } from './goals.ts';
import { groupFile } from './group-file.ts';
import { overview } from './overview.ts';
import { partyMessage } from './party.ts';
import { partyForm, removeParty } from './party-form.ts';
import { daysForm, remindersForm } from './rhythm-forms.ts';
import { confirmHandover, declineHandover, withdrawHandover } from './settle-handover.ts';
import { endStandIn } from './stand-in.ts';
import { tellOfNoReach } from './take-effect.ts';
import { beforeTakingOver, takenOver } from './taken-over.ts';
import { whichParty } from './which-party.ts';
import { whoAnswers } from './who-answers.ts';

const one = (message: Message): Reply => ({ kind: 'messages', items: [message] });
const show = ({ ask }: Asking, message: (store: Store) => Promise<Message> | Message): Promise<Reply> =>
  read(ask, async (store) => one(await message(store)));

/** A command about one party: its name follows, or it is asked for. */
const aboutParty = (
  words: Pick<Words, 'says' | 'suggests' | 'listed' | 'help'>,
  press: 'party' | 'who-answers',
  message: (asking: Asking, store: Store, party: number) => Promise<Message>,
): Words => ({
  who: 'reader',
  ...words,
  answer: (asking, rest) =>
    show(asking, async (store) => {
      const { asker } = asking;
      const word = asker.t.answerers.words[press];
      const about = (party: number) => ({ kind: press, group: asker.group.id, party });
      const found = whichParty(asker, rest, { word, about });
      return 'question' in found ? found.question : message(asking, store, found.party.id);
    }),
});

/** A button of the overview, by words. */
const way = (says: string[], answer: Words['answer']): Words => ({
  who: 'coordinator',
  says,
  suggests: [],
  help: () => [],
  answer,
});

/** The group is run in chat and on the page: by its coordinators, and its parties say who answers. */
export const groupFeature: Feature<'group'> = {
  words: {
    group: {
      who: 'coordinator',
      // The last of them lead to forms, which only a button opens: they stand below the overview.
      says: [
        'grupp',
        'gruppen',
        'till gruppen',
        'dagar',
        'paminnelser',
        'group',
        'to the group',
        'days',
        'reminders',
      ],
      suggests: ['grupp', 'group'],
      listed: 'grupp',
      help: ({ group }) => [group.help.group],
      answer: async (asking) => {
        await lookForNew(asking);
        return show(asking, (store) => overview(asking.product, store, asking.asker));
      },
    },
    party: aboutParty(
      {
        says: ['part', 'parter', 'party', 'parties'],
        suggests: ['part', 'party'],
        help: ({ group }, { coordinator }) => [coordinator ? group.help.party : group.help.ownParty],
      },
      'party',
      ({ product, asker }, store, party) => partyMessage(product, store, asker, party),
    ),
    'who-answers': aboutParty(
      {
        says: ['vem svarar', 'who answers'],
        suggests: ['vem svarar', 'who answers'],
        listed: 'vem svarar',
        help: ({ group }, { coordinator }) => [
          coordinator ? group.help.whoAnswers : group.help.ownWhoAnswers,
        ],
      },
      'who-answers',
      ({ asker }, store, party) => whoAnswers(store, asker, party),
    ),
    channel: {
      who: 'coordinator',
      says: ['kanal', 'channel'],
      suggests: ['kanal', 'channel'],
      help: ({ group }) => [group.help.channel],
      answer: ({ ask, product, asker }) =>
        commit(ask, (store) => channelByWords(product, store, asker, ask.incoming.channel)),
    },
    areas: way(['omraden', 'areas'], (asking) => show(asking, () => areasMessage(asking.asker))),
    goals: way(['mal', 'goals'], (asking) => show(asking, (store) => goalsMessage(store, asking.asker))),
    coordinators: way(['samordnare', 'coordinators'], (asking) =>
      show(asking, () => coordinatorsMessage(asking.asker)),
    ),
    'group-file': way(['hamta som fil', 'get it as a file'], ({ ask, product, asker }) =>
      read(ask, (store) => groupFile(product, store, asker)),
    ),
  },
  presses: {
    group: {
      who: 'coordinator',
      answer: async (asking) => {
        await lookForNew(asking);
        return show(asking, (store) => overview(asking.product, store, asking.asker));
      },
    },
    'make-change': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { change }) =>
        commit(ask, (store) => makeChange(product, store, asker, change)),
    },
    'drop-change': {
      who: 'coordinator',
      answer: ({ ask, asker: { t } }) =>
        commit(ask, async () => ({
          reply: { kind: 'messages', items: [say(t.group.dropped)], replace: true },
        })),
    },
    'undo-change': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { change }) =>
        commit(ask, (store) => undoChange(product, store, asker, change)),
    },
    'group-file': {
      who: 'coordinator',
      answer: ({ ask, product, asker }) => read(ask, (store) => groupFile(product, store, asker)),
    },
    party: {
      who: 'reader',
      answer: async (asking, { party }) => {
        await lookForNew(asking);
        return show(asking, (store) => partyMessage(asking.product, store, asking.asker, party));
      },
    },
    'edit-party': {
      who: 'coordinator',
      answer: (asking, { group, party }) =>
        partyForm.open(asking, asking.product.store, { kind: 'party', group, party }),
    },
    'remove-party': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { party }) =>
        commit(ask, (store) => removeParty(product, store, asker, party)),
    },
    'who-answers': {
      who: 'reader',
      answer: (asking, { party }) => show(asking, (store) => whoAnswers(store, asking.asker, party)),
    },
    'change-answerer': {
      who: 'reader',
      answer: (asking, { group, party, role }) =>
        answererForm.open(asking, asking.product.store, { kind: 'answerer', group, party, role }),
    },
    'set-stand-in': {
      who: 'reader',
      answer: (asking, { group, party }) =>
        standInForm.open(asking, asking.product.store, { kind: 'stand-in', group, party }),
    },
    'end-stand-in': {
      who: 'reader',
      answer: ({ ask, product, asker }, of) => commit(ask, (store) => endStandIn(product, store, asker, of)),
    },
    'take-over': {
      who: 'member',
      byLink: 'does',
      beforeOpening: true,
      shows: (asking, { handover }) => beforeTakingOver(asking, handover),
      answer: (asking, { handover }) => show(asking, (store) => takenOver(store, asking.asker, handover)),
    },
    'withdraw-handover': {
      who: 'reader',
      answer: ({ ask, product, asker }, of) =>
        commit(ask, (store) => withdrawHandover(product, store, asker, of)),
    },
    'confirm-handover': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { handover, here }) =>
        commit(ask, (store) => confirmHandover(product, store, asker, handover, here === true)),
    },
    'decline-handover': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { handover }) =>
        commit(ask, (store) => declineHandover(product, store, asker, handover)),
    },
    areas: {
      who: 'coordinator',
      answer: (asking) => show(asking, () => areasMessage(asking.asker)),
    },
    'edit-area': {
      who: 'coordinator',
      answer: (asking, { group, area }) =>
        areaOfGroupForm.open(asking, asking.product.store, {
          kind: 'group-area',
          group,
          ...(area !== undefined && { area }),
        }),
    },
    'remove-area': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { area }) =>
        commit(ask, (store) => removeAreaById(product, store, asker, area)),
    },
    goals: {
      who: 'coordinator',
      answer: (asking) => show(asking, (store) => goalsMessage(store, asking.asker)),
    },
    'edit-goal': {
      who: 'coordinator',
      answer: (asking, { group, goal }) =>
        goalForm.open(asking, asking.product.store, {
          kind: 'goal',
          group,
          ...(goal !== undefined && { goal }),
        }),
    },
    'remove-goal': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { goal }) =>
        commit(ask, (store) => removeGoal(product, store, asker, goal)),
    },
    'edit-days': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        daysForm.open(asking, asking.product.store, { kind: 'group-days', group }),
    },
    'edit-reminders': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        remindersForm.open(asking, asking.product.store, { kind: 'group-reminders', group }),
    },
    channels: {
      who: 'coordinator',
      answer: (asking) => show(asking, () => channelsMessage(asking.product, asking.asker)),
    },
    'choose-channel': {
      who: 'coordinator',
      // An old button may be pressed where there is no picker: how it is done there is said instead.
      answer: (asking, { group }) =>
        picksChannels(asking.product, asking.asker)
          ? channelForm.open(asking, asking.product.store, { kind: 'group-channel', group })
          : show(asking, () => channelsMessage(asking.product, asking.asker)),
    },
    'remove-channel': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { platform }) =>
        commit(ask, (store) => removeChannel(product, store, asker, platform)),
    },
    coordinators: {
      who: 'coordinator',
      answer: (asking) => show(asking, () => coordinatorsMessage(asking.asker)),
    },
    'add-coordinator': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        coordinatorForm.open(asking, asking.product.store, { kind: 'coordinator', group }),
    },
    'end-coordinator': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { person }) =>
        commit(ask, (store) => endCoordinator(product, store, asker, person)),
    },
    'edit-agreement': {
      who: 'coordinator',
      answer: (asking, { kind: _, ...of }) =>
        agreementForm.open(asking, asking.product.store, { kind: 'agreement', ...of }),
    },
    'remove-agreement': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { agreement }) =>
        commit(ask, async (store) => {
          const found = asker.group.agreements.find(({ id }) => id === agreement);
          return found
            ? removeAgreement(product, store, asker, found)
            : { reply: tell(asker.t.messages.gone) };
        }),
    },
  },
  forms: {
    answerer: answererForm,
    'stand-in': standInForm,
    party: partyForm,
    'group-area': areaOfGroupForm,
    goal: goalForm,
    'group-days': daysForm,
    'group-reminders': remindersForm,
    'group-channel': channelForm,
    coordinator: coordinatorForm,
    agreement: agreementForm,
  },
  deliveries: {
    welcome: { compose: composeWelcome, unreached: tellOfNoReach },
    news: { compose: composeNews },
  },
  events: {
    'group-changed': ({ t, detail }) => ({
      what: t.group.events.changed,
      why: detail && t.group.events.about(detail.what),
    }),
    'group-change-undone': ({ t, detail }) => ({
      what: t.group.events.undone,
      why: detail && t.group.events.about(detail.what),
    }),
    'group-exported': ({ t, detail }) => ({ what: t.group.events.exported, by: detail?.by }),
    'handover-asked': ({ t }) => t.answerers.events.asked,
    'handover-confirmed': ({ t }) => t.answerers.events.confirmed,
    'handover-declined': ({ t }) => t.answerers.events.declined,
    'handover-withdrawn': ({ t }) => t.answerers.events.withdrawn,
    'handed-over': ({ t }) => t.answerers.events.handedOver,
    'stand-in-set': ({ t, detail }) => ({
      what: t.answerers.events.standInSet,
      why:
        detail &&
        t.answerers.events.between(t.dates.dayWithYear(detail.from), t.dates.dayWithYear(detail.to)),
    }),
    'stand-in-ended': ({ t }) => t.answerers.events.standInEnded,
  },
};
