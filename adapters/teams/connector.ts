import { type Activity, type Attachment, type CloudAdapter, TeamsInfo, type TurnContext } from 'botbuilder';
import type { Log } from '../../src/ports/log.ts';
import type { Pace } from '../pace.ts';
import type { TeamsMessage } from '../render/adaptive-card.ts';
import { cardWords } from '../render/card-words.ts';
import { faultOf, isAboutMessage } from './fault.ts';
import type { Place } from './place.ts';

const channelId = 'msteams';

/** Somebody in a conversation, as Teams' roster has them. */
export type Member = {
  id: string;
  objectId?: string;
  name?: string;
  email?: string;
  principalName?: string;
};

/** What the bot does in Teams. Each call is made once; all of them throw, see `faultOf`. */
export type Connector = {
  /** The new activity's id. */
  post(place: Place, message: TeamsMessage): Promise<string>;
  /** A card that Teams draws by itself, as those about files. */
  attach(place: Place, attachment: Attachment): Promise<void>;
  /** False: the activity can no longer be changed. */
  update(place: Place, id: string, message: TeamsMessage): Promise<boolean>;
  /** The 1:1 conversation with somebody, by their object id in Entra or their id in Teams. */
  open(serviceUrl: string, userId: string): Promise<Place>;
  /** Undefined: Teams does not know them there. */
  member(place: Place, userId: string): Promise<Member | undefined>;
};

/** What kind of conversation an id is of. It must not be empty: Microsoft's emulator takes no activity with it so. */
function kindOf(conversation: string): { isGroup: boolean; conversationType: string } {
  if (conversation.includes('@thread.v2')) return { isGroup: true, conversationType: 'groupChat' };
  return conversation.includes('@thread.')
    ? { isGroup: true, conversationType: 'channel' }
    : { isGroup: false, conversationType: 'personal' };
}

export function createConnector(options: {
  adapter: CloudAdapter;
  /** Empty only where nothing is authenticated. */
  appId: string;
  tenant: string;
  pace: Pace;
  log: Log;
}): Connector {
  const { adapter, appId, tenant, pace, log } = options;

  /** Lets `work` happen in a conversation, with what is needed to speak there. */
  async function within<T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> {
    await pace.turn(place.conversation);
    let result: { value: T } | undefined;
    const { serviceUrl, conversation, bot } = place;
    await adapter.continueConversationAsync(
      appId,
      {
        channelId,
        serviceUrl,
        conversation: { id: conversation, name: '', ...kindOf(conversation), tenantId: tenant },
        bot: { id: bot, name: '' },
      },
      async (context) => {
        result = { value: await work(context) };
      },
    );
    if (!result) throw new Error('botbuilder has not done what it was asked for');
    return result.value;
  }

  function activityOf({ card, summary }: TeamsMessage): Partial<Activity> {
    return {
      type: 'message',
      summary,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    };
  }

  return {
    async post(place, message) {
      const send = (activity: Partial<Activity>) =>
        within(place, async (context) => (await context.sendActivity(activity))?.id ?? '');
      try {
        return await send(activityOf(message));
      } catch (error) {
        const fault = faultOf(error);
        if (!isAboutMessage(fault)) throw error;
        log.error({ why: fault.why }, 'Teams refuses the form of a message; its words go alone');
        return send({ type: 'message', textFormat: 'plain', text: cardWords(message.card) });
      }
    },

    async attach(place, attachment) {
      await within(place, (context) =>
        context.sendActivity({ type: 'message', summary: attachment.name, attachments: [attachment] }),
      );
    },

    async update(place, id, message) {
      try {
        await within(place, (context) => context.updateActivity({ ...activityOf(message), id }));
        return true;
      } catch (error) {
        if (faultOf(error).kind === 'refused') return false;
        throw error;
      }
    },

    async open(serviceUrl, userId) {
      await pace.turn(userId);
      let conversation = '';
      const bot = `28:${appId}`;
      await adapter.createConversationAsync(
        appId,
        channelId,
        serviceUrl,
        '',
        {
          isGroup: false,
          bot: { id: bot, name: '' },
          members: [{ id: userId, name: '' }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        },
        async (context) => {
          conversation = context.activity.conversation.id;
        },
      );
      return { serviceUrl, conversation, bot };
    },

    async member(place, userId) {
      try {
        const found = await within(place, (context) => TeamsInfo.getMember(context, userId));
        const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
        const objectId = text(found.aadObjectId) ?? text(Reflect.get(found, 'objectId'));
        return {
          id: found.id,
          objectId: objectId?.toLowerCase(),
          name: text(found.name),
          email: text(found.email),
          principalName: text(found.userPrincipalName),
        };
      } catch (error) {
        if (faultOf(error).kind === 'refused') return undefined;
        throw error;
      }
    },
  };
}
